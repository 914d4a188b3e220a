// Goal: the public tables, whole, come to what their own rows say.
// Method: each guide is followed on the real file, where it lies beside the checkout, and what is
// on the record then is compared with a plain reading of the file and with totals worked out by
// hand from their sources: UNRWA's list of lorries (CC BY, to be taken from UNRWA), an analyst's
// coding of the Line of Control, OCHA's codes and districts, press and UN reports for the truces.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clearDesks, memberOf } from '../testing.ts'
import {
  commandsOf,
  deskWith,
  filesOf,
  follow,
  isHere,
  publicData,
  rowsOf,
  saidIn,
  statusesIn,
  sumOf,
} from './guide.ts'
import type { Said } from './guide.ts'

afterAll(clearDesks)

/** A test of a public table, where it is beside the checkout. */
function testWhere(file: string, title: string, run: () => void): void {
  for (const here of [file].filter(isHere)) test(`${title} (${here})`, run)
}

test('a page that nobody wrote has no commands', () => {
  expect(() => commandsOf('no-such-page.md')).toThrow('no-such-page.md')
})

const read = (file: string): string => readFileSync(join(publicData, file), 'utf8')
const by = (path: string, all: readonly Said[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(all, ({ body }) => String(body(path)))].map(([id, of]) => [id, sumOf(of)]),
  )
const counted = (all: readonly Said[]): readonly Said[] =>
  all.filter(({ kind }) => kind === 'aid.counted')

const atCrossings = {
  'kerem-shalom': 27_498,
  rafah: 11_080,
  'western-erez': 6_304,
  'gate-96': 2_297,
  erez: 2_170,
  jlots: 638,
  kissufim: 72,
}

for (const [page, file, record] of [
  ['lorries.md', 'gaza/unrwa_truck_lines.csv.gz', 'lorries'],
  ['crossings-by-day.md', 'gaza/unrwa_trucks_by_day_crossing.csv', 'crossings'],
] as const) {
  testWhere(file, `${file}: every lorry, and the days of the sums`, () => {
    const name = file.split('/')[1] ?? ''
    const desk = deskWith({ [name]: { file } })
    follow(desk, page)
    const said = counted(saidIn(desk, record))
    expect(said).toHaveLength(835)
    expect(sumOf(said)).toBe(50_059)
    expect(by('place', said)).toEqual(atCrossings)
    const days = Map.groupBy(said, ({ body }) => String(body('date')))
    const sums = [...days.values()].map((of) => sumOf(of))
    const met = sums.filter((sum) => sum >= 100).length
    expect([met, sums.length - met, 454 - sums.length]).toEqual([247, 186, 21])
    const statuses = statusesIn(desk, record, '2025-01-17T00:00+02:00')
    expect(statuses).toEqual({ met: 247, unmet: 186, undetermined: 21 })
  })
}

const sectors = 'misc/loc_india_pakistan_cfv_sectors_monthly.csv'

testWhere(sectors, 'violations by month and sector', () => {
  const desk = deskWith({ 'loc_india_pakistan_cfv_sectors_monthly.csv': { file: sectors } })
  follow(desk, 'sectors-by-month.md')
  const said = saidIn(desk, 'line')
  expect(by('place', said)).toEqual({
    poonch: 332,
    rajouri: 185,
    jammu: 129,
    kupwara: 46,
    uri: 42,
    kathua: 29,
    akhnoor: 22,
    gurez: 5,
    punjab: 2,
    chirikot: 1,
    'drass-kargil': 1,
    null: 9,
    'line-of-control': 0,
  })
  const rows = rowsOf(read(sectors))
  expect(rows).toHaveLength(84)
  for (const row of rows) {
    const month = said.filter(({ body }) =>
      String(body('period.from')).startsWith(row['Month_wise'] ?? '?'),
    )
    expect([row['Month_wise'], sumOf(month)]).toEqual([row['Month_wise'], Number(row['Total_cfv'])])
  }
})

const claims = ['gaza_aid_count_claims', 'gaza_violation_count_claims', 'gaza_exchange_events']

testWhere('claims/gaza_aid_count_claims.csv', 'claimed figures', () => {
  const desk = deskWith(filesOf('claims', claims))
  follow(desk, 'claimed-figures.md')
  const said = saidIn(desk, 'gaza')
  const trucks = rowsOf(read('claims/gaza_aid_count_claims.csv')).filter(
    (row) => row['stage_counted'] !== 'intercepted',
  )
  const amounts = counted(said).map(({ amount }) => String(amount))
  expect(amounts.toSorted()).toEqual(trucks.map(({ value }) => value ?? '').toSorted())
  const means = counted(said).filter(({ body }) => body('average') === 'day')
  expect(means.map(({ amount }) => amount)).toEqual([459, 600, 113])
  const claimed = said.filter(({ kind }) => kind === 'incident.claimed')
  expect(claimed.map(({ body }) => parseInt(String(body('claim')), 10))).toEqual([
    194, 738, 875, 265, 49, 421, 150, 1,
  ])
  const released = said.filter(({ kind }) => kind === 'exchange.released')
  // 3, 4, 3 and 3 by 8 February, five of Thailand outside, 20 and four dead on 13 October 2025.
  const ofGaza = released.filter(({ body }) => body('by') === 'hamas')
  expect(ofGaza.map(({ amount }) => amount)).toEqual([3, 4, 3, 5, 3, 20, 4])
  expect(sumOf(released, ({ body }) => body('by') === 'israel')).toBe(
    90 + 200 + 110 + 183 + 183 + 1_808 + 15,
  )
  expect(said.filter(({ kind }) => kind === 'exchange.counted').map(sumAlone)).toEqual([1_968])
})

const sumAlone = ({ amount }: Said): number | null => amount

type Expected = {
  readonly frame: string
  /** Statements of each kind that come of the four tables. */
  readonly kinds: Readonly<Record<string, number>>
  /** What is told of some figures that the folder's README works out. */
  readonly figures: (said: readonly Said[]) => void
}

const figuresOf = (
  said: readonly Said[],
  path: string,
  value: string,
): readonly (number | null)[] => said.filter(({ body }) => body(path) === value).map(sumAlone)

const truces: Readonly<Record<string, Expected>> = {
  'gaza-pause-2023-more': {
    frame: 'gaza',
    kinds: {
      'aid.counted': 34,
      'exchange.released': 10,
      'exchange.counted': 7,
      'incident.claimed': 19,
      'record.answered': 12,
      'record.milestone_reported': 5,
    },
    figures: (said) => {
      // Relief on 24 November: 90 and 85 during the day, then 196, which closes; 200 and 150.
      const first = counted(said).filter(
        ({ body }) =>
          body('cargo') === 'relief' && String(body('period.to')).startsWith('2023-11-25'),
      )
      expect(first.map(({ amount, body }) => [amount, body('closes')])).toEqual([
        [90, false],
        [85, false],
        [196, true],
        [200, false],
        [150, false],
      ])
    },
  },
  'gaza-first-phase-2025': {
    frame: 'gaza',
    kinds: {
      'aid.counted': 19,
      'exchange.released': 22,
      'exchange.counted': 5,
      'incident.claimed': 26,
      'record.answered': 26,
      'record.milestone_reported': 14,
    },
    figures: (said) => {
      // Trucks by the UN, from the two sides and the guarantors: six days, then "more than 4,200".
      const un = figuresOf(said, 'quote.source', 'ocha-from-israeli-authorities-and-the-guarantors')
      expect(un).toEqual([630, 915, 897, 808, 653, 339, 4_200, 801])
      // Captives: 3, 4, 3, 3, 3, 3, 6 living; four coffins, of them three and then one, and four.
      const living = said.filter(({ body }) => body('class') === 'captive')
      expect(sumOf(living, ({ kind }) => kind === 'exchange.released')).toBe(25)
    },
  },
  'gaza-plan-2025': {
    frame: 'gaza',
    kinds: {
      'aid.counted': 12,
      'exchange.released': 17,
      'exchange.counted': 14,
      'movement.passed': 4,
      'incident.claimed': 38,
      'record.answered': 28,
      'record.milestone_reported': 15,
    },
    figures: (said) => {
      const prisoners = said.filter(({ body }) => body('class') === 'prisoner')
      expect(prisoners.map(sumAlone)).toEqual([1_968, 1_968, 1_966, 96, 154])
      // Remains to Gaza, in all: always 15 for each.
      const inAll = said.filter(
        ({ kind, body }) => kind === 'exchange.counted' && body('by') === 'israel',
      )
      expect(inAll.every(({ amount }) => (amount ?? 1) % 15 === 0)).toBe(true)
      expect(inAll.at(-1)?.amount).toBe(360)
    },
  },
  'lebanon-2024': {
    frame: 'lebanon',
    kinds: {
      'lines.position_reported': 1,
      'incident.claimed': 27,
      'record.answered': 15,
      'record.milestone_reported': 7,
    },
    figures: (said) => {
      const numbers = said.map(({ body }) => parseInt(String(body('claim')), 10))
      expect(numbers.filter((one) => one >= 50)).toEqual([
        52, 50, 259, 285, 287, 816, 333, 349, 3_000, 120,
      ])
    },
  },
  'yemen-truce-2022': {
    frame: 'yemen',
    kinds: {
      'aid.counted': 15,
      'incident.claimed': 23,
      'record.answered': 12,
      'record.milestone_reported': 8,
    },
    figures: (said) => {
      // Fuel ships by the company of one side and by the envoy, each for its own days.
      const company = figuresOf(said, 'quote.source', 'yemen-petroleum-company-houthi-side')
      expect(company).toEqual([1, 2, 15, 7, 22, 8, 24, 24, 0])
    },
  },
}

for (const [folder, { frame, kinds, figures }] of Object.entries(truces)) {
  const tables = ['releases', 'counts', 'claims', 'acts']

  testWhere(`${folder}/counts.csv`, `${folder}: each table, as its rows have it`, () => {
    const desk = deskWith(filesOf(folder, tables))
    for (const name of tables) {
      const args = ['--into', 'record', '--as', 'me', '--mapping', `${name}.mapping.json`]
      if (name === 'releases') {
        expect(desk.run('key', 'new', 'me').code).toBe(0)
        const made = desk.run(
          'init',
          'record',
          '--agreement',
          `${frame}.agreement.md`,
          '--as',
          'me',
        )
        expect(made.code).toBe(0)
      }
      const { code, err } = desk.run('import', `${name}.csv`, ...args)
      expect([name, code, code === 0 ? '' : err]).toEqual([name, 0, ''])
    }
    const said = saidIn(desk, 'record')
    const found = [...Map.groupBy(said, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length])
    expect(Object.fromEntries(found)).toEqual(kinds)
    figures(said)
    sameAsRows(folder, said)
  })
}

/** Every claim, act and answer stands word for word; every figure is one of its table. */
function sameAsRows(folder: string, said: readonly Said[]): void {
  const rowsIn = (name: string) => rowsOf(read(`${folder}/${name}.csv`))
  const claimed = said
    .filter(({ kind }) => kind === 'incident.claimed')
    .map(({ body }) => body('claim'))
  const words = rowsIn('claims').filter(
    ({ against = '' }) => !/unknown|none|both| or /.test(against),
  )
  for (const { claim = '' } of words) {
    expect(claimed.some((one) => String(one).endsWith(`: ${claim}`))).toBe(true)
  }
  const acts = said.filter(({ kind }) => kind === 'record.milestone_reported')
  expect(acts.map(({ body }) => body('note'))).toEqual(
    rowsIn('acts').map((row) => `${row['by']}: ${row['what']}`),
  )
  const figures = new Set([...rowsIn('counts'), ...rowsIn('releases')].map(({ amount }) => amount))
  for (const { amount } of said) if (amount !== null) expect(figures.has(String(amount))).toBe(true)
}

const exchange = 'gaza-pause-2023/exchange.csv'

testWhere(exchange, 'the exchange of the pause: 80 and 240 under it, 25 outside', () => {
  const desk = deskWith({ 'exchange.csv': { file: exchange } })
  const line = ['--into', 'gaza', '--as', 'me', '--mapping', 'exchange.mapping.json']
  desk.run('key', 'new', 'me')
  desk.run('init', 'gaza', '--agreement', 'gaza.agreement.md', '--as', 'me')
  expect(desk.run('import', 'exchange.csv', ...line).code).toBe(0)
  const said = saidIn(desk, 'gaza')
  const under = said.filter(({ body }) => body('outside') !== true)
  expect(by('by', under)).toEqual({ hamas: 80, israel: 240 })
  expect(sumOf(said) - sumOf(under)).toBe(25)
})

const codes = 'boundaries/ocha_pcodes_selected.csv'

testWhere(codes, 'codes, governorates and oblasts become places that rows can name', () => {
  const files = [
    'ocha_pcodes_selected.csv',
    'pse_admin1.geojson',
    'pse_admin2.geojson',
    'ukr_oblasts.geojson',
  ]
  const incidents = rowsOf(read(codes)).filter((row) => row['Parent P-Code'] === 'PS02')
  expect(incidents).toHaveLength(5)
  const rows = incidents.flatMap((row) =>
    [row['P-Code'], row['Name'], row['Name']?.toUpperCase()].map(
      (name) => `2031-03-04,${name},First party,shots along the road\n`,
    ),
  )
  const desk = deskWith({
    ...Object.fromEntries(files.map((name) => [name, { file: `boundaries/${name}` }])),
    'incidents.csv': `day,district,by whom,what happened\n${rows.join('')}`,
  })
  const printed = follow(desk, 'places.md')
  expect([...printed.matchAll(/(\w+) places from/g)].map(([, count]) => count)).toEqual([
    '4435',
    'two',
    '16',
    '25',
  ])
  const places = saidIn(desk, 'districts').map(({ body }) => String(body('place')))
  expect(places.toSorted()).toEqual(
    incidents.flatMap((row) => [1, 2, 3].map(() => row['P-Code'] ?? '')),
  )
  const oblasts: unknown = JSON.parse(readFileSync(desk.path('oblasts.geojson'), 'utf8'))
  expect(memberOf(JSON.stringify(oblasts), 'features', 0, 'properties', 'id')).toBe('UA-71')
})
