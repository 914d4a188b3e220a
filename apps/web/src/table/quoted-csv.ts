// Rows as a text in which only commas part cells, whatever they hold: every cell is quoted.
//
// It is read again here and never leaves; what one takes away is written by packages/exports.

import type { Rows } from './edits.ts'

/** The text of rows. */
export function quotedCsv(rows: Rows): string {
  return rows.map((cells) => cells.map(quoted).join(',')).join('\r\n')
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}
