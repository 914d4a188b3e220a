// A server for tests: the example agreements of this checkout, and a record of its own to write to,
// on a database that nobody else uses.
//
// Who asks is said by a header that only this test server believes.

import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { assert, instantFromMs, parseInstant, present, utcRules } from '@holdfast/base'
import type { Bytes, Instant } from '@holdfast/base'
import { clockOf, type Codec } from '@holdfast/protocol'
import type { JsonObject } from '@holdfast/record'
import { createKeyFile, initFolder, openFolder, readKeyFile, type Signer } from '@holdfast/store'
import { policyFile } from '@holdfast/sum'
import { deviceIn, temporaryFolder, testDatabase } from '@holdfast/store/testing'
import type { LogTo } from './http/app.ts'
import { publicReader, type ReaderOf } from './reader.ts'
import { startServer, type Server } from './server.ts'
import { readSettings, type Settings } from './settings.ts'

const checkout = fileURLToPath(new URL('../../../', import.meta.url))
const run = promisify(execFile)

/** The examples that the tests ask about. `two-sectors` has rooms besides the public one. */
const examples = ['gaza-pause-2023', 'two-sectors'] as const

/** The record that the test server keeps, with rooms `public` and `liaison`. */
export const ownRecord = 'own-record'

/** A server with its database, and the device of its own record's root key. */
export type TestServer = Server & {
  readonly get: (path: string, as?: string) => Promise<Got>
  readonly post: (path: string, body: Bytes | string, as?: string) => Promise<Got>
  /** The bytes of the compiler's next statement in the own record's public room. */
  readonly says: (kind: string, body: JsonObject) => Promise<Bytes>
  /** The same in its other room. */
  readonly saysInLiaison: (kind: string, body: JsonObject) => Promise<Bytes>
  readonly signer: Signer
  readonly databaseUrl: string
  readonly dataDir: string
  readonly agreementsDir: string
  readonly close: () => Promise<void>
}

/** An answer, read. `json` is null where it is not JSON. */
export type Got = {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  readonly bytes: Bytes
  readonly json: unknown
}

/** The moment at which the test servers stand. */
export const testNow = present(parseInstant('2031-04-20T12:00Z'), 'an instant')

/** Settings for tests: what is usual, on any free port and without a limit on requests. */
export function testSettings(more: Partial<Settings>): Settings {
  const usual = readSettings({}, { root: checkout, isTerminal: false })
  assert(usual.ok, 'the usual settings can be used')
  return { ...usual.value, port: 0, requestsAMinute: 0, logLevel: 'silent', ...more }
}

/** Starts a server for a test file. Close it in `afterAll`. */
export async function testServer(
  more: Partial<Settings> = {},
  prepare: (ownRecord: string, signer: Signer) => Promise<void> = async () => Promise.resolve(),
  manner: TestManner = {},
): Promise<TestServer> {
  const { now = () => testNow, policy = toldAtOnce, logTo, rooms } = manner
  const database = await testDatabase()
  const dir = await temporaryFolder()
  const dataDir = join(dir, 'data')
  await mkdir(dataDir)
  const keyFile = join(dataDir, 'server.key')
  if (manner.keyFile !== undefined) await cp(manner.keyFile, keyFile)
  const key =
    manner.keyFile === undefined
      ? await createKeyFile(keyFile, 'holdfast-server')
      : await readKeyFile(keyFile)
  const { signer } = present(key.ok ? key.value : null, 'a key')
  const agreementsDir = join(dir, 'agreements')
  for (const name of examples) {
    await cp(join(checkout, 'agreements', name), join(agreementsDir, name), { recursive: true })
  }
  const own = join(agreementsDir, ownRecord)
  await makeOwnRecord(own, signer, { policy, ...(rooms === undefined ? {} : { rooms }) })
  await prepare(own, signer)
  const started = await startServer({
    settings: testSettings({
      dataDir,
      databaseUrl: database.url,
      agreementsDir,
      logLevel: 'error',
      ...more,
    }),
    webDir: join(dir, 'no-web-app'),
    version: '0.0.0',
    readerOf: readerFromHeader,
    now,
    ...(logTo === undefined ? {} : { logTo }),
    say: () => undefined,
  })
  assert(started.ok, `a server starts: ${JSON.stringify(started)}`)
  const server = started.value
  assert(server.problems.length === 0, `examples hold: ${JSON.stringify(server.problems)}`)
  const folder = await openFolder(own)
  assert(folder.ok, 'the own record opens')
  const device = deviceIn(folder.value, 'public', signer)
  const hasLiaison = folder.value.rooms.some(({ id }) => id === 'liaison')
  const liaison = hasLiaison ? deviceIn(folder.value, 'liaison', signer) : null
  return {
    ...server,
    signer,
    databaseUrl: database.url,
    dataDir,
    agreementsDir,
    says: (kind, body) => device.says(kind, body, { claimedAt: now() }),
    saysInLiaison: (kind, body) =>
      present(liaison, 'it has that room').says(kind, body, { claimedAt: now() }),
    get: (path, as = '') => ask(server, 'GET', path, { headers: { 'x-test-rooms': as } }),
    post: (path, body, as = '') => {
      return ask(server, 'POST', path, { headers: { 'x-test-rooms': as }, body })
    },
    close: async () => {
      await server.stop()
      await database.drop()
    },
  }
}

/** What an answer of an agreement on UTC says, read by its codec and printed anew. */
export function printedAgain<Value>(codec: Codec<Value>, json: unknown): string {
  const calendar = { rules: utcRules, dayBeginsMinutes: 0 }
  return codec.print(codec.shape.parse(json), clockOf({ calendar }))
}

/** A server in a process of its own, as `npm start` runs it. Kill it when the test is done. */
export type ChildServer = { readonly process: ChildProcess; readonly address: string }

/** Starts one; resolves once it is ready. `environment` is added to the test's own. */
export async function childServer(environment: Record<string, string>): Promise<ChildServer> {
  const address = `http://127.0.0.1:${await freePort()}`
  const main = fileURLToPath(new URL('main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      HOLDFAST_PORT: new URL(address).port,
      HOLDFAST_WEB: 'no-web-app',
      HOLDFAST_LOG: 'error',
      HOLDFAST_REQUESTS_A_MINUTE: '0',
      ...environment,
    },
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  for (let tries = 0; tries < 1_200; tries++) {
    const answer = await fetch(`${address}/ready`).catch(() => null)
    if (answer?.ok === true) return { process: child, address }
    assert(child.exitCode === null, `the server starts: ${said}`)
    await wait(25)
  }
  throw new Error(`the server did not start: ${said}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

const readerFromHeader: ReaderOf = (request) => {
  const rooms = String(request.headers['x-test-rooms'] ?? '')
  if (rooms === '') return publicReader
  return { rooms: [...publicReader.rooms, ...rooms.split(',')], kind: 'party' }
}

async function ask(
  { app }: Server,
  method: 'GET' | 'POST',
  url: string,
  more: { readonly headers?: Record<string, string>; readonly body?: Bytes | string },
): Promise<Got> {
  const { body } = more
  const answer = await app.inject({
    method,
    url,
    headers: { 'content-type': 'application/json', ...more.headers },
    ...(body === undefined ? {} : { payload: Buffer.from(body) }),
  })
  const isJson = String(answer.headers['content-type']).includes('json')
  const text = answer.body
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text,
    bytes: new Uint8Array(answer.rawPayload),
    json: isJson && !text.includes('\n{') && text !== '' ? JSON.parse(text) : null,
  }
}

/** The policy of an agreement of which the public is told everything at once. */
export const toldAtOnce = JSON.stringify({
  format: 'holdfast-policy/1',
  statuses: 'on',
  bulletins: 'at-once',
})

/** What a test server does otherwise: its clock, and what its own record orders to be told. */
export type TestManner = {
  readonly now?: () => Instant
  readonly policy?: string
  readonly logTo?: LogTo
  /** The rooms of its own record; `public` and `liaison` without it. */
  readonly rooms?: readonly string[]
  /** A key file to sign with, in place of a new one. */
  readonly keyFile?: string
}

/** Makes the own record's folder, with its text; `signer` is its root and signs its logs. */
export async function makeOwnRecord(
  dir: string,
  signer: Signer,
  { policy = toldAtOnce, rooms = ['public', 'liaison'] }: Pick<TestManner, 'policy' | 'rooms'> = {},
): Promise<void> {
  const source = join(checkout, 'agreements', 'two-sectors')
  await mkdir(dir, { recursive: true })
  const text = await readFile(join(source, 'agreement.md'), 'utf8')
  const renamed = text.replace(/^agreement .*$/m, `agreement  ${ownRecord}`)
  await writeFile(join(dir, 'agreement.md'), renamed)
  for (const name of ['places.geojson', 'zones.json']) await cp(join(source, name), join(dir, name))
  await writeFile(join(dir, policyFile), policy)
  const made = await initFolder({
    dir,
    agreement: ownRecord,
    rooms,
    signer,
    holder: 'compiler',
    roles: ['compiler'],
    claimedAt: instantFromMs(testNow - 30 * 86_400_000),
  })
  assert(made.ok, `a record is made: ${JSON.stringify(made)}`)
}

/** What `holdfast … --json` prints in this checkout, without its last newline. */
export async function cliAnswer(...args: readonly string[]): Promise<string> {
  const cli = join(checkout, 'apps', 'cli', 'src', 'main.ts')
  const flags = ['--disable-warning=ExperimentalWarning', cli, ...args, '--json']
  const options = { cwd: checkout, maxBuffer: 64 * 1024 * 1024 }
  const { stdout } = await run(process.execPath, flags, options)
  return stdout.replace(/\n$/, '')
}

/** The body of a report that one truck-load or more came in, quoted from the relief office. */
export function reliefBody(trucks: number): JsonObject {
  return {
    cargo: 'relief',
    amount: trucks,
    unit: 'trucks',
    stage: 'offloaded',
    date: '2031-04-02',
    closes: true,
    quote: { source: 'relief-office' },
  }
}
