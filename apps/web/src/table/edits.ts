// What was mended in a table: one cell after another, to be undone and done again.
//
// The table as it came stays as it is; what is shown is that table with the edits in their order.

/** One cell, as it was and as it is. Rows and columns are counted from 0. */
export type Edit = {
  readonly row: number
  readonly column: number
  readonly was: string
  readonly is: string
}

/** What was mended. The first `done` edits hold; the others were undone. */
export type Edits = { readonly all: readonly Edit[]; readonly done: number }

/** Rows of cells, each as long as it is. */
export type Rows = readonly (readonly string[])[]

export const noEdits: Edits = { all: [], done: 0 }

/** With one cell more mended: what was undone is forgotten. One that stays the same adds none. */
export function withEdit({ all, done }: Edits, edit: Edit): Edits {
  if (edit.was === edit.is) return { all, done }
  return { all: [...all.slice(0, done), edit], done: done + 1 }
}

/** The edit that an undo takes back; null where there is none. */
export function lastDone({ all, done }: Edits): Edit | null {
  return all[done - 1] ?? null
}

/** The edit that a redo does again; null where there is none. */
export function nextUndone({ all, done }: Edits): Edit | null {
  return all[done] ?? null
}

export function undone({ all, done }: Edits): Edits {
  return { all, done: Math.max(0, done - 1) }
}

export function redone({ all, done }: Edits): Edits {
  return { all, done: Math.min(all.length, done + 1) }
}

/** The edits that hold. */
export function held({ all, done }: Edits): readonly Edit[] {
  return all.slice(0, done)
}

/** The table with what was mended. A cell behind the end of its row makes the row longer. */
export function mendedRows(rows: Rows, edits: readonly Edit[]): Rows {
  if (edits.length === 0) return rows
  const all = [...rows]
  for (const { row, column, is } of edits) {
    const cells = [...(all[row] ?? [])]
    while (cells.length < column) cells.push('')
    cells[column] = is
    all[row] = cells
  }
  return all
}
