// Tables as JSON: under each its codebook and its rows, by the names of their columns. What is not
// there is null, and never left out.

import { canonicalJson, type Json } from '@holdfast/base'
import type { Say, Table } from './table.ts'

/** Prints tables, each under its name. */
export function jsonFrom(tables: readonly Table[], say: Say): string {
  const told = tables.map(({ name, columns, rows }): [string, Json] => [
    name,
    {
      about: say(`export.table.${name}`, {}),
      columns: columns.map(({ id, hxl, meaning }) => {
        return { id, about: say(meaning.code, meaning.about), hxl }
      }),
      rows: rows.map((row) =>
        Object.fromEntries(columns.map(({ id }, at): [string, Json] => [id, row[at] ?? null])),
      ),
    },
  ])
  return canonicalJson({ format: 'holdfast-export/1', tables: Object.fromEntries(told) })
}
