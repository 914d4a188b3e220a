// A route: a line of the protocol's table and the function that answers it.
//
// The wrapper checks the request against the shape, says who asks, turns a refusal into its status
// and sends what is answered. A handler reads top to bottom: find it, ask, present it.

import { ok, refuse, type Bytes, type Instant, type Problem, type Result } from '@holdfast/base'
import { refusalShape, routeSummary, type RouteShape } from '@holdfast/protocol'
import type { RecordStore } from '@holdfast/store'
import { setMaxListeners } from 'node:events'
import type { Readable } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RouteOptions } from 'fastify'
import { z } from 'zod'
import type { Library } from '../library/library.ts'
import type { LiveHub } from '../live/live-hub.ts'
import { serverProblems as problem } from '../problems.ts'
import type { Reader, ReaderOf, Waiter } from '../reader.ts'
import type { Printed } from '../sums/worker-seat.ts'
import { statusOfProblem } from './problem-status.ts'

/** What every handler works with. */
export type Context = {
  readonly store: RecordStore
  readonly library: Library
  readonly live: LiveHub
  readonly readerOf: ReaderOf
  /** The server's clock, to the minute: what is asked of "now" stays the same for that long. */
  readonly now: () => Instant
}

/** One request, checked. */
export type Asked<Route extends RouteShape> = {
  readonly reader: Reader
  readonly params: z.output<Route['params']>
  readonly query: z.output<Route['query']>
  /** The body of a POST; empty otherwise. */
  readonly body: Bytes
  /** Whose turn an answer takes, and whether they still wait for it. */
  readonly waiter: Waiter
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** What a handler answers with. */
export type Answer<Route extends RouteShape> =
  | {
      readonly kind: 'value'
      readonly value: Route['answer'] extends z.ZodType ? z.input<Route['answer']> : never
      readonly status?: number
    }
  /** What was printed already, JSON unless it says otherwise; its bytes are kept. */
  | { readonly kind: 'printed'; readonly printed: Printed; readonly media?: string }
  | { readonly kind: 'bytes'; readonly bytes: Bytes; readonly media: string }
  /** Read as it is sent, and no faster than it is taken. */
  | { readonly kind: 'stream'; readonly stream: Readable; readonly media: string }
  /** The handler took the connection over. */
  | { readonly kind: 'taken' }

/** A line of the table with its handler, ready to be registered. */
export type Route = (server: FastifyInstance, context: Context) => void

/** The most bytes of a body, where a route takes fewer than others, and what refuses more. */
export type MostBody = { readonly bytes: number; readonly beyond: (most: number) => Problem }

/** What the parser of a body says of one that is too long. No more than its limit is ever read. */
export const bodyTooLarge = 'FST_ERR_CTP_BODY_TOO_LARGE'

/** Joins a line of the table and its handler. */
export function route<Shape extends RouteShape>(
  shape: Shape,
  handle: (context: Context, asked: Asked<Shape>) => Promise<Result<Answer<Shape>>>,
  most: MostBody | null = null,
): Route {
  return (server, context) => {
    server.route({
      method: shape.method,
      url: shape.path,
      schema: documentation(shape),
      ...(most === null ? {} : limitedTo(most)),
      handler: async (request, reply) => {
        const params = inShape<Shape['params']>(shape.params, request.params)
        if (!params.ok) return send(reply, params)
        const query = inShape<Shape['query']>(shape.query, request.query)
        if (!query.ok) return send(reply, query)
        const outcome = await handle(context, {
          reader: context.readerOf(request),
          params: params.value,
          query: query.value,
          body: bodyOf(request),
          waiter: waiterOf(request, reply),
          request,
          reply,
        })
        return send(reply, outcome)
      },
    })
  }
}

function limitedTo({ bytes, beyond }: MostBody): Pick<RouteOptions, 'bodyLimit' | 'errorHandler'> {
  return {
    bodyLimit: bytes,
    errorHandler: (error: FastifyError, _request, reply) => {
      if (error.code !== bodyTooLarge) throw error
      void send(reply, refuse(beyond(bytes)))
    },
  }
}

function inShape<Shape extends z.ZodType>(shape: Shape, value: unknown): Result<z.output<Shape>> {
  const hidden = hiddenIn(value)
  if (hidden !== null) return refuse(problem.malformed(hidden))
  const parsed = shape.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  return refuse(problem.malformed(parsed.error.issues[0]?.path.join('.') ?? ''))
}

// The name of a value with a character that no keyboard makes; a database would refuse it.
function hiddenIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found = Object.entries(value).find(([, text]) => /\p{Cc}/u.test(String(text)))
  return found?.[0] ?? null
}

// Gone is whose connection closed before the answer was sent.
function waiterOf({ ip }: FastifyRequest, reply: FastifyReply): Waiter {
  const gone = new AbortController()
  // The shelf asks every record for its sake, and each hears of it.
  setMaxListeners(0, gone.signal)
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return { address: ip, signal: gone.signal }
}

function bodyOf({ body }: FastifyRequest): Bytes {
  return body instanceof Uint8Array ? new Uint8Array(body) : new Uint8Array(0)
}

// For OpenAPI only: what is checked and sent is checked and sent here.
function documentation(shape: RouteShape): object {
  const { params, query, body, adds, answer, media } = shape
  const summary = routeSummary(shape)
  const answered =
    answer === null
      ? { description: summary, content: { [media]: { schema: z.string() } } }
      : asSent(answer)
  return {
    summary,
    params,
    querystring: query,
    ...(body === undefined ? {} : { body }),
    response: {
      200: answered,
      ...(adds === true ? { 201: answered } : {}),
      default: refusalShape,
    },
  }
}

// A shape says what is read from JSON; what is sent is what it reads.
function asSent(shape: z.ZodType): z.ZodType {
  const { $schema: _version, ...schema } = z.toJSONSchema(shape, {
    io: 'input',
    target: 'draft-2020-12',
    unrepresentable: 'any',
  })
  return z.unknown().meta(schema)
}

function send<Shape extends RouteShape>(
  reply: FastifyReply,
  outcome: Result<Answer<Shape>>,
): FastifyReply {
  if (!outcome.ok) {
    const { problem: refused } = outcome
    const { seconds } = refused.about
    // Whoever is asked to wait is told how long.
    if (typeof seconds === 'number') reply.header('retry-after', seconds)
    return reply
      .code(statusOfProblem(refused))
      .header('cache-control', 'no-store')
      .send({ problem: refused })
  }
  const answer = outcome.value
  switch (answer.kind) {
    case 'value':
      return reply
        .code(answer.status ?? 200)
        .header('cache-control', 'no-cache')
        .send(answer.value)
    case 'printed':
      return sendPrinted(reply, answer.printed, answer.media)
    case 'bytes':
      return reply
        .header('cache-control', 'no-cache')
        .type(answer.media)
        .send(bufferOf(answer.bytes))
    case 'stream':
      return reply.header('cache-control', 'no-cache').type(answer.media).send(answer.stream)
    case 'taken':
      return reply
  }
}

function sendPrinted(
  reply: FastifyReply,
  { text, tag, gzipped }: Printed,
  media = 'application/json; charset=utf-8',
): FastifyReply {
  const { headers } = reply.request
  reply.header('cache-control', 'no-cache').header('etag', `W/${tag}`)
  reply.header('vary', 'accept-encoding')
  if (headers['if-none-match']?.includes(tag) === true) return reply.code(304).send()
  reply.type(media)
  const isCompressed = gzipped !== null && /\bgzip\b/.test(String(headers['accept-encoding']))
  return isCompressed
    ? reply.header('content-encoding', 'gzip').send(bufferOf(gzipped))
    : reply.send(bufferOf(text))
}

function bufferOf(bytes: Bytes): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
