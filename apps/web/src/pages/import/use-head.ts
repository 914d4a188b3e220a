// The head of the table on the page, as its mapping says where it is: the names of its columns, and
// its rows with what was mended.

import { useMemo } from 'react'
import { held, mendedRows, type Rows } from '../../table/edits.ts'
import { mappingIn } from '../../table/mapping-form.ts'
import { headIn, headNames } from '../../table/mended.ts'
import type { TableState } from '../../table/table-state.ts'

export type Head = {
  readonly rows: Rows
  /** The first row of the head, and the first below it. */
  readonly first: number
  readonly below: number
  readonly names: readonly string[]
}

export function useHead({ file, edits, mapping: text }: TableState): Head {
  return useMemo(() => {
    const rows = mendedRows(file?.rows ?? [], held(edits))
    const mapping = text === null ? null : mappingIn(text)
    const { headerRow, headerRows = 1, hxl = false } = mapping ?? {}
    const head = headIn(rows, {
      ...(typeof headerRow === 'number' ? { headerRow } : {}),
      headerRows: typeof headerRows === 'number' ? headerRows : 1,
      hxl: hxl === true,
    })
    return {
      rows,
      first: head.first,
      below: head.first + head.rows,
      names: headNames(rows, head),
    }
  }, [file, edits, text])
}

/** `A` for the first column, `AA` for the one after `Z`. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest === 0 ? '' : letterOf(rest - 1)) + String.fromCodePoint(65 + (column % 26))
}
