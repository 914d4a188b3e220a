// How far a sheet of a workbook reaches, seen before it is read.
//
// What reads a workbook makes every cell up to the furthest one. One stray cell in the last row and
// column that a sheet may have would cost more memory than most machines have.

import { importProblems as problem } from '../problems.ts'
import { limits, type Problem } from '@holdfast/base'
import type { NamedBytes } from './unpacked.ts'

/** Refuses a workbook of which a sheet reaches too far; null where none does. */
export function strayCellIn(files: readonly NamedBytes[]): Problem | null {
  for (const { name, bytes } of files) {
    if (!name.toLowerCase().endsWith('.xml')) continue
    const { row, column, letters } = reachOf(new TextDecoder().decode(bytes))
    if (row * column > limits.importCells) return problem.strayCell(`${letters}${row}`)
  }
  return null
}

/** The row, or the letters and the row, that a row or a cell of a sheet is called. */
const place = /<(?:\w+:)?(?:c|row)\b[^<>]*?\sr\s*=\s*["']([A-Za-z]*)(\d+)["']/g

function reachOf(xml: string): {
  readonly row: number
  readonly column: number
  readonly letters: string
} {
  let [row, column, furthest] = [1, 1, 'A']
  for (const [, letters = '', digits = ''] of xml.matchAll(place)) {
    row = Math.max(row, Number(digits))
    const found = columnOf(letters)
    if (found > column) [column, furthest] = [found, letters]
  }
  return { row, column, letters: furthest.slice(0, 8) }
}

/** 1 for A, 27 for AA. */
function columnOf(letters: string): number {
  let column = 0
  for (let at = 0; at < letters.length; at += 1) column = column * 26 + letters.charCodeAt(at) - 64
  return column
}
