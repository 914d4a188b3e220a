// Fuzzed tables: files and mappings by chance, most of them damaged, imported into a real record.
// Nothing may crash, hang, be refused without a place, or leave the folder less than whole.
//
// Options: --tables 20000  --seed N (the first; another each time where it is left out)
// Ctrl-C ends it after the table under way, and it says what came of those before.

import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { importAllFuzzed, type Fuzzed } from './fuzzing/import-fuzzed.ts'
import { machine, note } from './measuring/harness.ts'

const { values: options } = parseArgs({
  options: {
    tables: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    json: { type: 'boolean', default: false },
  },
})
const count = Number(options.tables)
const first = Number(options.seed)
/** What computes for ever can be seen from another thread alone. */
const hangsAfterMs = 60_000
const saidEveryMs = 10_000

if (isMainThread) await main()
else await work()

async function main(): Promise<void> {
  // How many tables were begun, and whether it is to end.
  const shared = new SharedArrayBuffer(8)
  const at = new Int32Array(shared)
  const begun = performance.now()
  const worker = new Worker(new URL(import.meta.url), {
    workerData: shared,
    argv: process.argv.slice(2).concat('--seed', String(first)),
  })
  let [seenAt, before, saidAt] = [begun, 0, begun]
  process.once('SIGINT', () => Atomics.store(at, 1, 1))
  const watch = setInterval(() => {
    const now = performance.now()
    const done = Atomics.load(at, 0)
    if (done !== before) [before, seenAt] = [done, now]
    if (now - saidAt > saidEveryMs) {
      saidAt = now
      note(`${done} of ${count} tables`)
    }
    if (now - seenAt < hangsAfterMs) return
    note(`seed ${first + done - 1} hangs.`)
    process.exit(1)
  }, 1_000)
  const fuzzed = await new Promise<Fuzzed>((resolve, reject) => {
    worker.on('message', resolve)
    worker.on('error', reject)
  })
  clearInterval(watch)
  report(fuzzed, { done: Atomics.load(at, 0), seconds: (performance.now() - begun) / 1_000 })
}

async function work(): Promise<void> {
  const shared: unknown = workerData
  if (!(shared instanceof SharedArrayBuffer)) throw new Error('There is nothing to count in.')
  const at = new Int32Array(shared)
  const seeds = function* (): Generator<number> {
    for (let n = 0; n < count && Atomics.load(at, 1) === 0; n++) yield first + n
  }
  const fuzzed = await importAllFuzzed(seeds(), () => Atomics.add(at, 0, 1))
  parentPort?.postMessage(fuzzed, [])
}

function report(
  { outcomes, failed }: Fuzzed,
  { done, seconds }: { readonly done: number; readonly seconds: number },
): void {
  if (failed.length > 0) process.exitCode = 1
  const came = Object.fromEntries([...outcomes].toSorted(([, a], [, b]) => b - a))
  if (options.json) {
    console.log(
      JSON.stringify({ title: 'tables', machine: machine(), first, done, seconds, came, failed }),
    )
    return
  }
  console.log(`${done} fuzzed tables from seed ${first}, ${Math.round(seconds)} s (${machine()})`)
  for (const [what, n] of Object.entries(came)) console.log(`${String(n).padStart(8)}  ${what}`)
  for (const one of failed) console.log(one)
  console.log(failed.length === 0 ? 'None failed.' : `${failed.length} FAILED`)
}
