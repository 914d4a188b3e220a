// A table as it lies: titles, empty rows and ragged rows are there as they are; what cannot be
// shown is refused with its line.

import { encodeUtf8 } from '@holdfast/base'
import { gzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { workbook } from '../testing.ts'
import { sheetsAsTheyLie } from './as-they-lie.ts'

const limits = { rows: 4, bytes: 10_000 }
const plain = { sheet: null, encoding: 'utf-8' } as const

test('titles, empty rows and short rows stay where they are', async () => {
  const text = 'Trucks by day\n\nday;trucks\n1 April;"4;0"\n'
  const rows = [['Trucks by day'], [''], ['day', 'trucks'], ['1 April', '4;0']]
  for (const bytes of [encodeUtf8(text), new Uint8Array(gzipSync(encodeUtf8(text)))]) {
    const read = await sheetsAsTheyLie(bytes, plain, limits)
    expect(read).toEqual({ ok: true, value: [{ name: null, rows, days: null }] })
  }
})

test('every sheet of a workbook is there', async () => {
  const book = workbook({ Notes: [['see Data']], Data: [['day'], ['2031-04-02']] })
  const read = await sheetsAsTheyLie(book, plain, limits)
  expect(read.ok && read.value.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Notes', 1],
    ['Data', 2],
  ])
})

test('a row whose quotes cannot be read is refused with its line, and a row too many', async () => {
  const read = await sheetsAsTheyLie(encodeUtf8('a,b\n1,2\n"3,4\n'), plain, limits)
  expect(read).toMatchObject({ problem: { code: 'import.18', about: { line: 3 } } })
  const rows = (n: number): string => 'a\n'.repeat(n)
  expect((await sheetsAsTheyLie(encodeUtf8(rows(5)), plain, limits)).ok).toBe(true)
  const more = await sheetsAsTheyLie(encodeUtf8(rows(6)), plain, limits)
  expect(more).toMatchObject({ problem: { code: 'import.2', about: { limit: 4 } } })
})

test('a text without a mark is read in the encoding that is said', async () => {
  const bytes = new Uint8Array([0xe3, 0xcf, 0x0a])
  const asked = { sheet: null, encoding: 'windows-1256' } as const
  const read = await sheetsAsTheyLie(bytes, asked, limits)
  expect(read.ok && read.value[0]?.rows).toEqual([['مد']])
  expect(await sheetsAsTheyLie(bytes, plain, limits)).toMatchObject({
    problem: { code: 'import.20' },
  })
})
