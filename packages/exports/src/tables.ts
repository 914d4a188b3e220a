// The tables there are, by name, and their forms as text. A workbook, which is bytes, is in
// workbook.ts.

import type { TableFormat, TableName } from '@holdfast/protocol'
import type { Answer } from '@holdfast/sum'
import { csvFrom } from './csv.ts'
import { jsonFrom } from './json.ts'
import { claimsTable, factsTable } from './said.ts'
import { statementsTable } from './statements.ts'
import { countsTable, statusesTable } from './statuses.ts'
import type { Say, Table } from './table.ts'

const tables: Readonly<Record<TableName, (answer: Answer) => Table>> = {
  statuses: statusesTable,
  counts: countsTable,
  facts: factsTable,
  claims: claimsTable,
  statements: statementsTable,
}

/** A table of an answer. */
export function tableOf(name: TableName, answer: Answer): Table {
  return tables[name](answer)
}

/** A table as text. */
export function printTable(table: Table, format: TableFormat, say: Say): string {
  return format === 'json' ? jsonFrom([table], say) : csvFrom(table, { hxl: format === 'hxl' })
}
