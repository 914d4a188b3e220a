// Tables as JSON: under each its codebook and its rows, by the names of their columns. What is not
// there is null, and never left out.

import { canonicalJson, type Json } from '@holdfast/base'
import { byColumn, type Say, type Table } from './table.ts'

/** Prints tables, each under its name. */
export function jsonFrom(tables: readonly Table[], say: Say): string {
  const told = tables.map((table): [string, Json] => [
    table.name,
    {
      about: say(`export.table.${table.name}`, {}),
      columns: table.columns.map(({ id, hxl, meaning }) => {
        return { id, about: say(meaning.code, meaning.about), hxl }
      }),
      rows: table.rows.map((row) => byColumn(table, row)),
    },
  ])
  return canonicalJson({ format: 'holdfast-export/1', tables: Object.fromEntries(told) })
}
