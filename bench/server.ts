// The server over HTTP: the Overview's data, a status query and the live stream, with 1, 50 and 200
// readers.
//
// The readers share the machine with the server, so what they cost is in every figure. Each keeps
// its connection open and asks again as soon as it is answered.

import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bytes } from '@holdfast/base'
import { addresses, startBenched } from './measuring/benched-server.ts'
import { note } from './measuring/harness.ts'

const readers = [1, 50, 200]
const secondsEach = 4
const longEntries = 10_000
const { pause, long } = addresses

type Figures = {
  readonly name: string
  readonly readers: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

const measured: Figures[] = []
const server = await startBenched(longEntries)
const { port, nextStatement } = server
try {
  await measureAll()
} finally {
  await server.stop()
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
async function asking(name: string, count: number, paths: () => readonly string[]): Promise<void> {
  note(`${name}, ${count} readers`)
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const samples: number[] = []
  const round = async (reader: number): Promise<number> => {
    const begun = performance.now()
    for (const path of paths()) await server.get(path, agent, reader)
    return performance.now() - begun
  }
  const all = Array.from({ length: count }, (_, n) => n)
  await Promise.all(all.map(round))
  const until = performance.now() + secondsEach * 1000
  const begun = performance.now()
  const reader = async (n: number): Promise<void> => {
    while (performance.now() < until) samples.push(await round(n))
  }
  await Promise.all(all.map(reader))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  keep({ name, readers: count, perSecond: samples.length / seconds, samples })
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
