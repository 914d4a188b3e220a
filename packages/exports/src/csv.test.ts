// What a spreadsheet does with a cell is what was said: no formula runs, nothing is cut or joined.
// The whole way, from a record to a table and back, is told in scenarios/exports.test.ts.

import { expect, test } from 'vitest'
import { csvFrom } from './csv.ts'
import type { Table, Value } from './table.ts'

function tableOf(...cells: readonly Value[]): Table {
  const columns = cells.map((_, at) => ({
    id: `c${at}`,
    meaning: { code: 'c', about: {} },
    hxl: `#c+n${at}`,
  }))
  return { name: 'one', columns, rows: [cells] }
}

test('begins with the mark of UTF-8, ends lines as the standard says', () => {
  expect(csvFrom(tableOf('شاحنة', 1.5, true, null))).toBe('\uFEFFc0,c1,c2,c3\r\nشاحنة,1.5,yes,\r\n')
})

test('has hashtags below the heads where they are asked for', () => {
  expect(csvFrom(tableOf(7), { hxl: true })).toBe('\uFEFFc0\r\n#c+n0\r\n7\r\n')
})

test.each([
  ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['a;=1+1', "a;'=1+1"],
  ['a=1', 'a=1'],
  [' =1', '" =1"'],
  ['two\nlines', '"two\nlines"'],
])('%j stands as %j', (said, cell) => {
  expect(csvFrom(tableOf('first', said))).toBe(`\uFEFFc0,c1\r\nfirst,${cell}\r\n`)
})

test('a negative number stays a number', () => {
  expect(csvFrom(tableOf(-2))).toBe('\uFEFFc0\r\n-2\r\n')
})
