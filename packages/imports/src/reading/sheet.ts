// A sheet: rows of cells as they lie in a file, titles and empty rows included.
// Which of them is the head is found in table.ts.

/** One row. `cells` is null where the quotes of a text cannot be read; `reason` says how. */
export type SheetRow = {
  readonly cells: readonly string[] | null
  /** The line of the text on which the row begins, or the row of the workbook's sheet. */
  readonly line: number
  readonly reason: string
}

/** The rows of one sheet, empty ones included. `name` is null for a file that is one table. */
export type Sheet = {
  readonly name: string | null
  readonly rows: readonly SheetRow[]
  /** True for a sheet of a workbook: numbers among its dates are days counted from 1900. */
  readonly isWorkbook: boolean
}

/** True for a row in which nothing is written. */
export function isBlank({ cells }: SheetRow): boolean {
  return cells?.every((cell) => cell.trim() === '') ?? false
}
