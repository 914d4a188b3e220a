// What a table may hold at most: as many are read, and one more is refused with the limit.
// The limits themselves are named in base; here they are small, but for the cells of a sheet.

import { encodeUtf8, limits } from '@holdfast/base'
import { gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { strayCellIn } from './reading/reach.ts'
import { readTable } from './table.ts'
import { countsMapping, workbook, zipped } from './testing.ts'

const head = 'day,trucks,whose'
const few = { rows: 5, bytes: 10_000 }

test('rows: as many as the limit, whatever they are packed in, and no more', async () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, n) => ['2031-04-02', n, 'north'])
  for (const make of [
    (count: number) => encodeUtf8([head, ...rows(count).map((row) => row.join(','))].join('\n')),
    (count: number) => workbook({ S: [head.split(','), ...rows(count)] }),
  ]) {
    expect(await readTable(make(5), countsMapping, few)).toMatchObject({ ok: true })
    const over = await readTable(make(6), countsMapping, few)
    expect(over).toEqual({ ok: false, problem: { code: 'import.2', about: { limit: 5 } } })
  }
})

test('bytes: as many as the limit, unpacked, and no more', async () => {
  const text = (size: number) => encodeUtf8(`${head}\n2031-04-02,1,`.padEnd(size, 'x'))
  for (const pack of [
    (bytes: Uint8Array) => new Uint8Array(bytes),
    (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
    (bytes: Uint8Array) => zipped({ 'a.csv': bytes }),
  ]) {
    expect(await readTable(pack(text(10_000)), countsMapping, few)).toMatchObject({ ok: true })
    const over = await readTable(pack(text(10_001)), countsMapping, few)
    expect(over).toEqual({ ok: false, problem: { code: 'import.1', about: { limit: 10_000 } } })
  }
})

test('cells of a sheet: as many as the limit, and no more', () => {
  const reaching = (row: number) => {
    const bytes = encodeUtf8(`<row r="${row}"><c r="T${row}"><v>1</v></c></row>`)
    return strayCellIn([{ name: 'xl/worksheets/sheet1.xml', bytes }])
  }
  // T is the twentieth column.
  const most = limits.importCells / 20
  expect(reaching(most)).toBe(null)
  expect(reaching(most + 1)).toEqual({ code: 'import.33', about: { cell: `T${most + 1}` } })
})
