// What a reader does with the cells of a table: which one is looked at, which one is being mended,
// and how keys lead from one to the next. It draws nothing.
//
// Enter begins and ends mending, Escape leaves the cell as it was; any letter begins a cell anew.

import { useEffect, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react'
import { cellAddress, cellAfter, cellId, type CellAddress } from '../../strip/grid-keys.ts'
import { useWords } from '../../words/use-words.ts'
import { actOf } from './cell-acts.ts'

export type SheetGrid = {
  readonly table: RefObject<HTMLTableElement | null>
  readonly at: CellAddress
  /** The cell that is being mended, and what it begins with. */
  readonly mending: (CellAddress & { readonly text: string }) | null
  readonly begin: (at: CellAddress, text: string) => void
  /** Ends mending: with the text, or without where it is null; and goes on by rows and columns. */
  readonly end: (
    text: string | null,
    by?: { readonly rows: number; readonly columns: number },
  ) => void
  readonly listeners: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onFocus: (event: FocusEvent) => void
    readonly onClick: (event: MouseEvent) => void
  }
}

export type SheetOptions = {
  /** The rows that are shown, counted from 0 as they lie. */
  readonly rows: readonly number[]
  readonly columns: number
  readonly cellAt: (row: number, column: number) => string
  readonly mend: (row: number, column: number, is: string) => void
  readonly undo: () => void
  readonly redo: () => void
}

export function useSheet({ rows, columns, cellAt, mend, undo, redo }: SheetOptions): SheetGrid {
  const isRtl = useWords().language.dir === 'rtl'
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<CellAddress>({ row: '', column: 0 })
  const [mending, setMending] = useState<SheetGrid['mending']>(null)
  const goesTo = useRef<CellAddress | null>(null)
  const keys = rows.map(String)
  useEffect(() => {
    if (mending !== null || goesTo.current === null) return
    focusCell(table.current, goesTo.current)
    goesTo.current = null
  })
  const begin = (cell: CellAddress, text: string): void => {
    setAt(cell)
    setMending({ ...cell, text })
  }
  const end: SheetGrid['end'] = (text, by) => {
    if (mending === null) return
    if (text !== null) mend(Number(mending.row), mending.column, text)
    setMending(null)
    if (by === undefined) return
    const row = keys[Math.min(keys.indexOf(mending.row) + by.rows, keys.length - 1)] ?? mending.row
    const column = Math.max(0, Math.min(mending.column + by.columns, columns - 1))
    goesTo.current = { row, column }
    setAt({ row, column })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (mending !== null) return
    const cell = cellOf(event.target)
    if (cell === null) return
    const { key, ctrlKey, metaKey, altKey } = event
    const isCommand = ctrlKey || metaKey
    const act = actOf(key, { isCommand, isShift: event.shiftKey, isAlt: altKey })
    if (act === 'undo' || act === 'redo') (act === 'undo' ? undo : redo)()
    else if (act === 'open') begin(cell, cellAt(Number(cell.row), cell.column))
    else if (act === 'clear') mend(Number(cell.row), cell.column, '')
    else if (act === 'write') begin(cell, key)
    else {
      const grid = { rows: keys, columns, at: cell, isRtl, isJump: isCommand }
      const next = cellAfter(key, grid)
      if (next === null) return
      setAt(next)
      focusCell(table.current, next)
    }
    event.preventDefault()
  }
  const onClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target)
    if (cell === null || mending !== null) return
    // The first press looks at a cell, the next one opens it.
    const isThere = cell.row === at.row && cell.column === at.column
    if (isThere && (event.detail > 1 || wasThere.current)) {
      begin(cell, cellAt(Number(cell.row), cell.column))
    }
    wasThere.current = true
  }
  const wasThere = useRef(false)
  const onFocus = (event: FocusEvent): void => {
    const cell = cellOf(event.target)
    if (cell === null) return
    wasThere.current = cell.row === at.row && cell.column === at.column && wasThere.current
    setAt(cell)
  }
  return { table, at, mending, begin, end, listeners: { onKeyDown, onFocus, onClick } }
}

function focusCell(table: HTMLTableElement | null, at: CellAddress): void {
  const cell = table?.querySelector(`[data-cell="${CSS.escape(cellId(at))}"]`)
  if (cell instanceof HTMLElement) cell.focus()
}

/** The cell that an event happened in; null outside of every cell. */
function cellOf(target: EventTarget): CellAddress | null {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null
  return cellAddress(cell?.getAttribute('data-cell') ?? '')
}
