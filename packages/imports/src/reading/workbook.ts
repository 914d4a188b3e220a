// The sheets of an Excel workbook (`.xlsx`), each cell as the text that a table would hold.
//
// A date of a workbook has no zone and no words of its own: it becomes `2031-03-24`, or
// `2031-03-24T16:00` where any cell of the column has a time. Formulas give what the program that
// saved them last worked out.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import readWorkbook from 'read-excel-file/universal'
import { importProblems as problem } from '../problems.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** Every sheet of a workbook, in its order. */
export async function sheetsOfWorkbook(bytes: Bytes): Promise<Result<readonly Sheet[]>> {
  try {
    const sheets = await readWorkbook(new Blob([bytes]))
    return ok(
      sheets.map(({ sheet, data }) => ({ name: sheet, isWorkbook: true, rows: rowsOf(data) })),
    )
  } catch (error) {
    return refuse(problem.damagedPacking('xlsx', error instanceof Error ? error.message : ''))
  }
}

function rowsOf(data: readonly (readonly unknown[])[]): readonly SheetRow[] {
  const timed = columnsOfTimes(data)
  return data.map((cells, at) => ({
    cells: withoutEmptyEnd(cells.map((cell, column) => textOfCell(cell, timed.has(column)))),
    line: at + 1,
    reason: '',
  }))
}

/** The columns in which a date has a time: there midnight is a time too, and no whole day. */
function columnsOfTimes(data: readonly (readonly unknown[])[]): ReadonlySet<number> {
  const timed = new Set<number>()
  for (const cells of data) {
    for (const [column, cell] of cells.entries()) {
      if (cell instanceof Date && !isoOf(cell).endsWith(midnight)) timed.add(column)
    }
  }
  return timed
}

function textOfCell(value: unknown, isTimed: boolean): string {
  if (value instanceof Date) return textOfDate(value, isTimed)
  const isWritten = typeof value === 'string' || typeof value === 'number'
  return isWritten || typeof value === 'boolean' ? String(value) : ''
}

const midnight = 'T00:00:00'

/** Spreadsheets keep days as fractions: a second is never exact. */
function isoOf(date: Date): string {
  return new Date(Math.round(date.getTime() / 1_000) * 1_000).toISOString().slice(0, 19)
}

function textOfDate(date: Date, isTimed: boolean): string {
  const [day = '', time = ''] = isoOf(date).split('T')
  if (!isTimed) return day
  return `${day}T${time.endsWith(':00') ? time.slice(0, 5) : time}`
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}
