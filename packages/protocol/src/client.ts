// Asking a Holdfast server, typed. `fetch` is handed in: the browser's, Node's or a test's.
//
// An answer that is not in the shape the table promises is an outage, like no answer at all. A
// refusal is a value. Nothing is retried here.

import { ok, refuse, type Bytes, type Problem, type Result } from '@holdfast/base'
import type { z } from 'zod'
import { refusalShape } from './problem.ts'
import { receiptShape, type ReceiptAnswer } from './entries.ts'
import { routes, type RouteShape } from './routes.ts'

/** What is used of an answer of `fetch`. */
export type HttpAnswer = {
  readonly ok: boolean
  readonly status: number
  readonly json: () => Promise<unknown>
  readonly arrayBuffer: () => Promise<ArrayBuffer>
}

/** What is used of `fetch`. */
export type HttpAsk = (
  url: string,
  request: {
    readonly method: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: Bytes
  },
) => Promise<HttpAnswer>

/** The parameters and the query of a request, as texts. Absent members are left out. */
export type Asked = {
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number | undefined>>
}

/** A route of the table that answers JSON: `routes.statuses`. */
type JsonRoute = RouteShape & { readonly answer: z.ZodType }

/** A client of one server. What it throws is an outage. */
export type Client = {
  readonly ask: <Route extends JsonRoute>(
    route: Route,
    asked?: Asked,
  ) => Promise<Result<z.output<Route['answer']>>>
  /** The exact bytes of an answer, whatever its media type. */
  readonly bytes: (route: RouteShape, asked?: Asked) => Promise<Result<Bytes>>
  readonly append: (id: string, room: string, entry: Bytes) => Promise<Result<ReceiptAnswer>>
}

/** The server did not answer as agreed. */
export class Outage extends Error {
  override readonly name = 'Outage'
}

/** A client of the server at `base`: `''` for the one a page came from. */
export function createClient(base: string, fetch: HttpAsk): Client {
  const get = async (route: RouteShape, asked: Asked): Promise<HttpAnswer> => {
    const url = `${base}${pathOf(route, asked)}`
    return fetch(url, { method: 'GET', headers: { accept: route.media } })
  }
  const ask = async <Route extends JsonRoute>(
    route: Route,
    asked: Asked = {},
  ): Promise<Result<z.output<Route['answer']>>> => {
    const answer = await get(route, asked)
    if (!answer.ok) return refuse(await problemOf(answer))
    return ok(inShape<Route['answer']>(route.answer, await answer.json()))
  }
  return {
    ask,
    bytes: async (route, asked = {}) => {
      const answer = await get(route, asked)
      if (!answer.ok) return refuse(await problemOf(answer))
      return ok(new Uint8Array(await answer.arrayBuffer()))
    },
    append: async (id, room, entry) => {
      const answer = await fetch(`${base}${pathOf(routes.append, { params: { id, room } })}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: entry,
      })
      if (!answer.ok) return refuse(await problemOf(answer))
      return ok(inShape(receiptShape, await answer.json()))
    },
  }
}

/** The address of a request below its server. */
export function pathOf(route: RouteShape, { params = {}, query = {} }: Asked): string {
  const path = route.path.replace(/:(\w+)/g, (_, key: string) =>
    encodeURIComponent(String(params[key] ?? '')),
  )
  const search = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${encodeURIComponent(String(value))}`],
  )
  return search.length === 0 ? path : `${path}?${search.join('&')}`
}

function inShape<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value)
  if (!parsed.success) throw new Outage(`an answer of another shape: ${parsed.error.message}`)
  return parsed.data
}

async function problemOf(answer: HttpAnswer): Promise<Problem> {
  const value = await answer.json().catch(() => null)
  const parsed = refusalShape.safeParse(value)
  if (!parsed.success) throw new Outage(`answered ${answer.status}`)
  return parsed.data.problem
}
