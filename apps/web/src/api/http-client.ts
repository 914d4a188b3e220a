// Asking our own server. An answer is a value; a refusal is thrown as a Refusal; no answer, or one
// of another shape, as an Outage. The query cache decides what to do, and the page says what
// happened.

import { decodeUtf8, type Bytes, type Problem, type Result } from '@holdfast/base'
import { createClient, Outage, type Asked, type RouteShape } from '@holdfast/protocol'

/** A refusal with its permanent code, to be worded on screen. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`refused: ${problem.code}`)
    this.problem = problem
  }
}

const client = createClient('', async (url, request) =>
  fetch(url, request).catch(() => {
    throw new Outage('no answer')
  }),
)

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refusal(result.problem)
}

type JsonRoute = Parameters<typeof client.ask>[0]

/** The answer of a route, once `guard` has given its members their names. */
export async function answered<T>(
  route: JsonRoute,
  asked: Asked,
  guard: (value: unknown) => value is T,
): Promise<T> {
  const value: unknown = valueOf(await client.ask(route, asked))
  if (!guard(value)) throw new Outage('an answer of another shape')
  return value
}

/** The exact bytes of a route's answer. */
export async function answeredBytes(route: RouteShape, asked: Asked): Promise<Bytes> {
  return valueOf(await client.bytes(route, asked))
}

/**
 * The JSON of a route's answer without looking into every member: for answers that are large and
 * asked for by the dozen, where checking each would hold up the page.
 */
export async function answeredJson<T>(
  route: RouteShape,
  asked: Asked,
  guard: (value: unknown) => value is T,
): Promise<T> {
  const bytes = await answeredBytes(route, asked)
  const value: unknown = JSON.parse(decodeUtf8(bytes) ?? 'null')
  if (!guard(value)) throw new Outage('an answer of another shape')
  return value
}
