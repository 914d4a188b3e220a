// Goal: the pause of November 2023 stands as its table of statuses says, also with every further
// count, claim and release that others gave of it.
// Method: its text, its own tables and its decisions are put on a new record, and then the four
// tables of `gaza-pause-2023-more` by the mappings of the guide. What is expected was worked out by
// hand in the README of `gaza-pause-2023`, from UN and press reports.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clearDesks, type Desk } from '../testing.ts'
import { deskWith, filesOf, isHere, listIn } from './guide.ts'

afterAll(clearDesks)

const folder = join(import.meta.dirname, '../../../../agreements/gaza-pause-2023')
const more = 'gaza-pause-2023-more'
const days = [1, 2, 3, 4, 5, 6, 7]

function must(desk: Desk, ...args: readonly string[]): string {
  const { code, out, err } = desk.run(...args)
  if (code !== 0) throw new Error(`${args.join(' ')}: ${err}`)
  return out
}

/** The text with everybody declared whom the further tables quote, and places as they call them. */
function writeText(desk: Desk): void {
  const own = readFileSync(join(folder, 'agreement.md'), 'utf8')
  const frame = readFileSync(desk.path('gaza.agreement.md'), 'utf8')
  const declared = new Set(
    [...own.matchAll(/^\w+ .*$/gm)].flatMap(([line]) => line.match(/[a-z-]+(?= ")|"[^"]+"/g) ?? []),
  )
  const others = [...frame.matchAll(/^(?:source|outsider) +(\S+) +("[^"]+").*$/gm)]
    .filter(([, id = '', name = '']) => !declared.has(id) && !declared.has(name))
    .map(([line]) => line)
  const withOthers = own.replace(/^places /m, `${others.join('\n')}\nplaces `)
  desk.write('pause.md', withOthers.replace('under-19, foreign-national', '$&, captive'))
  const places = readFileSync(join(folder, 'places.geojson'), 'utf8')
  desk.write('places.geojson', places.replace('"name": "Gaza Strip"', '$&, "aliases": ["gaza"]'))
}

const decision = (table: string, more: object): string => {
  const at = (name: string) => ({ column: name, as: 'instant' })
  const body = {
    by: { constant: ['qatar'] },
    'at.earliest': at('earliest'),
    'at.latest': at('latest'),
    'quote.source': { constant: 'qatar' },
    ...more,
  }
  return JSON.stringify({
    format: 'holdfast-mapping/1',
    title: table,
    statements: [{ kind: 'record.decided', body }],
  })
}

function import_(desk: Desk, table: string, mapping: string): void {
  must(desk, 'import', table, '--into', 'pause', '--as', 'me', '--mapping', mapping)
}

/** The record as the agreement's own tables and decisions make it. */
function ownRecord(desk: Desk): void {
  must(desk, 'key', 'new', 'me')
  must(desk, 'init', 'pause', '--agreement', 'pause.md', '--as', 'me')
  for (const name of ['exchange', 'relief', 'claims']) {
    const source = (file: string): string => readFileSync(join(folder, 'sources', file), 'utf8')
    desk.write(`own-${name}.csv`, source(`${name}.csv`))
    desk.write(`own-${name}.json`, source(`${name}.mapping.json`))
    import_(desk, `own-${name}.csv`, `own-${name}.json`)
  }
  desk.write(
    'extended.csv',
    'earliest,latest,days\n2023-11-27T00:00+02:00,2023-11-27T23:59+02:00,2\n' +
      '2023-11-30T06:00+02:00,2023-11-30T07:00+02:00,1\n',
  )
  const extend = {
    'decision.kind': { constant: 'extend' },
    'decision.days': { column: 'days', as: 'integer' },
  }
  desk.write('extended.json', decision('extended', { under: { constant: '4.1' }, ...extend }))
  import_(desk, 'extended.csv', 'extended.json')
  const said = must(desk, 'export', 'pause', '--table', 'statements', '--format', 'json')
  const two = listIn(said, 'tables', 'statements', 'rows').find(
    (row) =>
      row['body.persons'] === 2 && row['body.by'] === 'hamas' && row['body.outside'] !== true,
  )
  const moment = '2023-11-30T06:00+02:00,2023-11-30T23:59+02:00'
  desk.write('allotted.csv', `earliest,latest,statement\n${moment},${String(two?.['id'])}\n`)
  const allot = {
    'decision.kind': { constant: 'allot' },
    'decision.statement': { column: 'statement' },
    'decision.clause': { constant: '4.2' },
    'decision.instance': { constant: 'day-7' },
    'decision.value': { constant: null },
  }
  desk.write('allotted.json', decision('allotted', allot))
  import_(desk, 'allotted.csv', 'allotted.json')
}

type Told = Readonly<Record<string, unknown>>

function statuses(desk: Desk, ...options: readonly string[]): readonly Told[] {
  const asOf = ['--as-of', '2023-12-01T07:00+02:00']
  return listIn(must(desk, 'status', 'pause', ...asOf, '--json', ...options), 'statuses')
}

const of = (told: readonly Told[], clause: string): readonly unknown[] =>
  told.filter((one) => one['clause'] === clause).map(({ status }) => status)

function asItsTableSays(desk: Desk): void {
  const told = statuses(desk)
  const attacks = told.filter((one) => one['clause'] === '1.1')
  const unmet = attacks.filter((one) => one['status'] !== 'undetermined')
  expect(unmet.map((one) => [one['instance'], one['bearer'], one['status']])).toEqual([
    ['day-5', 'israel', 'unmet'],
  ])
  for (const clause of ['1.2', '1.3'])
    expect(of(told, clause)).toEqual(days.map(() => 'undetermined'))
  expect(of(told, '2.1')).toEqual(['met'])
  expect(new Set(of(told, '2.2'))).toEqual(new Set(['met']))
  expect(of(told, '3.1')).toEqual([
    'undetermined',
    'undetermined',
    'met',
    'unmet',
    'met',
    'unmet',
    'unmet',
  ])
  expect(of(told, '3.2')).toEqual(['met', 'met', ...days.slice(2).map(() => 'undetermined')])
  expect(of(told, '4.2')).toEqual(['met', 'met', 'met'])
  const unrwa = ['met', 'unmet', 'met', 'unmet', 'met', 'unmet', 'unmet']
  expect(of(statuses(desk, '--source', 'unrwa'), '3.1')).toEqual(unrwa)
}

for (const _ of [`${more}/counts.csv`].filter(isHere)) {
  test('the pause, by its own rows and by those that others gave', () => {
    const desk = deskWith(filesOf(more, ['counts', 'claims', 'acts', 'releases']))
    writeText(desk)
    ownRecord(desk)
    asItsTableSays(desk)
    for (const name of ['counts', 'claims']) import_(desk, `${name}.csv`, `${name}.mapping.json`)
    asItsTableSays(desk)
    import_(desk, 'releases.csv', 'releases.mapping.json')
    asItsTableSays(desk)
  })
}
