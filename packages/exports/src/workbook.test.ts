// What a sheet cannot hold is refused with the place, before anything is made. That a workbook
// reads again as it was is told in scenarios/exports.test.ts.

import { limits } from '@holdfast/base'
import { expect, test } from 'vitest'
import type { Table, Value } from './table.ts'
import { codebookOf, workbookFrom } from './workbook.ts'

const say = (code: string): string => code

function tableOf(rows: readonly (readonly Value[])[]): Table {
  const meaning = { code: 'export.column.words', about: {} }
  const columns = [{ id: 'words', meaning, hxl: '#description' }]
  return { name: 'claims', columns, rows }
}

test('is refused with more rows than a sheet holds', async () => {
  const most = limits.sheetRows - 1
  const rows = Array.from({ length: most + 1 }, (): readonly Value[] => [null])
  expect(await workbookFrom([tableOf(rows)], say)).toEqual({
    ok: false,
    problem: { code: 'export.1', about: { table: 'claims', rows: most + 1, limit: most } },
  })
})

test('is refused with a cell longer than a cell may be, by its row and column', async () => {
  const long = 'a'.repeat(limits.sheetCell)
  expect((await workbookFrom([tableOf([['short'], [long]])], say)).ok).toBe(true)
  expect(await workbookFrom([tableOf([['short'], [`${long}a`]])], say)).toEqual({
    ok: false,
    problem: {
      code: 'export.2',
      about: { table: 'claims', row: 3, column: 'words', limit: limits.sheetCell },
    },
  })
})

test('is refused with more cells than whoever makes it allows', async () => {
  const rows: readonly (readonly Value[])[] = [['a'], ['b'], ['c']]
  expect((await workbookFrom([tableOf(rows)], say, 3)).ok).toBe(true)
  expect(await workbookFrom([tableOf(rows)], say, 2)).toEqual({
    ok: false,
    problem: { code: 'export.4', about: { table: 'claims', cells: 3, limit: 2 } },
  })
})

test('the codebook says what every table and column means', () => {
  expect(codebookOf([tableOf([])], say).rows).toEqual([
    ['claims', null, 'export.table.claims', null],
    ['claims', 'words', 'export.column.words', '#description'],
  ])
})
