// The sheets of an Excel workbook (`.xlsx`), each cell as the text that a table would hold.
//
// A date of a workbook has no zone and no words of its own: it becomes `2031-03-24`, or
// `2031-03-24T16:00` where any cell of the column has a time. Formulas give what the program that
// saved them last worked out; where it worked out nothing, or an error, the cell says so.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { strToU8, zipSync } from 'fflate'
import readWorkbook from 'read-excel-file/universal'
import { importProblems as problem } from '../problems.ts'
import { withCellsTold } from './cells-told.ts'
import { RepeatedCells } from './repeated-cells.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import type { NamedBytes } from './unpacked.ts'
import { workbookParts, type SheetPart } from './workbook-parts.ts'

/** Every sheet of an unpacked workbook, in its order. */
export async function sheetsOfWorkbook(
  files: readonly NamedBytes[],
): Promise<Result<readonly Sheet[]>> {
  try {
    const parts = workbookParts(files)
    const { isFrom1904 } = parts
    const sheets = await readWorkbook(new Blob([repacked(files, isFrom1904)]))
    return ok(
      sheets.map(({ sheet, data }) => {
        const part = parts.sheets.get(sheet)
        const isHidden = part?.isHidden === true
        const days = isFrom1904 ? 'from-1904' : 'from-1900'
        return { name: sheet, isHidden, days, rows: rowsOf(data, part) }
      }),
    )
  } catch (error) {
    return refuse(problem.damagedPacking('xlsx', error instanceof Error ? error.message : ''))
  }
}

/** The parts that hold cells and names, as they are to be read, packed without pressing them. */
function repacked(files: readonly NamedBytes[], isFrom1904: boolean): Bytes {
  const read = files.filter(({ name }) => /\.xml(?:\.rels)?$/i.test(name))
  const parts = read.map(({ name, bytes }): readonly [string, Uint8Array] => {
    if (/\/worksheets\//i.test(name)) {
      const xml = new TextDecoder().decode(bytes)
      const told = withCellsTold(xml)
      return [name, told === xml ? bytes : strToU8(told)]
    }
    if (!isFrom1904 || name !== 'xl/workbook.xml') return [name, bytes]
    // Whoever reads it knows one of the two spellings of true.
    const xml = new TextDecoder().decode(bytes)
    return [name, strToU8(xml.replace(/(\sdate1904\s*=\s*["'])true(["'])/, '$11$2'))]
  })
  return new Uint8Array(zipSync(Object.fromEntries(parts), { level: 0 }))
}

function rowsOf(
  data: readonly (readonly unknown[])[],
  part: SheetPart | undefined,
): readonly SheetRow[] {
  const timed = columnsOfTimes(data)
  const repeated = new RepeatedCells()
  return data.map((cells, at) => {
    const texts = cells.map((cell, column) => textOfCell(cell, timed.has(column)))
    const row = { cells: repeated.shared(withoutEmptyEnd(texts)), line: at + 1, reason: '' }
    return part?.hiddenRows.has(at + 1) === true ? { ...row, isHidden: true } : row
  })
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
  // Some programs write ü as two characters; in a record there is one spelling.
  return isWritten || typeof value === 'boolean' ? String(value).normalize('NFC') : ''
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
