// What the tests of the command line share: running the real program in a folder of its own, and a
// small fictional agreement with a record.
//
// Every run is a child process, as a person would start it, with a plain environment.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a test starts: the command line as people run it. */
export const program = programHere()

function programHere(): string {
  const asked = join(import.meta.dirname, '..', '..', '..', 'scripts', 'program.ts')
  const { stdout } = spawnSync(process.execPath, [asked], { encoding: 'utf8' })
  return stdout.trim()
}

/** What a run ended with. */
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string }

/** Where a test works, and how it runs the program there. */
export type Desk = {
  readonly dir: string
  readonly path: (name: string) => string
  readonly write: (name: string, content: string | Uint8Array) => string
  readonly run: (...args: readonly string[]) => Ran
  readonly runWith: (env: Readonly<Record<string, string>>, ...args: readonly string[]) => Ran
  /** Runs it with these lines on its input, where `run` has none. */
  readonly runTold: (input: string, ...args: readonly string[]) => Ran
  /** Another desk with everything that is on this one. */
  readonly copy: () => Desk
}

/** A member of an answer in JSON, however deep; undefined where there is none. */
export function memberOf(json: string, ...path: readonly (string | number)[]): unknown {
  let value: unknown = JSON.parse(json)
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([key]) => key === String(name))?.[1]
  }
  return value
}

/** A desk in a new folder. Clear it with `clearDesks`. */
export function newDesk(): Desk {
  const dir = mkdtempSync(join(tmpdir(), 'holdfast-cli-'))
  const memory = `${dir}-memory`
  folders.push(dir, memory)
  const path = (name: string): string => join(dir, name)
  const start = (
    input: string,
    env: Readonly<Record<string, string>>,
    args: readonly string[],
  ): Ran => {
    const { PATH = '', TZ = 'UTC' } = process.env
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
      cwd: dir,
      input,
      encoding: 'utf8',
      env: {
        PATH,
        TZ,
        LANG: 'C.UTF-8',
        COLUMNS: '100',
        NODE_COMPILE_CACHE: cache,
        XDG_CACHE_HOME: memory,
        ...env,
      },
    })
    return { code: status, out: stdout, err: stderr }
  }
  return {
    dir,
    path,
    write: (name, content) => {
      writeFileSync(path(name), content)
      return path(name)
    },
    run: (...args) => start('', {}, args),
    runWith: (env, ...args) => start('', env, args),
    runTold: (input, ...args) => start(input, {}, args),
    copy: () => {
      const other = newDesk()
      cpSync(dir, other.dir, { recursive: true })
      return other
    },
  }
}

const folders: string[] = []
const cache = join(tmpdir(), 'holdfast-cli-test-cache')

/** Removes the folders of all desks. */
export function clearDesks(): void {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true, force: true })
}

/** A fictional calm of three days. */
export const calmText = `# A calm

\`\`\`pact
agreement  calm
time zone  Asia/Gaza
day begins 07:00
in force   from 2023-11-24T07:00 for 3 days
basis      reported
notice     "Fictional."

party      north "North", south "South"
mediator   chair "Chair"
source     office "Relief office", watch "Watch"

places     strip in "places.geojson"
group      held  held by north  classes soldier
\`\`\`

## 1. Hostilities

\`\`\`pact
1.1  each party must not attack in strip, each day
\`\`\`

## 2. Releases

\`\`\`pact
2.1  north must release 10 soldier from held within 3 days
\`\`\`

## 3. Relief

\`\`\`pact
3.1  unnamed must bring at least 100 relief trucks into strip each day
\`\`\`
`

/** Its places. */
export const calmPlaces = JSON.stringify({
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { id: 'strip' }, geometry: null }],
})

/** Counts of trucks. */
export const reliefTable = `date,trucks,stage,source,closes
2023-11-24,120,entered,office,yes
2023-11-25,90,entered,office,yes
2023-11-25,110,entered,watch,yes
2023-11-26,40,entered,office,no
`

/** How they are read. */
const reliefMapping = JSON.stringify({
  format: 'holdfast-mapping/1',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'date', as: 'date' },
        amount: { column: 'trucks', as: 'integer' },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { column: 'stage' },
        place: { constant: 'strip' },
        closes: { column: 'closes', as: 'yes-no' },
        'quote.source': { column: 'source', as: 'id' },
      },
    },
  ],
})

/** Releases and an incident, as another table. */
const eventsTable = `what,at,until,persons,against,words
release,2023-11-24T12:00+02:00,2023-11-24T14:00+02:00,4,,
release,2023-11-25T12:00+02:00,2023-11-25T12:00+02:00,6,,
attack,2023-11-25T15:00+02:00,2023-11-25T16:00+02:00,,south,shots fired across the road
`

/** How they are read. */
const eventsMapping = JSON.stringify({
  format: 'holdfast-mapping/1',
  statements: [
    {
      when: [{ column: 'what', equals: 'release' }],
      kind: 'exchange.released',
      body: {
        by: { constant: 'north' },
        class: { constant: 'soldier' },
        group: { constant: 'held' },
        persons: { column: 'persons', as: 'integer' },
        'at.earliest': { column: 'at', as: 'instant' },
        'at.latest': { column: 'until', as: 'instant' },
        'quote.source': { constant: 'office' },
      },
    },
    {
      when: [{ column: 'what', equals: 'attack' }],
      kind: 'incident.reported',
      body: {
        what: { column: 'what', as: 'id' },
        against: { column: 'against', as: 'id' },
        'at.earliest': { column: 'at', as: 'instant' },
        'at.latest': { column: 'until', as: 'instant' },
        place: { constant: 'strip' },
        particulars: { column: 'words' },
        'quote.source': { constant: 'watch' },
      },
    },
  ],
})

/** A desk with the calm's text, its tables, a key and an empty record in `record`. */
export function calmDesk(): Desk {
  const desk = newDesk()
  desk.write('calm.md', calmText)
  desk.write('places.geojson', calmPlaces)
  desk.write('relief.csv', reliefTable)
  desk.write('relief.mapping.json', reliefMapping)
  desk.write('events.csv', eventsTable)
  desk.write('events.mapping.json', eventsMapping)
  must(desk.run('key', 'new', 'compiler'))
  must(desk.run('init', 'record', '--agreement', 'calm.md', '--as', 'compiler'))
  return desk
}

/** The same with both tables imported. */
export function filledDesk(): Desk {
  const desk = calmDesk()
  must(desk.run('import', 'relief.csv', '--into', 'record', '--as', 'compiler'))
  must(desk.run('import', 'events.csv', '--into', 'record', '--as', 'compiler'))
  return desk
}

function must({ code, err }: Ran): void {
  if (code !== 0) throw new Error(err)
}
