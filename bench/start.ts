// Start-up of the command line, cold and warm; status and verify on a record of 100,000 entries,
// and what a living sum of it costs.
//
// Each run is a process of its own, as a person would start it. "Cold" has an empty cache of
// compiled code and remembers no record, "warm" has both. The base of the ratios is a Node that
// does nothing; verifying is compared with the bare signatures of the same run.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure, note, report, type Measured } from './measuring/harness.ts'
import { signedEntries, verifyBare } from './records/bare-signatures.ts'
import { livingSum } from './records/living-sum.ts'
import { longRecord } from './records/long-record.ts'

const root = join(import.meta.dirname, '..')
// As a person starts it: what is compiled of the sources is part of the start.
const boot = join(root, 'scripts', 'boot.mjs')
const example = join(root, 'agreements', 'gaza-pause-2023')
const asOf = '2023-12-01T07:00+02:00'
const entries = 100_000

/** The most that verifying may take of what its signatures alone take. */
const verifyShare = 1.6

function holdfast(args: readonly string[], cache: string): void {
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, XDG_CACHE_HOME: cache }
  const { status, stderr } = spawnSync(process.execPath, [boot, 'holdfast', ...args], {
    env,
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`holdfast ${args.join(' ')}: ${status}\n${String(stderr)}`)
}

const warm = await mkdtemp(join(tmpdir(), 'holdfast-bench-cache-'))

function cold(name: string, args: readonly string[]): Promise<Measured> {
  return measure({
    name: `${name}, cold`,
    runs: 7,
    run: async () => {
      const cache = await mkdtemp(join(tmpdir(), 'holdfast-bench-cache-'))
      holdfast(args, cache)
      await rm(cache, { recursive: true })
    },
  })
}

function warmed(name: string, args: readonly string[], given = {}): Promise<Measured> {
  return measure({ name, runs: 15, warmups: 2, run: () => holdfast(args, warm), ...given })
}

async function main(): Promise<void> {
  const dir = await longRecord(entries)
  const bare = await measure({
    name: 'node, doing nothing',
    runs: 15,
    warmups: 2,
    run: () => {
      spawnSync(process.execPath, ['--eval', '0'])
    },
  })
  const status = ['status', example, '--as-of', asOf, '--json']
  const measured = [bare, await cold('help', ['help']), await warmed('help, warm', ['help'])]
  if (existsSync(join(example, 'holdfast.json'))) {
    measured.push(await cold('status of the pause', status))
    measured.push(await warmed('status of the pause, warm', status))
  } else note('The example has no record here; its status is not measured.')
  const long = { runs: 5, warmups: 1, items: entries }
  measured.push(await warmed('status of 100,000 entries', ['status', dir, '--json'], long))
  measured.push(await warmed('status of 100,000, as a sheet', ['status', dir], long))
  const signed = await signedEntries(dir)
  const signatures = await measure({
    name: 'its bare signatures',
    runs: 3,
    warmups: 1,
    items: entries,
    run: () => verifyBare(signed),
  })
  measured.push(signatures)
  measured.push(
    await warmed('verify of 100,000 entries', ['verify', dir, '--json'], { ...long, runs: 3 }),
  )
  measured.push(...(await livingSum(dir)))
  report('start', measured, {
    limits: [
      { name: 'status of 100,000 entries', mostMs: 2_000 },
      { name: 'status of 100,000, as a sheet', mostMs: 2_000 },
      { name: 'verify of 100,000 entries', mostMs: verifyShare * signatures.medianMs },
      { name: 'one more statement, its summary', mostMs: 50 },
      { name: 'one more statement, its strip', mostMs: 50 },
      { name: '60 moments, asked first', mostMs: 1_000 },
    ],
  })
}

try {
  await main()
} finally {
  await rm(warm, { recursive: true, force: true })
}
