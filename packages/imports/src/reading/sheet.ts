// A sheet: rows of cells as they lie in a file, titles and empty rows included.
// Which of them is the head is found in table.ts.

/** One row. `cells` is null where the quotes of a text cannot be read; `reason` says how. */
export type SheetRow = {
  readonly cells: readonly string[] | null
  /** The line of the text on which the row begins, or the row of the workbook's sheet. */
  readonly line: number
  readonly reason: string
  /** True for a row that is hidden in its workbook. */
  readonly isHidden?: boolean
}

/** From when a workbook counts days; null for a text, which counts none. */
export type DaysCounted = 'from-1900' | 'from-1904' | null

/** The rows of one sheet, empty ones included. `name` is null for a file that is one table. */
export type Sheet = {
  readonly name: string | null
  readonly rows: readonly SheetRow[]
  /** True for a sheet that is hidden in its workbook. */
  readonly isHidden: boolean
  /** In a workbook numbers among dates count days. */
  readonly days: DaysCounted
}

/** True for a row in which nothing is written. */
export function isBlank({ cells }: SheetRow): boolean {
  return cells?.every((cell) => cell.trim() === '') ?? false
}
