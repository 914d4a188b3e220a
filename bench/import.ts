// How long an import takes, how much memory it holds at most, and how long it is ever silent: small
// rows by the hundred thousand, and the list of lorries where it is there.
//
// Options: --rows 100000,300000,1000000  --only rows|lorries  --profile DIR (keeps --cpu-prof's)
// --data DIR (where the list of lorries lies: shared/data beside the checkout)
//
// Where other programs share the machine, processor seconds can be compared, and seconds cannot.

import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reportFigures, type Figure } from './measuring/figures.ts'
import { note } from './measuring/harness.ts'
import { freshBenchRecord, lorriesMapping, tableOfCounts } from './records/table-of-counts.ts'

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,300000,1000000' },
    only: { type: 'string', default: '' },
    profile: { type: 'string', default: '' },
    data: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
  },
})
const root = join(import.meta.dirname, '..')
const data = options.data === '' ? join(root, '..', 'shared', 'data') : options.data
const lorries = join(data, 'gaza', 'unrwa_truck_lines.csv.gz')
const lorryRows = 50_059

/** What each size may take. */
const most: Readonly<Record<number, { readonly seconds: number; readonly megabytes: number }>> = {
  300_000: { seconds: 60, megabytes: 600 },
  1_000_000: { seconds: 250, megabytes: 1_200 },
}
/** The longest that nothing may be said, and by how much a row of more rows may cost more. */
const silenceMostSeconds = 2
const growthMost = 1.3
const lorriesMostSeconds = 8

type Taken = {
  readonly seconds: number
  readonly processorSeconds: number
  readonly megabytes: number
  readonly silentSeconds: number
  /** What was said last before the longest silence. */
  readonly silentAfter: string
}

const dir = await mkdtemp(join(tmpdir(), 'holdfast-bench-import-'))
try {
  // What is compiled of the sources is no part of an import.
  await watched(['help'])
  const ofRows = options.only === 'lorries' ? [] : await measureRows()
  const ofLorries = options.only === 'rows' ? [] : await measureLorries()
  reportFigures('import', [...ofRows, ...ofLorries], options.json)
} finally {
  await rm(dir, { recursive: true })
}

async function measureRows(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  let before: { readonly rows: number; readonly taken: Taken } | null = null
  for (const rows of options.rows.split(',').map(Number)) {
    const table = join(dir, 'counts.csv')
    await tableOfCounts(table, rows)
    const name = `${rows.toLocaleString('en')} rows`
    const taken = await importing(name, table)
    const { seconds, megabytes } = most[rows] ?? {}
    figures.push(...figuresOf(name, taken, { seconds, megabytes }))
    if (before !== null) {
      const growth = taken.processorSeconds / rows / (before.taken.processorSeconds / before.rows)
      figures.push({ what: `${name}: a row, to one of fewer`, value: growth, most: growthMost })
    }
    before = { rows, taken }
  }
  return figures
}

async function measureLorries(): Promise<readonly Figure[]> {
  if (!existsSync(lorries)) {
    note(`The list of lorries is not here (${lorries}); it is not measured.`)
    return []
  }
  const mapping = join(dir, 'lorries.mapping.json')
  await writeFile(mapping, JSON.stringify(lorriesMapping))
  const name = `${lorryRows.toLocaleString('en')} lorries`
  const taken = await importing(name, lorries, '--mapping', mapping)
  return figuresOf(name, taken, { seconds: lorriesMostSeconds })
}

function figuresOf(
  name: string,
  { seconds, processorSeconds, megabytes, silentSeconds }: Taken,
  aims: { readonly seconds?: number | undefined; readonly megabytes?: number | undefined },
): readonly Figure[] {
  const figure = (what: string, value: number, aim: number | undefined): Figure => {
    return { what: `${name}: ${what}`, value, ...(aim === undefined ? {} : { most: aim }) }
  }
  return [
    figure('seconds', seconds, aims.seconds),
    figure('processor seconds', processorSeconds, undefined),
    figure('megabytes at most', megabytes, aims.megabytes),
    figure('longest silence, seconds', silentSeconds, silenceMostSeconds),
  ]
}

async function importing(name: string, table: string, ...more: string[]): Promise<Taken> {
  const record = join(dir, 'record')
  await rm(record, { recursive: true, force: true })
  await rm(join(dir, 'resources'), { force: true })
  const key = await freshBenchRecord(record)
  const line = ['import', table, '--into', record, '--as', key, '--room', 'public', ...more]
  note(`${name} …`)
  const taken = await watched(line)
  note(
    `${name}: ${taken.seconds.toFixed(1)} s, ${Math.round(taken.megabytes)} MB, ` +
      `silent for ${taken.silentSeconds.toFixed(1)} s after "${taken.silentAfter}"`,
  )
  return taken
}

/** Runs a command as a person would, and looks at the clock whenever it says something. */
function watched(line: readonly string[]): Promise<Taken> {
  const resources = join(dir, 'resources')
  const watch = new URL('./measuring/watched-import.ts', import.meta.url).href
  const profile = options.profile === '' ? '' : `--cpu-prof --cpu-prof-dir=${options.profile}`
  const args = [join(root, 'scripts', 'boot.mjs'), 'holdfast', ...line]
  const env = {
    ...process.env,
    // What starts the command line starts it as a process of its own, which is to be watched too.
    NODE_OPTIONS: `${profile} --import ${watch}`,
    RESOURCES_FILE: resources,
    XDG_CACHE_HOME: join(dir, 'cache'),
  }
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [saidAt, silentMs, said, silentAfter, errors] = [startedAt, 0, '', '', '']
  const hear = (): void => {
    const at = performance.now()
    if (at - saidAt > silentMs) [silentMs, silentAfter] = [at - saidAt, said]
    saidAt = at
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', (piece: Buffer) => {
    hear()
    said = piece.toString('utf8').trim() || said
    errors = `${errors}${piece.toString('utf8')}`.slice(-4_000)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      hear()
      if (code !== 0) {
        reject(new Error(`holdfast ${line.join(' ')}: ${code}\n${errors}`))
        return
      }
      const [bytes, processorSeconds = 0] = readFileSync(resources, 'utf8').split(' ').map(Number)
      resolve({
        seconds: (performance.now() - startedAt) / 1_000,
        processorSeconds,
        megabytes: (bytes ?? 0) / 1e6,
        silentSeconds: silentMs / 1_000,
        silentAfter,
      })
    })
  })
}
