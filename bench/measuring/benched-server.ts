// A server of its own process to be measured, as `npm start` runs it, on a database made for the
// run: the example of the pause, and a long record that one key can append to.
//
// Each reader has an address of their own, as behind a proxy that the server trusts; whoever asks
// shares the machine with the server all the same, and is in every figure.

import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { request, type Agent } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Author, lastOf, saidBy } from '@holdfast/author'
import { encodeBase64, encodeUtf8, present, type Bytes } from '@holdfast/base'
import { encodeEnvelope } from '@holdfast/record'
import { openFolder, sha256 } from '@holdfast/store'
import { benchSigner, benchSeed, longRecord } from '../records/long-record.ts'
import { note } from './harness.ts'

const root = join(import.meta.dirname, '..', '..')

/** Where the example of the pause is asked, and where the long record is. */
export const addresses = {
  pause: '/api/agreements/gaza-pause-2023',
  long: '/api/agreements/long-calm',
} as const

/** A server to be measured. */
export type BenchedServer = {
  readonly port: number
  /** Asks as one reader, whose number gives an address; fails where it is not answered. */
  readonly get: (path: string, agent: Agent, reader: number) => Promise<void>
  /** The next statement of the key of the long record. */
  readonly nextStatement: () => Promise<Bytes>
  /** How long the event loop was held up since this was last asked: the 99th of 100 delays. */
  readonly loopDelayMs: () => Promise<number>
  readonly stop: () => Promise<void>
}

/** Starts one with a long record of that many entries. */
export async function startBenched(entries: number): Promise<BenchedServer> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-server-'))
  await chmod(dir, 0o755)
  const port = await freePort()
  const nextStatement = await prepare(dir, entries)
  note('Starting a server')
  const child = await started(dir, port)
  return {
    port,
    get: (path, agent, reader) => get({ port, path, agent, reader }),
    nextStatement,
    loopDelayMs: () => loopDelayMs(child, join(dir, 'loop-delay')),
    stop: async () => {
      child.kill('SIGINT')
      await new Promise((resolve) => child.on('exit', resolve))
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function prepare(dir: string, entries: number): Promise<() => Promise<Bytes>> {
  const longDir = await longRecord(entries)
  await cp(longDir, join(dir, 'agreements', 'long-calm'), { recursive: true })
  const example = join('agreements', 'gaza-pause-2023')
  await cp(join(root, example), join(dir, example), { recursive: true })
  await mkdir(join(dir, 'data'))
  const signer = await benchSigner()
  const key = {
    format: 'holdfast-key/1',
    name: 'bench',
    publicKey: encodeBase64(signer.publicKey),
    privateKey: encodeBase64(benchSeed()),
  }
  await writeFile(join(dir, 'data', 'server.key'), encodeUtf8(JSON.stringify(key)))
  const folder = await openFolder(longDir)
  const room = present(folder.ok ? folder.value.rooms[0] : null, 'a record with a room')
  const said = saidBy(sha256, signer.keyId, room.entries)
  // Its last statement again, in a new place.
  const { agreement, kind, body, claimedAt } = present(said.at(-1), 'a record with entries')
  const head = { last: lastOf(said), seen: null }
  const author = new Author({ sha256, signer, agreement, room: room.id, head })
  return async () => {
    const envelope = await author.says({ kind, body, claimedAt })
    if (!envelope.ok) throw new Error(JSON.stringify(envelope.problem))
    return encodeEnvelope(envelope.value)
  }
}

async function started(dir: string, port: number): Promise<ChildProcess> {
  const main = join(root, 'apps', 'server', 'src', 'main.ts')
  const watch = new URL('./loop-delay.ts', import.meta.url).href
  const args = ['--disable-warning=ExperimentalWarning', '--import', watch, main]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      LOOP_DELAY_FILE: join(dir, 'loop-delay'),
      HOLDFAST_DATA: join(dir, 'data'),
      HOLDFAST_AGREEMENTS: join(dir, 'agreements'),
      HOLDFAST_WEB: join(dir, 'none'),
      HOLDFAST_PORT: String(port),
      HOLDFAST_LOG: 'error',
      HOLDFAST_REQUESTS_A_MINUTE: '0',
      HOLDFAST_STATEMENTS_A_DAY: '0',
      HOLDFAST_TRUSTED_PROXIES: '127.0.0.1',
      HOLDFAST_LISTENERS_OF_ONE: '1000',
    },
  })
  for (let tries = 0; tries < 4_800; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (answer?.ok === true) return child
    if (child.exitCode !== null) break
    await wait(25)
  }
  child.kill('SIGINT')
  throw new Error('The server did not start.')
}

type Asking = {
  readonly port: number
  readonly path: string
  readonly agent: Agent
  readonly reader: number
}

function get({ port, path, agent, reader }: Asking): Promise<void> {
  const address = `10.0.${Math.floor(reader / 256)}.${reader % 256}`
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', 'x-forwarded-for': address }
    request({ port, path, agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve()
        else reject(new Error(`${path}: ${answer.statusCode ?? 0}`))
      })
      answer.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

async function loopDelayMs(child: ChildProcess, path: string): Promise<number> {
  await rm(path, { force: true })
  child.kill('SIGUSR2')
  for (let tries = 0; tries < 1_000; tries++) {
    const text = await readFile(path, 'utf8').catch(() => '')
    if (text.endsWith('\n')) return Number(text)
    await wait(20)
  }
  throw new Error('The server does not say how its loop was held up.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}
