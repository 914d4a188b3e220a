// Goal: real days of relief by crossing come to what their own sums say.
// Method: UNRWA's table of lorries by day and crossing, and its list of single lorries, where they
// lie beside the checkout (they are never part of it: their publisher asks that they be taken from
// there). Each day with a row is told as complete; a hundred a day are asked.

import { named } from '@holdfast/agreement'
import type { Fact, PlaceId, RoleId } from '@holdfast/agreement'
import { dayMs, instantFromMs, present, utcRules, type Instant } from '@holdfast/base'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, countOf, question, quotaOf } from '../testing.ts'

const folder = join(import.meta.dirname, '../../../../../shared/data/gaza')
const byCrossing = join(folder, 'unrwa_trucks_by_day_crossing.csv')
const lorries = join(folder, 'unrwa_truck_lines.csv.gz')

type Row = { readonly date: string; readonly crossing: string; readonly trucks: number }

const strip = named<PlaceId>('strip')
const day = (date: string): Instant => instantFromMs(Date.parse(`${date}T00:00Z`))
const placeOf = (crossing: string): PlaceId =>
  named<PlaceId>(crossing.toLowerCase().replaceAll(' ', '-'))

/** The days by their status. */
function daysBy(rows: readonly Row[]): Readonly<Record<string, number>> {
  const dates = [...new Set(rows.map(({ date }) => date))].sort()
  const crossings = [...new Set(rows.map(({ crossing }) => crossing))].map(placeOf)
  const period = (date: string) => ({
    from: day(date),
    to: instantFromMs(day(date) + dayMs),
  })
  const told = (date: string, more: Partial<Fact>): Fact => {
    const { from, to } = period(date)
    const source = named<RoleId>('unrwa')
    return countOf(1, 0, {
      period: { from, to },
      at: { earliest: from, latest: to },
      source,
      ...more,
    })
  }
  const counts = rows.map(({ date, crossing, trucks }) =>
    told(date, {
      amount: { value: trucks, unit: 'trucks' },
      place: placeOf(crossing),
      closes: false,
    }),
  )
  const complete = dates.map((date) => told(date, { form: 'coverage', place: strip, tags: {} }))
  const from = day(present(dates[0], 'there is a day'))
  const to = period(present(dates.at(-1), 'there is a day')).to
  const base = quotaOf()
  const quota = quotaOf({
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 100 } },
    measure: { ...base.measure, filter: { ...base.measure.filter, place: strip } },
  })
  const agreement = agreementOf({
    obligations: [quota],
    calendar: { rules: utcRules, dayBeginsMinutes: 0 },
    term: { from, to },
    places: [
      { id: strip, within: null, parts: crossings },
      ...crossings.map((id) => ({ id, within: strip, parts: [] })),
    ],
  })
  const { statuses } = standingFrom(
    agreement,
    { facts: [...counts, ...complete], acts: [] },
    question(to),
  )
  const by = Map.groupBy(statuses, ({ status }) => status)
  return Object.fromEntries([...by].map(([status, all]) => [status, all.length]))
}

const tables: readonly (readonly [name: string, file: string, rows: () => readonly Row[]])[] = [
  ['days by crossing', byCrossing, rowsByCrossing],
  ['single lorries, summed by day and crossing', lorries, rowsOfLorries],
]

for (const [name, , rows] of tables.filter(([, file]) => existsSync(file))) {
  test(`${name}, come to the sums of their days`, () => {
    expect(daysBy(rows())).toEqual({ met: 247, unmet: 186, undetermined: 21 })
  })
}

function rowsByCrossing(): readonly Row[] {
  const [, ...lines] = readFileSync(byCrossing, 'utf8').trim().split('\n')
  return lines.map((line): Row => {
    const [date = '', crossing = '', trucks = ''] = line.split(',')
    return { date, crossing, trucks: Number(trucks) }
  })
}

function rowsOfLorries(): readonly Row[] {
  const text = gunzipSync(readFileSync(lorries)).toString('utf8').trim()
  const [header = '', ...lines] = text.split('\n')
  const columns = header.split(',')
  const sums = new Map<string, Row>()
  for (const line of lines) {
    const cells = cellsOf(line)
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? ''
    const [date, crossing] = [cell('received_date'), cell('crossing')]
    const key = `${date} ${crossing}`
    const trucks = (sums.get(key)?.trucks ?? 0) + Number(cell('trucks'))
    sums.set(key, { date, crossing, trucks })
  }
  return [...sums.values()]
}

/** The cells of a line; a comma between quotation marks is part of a cell. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  )
}

test('a table of two gates, one below and one above, is the sum of both', () => {
  const rows = [
    { date: '2031-04-01', crossing: 'East', trucks: 60 },
    { date: '2031-04-01', crossing: 'West', trucks: 45 },
    { date: '2031-04-03', crossing: 'West', trucks: 45 },
  ]
  expect(daysBy(rows)).toEqual({ met: 1, undetermined: 1, unmet: 1 })
})
