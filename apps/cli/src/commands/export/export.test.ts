// What is exported on the command line: on stdout or in a file that was not there, whole or not at
// all; and that it reads in again.

import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clearDesks, memberOf, newDesk, type Desk, type Ran } from '../../testing.ts'

const pause = join(import.meta.dirname, '../../../../../agreements/gaza-pause-2023')
const asOf = ['--as-of', '2023-12-01T07:00+02:00']
let desk: Desk

beforeAll(() => {
  desk = newDesk()
})
afterAll(clearDesks)

function exporting(...args: readonly string[]): Ran {
  return desk.run('export', pause, ...asOf, ...args)
}

test('gives statuses as CSV on stdout, and nothing else there', () => {
  const { code, out } = exporting()
  expect(code).toBe(0)
  const [head, first] = out.split('\r\n')
  expect(head).toMatch(/^\uFEFFclause,instance,bearer,window_from,/)
  expect(first).toMatch(/^1\.1,day-1,hamas,2023-11-24T07:00\+02:00,/)
})

test('gives the counts of all days with their dates', () => {
  const { out } = exporting('--table', 'counts')
  const days = new Set(
    [...out.matchAll(/^3\.1,(day-\d+),,(2023-\d\d-\d\dT07:00)/gm)].map(([, day]) => day),
  )
  expect([...days]).toEqual(['day-1', 'day-2', 'day-3', 'day-4', 'day-5', 'day-6', 'day-7'])
})

test('the name of the file says the format; a workbook and JSON hold every table', () => {
  expect(exporting('--out', 'all.xlsx').code).toBe(0)
  expect(readFileSync(desk.path('all.xlsx')).subarray(0, 2).toString()).toBe('PK')
  expect(exporting('--out', 'all.json').code).toBe(0)
  const json = readFileSync(desk.path('all.json'), 'utf8')
  const tables = memberOf(json, 'tables')
  expect(Object.keys(tables as object).toSorted()).toEqual([
    'claims',
    'counts',
    'facts',
    'places',
    'statements',
    'statuses',
  ])
})

test('leaves a file that is there as it is, and nothing half-written beside it', () => {
  writeFileSync(desk.path('kept.csv'), 'mine')
  const { code, err } = exporting('--out', 'kept.csv')
  expect(code).toBe(1)
  expect(err).toContain('kept.csv is there already.')
  expect(readFileSync(desk.path('kept.csv'), 'utf8')).toBe('mine')
  expect(exporting('--out', 'nowhere/new.csv').code).not.toBe(0)
  expect(readdirSync(desk.dir).filter((name) => name.endsWith('.new'))).toEqual([])
  expect(readdirSync(desk.dir).filter((name) => /^(kept|new)/.test(name))).toEqual(['kept.csv'])
})

test.each([
  [['--table', 'incidents'], 'statuses, counts, facts, claims, places, statements'],
  [['--format', 'pdf'], 'csv, hxl, json, geojson, xlsx'],
  [['--format', 'xlsx'], '--out'],
  [['--mapping', 'm.json'], '--table'],
  [['--table', 'statements', '--format', 'json', '--mapping', 'm.json'], '--format'],
])('refuses %j and says what there is', (args, said) => {
  const { code, err } = exporting(...args)
  expect(code).toBe(2)
  expect(err).toContain(said)
  expect(existsSync(desk.path('m.json'))).toBe(false)
})

test('what was exported imports again, but for what names other statements', () => {
  for (const file of ['agreement.md', 'places.geojson', 'names.json', 'zones.json']) {
    cpSync(join(pause, file), desk.path(file))
  }
  const { err } = exporting(
    '--table',
    'statements',
    '--out',
    's.csv',
    '--mapping',
    's.mapping.json',
  )
  expect(err).toContain('The mapping leaves out 1 of record.text_adopted.')
  expect(desk.run('key', 'new', 'compiler').code).toBe(0)
  expect(desk.run('init', 'rec', '--agreement', 'agreement.md', '--as', 'compiler').code).toBe(0)
  const into = ['--into', 'rec', '--as', 'compiler', '--mapping', 's.mapping.json']
  const imported = desk.run('import', 's.csv', ...into)
  expect(imported.out).toContain('59 statements appended')
  const before = standing(desk.run('status', pause, ...asOf, '--json').out)
  const after = standing(desk.run('status', 'rec', ...asOf, '--json').out)
  // A decision that allots one release names it: without it that day's release is another's.
  const differing = before.filter((line, at) => line !== after[at])
  expect(differing).toEqual([])
})

function standing(json: string): readonly string[] {
  const statuses = memberOf(json, 'statuses') as readonly Record<string, unknown>[]
  return statuses
    .filter(({ clause }) => clause !== '2.2' && clause !== '4.2')
    .map(({ clause, instance, bearer, status }) => [clause, instance, bearer, status].join(' '))
    .toSorted()
}
