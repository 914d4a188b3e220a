// A table of text: columns as wide as what is in them, the last or the widest cut to what is left.
//
// Cells hold plain text or painted text; what is wrapped is plain. A row may span several lines.

import { padEnd, padStart, textWidth, wrap } from './text-width.ts'
import type { Paint } from './colours.ts'

/** A column. `wraps` columns share what the others leave. */
export type Column = {
  readonly head: string
  readonly align?: 'end'
  readonly wraps?: true
}

/** A cell: text, and how it is painted once it has its width. */
export type Cell = { readonly text: string; readonly paint?: (text: string) => string }

/** What a table is drawn with. */
export type TableOptions = {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly (Cell | string)[])[]
  readonly width: number
  readonly paint: Paint
  readonly indent?: string
}

const gap = '  '
const narrowestWrap = 16

/** The lines of a table, its heads first. Empty columns are left out. */
export function tableLines({ columns, rows, width, paint, indent = '' }: TableOptions): string[] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)),
  )
  const used = columns.map((_, at) => cells.some((row) => (row[at]?.text ?? '') !== ''))
  const shown = columns.flatMap((column, at) => (used[at] === true ? [{ ...column, at }] : []))
  const natural = shown.map(({ head, at }) =>
    Math.max(textWidth(head), ...cells.map((row) => textWidth(row[at]?.text ?? ''))),
  )
  const least = shown.map(({ at }) => Math.max(...cells.map((row) => longestWord(row[at]?.text))))
  const widths = fitted({ columns: shown, natural, least, width: width - textWidth(indent) })
  const heads = shown.map(({ head, align }, at) => fill(head, widths[at] ?? 0, align))
  const lines = [indent + paint('quiet', heads.join(gap).trimEnd())]
  for (const row of cells) {
    const blocks = shown.map(({ at, wraps }, place) => {
      const text = row[at]?.text ?? ''
      return wraps === true ? wrap(text, widths[place] ?? 0) : [text]
    })
    const height = Math.max(1, ...blocks.map((block) => block.length))
    for (let line = 0; line < height; line++) {
      const parts = shown.map(({ at, align }, place) => {
        const filled = fill(blocks[place]?.[line] ?? '', widths[place] ?? 0, align)
        return row[at]?.paint?.(filled) ?? filled
      })
      lines.push(indent + parts.join(gap).trimEnd())
    }
  }
  return lines
}

function fill(text: string, width: number, align: Column['align']): string {
  return align === 'end' ? padStart(text, width) : padEnd(text, width)
}

function longestWord(text = ''): number {
  return Math.max(...text.split(' ').map(textWidth))
}

type Fitting = {
  readonly columns: readonly Column[]
  readonly natural: readonly number[]
  /** What no column is narrowed below: its longest word. */
  readonly least: readonly number[]
  readonly width: number
}

// Columns that wrap give way to the others, evenly, down to what can still be read.
function fitted({ columns, natural, least, width }: Fitting): readonly number[] {
  const room = width - gap.length * (columns.length - 1)
  const widths = [...natural]
  const wrapping = columns.flatMap(({ wraps }, at) => (wraps === true ? [at] : []))
  let excess = widths.reduce((sum, one) => sum + one, 0) - room
  while (excess > 0) {
    const widest = wrapping.reduce<number | null>((best, at) => {
      const size = widths[at] ?? 0
      const isWide = size > Math.max(narrowestWrap, least[at] ?? 0)
      return isWide && size > (best === null ? 0 : (widths[best] ?? 0)) ? at : best
    }, null)
    if (widest === null) break
    widths[widest] = (widths[widest] ?? 0) - 1
    excess -= 1
  }
  return widths
}
