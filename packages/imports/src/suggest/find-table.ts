// Where in a file a table is, for whoever drafts a mapping: which row names the columns, and
// whether a row of HXL hashtags stands below it.

import type { Bytes, Result } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { importProblems as problem } from '../problems.ts'
import type { Mapping } from '../mapping.ts'
import type { TableLimits } from '../reading/sheets.ts'
import { readTable, type Table } from '../table.ts'

/** Rows that are tried as the head. */
const headsTried = 12

/** A table, and what of a mapping says where it is. */
export type FoundTable = { readonly table: Table; readonly where: JsonObject }

/** The table of a file. Refuses what a mapping that says nothing of it would refuse. */
export async function findTable(
  bytes: Bytes,
  { sheet, limits }: { readonly sheet: string | null; readonly limits: TableLimits },
): Promise<Result<FoundTable>> {
  const named = sheet === null ? {} : { sheet }
  const read = (more: Partial<Mapping>): Promise<Result<Table>> =>
    readTable(bytes, { ...readsNothing, ...named, ...more }, limits)
  const first = await read({})
  if (!first.ok && first.problem.code === problem.hashtags(0).code) {
    const table = await read({ hxl: true })
    return table.ok
      ? { ok: true, value: { table: table.value, where: { ...named, hxl: true } } }
      : table
  }
  if (!first.ok) return first
  const whole = { table: first.value, where: named }
  if (isWhole(first.value)) return { ok: true, value: whole }
  for (let headerRow = 2; headerRow <= headsTried; headerRow += 1) {
    const table = await read({ headerRow })
    if (table.ok && isWhole(table.value)) {
      return { ok: true, value: { table: table.value, where: { ...named, headerRow } } }
    }
  }
  return { ok: true, value: whole }
}

/** Every row fits under the head, and every column has a name. */
function isWhole({ rows, bad, columns }: Table): boolean {
  const width = rows[0]?.cells.length ?? 0
  return rows.length > 0 && bad.length === 0 && columns.size >= width && !columns.has('')
}

/** A mapping that says nothing of where a table is, and makes nothing of it. */
export const readsNothing: Mapping = {
  format: 'holdfast-mapping/1',
  separator: 'auto',
  encoding: 'utf-8',
  headerRows: 1,
  hxl: false,
  guarded: false,
  fillDown: [],
  statements: [],
  otherwise: 'refuse',
}
