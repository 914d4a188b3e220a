// A running server: database, records, HTTP, put together in order and taken down in reverse.
//
// Starting refuses with a problem that says what to do; whatever had been started by then is taken
// down again. Several servers may work with one database; the last to go stops the embedded one.

import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { instantFromMs, minuteMs, ok, refuse } from '@holdfast/base'
import type { Instant, Problem, Result } from '@holdfast/base'
import { createKeyFile, keepCluster, openRecordStore, readKeyFile } from '@holdfast/store'
import type { Cluster, RecordStore, Signer } from '@holdfast/store'
import { mkdir, stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { errorCodeOf } from './error-code.ts'
import { createApp, type LogTo } from './http/app.ts'
import { takeInExamples } from './library/examples.ts'
import { Library } from './library/library.ts'
import { LiveHub } from './live/live-hub.ts'
import { serverProblems as problem } from './problems.ts'
import { everyoneIsPublic, type ReaderOf } from './reader.ts'
import type { Settings } from './settings.ts'
import { restMsAfter } from './sums/resting.ts'
import { SumPool } from './sums/sum-pool.ts'
import { previewOf } from './web/preview.ts'
import { serveWebApp } from './web/web-app.ts'

/** What starting needs. */
export type ServerOptions = {
  readonly settings: Settings
  /** Where the built web app is. */
  readonly webDir: string
  readonly version: string
  readonly readerOf?: ReaderOf
  readonly signers?: readonly Signer[]
  readonly now?: () => Instant
  /** Where the log goes; stderr without it. */
  readonly logTo?: LogTo
  readonly say: (text: string) => void
}

/** A server that listens. */
export type Server = {
  readonly address: string
  readonly app: FastifyInstance
  readonly store: RecordStore
  readonly library: Library
  readonly sums: SumPool
  /** Agreements that are served, and what could not be. */
  readonly agreements: readonly string[]
  readonly problems: readonly Problem[]
  /** Ends listening, finishes what was begun, and stops the database if it is ours. */
  readonly stop: () => Promise<void>
}

type Stack = (() => Promise<void>)[]

/** Starts a server. */
export async function startServer(options: ServerOptions): Promise<Result<Server>> {
  const started: Stack = []
  const outcome = await startParts(options, started).catch(async (error: unknown) => {
    await takeDown(started)
    throw error
  })
  if (!outcome.ok) await takeDown(started)
  return outcome
}

async function takeDown(started: Stack): Promise<void> {
  for (let stop = started.pop(); stop !== undefined; stop = started.pop()) await stop()
}

async function startParts(options: ServerOptions, started: Stack): Promise<Result<Server>> {
  const { settings, readerOf = everyoneIsPublic } = options
  const now = options.now ?? (() => instantFromMs(Date.now()))
  const log: Log = { app: null }
  const database = await databaseFor(options, log, started)
  if (!database.ok) return database
  const { url, users } = database.value
  const signers = options.signers ?? (await ownSigners(settings.dataDir))
  const pool: { sums: SumPool | null } = { sums: null }
  const store = await openRecordStore({
    url,
    ...(settings.directUrl === null ? {} : { directUrl: settings.directUrl }),
    publishedDir: join(settings.dataDir, 'published'),
    signers,
    now,
    quotas: settings.quotas,
    rest: (tookMs) => restAfter(tookMs, pool.sums),
    onOutage: (reason) => log.app?.log.warn({ reason }, 'a connection to the database broke'),
    onBroken: (problem) => log.app?.log.error({ problem }, 'a record does not hold'),
  })
  if (!store.ok) return store
  started.push(async () => {
    users.others = await store.value.close()
  })
  const sums = new SumPool({
    ...settings.sums,
    store: store.value,
    onTrouble: (what) => log.app?.log.error({ what }, 'a sum had to be given up'),
  })
  pool.sums = sums
  started.push(() => sums.close())
  const library = new Library(store.value, sums, (problem) =>
    log.app?.log.error({ problem }, 'a record could not be opened'),
  )
  started.push(async () => Promise.resolve(library.close()))
  const records = await openRecords(store.value, library, settings)
  const live = new LiveHub(library, settings.listenersOfOne)
  const app = await createApp({
    context: {
      store: store.value,
      library,
      live,
      readerOf,
      now: () => instantFromMs(Math.floor(now() / minuteMs) * minuteMs),
    },
    requestsAMinute: settings.requestsAMinute,
    requestMs: settings.requestMs,
    trustedProxies: settings.trustedProxies,
    logLevel: settings.logLevel,
    ...(options.logTo === undefined ? {} : { logTo: options.logTo }),
    version: options.version,
  })
  log.app = app
  await serveWebApp(app, options.webDir, (request) => previewOf(request, { library, readerOf }))
  started.push(async () => {
    live.close()
    await app.close()
  })
  const listening = await listen(app, settings)
  if (!listening.ok) return listening
  return ok({
    address: listening.value,
    app,
    store: store.value,
    library,
    sums,
    ...records,
    stop: () => takeDown(started),
  })
}

async function restAfter(tookMs: number, sums: SumPool | null): Promise<void> {
  const ms = restMsAfter(tookMs, sums?.waiting ?? 0)
  if (ms > 0) await setTimeout(ms)
}

/** Where to log, once there is a log. */
type Log = { app: FastifyInstance | null }

async function openRecords(
  store: RecordStore,
  library: Library,
  { agreementsDir, dataDir }: Settings,
): Promise<Pick<Server, 'agreements' | 'problems'>> {
  const examples = await takeInExamples(store, agreementsDir, join(dataDir, 'verified'))
  const problems = [...examples.problems]
  const agreements: string[] = []
  for (const id of await store.agreements()) {
    const opened = await library.open(id)
    if (opened.ok) agreements.push(id)
    else problems.push(opened.problem)
  }
  return { agreements, problems }
}

/** A database; `users.others` is how many other servers work with it when this one goes. */
type FoundDatabase = { readonly url: string; readonly users: { others: number } }

async function databaseFor(
  { settings: { databaseUrl, dataDir }, say }: ServerOptions,
  log: Log,
  started: Stack,
): Promise<Result<FoundDatabase>> {
  try {
    await mkdir(dataDir, { recursive: true })
  } catch (error) {
    return refuse(problem.badSetting('HOLDFAST_DATA', `${dataDir} (${errorCodeOf(error)})`))
  }
  if (databaseUrl !== null) return ok({ url: databaseUrl, users: { others: 0 } })
  const cluster: Result<Cluster> = await keepCluster({
    dir: dataDir,
    onProgress: (doing) => {
      if (doing === 'making') say('Making a database. This happens once and takes a few seconds.')
    },
    onRestart: (failed) =>
      log.app?.log.error({ problem: failed }, 'the database had died and was started again'),
  })
  if (!cluster.ok) return cluster
  const { isAdopted, stop, leave, url } = cluster.value
  // Whoever started what was adopted may still work with it.
  const users = { others: isAdopted ? 1 : 0 }
  started.push(() => (users.others > 0 ? leave() : stop()))
  return ok({ url, users })
}

// The key of the rooms that this server keeps: made on the first start, never shown.
async function ownSigners(dataDir: string): Promise<readonly Signer[]> {
  const path = join(dataDir, 'server.key')
  const isMade = await stat(path).then(
    () => true,
    () => false,
  )
  const key = isMade ? await readKeyFile(path) : await createKeyFile(path, 'holdfast-server')
  return key.ok ? [key.value.signer] : []
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<Result<string>> {
  try {
    return ok(await app.listen({ host, port }))
  } catch (error) {
    const code = errorCodeOf(error)
    if (code === 'EADDRINUSE') return refuse(problem.portInUse(port))
    return refuse(problem.cannotListen(`${host}:${port}`, code))
  }
}
