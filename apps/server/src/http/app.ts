// The HTTP application: routes, what surrounds them, and how anything that goes wrong is answered.
//
// It knows no rule of a record. Whatever it sends that is not an answer is a problem with a code;
// an error of ours is logged under the request's id and never told in words.

import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { limits, type Problem } from '@holdfast/base'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { errorCodeOf } from '../error-code.ts'
import { serverProblems as problem } from '../problems.ts'
import { allRoutes } from '../routes/routes.ts'
import { health } from './health.ts'
import { statusOfProblem } from './problem-status.ts'
import { readingPage } from './reading-page.ts'
import { bodyTooLarge, type Context } from './route.ts'
import { refuseUnread } from './unread-request.ts'

/** What the application needs besides its context. */
export type AppOptions = {
  readonly context: Context
  /** Requests of one address in a minute; 0 for no limit. */
  readonly requestsAMinute: number
  /** Proxies that say for whom they ask: addresses and networks. */
  readonly trustedProxies: readonly string[]
  /** How long a request may take to arrive, body and all. */
  readonly requestMs: number
  readonly logLevel: string
  /** Where the log goes; stderr without it. */
  readonly logTo?: LogTo
  readonly version: string
}

/** Takes the lines of the log. */
export type LogTo = { readonly write: (line: string) => void }

/** Statement bodies: an entry and no more. */
const bodyLimit = limits.entryBytes
/** How long a connection may be silent, sending or taking, while an answer is under way. */
const silentMs = 90_000
/** How often connections are looked at for that. */
const lookMs = 2_000

/** Where requests go whose own address cannot be read. */
const unreadable = '/unreadable'

function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '')
    return true
  } catch {
    return false
  }
}

/** The application, ready to listen. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { context } = options
  const app = Fastify({
    bodyLimit,
    forceCloseConnections: true,
    requestTimeout: options.requestMs,
    connectionTimeout: silentMs,
    // Node looks at neither where the headers may take longer than all of it.
    http: { headersTimeout: options.requestMs, connectionsCheckingInterval: lookMs },
    trustProxy: options.trustedProxies.length === 0 ? false : [...options.trustedProxies],
    // An address that cannot be read would reach no route, no hook and no limit.
    rewriteUrl: ({ url = '/' }) => (isReadable(url) ? url : unreadable),
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: refuseUnread,
    logger: {
      level: options.logLevel,
      // Structured, one line each: which path was asked, and neither by whom nor what of it.
      serializers: {
        req: ({ method, url }: { readonly method: string; readonly url: string }) => ({
          method,
          path: url.split('?', 1)[0],
        }),
      },
      stream: options.logTo ?? process.stderr,
    },
    requestIdHeader: false,
  })
  await surround(app, options)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => {
    done(null, body)
  })
  // Requests and answers are checked against the protocol in http/route.ts.
  app.setValidatorCompiler(() => (value: unknown) => ({ value }))
  app.setSerializerCompiler(() => (value) => JSON.stringify(value))
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const refused = problemOf(error, request.id)
    if (refused.code === 'server.14') request.log.error({ err: error }, 'a fault of ours')
    if (refused.code === 'server.13') {
      request.log.warn({ reason: errorCodeOf(error) }, 'the database does not answer')
    }
    return sendProblem(reply, refused)
  })
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem.unknownPath()))
  await app.register(async (api) => {
    for (const register of allRoutes) register(api, context)
    await Promise.resolve()
  })
  app.all(unreadable, { schema: { hide: true } }, async (_request, reply) =>
    sendProblem(reply, problem.malformed('address')),
  )
  health(app, context)
  readingPage(app)
  return app
}

async function surround(
  app: FastifyInstance,
  { requestsAMinute, version }: AppOptions,
): Promise<void> {
  await app.register(helmet, {
    // The page and everything it loads come from here; nothing is inline.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Whoever serves this over TLS sets it there; on plain HTTP it would lock people out.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
  // At the quality that zlib thinks best, Brotli takes longer than it saves.
  const params = { [constants.BROTLI_PARAM_QUALITY]: 4 }
  await app.register(compress, { threshold: 1024, brotliOptions: { params } })
  if (requestsAMinute > 0) {
    await app.register(rateLimit, {
      max: requestsAMinute,
      timeWindow: 60_000,
      errorResponseBuilder: (_request, { ttl }) => new TooMany(Math.ceil(ttl / 1000)),
    })
  }
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Holdfast',
        version,
        description: 'What agreements ask, what was said, and how it stands.',
      },
    },
    transform: createJsonSchemaTransform({
      zodToJsonConfig: { target: 'draft-2020-12', unrepresentable: 'any' },
    }),
  })
}

/** More requests than one address may make. */
class TooMany extends Error {
  readonly statusCode = 429
  readonly seconds: number

  constructor(seconds: number) {
    super('too many requests')
    this.seconds = seconds
  }
}

function problemOf(error: FastifyError | TooMany, request: string): Problem {
  if (error instanceof TooMany) return problem.tooManyRequests(error.seconds)
  if (error.code === bodyTooLarge) return problem.tooLarge(bodyLimit)
  if (isOutage(error)) return problem.outage()
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500 ? problem.malformed('request') : problem.fault(request)
}

// PostgreSQL's classes for a lost connection, no room, and a server that is going down, and the
// system's own codes for the same.
function isOutage(error: Error): boolean {
  const code = errorCodeOf(error)
  return (
    /^(08|53|57P)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}

function sendProblem(reply: FastifyReply, refused: Problem): FastifyReply {
  return reply
    .code(statusOfProblem(refused))
    .header('cache-control', 'no-store')
    .send({ problem: refused })
}
