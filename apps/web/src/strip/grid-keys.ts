// Moving about the strip by keyboard: arrows, Home and End, and with Control to the corners.
//
// Left and right are as they are seen: in a page from right to left, left goes to the next day.

export type CellAddress = { readonly row: string; readonly column: number }

export function cellId({ row, column }: CellAddress): string {
  return `${row}|${column}`
}

/** The address that an id was made from; null for any other text. Inverse of `cellId`. */
export function cellAddress(id: string): CellAddress | null {
  const found = /^(.*)\|(\d+)$/s.exec(id)
  return found === null ? null : { row: found[1] ?? '', column: Number(found[2]) }
}

export type Grid = {
  /** The keys of the rows that are shown, in order. */
  readonly rows: readonly string[]
  readonly columns: number
  readonly at: CellAddress
  readonly isRtl: boolean
  readonly isJump: boolean
}

/** The cell that a key leads to, or null where the key is none of the grid's. */
export function cellAfter(key: string, grid: Grid): CellAddress | null {
  const { rows, columns, at, isRtl, isJump } = grid
  const row = Math.max(0, rows.indexOf(at.row))
  const column = Math.max(0, at.column)
  const forward = isRtl ? -1 : 1
  switch (key) {
    case 'ArrowRight':
      return cellIn(grid, row, column + forward)
    case 'ArrowLeft':
      return cellIn(grid, row, column - forward)
    case 'ArrowDown':
      return cellIn(grid, row + 1, column)
    case 'ArrowUp':
      return cellIn(grid, row - 1, column)
    case 'PageDown':
      return cellIn(grid, row + 10, column)
    case 'PageUp':
      return cellIn(grid, row - 10, column)
    case 'Home':
      return cellIn(grid, isJump ? 0 : row, 0)
    case 'End':
      return cellIn(grid, isJump ? rows.length - 1 : row, columns - 1)
    default:
      return null
  }
}

function cellIn({ rows, columns }: Grid, row: number, column: number): CellAddress | null {
  const key = rows[Math.min(Math.max(row, 0), rows.length - 1)]
  if (key === undefined) return null
  return { row: key, column: Math.min(Math.max(column, 0), columns - 1) }
}
