// What hostile keys and crowds cost: each kind of statement by how many there are, and readers
// while one key floods a record.
//
// Options: --sizes 1000,4000,16000  --kinds WORD (those whose name holds it)  --readers 200
// --seconds 6  --entries 2000 (of the flooded record)  --only kinds|flood

import { Agent } from 'node:http'
import { connect } from 'node:net'
import { parseArgs } from 'node:util'
import { addresses, startBenched, type BenchedServer } from './measuring/benched-server.ts'
import { note } from './measuring/harness.ts'
import { kindCosts, type KindCost } from './measuring/kind-cost.ts'

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,4000,16000' },
    kinds: { type: 'string', default: '' },
    readers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '6' },
    entries: { type: 'string', default: '2000' },
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const sizes = options.sizes.split(',').map(Number)
const seconds = Number(options.seconds)

/** The most by which the time may grow with the size: linear, and what measuring adds. */
const exponentMost = 1.25
/** The most that the event loop may be held up, and by which readers may be slowed down. */
const loopDelayMostMs = 50
const slowerMost = 2
/** Statements that a flooding key has under way. */
const underWay = 64

type Reading = {
  readonly name: string
  readonly calmP99Ms: number
  readonly floodedP99Ms: number
  /** Statements that were taken in a second meanwhile. */
  readonly taken: number
  readonly loopDelayMs: number
}

/** Counts the questions, so that each is new. */
let moment = 0
const costs = options.only === 'flood' ? [] : measureKinds()
const readings = options.only === 'kinds' ? [] : await measureFlood()
const broken = [
  ...costs.filter(({ exponent }) => exponent > exponentMost).map(({ kind }) => kind),
  // What is refused is not measured.
  ...costs.filter(({ refused }) => refused !== null).map(({ kind }) => `${kind} (refused)`),
  ...readings
    .filter((one) => one.loopDelayMs > loopDelayMostMs || slowerBy(one) > slowerMost)
    .map(({ name }) => name),
]
if (broken.length > 0) process.exitCode = 1
if (options.json) console.log(JSON.stringify({ title: 'hostile', sizes, costs, readings, broken }))
else print()

function measureKinds(): readonly KindCost[] {
  note(`Each kind, ${sizes.join(', ')} statements`)
  return kindCosts(sizes, options.kinds)
}

function slowerBy({ calmP99Ms, floodedP99Ms }: Reading): number {
  return floodedP99Ms / calmP99Ms
}

async function measureFlood(): Promise<readonly Reading[]> {
  const server = await startBenched(Number(options.entries))
  try {
    const found: Reading[] = []
    for (const record of ['pause', 'long'] as const) {
      found.push(await readingOf(server, record))
    }
    return found
  } finally {
    await server.stop()
  }
}

// Each reader asks what nobody has asked before, so that each answer is worked out.
function nextPath(record: keyof typeof addresses): string {
  moment += 1
  const begin = record === 'pause' ? Date.UTC(2023, 10, 24, 5) : Date.UTC(2021, 3, 1)
  const at = new Date(begin + moment * 1_000).toISOString()
  return `${addresses[record]}/statuses?asOf=${at}`
}

async function readingOf(server: BenchedServer, record: keyof typeof addresses): Promise<Reading> {
  const name = record === 'pause' ? 'readers of another agreement' : 'readers of the flooded record'
  note(`${options.readers} ${name}`)
  await read(server, record, 1)
  const calm = await read(server, record, seconds)
  await server.loopDelayMs()
  const flood = floodOf(server)
  const flooded = await read(server, record, seconds)
  const taken = await flood.stop()
  return {
    name,
    calmP99Ms: p99(calm),
    floodedP99Ms: p99(flooded),
    taken: taken / seconds,
    loopDelayMs: await server.loopDelayMs(),
  }
}

async function read(
  server: BenchedServer,
  record: keyof typeof addresses,
  forSeconds: number,
): Promise<readonly number[]> {
  const count = Number(options.readers)
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const samples: number[] = []
  const until = performance.now() + forSeconds * 1_000
  const reader = async (_: unknown, n: number): Promise<void> => {
    while (performance.now() < until) {
      const begun = performance.now()
      await server.get(nextPath(record), agent, n)
      samples.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: count }, reader))
  agent.destroy()
  return samples
}

// One key sends as much as is taken: the next statements are under way before the last is answered.
function floodOf(server: BenchedServer): { readonly stop: () => Promise<number> } {
  const socket = connect(server.port, '127.0.0.1')
  const path = `${addresses.long}/rooms/public/entries`
  const state = { sent: 0, answered: 0, isOver: false }
  socket.on('error', () => undefined)
  socket.on('data', (data: Buffer) => {
    state.answered += data.toString('latin1').split('HTTP/1.1 201').length - 1
  })
  const sending = (async () => {
    while (!state.isOver) {
      if (state.sent - state.answered >= underWay) {
        await new Promise((resolve) => setTimeout(resolve, 1))
        continue
      }
      const body = await server.nextStatement()
      const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n\r\n`
      socket.write(Buffer.concat([Buffer.from(head), body]))
      state.sent += 1
    }
  })()
  return {
    stop: async () => {
      state.isOver = true
      await sending
      const { answered } = state
      // What is under way is taken before anybody else floods.
      for (let tries = 0; state.answered < state.sent && tries < 500; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      socket.destroy()
      return answered
    },
  }
}

function p99(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.ceil(0.99 * sorted.length) - 1] ?? 0
}

function print(): void {
  console.log(`hostile (Node ${process.versions.node}, ${process.platform} ${process.arch})`)
  if (costs.length > 0) {
    console.log(columns('statements of one kind', [...sizes.map(String), 'exponent', '']))
    for (const { kind, tookMs, exponent, refused } of costs) {
      const cells = tookMs.map((ms) => `${ms.toFixed(0)} ms`)
      console.log(columns(kind, [...cells, exponent.toFixed(2), refused ?? '']))
    }
    console.log(`exponent at most ${exponentMost} (1 is linear)`)
  }
  if (readings.length > 0) {
    const heads = ['calm p99', 'flooded', 'ratio', 'loop p99', 'taken/s']
    console.log(columns(`${options.readers} readers and one key`, heads))
    for (const one of readings) {
      const { name, calmP99Ms, floodedP99Ms, loopDelayMs, taken } = one
      const times = [calmP99Ms, floodedP99Ms].map((ms) => `${ms.toFixed(0)} ms`)
      const cells = [...times, slowerBy(one).toFixed(2), `${loopDelayMs.toFixed(0)} ms`]
      console.log(columns(name, [...cells, taken.toFixed(0)]))
    }
    console.log(`ratio at most ${slowerMost}, loop at most ${loopDelayMostMs} ms`)
  }
  console.log(broken.length === 0 ? 'kept' : `NOT KEPT: ${broken.join(', ')}`)
}

function columns(first: string, rest: readonly string[]): string {
  return first.padEnd(32) + rest.map((cell) => cell.padStart(12)).join('')
}
