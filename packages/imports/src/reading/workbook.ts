// The sheets of an Excel workbook (`.xlsx`), each cell as the text that a table would hold.
//
// A date of a workbook has no zone and no words of its own: it becomes `2031-03-24`, or
// `2031-03-24T16:00` where the cell has a time. Formulas give what the program that saved them last
// worked out.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import readWorkbook from 'read-excel-file/universal'
import { importProblems as problem } from '../problems.ts'
import type { Sheet } from './sheet.ts'

/** Every sheet of a workbook, in its order. */
export async function sheetsOfWorkbook(bytes: Bytes): Promise<Result<readonly Sheet[]>> {
  try {
    const sheets = await readWorkbook(new Blob([bytes]))
    return ok(
      sheets.map(({ sheet, data }) => ({
        name: sheet,
        isWorkbook: true,
        rows: data.map((cells, at) => ({
          cells: withoutEmptyEnd(cells.map(textOfCell)),
          line: at + 1,
          reason: '',
        })),
      })),
    )
  } catch (error) {
    return refuse(problem.damagedPacking('xlsx', error instanceof Error ? error.message : ''))
  }
}

function textOfCell(value: unknown): string {
  if (value instanceof Date) return textOfDate(value)
  const isWritten = typeof value === 'string' || typeof value === 'number'
  return isWritten || typeof value === 'boolean' ? String(value) : ''
}

function textOfDate(date: Date): string {
  // Spreadsheets keep days as fractions: a second is never exact.
  const iso = new Date(Math.round(date.getTime() / 1_000) * 1_000).toISOString()
  const [day = '', time = ''] = iso.slice(0, 19).split('T')
  return time === '00:00:00' ? day : `${day}T${time.endsWith(':00') ? time.slice(0, 5) : time}`
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell !== '')
  return cells.slice(0, last + 1)
}
