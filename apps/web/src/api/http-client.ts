// Asking our own server. An answer is a value of the route's shape; a refusal is thrown as a
// Refusal; no answer, or one of another shape, as an Outage. The query cache decides what to do,
// and the page says what happened.

import type { Problem } from '@holdfast/base'
import { createClient, Outage, type Asked } from '@holdfast/protocol'

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

type JsonRoute = Parameters<typeof client.ask>[0]

/** The answer of a route, with its instants read. */
export async function answered<Route extends JsonRoute>(
  route: Route,
  asked: Asked,
): Promise<Route['answer']['_output']> {
  const result = await client.ask(route, asked)
  if (result.ok) return result.value
  throw new Refusal(result.problem)
}
