// The tables there are, by name, and their forms as text. A workbook, which is bytes, is in
// workbook.ts.

import { ok, refuse, type Result } from '@holdfast/base'
import type { TableFormat, TableName } from '@holdfast/protocol'
import type { Answer } from '@holdfast/sum'
import { csvFrom } from './csv.ts'
import { jsonFrom } from './json.ts'
import { geoJsonFrom, placesTable } from './places.ts'
import { exportProblems as problem } from './problems.ts'
import { claimsTable, factsTable } from './said.ts'
import { statementsTable } from './statements.ts'
import { countsTable, statusesTable } from './statuses.ts'
import type { Say, Table } from './table.ts'

const tables: Readonly<Record<TableName, (answer: Answer) => Table>> = {
  statuses: statusesTable,
  counts: countsTable,
  facts: factsTable,
  claims: claimsTable,
  places: placesTable,
  statements: statementsTable,
}

/** A table of an answer. */
export function tableOf(name: TableName, answer: Answer): Table {
  return tables[name](answer)
}

/** The rows of one clause, of a table whose rows are each of a clause. */
export function ofClause(table: Table, clause: string): Result<Table> {
  const at = table.columns.findIndex(({ id }) => id === 'clause')
  if (at === -1) return refuse(problem.noClauses(table.name))
  return ok({ ...table, rows: table.rows.filter((row) => row[at] === clause) })
}

/** How a table is printed. */
export type Printing = {
  readonly answer: Answer
  readonly format: TableFormat
  /** Says what columns mean. */
  readonly say: Say
}

/** A table of an answer as text. Refuses a map of rows that name no place. */
export function printTable(name: TableName, printing: Printing): Result<string> {
  return printed(tableOf(name, printing.answer), printing)
}

/** A table, or a part of one, as text. Refuses a map of rows that name no place. */
export function printed(table: Table, { answer, format, say }: Printing): Result<string> {
  switch (format) {
    case 'json':
      return ok(`${jsonFrom([table], say)}\n`)
    case 'geojson': {
      const text = geoJsonFrom(table, answer)
      return text === null ? refuse(problem.noPlaces(table.name)) : ok(`${text}\n`)
    }
    case 'csv':
    case 'hxl':
      return ok(csvFrom(table, { hxl: format === 'hxl' }))
  }
}
