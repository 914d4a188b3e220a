// The server over HTTP: the Overview's data, a status query and the live stream, with 1, 50 and 200
// readers.
//
// The server is a process of its own, as `npm start` runs it, on a database made for the run. The
// readers share the machine with it, so what they cost is in every figure. Each keeps its
// connection open and asks again as soon as it is answered.

import { spawn, type ChildProcess } from 'node:child_process'
import { chmod, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Author, lastOf, saidBy, type Saying } from '@holdfast/author'
import { encodeBase64, encodeUtf8, present, type Bytes } from '@holdfast/base'
import { encodeEnvelope } from '@holdfast/record'
import { openFolder, sha256 } from '@holdfast/store'
import { note } from './measuring/harness.ts'
import { benchSigner, benchSeed, longRecord } from './records/long-record.ts'

const root = join(import.meta.dirname, '..')
const readers = [1, 50, 200]
const secondsEach = 4
const longEntries = 10_000
const pause = '/api/agreements/gaza-pause-2023'
const long = '/api/agreements/long-calm'

type Figures = {
  readonly name: string
  readonly readers: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const measured: Figures[] = []
/** Who appends to the long record, and what: its last statement again, in a new place. */
let appending: ({ readonly author: Author } & Saying) | null = null
const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-server-'))
await chmod(dir, 0o755)
const port = await freePort()
const server = await startServer()
try {
  await measureAll()
} finally {
  server.kill('SIGINT')
  await new Promise((resolve) => server.on('exit', resolve))
  await rm(dir, { recursive: true, force: true })
}
print()

async function measureAll(): Promise<void> {
  for (const count of readers) {
    await asking('the Overview’s data', count, () => [
      pause,
      `${pause}/statuses?asOf=2023-12-01T07:00%2B02:00`,
      `${pause}/facts?asOf=2023-12-01T07:00%2B02:00`,
    ])
  }
  for (const count of readers) {
    await asking('a status query, asked before', count, () => [
      `${pause}/statuses?asOf=2023-11-26T12:00%2B02:00`,
    ])
  }
  let minute = 0
  for (const count of readers) {
    await asking('a status query, new each time', count, () => {
      minute += 1
      const at = new Date(Date.UTC(2023, 10, 24, 5) + minute * 1_000).toISOString()
      return [`${pause}/statuses?asOf=${at}`]
    })
  }
  // Each of these takes long and is worked out alone: 200 who wait would only wait longer.
  for (const count of readers.slice(0, 2)) {
    await asking(`the same, of ${longEntries.toLocaleString('en')} entries`, count, () => {
      minute += 1
      const at = new Date(Date.UTC(2031, 5, 1) + minute * 1_000).toISOString()
      return [`${long}/statuses?asOf=${at}`]
    })
  }
  for (const count of readers) await listening(count)
}

// Readers that ask, each one address after another; a sample is one round.
async function asking(
  name: string,
  count: number,
  addresses: () => readonly string[],
): Promise<void> {
  note(`${name}, ${count} readers`)
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const samples: number[] = []
  const round = async (): Promise<number> => {
    const begun = performance.now()
    for (const path of addresses()) await get(path, agent)
    return performance.now() - begun
  }
  await Promise.all(Array.from({ length: count }, round))
  const until = performance.now() + secondsEach * 1000
  const begun = performance.now()
  const reader = async (): Promise<void> => {
    while (performance.now() < until) samples.push(await round())
  }
  await Promise.all(Array.from({ length: count }, reader))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  keep({ name, readers: count, perSecond: samples.length / seconds, samples })
}

function get(path: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip' }
    request({ port, path, agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(200)
        else reject(new Error(`${path}: ${answer.statusCode ?? 0}`))
      })
      answer.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}

// Readers that listen, while statements are appended; a sample is from sending to one's seeing it.
async function listening(count: number): Promise<void> {
  note(`the live stream, ${count} readers`)
  const samples: number[] = []
  const live = { sentAt: 0, seen: 0 }
  const agent = new Agent({ maxSockets: count })
  const open = await Promise.all(
    Array.from({ length: count }, () =>
      listen(agent, () => {
        live.seen += 1
        if (live.sentAt > 0) samples.push(performance.now() - live.sentAt)
      }),
    ),
  )
  await untilSeen(live, count)
  const begun = performance.now()
  for (let sent = 1; performance.now() - begun < secondsEach * 1000; sent++) {
    const bytes = await nextStatement()
    live.sentAt = performance.now()
    await post(`${long}/rooms/public/entries`, bytes)
    await untilSeen(live, count * (sent + 1))
  }
  const seconds = (performance.now() - begun) / 1000
  for (const close of open) close()
  agent.destroy()
  const name = 'the live stream, sent to seen'
  keep({ name, readers: count, perSecond: samples.length / seconds, samples })
}

async function untilSeen(live: { readonly seen: number }, count: number): Promise<void> {
  while (live.seen < count) await wait(0)
}

function listen(agent: Agent, onEvent: () => void): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, path: `${long}/live`, agent }, (answer) => {
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        for (const _ of text.matchAll(/event: grown/g)) onEvent()
      })
      answer.on('error', () => undefined)
      resolve(() => asked.destroy())
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function post(path: string, body: Bytes): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body })
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

async function nextStatement(): Promise<Bytes> {
  const { author, kind, body, claimedAt } = present(appending, 'the record has entries')
  const envelope = await author.says({ kind, body, claimedAt })
  if (!envelope.ok) throw new Error(JSON.stringify(envelope.problem))
  return encodeEnvelope(envelope.value)
}

async function authorOf(dir: string): Promise<typeof appending> {
  const folder = await openFolder(dir)
  const room = present(folder.ok ? folder.value.rooms[0] : null, 'a record with a room')
  const signer = await benchSigner()
  const said = saidBy(sha256, signer.keyId, room.entries)
  const { agreement, kind, body, claimedAt } = present(said.at(-1), 'a record with entries')
  const head = { last: lastOf(said), seen: null }
  return {
    author: new Author({ sha256, signer, agreement, room: room.id, head }),
    kind,
    body,
    claimedAt,
  }
}

async function startServer(): Promise<ChildProcess> {
  const agreements = join(dir, 'agreements')
  const longDir = await longRecord(longEntries)
  await cp(longDir, join(agreements, 'long-calm'), { recursive: true })
  const example = 'gaza-pause-2023'
  await cp(join(root, 'agreements', example), join(agreements, example), { recursive: true })
  appending = await authorOf(longDir)
  await mkdir(join(dir, 'data'))
  const signer = await benchSigner()
  const key = {
    format: 'holdfast-key/1',
    name: 'bench',
    publicKey: encodeBase64(signer.publicKey),
    privateKey: encodeBase64(benchSeed()),
  }
  await writeFile(join(dir, 'data', 'server.key'), encodeUtf8(JSON.stringify(key)))
  note('Starting a server')
  const main = join(root, 'apps', 'server', 'src', 'main.ts')
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      HOLDFAST_DATA: join(dir, 'data'),
      HOLDFAST_AGREEMENTS: agreements,
      HOLDFAST_WEB: join(dir, 'none'),
      HOLDFAST_PORT: String(port),
      HOLDFAST_LOG: 'error',
      HOLDFAST_REQUESTS_A_MINUTE: '0',
    },
  })
  for (let tries = 0; tries < 2_400; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (answer?.ok === true) return child
    if (child.exitCode !== null) break
    await wait(25)
  }
  throw new Error('The server did not start.')
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

function keep(given: Omit<Figures, 'p50Ms' | 'p99Ms'> & { samples: readonly number[] }): void {
  const { samples, ...figures } = given
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0
  measured.push({ ...figures, p50Ms: at(0.5), p99Ms: at(0.99) })
}

function print(): void {
  const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}`
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ title: 'server', machine, results: measured }))
    return
  }
  console.log(`server (${machine})`)
  const heads = ['readers', 'per second', 'p50', 'p99']
  console.log(''.padEnd(34) + heads.map((head) => head.padStart(12)).join(''))
  for (const { name, readers: count, perSecond, p50Ms, p99Ms } of measured) {
    const rate = perSecond < 100 ? perSecond.toFixed(1) : Math.round(perSecond)
    const cells = [count, rate, `${p50Ms.toFixed(1)} ms`, `${p99Ms.toFixed(1)} ms`]
    console.log(name.padEnd(34) + cells.map((cell) => String(cell).padStart(12)).join(''))
  }
}
