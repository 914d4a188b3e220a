// Tables as a workbook: a sheet each, and before them the codebook that says what columns mean.
//
// Cells are text, numbers or truth values; none is a formula, whatever it begins with.

import { limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import writeWorkbook from 'write-excel-file/universal'
import { exportProblems as problem } from './problems.ts'
import type { Say, Table, Value } from './table.ts'

/**
 * Makes the bytes of a workbook. Refuses more than a sheet or a cell can hold, and a table of more
 * cells than `cellsMost`.
 */
export async function workbookFrom(
  tables: readonly Table[],
  say: Say,
  cellsMost = Infinity,
): Promise<Result<Bytes>> {
  for (const { name, columns, rows } of tables) {
    const cells = rows.length * columns.length
    if (cells > cellsMost) return refuse(problem.tooManyCells(name, cells, cellsMost))
    if (rows.length + 1 > limits.sheetRows) {
      return refuse(problem.tooManyRows(name, rows.length, limits.sheetRows - 1))
    }
    for (const [at, row] of rows.entries()) {
      const long = row.findIndex(
        (value) => typeof value === 'string' && value.length > limits.sheetCell,
      )
      if (long !== -1) {
        return refuse(problem.tooLong(name, at + 2, columns[long]?.id ?? '', limits.sheetCell))
      }
    }
  }
  const sheets = [codebookOf(tables, say), ...tables].map(({ name, columns, rows }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ id }) => ({ width: Math.max(12, id.length + 2) })),
    data: [
      columns.map(({ id }) => ({ value: id, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cell)),
    ],
  }))
  const blob = await writeWorkbook(sheets).toBlob()
  return ok(new Uint8Array(await blob.arrayBuffer()))
}

/** What each column of each table means, as a table. */
export function codebookOf(
  tables: readonly Table[],
  say: Say,
): Omit<Table, 'columns'> & {
  readonly columns: readonly { readonly id: string }[]
} {
  return {
    name: 'codebook',
    columns: ['table', 'column', 'meaning', 'hxl'].map((id) => ({ id })),
    rows: tables.flatMap(({ name, columns }) => [
      [name, null, say(`export.table.${name}`, {}), null],
      ...columns.map(({ id, hxl, meaning }) => [name, id, say(meaning.code, meaning.about), hxl]),
    ]),
  }
}

type Cell =
  | { readonly value: string; readonly type: typeof String }
  | { readonly value: number; readonly type: typeof Number }
  | null

function cell(value: Value): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  if (typeof value === 'boolean') return { value: value ? 'yes' : 'no', type: String }
  return { value, type: String }
}
