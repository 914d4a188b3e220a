// The sheets of a file as they lie in it, titles and empty rows included, for whoever shows a table
// before any mapping says where its head is.
//
// Which cell means what is not asked here. A row whose quotes cannot be read has no cells that
// could be shown: the file is refused with its line.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { importProblems as problem } from '../problems.ts'
import { readsNothing } from '../suggest/find-table.ts'
import type { Encoding } from './decoded.ts'
import type { DaysCounted, SheetRow } from './sheet.ts'
import { sheetsOf, type TableLimits } from './sheets.ts'

/** A sheet as it lies. `name` is null for a file that is one table. */
export type LyingSheet = {
  readonly name: string | null
  readonly rows: readonly (readonly string[])[]
  /** In a workbook numbers among dates count days. */
  readonly days: DaysCounted
}

/** Which of several sheets is read, and the encoding of a text that carries no mark of its own. */
export type LyingAsked = { readonly sheet: string | null; readonly encoding: Encoding }

/**
 * The sheets of a file. Of several tables in a `.zip` only the one that is asked for is read; the
 * others have no rows. Refuses what `readTable` refuses of a file, and more rows than `limits` say.
 */
export async function sheetsAsTheyLie(
  bytes: Bytes,
  { sheet, encoding }: LyingAsked,
  limits: TableLimits,
): Promise<Result<readonly LyingSheet[]>> {
  const mapping = { ...readsNothing, encoding, ...(sheet === null ? {} : { sheet }) }
  const read = await sheetsOf(bytes, mapping, limits)
  if (!read.ok) return read
  const sheets: LyingSheet[] = []
  for (const { name, rows, days } of read.value) {
    if (rows.length > limits.rows + 1) return refuse(problem.tooManyRows(limits.rows))
    const found: (readonly string[])[] = []
    for (const [at, row] of rows.entries()) {
      if (row.cells === null) return refuse(unreadable(row, at, name))
      found.push(row.cells)
    }
    sheets.push({ name, rows: found, days })
  }
  return ok(sheets)
}

function unreadable({ line, reason }: SheetRow, at: number, sheet: string | null) {
  return problem.rowRefused({ row: at + 1, line, problem: problem.notCsv(reason) }, 1, sheet)
}
