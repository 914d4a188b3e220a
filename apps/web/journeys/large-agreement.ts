// An agreement of 400 days by 120 obligations with a record of some thousand counts, made up, put
// together by the command line like any other. It says of itself that it is synthetic.

import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Its id, as addresses have it. */
export const largeId = 'synthetic-large'
/** A moment of its day 320, for questions. */
export const largeMoment = '2024-11-16T00:00+00:00'

const days = 400
const countedDays = 320
const articles = 12
const clausesEach = 10
const start = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000
const root = fileURLToPath(new URL('../../../', import.meta.url))
const commandLine = join(root, 'apps/cli/src/main.ts')
const run = promisify(execFile)

const clauses = Array.from({ length: articles * clausesEach }, (_, at) => {
  const id = `${Math.floor(at / clausesEach) + 1}.${(at % clausesEach) + 1}`
  return { id, place: `gate-${id.replace('.', '-')}` }
})

/** Makes the folder of its record below `dir`. */
export async function makeLargeAgreement(dir: string): Promise<void> {
  const drafts = `${dir}-draft`
  await mkdir(drafts, { recursive: true })
  const [text, key, table] = ['agreement.md', 'compiler.key.json', 'counts.csv'].map((name) =>
    join(drafts, name),
  )
  if (text === undefined || key === undefined || table === undefined) return
  await writeFile(text, agreementText())
  await writeFile(join(drafts, 'places.geojson'), JSON.stringify(places()))
  await writeFile(table, counts())
  await writeFile(join(drafts, 'counts.mapping.json'), JSON.stringify(mapping))
  const holdfast = async (...args: readonly string[]): Promise<void> => {
    await run(process.execPath, [commandLine, ...args], { cwd: drafts })
  }
  await holdfast('key', 'new', 'compiler', '--out', key)
  const record = join(dir, largeId)
  await holdfast('init', record, '--agreement', text, '--as', key)
  await holdfast('import', table, '--into', record, '--as', key)
}

function agreementText(): string {
  const head = [
    `# Synthetic: no such agreement exists`,
    '```pact',
    `agreement  ${largeId}`,
    'time zone  UTC',
    'day begins 00:00',
    `in force   from 2024-01-01T00:00 for ${days} days`,
    'basis      reported',
    'notice     "Every party, place and count in it is made up."',
    'party      north "North", south "South"',
    'source     relief-office "Relief office"',
    `places     country, ${clauses.map(({ place }) => place).join(', ')}  in "places.geojson"`,
    '```',
  ]
  const body = Array.from({ length: articles }, (_, at) => [
    `## ${at + 1}. Relief by the gates of district ${at + 1}`,
    '```pact',
    ...clauses
      .slice(at * clausesEach, (at + 1) * clausesEach)
      .map(
        ({ id, place }) =>
          `${id}  south must bring at least 10 relief trucks into ${place} each day`,
      ),
    '```',
  ])
  return [...head, ...body.flat(), ''].join('\n\n').replaceAll('\n\n', '\n')
}

function places(): unknown {
  const country = { id: 'country', parts: clauses.map(({ place }) => place) }
  const gates = clauses.map(({ place }) => ({ id: place, within: 'country' }))
  return {
    type: 'FeatureCollection',
    features: [country, ...gates].map((properties) => ({
      type: 'Feature',
      properties,
      geometry: null,
    })),
  }
}

/** A count now and then for each gate; some are below what is asked. */
function counts(): string {
  const rows = clauses.flatMap(({ place }, row) =>
    Array.from({ length: countedDays }, (_, day) => day)
      .filter((day) => (row * 7 + day) % 11 === 0)
      .map((day) => {
        const date = new Date(start + day * dayMs).toISOString().slice(0, 10)
        return [date, place, 6 + ((row + day) % 9)].join(',')
      }),
  )
  return ['date,place,trucks', ...rows, ''].join('\n')
}

const mapping = {
  format: 'holdfast-mapping/1',
  title: 'Made-up counts',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'date', as: 'date', order: 'ymd' },
        place: { column: 'place' },
        cargo: { constant: 'relief' },
        amount: { column: 'trucks', as: 'integer' },
        unit: { constant: 'trucks' },
        stage: { constant: 'received' },
        closes: { constant: true },
        'quote.source': { constant: 'relief-office' },
      },
    },
  ],
}
