// What one takes away: heads and lines as they are in it, and a mapping that reads that file and no
// other.

import { parseMapping, readTable, type DaysCounted } from '@holdfast/imports'
import { encodeUtf8, present } from '@holdfast/base'
import { isJsonObject } from '@holdfast/record'
import { expect, test } from 'vitest'
import { headIn, headNames, linesOf, mendedFrom } from './mended.ts'
import type { Rows } from './edits.ts'

function taken(rows: Rows, more: Readonly<Record<string, unknown>>, days: DaysCounted = null) {
  const body = { date: { column: 'day', as: 'date' }, amount: { column: 'trucks', as: 'integer' } }
  const written: unknown = JSON.parse(
    JSON.stringify({
      format: 'holdfast-mapping/1',
      ...more,
      statements: [{ kind: 'aid.counted', body }],
    }),
  )
  const parsed = parseMapping(JSON.stringify(written))
  const mapping = present(parsed.ok ? parsed.value : null, 'a mapping')
  return mendedFrom({ rows, days }, mapping, isJsonObject(written) ? written : {})
}

test('a row begins on the line where it begins in the file', async () => {
  const rows = [['day', 'trucks'], ['two\nlines', 'three\r\nof\rthem'], [''], ['b', '=c']]
  expect(linesOf(rows)).toEqual([1, 2, 6, 7])
  const { csv, mapping } = taken(rows, {})
  const parsed = parseMapping(mapping)
  const most = { rows: 10, bytes: 1_000 }
  const read = await readTable(
    encodeUtf8(csv),
    present(parsed.ok ? parsed.value : null, 'one'),
    most,
  )
  expect(read.ok && read.value.rows).toEqual([
    { cells: rows[1], row: 1, line: 2 },
    { cells: rows[3], row: 2, line: 7 },
  ])
})

test('a head is found below titles, of two rows, and without its hashtags', () => {
  const rows = [['Title'], [''], ['Trucks', '', 'day'], ['in', 'out', ''], ['#a', '#b', '#c']]
  expect(headIn(rows.slice(1), { headerRows: 1, hxl: false })).toEqual({ first: 1, rows: 1 })
  const head = headIn(rows, { headerRow: 3, headerRows: 2, hxl: true })
  expect([head, headNames(rows, head)]).toEqual([
    { first: 2, rows: 3 },
    ['Trucks in', 'Trucks out', 'day'],
  ])
})

test('what spoke of the file that came is left out, and what holds stays', () => {
  const came = { separator: ';', encoding: 'windows-1256', sheet: 'Data', otherwise: 'skip' }
  const { csv, mapping } = taken(
    [
      ['day', 'trucks'],
      ['2031-04-02', '40'],
    ],
    came,
  )
  expect(csv).toBe('\uFEFFday,trucks\r\n2031-04-02,40\r\n')
  expect(JSON.parse(mapping)).toMatchObject({ separator: ',', otherwise: 'skip' })
  expect(mapping).not.toMatch(/encoding|sheet|guarded/)
})

test('a table that was guarded before is guarded once', () => {
  const { csv, mapping } = taken(
    [
      ['day', 'trucks'],
      ["'=1+1", '-4'],
    ],
    { guarded: true },
  )
  expect(csv).toContain("\r\n'=1+1,'-4\r\n")
  expect(JSON.parse(mapping)).toMatchObject({ guarded: true })
})

test('days that a workbook counts are dates, in columns that are read so alone', () => {
  const rows = [
    ['day', 'trucks'],
    ['47940', '47940'],
    ['47940.5', '1'],
  ]
  expect(taken(rows, {}, 'from-1900').csv).toContain('2031-04-02,47940\r\n2031-04-02T12:00:00,1')
  expect(taken(rows, {}).csv).toContain('47940,47940')
})
