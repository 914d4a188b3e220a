// What one takes away: the mended table as CSV, and the mapping that reads it.
//
// The CSV is UTF-8 with its mark, separated by commas, and no cell of it runs as a formula, so that
// the mapping says so and leaves out what spoke of the file that came. The check reads these bytes:
// what it shows is what the command line makes of them.

import { guardedText, unguardedText } from '@holdfast/base'
import { csvOf } from '@holdfast/exports'
import {
  columnName,
  countsDays,
  orderOfDays,
  plainCell,
  writtenTime,
  type DaysCounted,
  type Mapping,
} from '@holdfast/imports'
import type { JsonObject } from '@holdfast/record'
import type { Rows } from './edits.ts'

/** A table and the mapping that reads it, as files. */
export type Mended = { readonly csv: string; readonly mapping: string }

/** A table as it lies, and where it came from. */
export type Lying = { readonly rows: Rows; readonly days: DaysCounted }

/** What one takes away of a table; `written` is the mapping as people wrote it. */
export function mendedFrom({ rows, days }: Lying, mapping: Mapping, written: JsonObject): Mended {
  const plain = mapping.guarded ? rows.map((cells) => cells.map(unguardedText)) : rows
  const dated = days === null ? plain : withDates(plain, mapping, days)
  const isGuarded = dated.some((cells) => cells.some((cell) => guardedText(cell) !== cell))
  const { encoding: _, sheet: __, guarded: ___, separator: ____, ...rest } = written
  const { format, title, ...others } = rest
  const taken: JsonObject = {
    ...(format === undefined ? {} : { format }),
    ...(title === undefined ? {} : { title }),
    separator: ',',
    ...(isGuarded ? { guarded: true } : {}),
    ...others,
  }
  return { csv: csvOf(dated), mapping: `${JSON.stringify(taken, null, 2)}\n` }
}

/** The line on which each row begins, in the CSV that is taken away. */
export function linesOf(rows: Rows): readonly number[] {
  let line = 1
  return rows.map((cells) => {
    const own = line
    line += 1
    for (const cell of cells) {
      if (/[\r\n]/.test(cell)) line += cell.split(/\r\n|[\r\n]/).length - 1
    }
    return own
  })
}

/** Where the head of a table is: its first row, and how many rows it has with its hashtags. */
export function headIn(
  rows: Rows,
  { headerRow, headerRows, hxl }: Pick<Mapping, 'headerRow' | 'headerRows' | 'hxl'>,
): { readonly first: number; readonly rows: number } {
  const filled = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''))
  const first = Math.max(0, headerRow === undefined ? filled : headerRow - 1)
  return { first, rows: headerRows + (hxl ? 1 : 0) }
}

/** The names of the columns, as a head of one row or several gives them; empty for none. */
export function headNames(rows: Rows, { first, rows: heads }: ReturnType<typeof headIn>): string[] {
  const above = rows.slice(first, first + heads).filter((cells) => !cells.every(isTagOrEmpty))
  const width = Math.max(0, ...above.map((cells) => cells.length))
  const left = above.map(() => '')
  return Array.from({ length: width }, (_, column) => {
    const parts = above.map((cells, at) => {
      const cell = (cells[column] ?? '').trim()
      // In a head of several rows an empty upper cell goes on from its left.
      const own = cell === '' && at < above.length - 1 ? (left[at] ?? '') : cell
      left[at] = own
      return own
    })
    return parts.filter((part) => part !== '').join(' ')
  })
}

function isTagOrEmpty(cell: string): boolean {
  return cell.trim() === '' || /^\s*#[a-z]/i.test(cell)
}

const times: readonly string[] = [
  'date',
  'instant',
  'local',
  'agreement-day',
  'day-start',
  'day-end',
]

// A spreadsheet counts days; a text does not, so that each is written as what it means.
function withDates(rows: Rows, mapping: Mapping, days: DaysCounted): Rows {
  const { first, rows: heads } = headIn(rows, mapping)
  const timed = new Set(
    mapping.statements.flatMap(({ body }) =>
      Object.values(body).flatMap((from) =>
        'column' in from && from.map === undefined && times.includes(from.as)
          ? [columnName(from.column)]
          : [],
      ),
    ),
  )
  const head = rows.slice(first, first + heads)
  const columns = new Set(
    head.flatMap((cells) => cells.flatMap((cell, at) => (timed.has(columnName(cell)) ? [at] : []))),
  )
  if (columns.size === 0) return rows
  return rows.map((cells, at) => {
    if (at < first + heads) return cells
    return cells.map((cell, column) => (columns.has(column) ? dateWritten(cell, days) : cell))
  })
}

function dateWritten(cell: string, days: DaysCounted): string {
  const text = plainCell(cell)
  const found = countsDays(text, days) ? writtenTime(text, orderOfDays(days)) : null
  if (found === null) return cell
  if (found.timeMs === null) return found.date
  return `${found.date}T${new Date(found.timeMs).toISOString().slice(11, 19)}`
}
