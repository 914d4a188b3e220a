// A table as comma-separated values that spreadsheets open as they are meant.
//
// It begins with the mark of UTF-8, lines end as RFC 4180 says, and no cell runs as a formula: what
// a spreadsheet would take for one is guarded, which a mapping says so that an import undoes it.

import { guardedText } from '@holdfast/base'
import type { Table, Value } from './table.ts'

/** Prints a table; with `hxl`, a row of hashtags stands below the heads. */
export function csvFrom({ columns, rows }: Table, { hxl = false } = {}): string {
  const heads = columns.map(({ id }) => id)
  const tags = hxl ? [columns.map((one) => one.hxl)] : []
  return csvOf([heads, ...tags, ...rows])
}

/** Prints rows as they lie, whatever each is for. */
export function csvOf(rows: readonly (readonly Value[])[]): string {
  const lines = rows.map((row) => row.map(cell).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cell(value: Value): string {
  const text = textOf(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

function textOf(value: Value): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  return guardedText(value)
}
