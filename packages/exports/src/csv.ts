// A table as comma-separated values that spreadsheets open as they are meant.
//
// It begins with the mark of UTF-8, lines end as RFC 4180 says, and no cell runs as a formula: text
// that a spreadsheet would take for one has an apostrophe before it, which spreadsheets take as
// "this is text" (OWASP, "CSV Injection").

import type { Table, Value } from './table.ts'

/** What a spreadsheet takes for the beginning of a formula, and the apostrophe that guards it. */
const formula = /^'*[=+\-@\t\r]/

/** Prints a table; with `hxl`, a row of hashtags stands below the heads. */
export function csvFrom({ columns, rows }: Table, { hxl = false } = {}): string {
  const heads = columns.map(({ id }) => id)
  const tags = hxl ? [columns.map((one) => one.hxl)] : []
  const lines = [heads, ...tags, ...rows].map((row) => row.map(cell).join(','))
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
  return formula.test(value) ? `'${value}` : value
}
