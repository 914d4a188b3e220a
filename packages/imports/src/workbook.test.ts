// What single cells of a workbook become, and what no workbook of a table has.
// How its sheets are found and joined is in table.test.ts.

import { present } from '@holdfast/base'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { countsMapping, workbook } from './testing.ts'
import { readTable } from './table.ts'

const limits = { rows: 100, bytes: 100_000 }

test('midnight is a time where another cell of its column has one, else a day', async () => {
  const day = new Date('2031-03-24T00:00Z')
  const book = workbook({
    S: [
      ['day', 'trucks', 'whose'],
      [day, 40, day],
      [day, 41, new Date('2031-03-24T16:00Z')],
    ],
  })
  const read = await readTable(book, countsMapping, limits)
  expect(read.ok && read.value.rows.map(({ cells }) => cells)).toEqual([
    ['2031-03-24', '40', '2031-03-24T00:00'],
    ['2031-03-24', '41', '2031-03-24T16:00'],
  ])
})

test('a stray cell at the end of a sheet is refused before anything is read', async () => {
  const rows = [
    ['day', 'trucks', 'whose'],
    ['2031-04-02', 40, 'relief-office'],
  ]
  const files = unzipSync(workbook({ S: rows }))
  const sheet = strFromU8(present(files['xl/worksheets/s0.xml'], 'a sheet'))
  const reaching = async (from: string, to: string): ReturnType<typeof readTable> => {
    const xml = strToU8(sheet.replace(from, to))
    const book = new Uint8Array(zipSync({ ...files, 'xl/worksheets/s0.xml': xml }))
    return readTable(book, countsMapping, limits)
  }
  const stray = { problem: { code: 'import.33', about: { cell: 'XFD1048576' } } }
  expect(await reaching('r="C2"', 'r="XFD1048576"')).toMatchObject(stray)
  expect(await reaching('<c r="C1"', `<c s='1' r = 'XFD1048576'`)).toMatchObject(stray)
  expect(await reaching('r="C2"', 'r="ZZ2"')).not.toMatchObject({ problem: { code: 'import.33' } })
})
