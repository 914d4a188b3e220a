// A running server: database, records, HTTP, put together in order and taken down in reverse.
//
// Starting refuses with a problem that says what to do; whatever had been started by then is taken
// down again. Nothing is written before the database is known to be ours alone.

import { join } from 'node:path'
import { instantFromMs, minuteMs, ok, refuse } from '@holdfast/base'
import type { Instant, Problem, Result } from '@holdfast/base'
import { createKeyFile, openRecordStore, readKeyFile, startCluster } from '@holdfast/store'
import type { Cluster, RecordStore, Signer } from '@holdfast/store'
import { mkdir, stat } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { errorCodeOf } from './error-code.ts'
import { createApp } from './http/app.ts'
import { takeInExamples } from './library/examples.ts'
import { Library } from './library/library.ts'
import { LiveHub } from './live/live-hub.ts'
import { serverProblems as problem } from './problems.ts'
import { everyoneIsPublic, type ReaderOf } from './reader.ts'
import type { Settings } from './settings.ts'
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
  readonly say: (text: string) => void
}

/** A server that listens. */
export type Server = {
  readonly address: string
  readonly app: FastifyInstance
  readonly store: RecordStore
  readonly library: Library
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
  const { settings, say } = options
  const now = options.now ?? (() => instantFromMs(Date.now()))
  const database = await databaseFor(settings, say, started)
  if (!database.ok) return database
  const signers = options.signers ?? (await ownSigners(settings.dataDir))
  const logging: { app: FastifyInstance | null } = { app: null }
  const store = await openRecordStore({
    url: database.value.url,
    publishedDir: join(settings.dataDir, 'published'),
    signers,
    now,
    onOutage: (reason) => logging.app?.log.warn({ reason }, 'a connection to the database broke'),
  })
  if (!store.ok) {
    // Whoever holds it needs the database that we adopted or found: it is left running.
    if (store.problem.code === 'database.3') started.length = 0
    return store
  }
  started.push(() => store.value.close())
  const library = new Library(store.value)
  started.push(async () => Promise.resolve(library.close()))
  const examples = await takeInExamples(store.value, settings.agreementsDir)
  const problems = [...examples.problems]
  const agreements: string[] = []
  for (const id of await store.value.agreements()) {
    const opened = await library.open(id)
    if (opened.ok) agreements.push(id)
    else problems.push(opened.problem)
  }
  const live = new LiveHub(library)
  const app = await createApp({
    context: {
      store: store.value,
      library,
      live,
      readerOf: options.readerOf ?? everyoneIsPublic,
      now: () => instantFromMs(Math.floor(now() / minuteMs) * minuteMs),
    },
    requestsAMinute: settings.requestsAMinute,
    logLevel: settings.logLevel,
    version: options.version,
  })
  logging.app = app
  await serveWebApp(app, options.webDir)
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
    agreements,
    problems,
    stop: () => takeDown(started),
  })
}

async function databaseFor(
  { databaseUrl, dataDir }: Settings,
  say: (text: string) => void,
  started: Stack,
): Promise<Result<{ readonly url: string }>> {
  try {
    await mkdir(dataDir, { recursive: true })
  } catch (error) {
    return refuse(problem.badSetting('HOLDFAST_DATA', `${dataDir} (${errorCodeOf(error)})`))
  }
  if (databaseUrl !== null) return ok({ url: databaseUrl })
  const cluster: Result<Cluster> = await startCluster({
    dir: dataDir,
    onProgress: (doing) => {
      if (doing === 'making') say('Making a database. This happens once and takes a few seconds.')
    },
  })
  if (cluster.ok) started.push(() => cluster.value.stop())
  return cluster
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
