// What a reader does with the strip: which cell is looked at, which articles are closed, which week
// is open. It moves focus by the keyboard and draws nothing.
//
// One listener for each kind of event: a large strip has thousands of cells.

import type { StripUnit } from '@holdfast/analysis'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, RefObject, SyntheticEvent } from 'react'
import { useWords } from '../words/use-words.ts'
import { cellAddress, cellAfter, cellId, type CellAddress } from './grid-keys.ts'
import type { ShownArticle, ShownRow } from './shown-rows.ts'

export type GridState = {
  readonly table: RefObject<HTMLTableElement | null>
  readonly closed: ReadonlySet<string>
  readonly active: CellAddress
  readonly open: CellAddress | null
  /** The rows of articles that are not closed. */
  readonly rows: readonly ShownRow[]
  readonly toggleArticle: (id: string) => void
  readonly listeners: {
    readonly onKeyDown: (event: KeyboardEvent) => void
    readonly onFocus: (event: FocusEvent) => void
    readonly onPointerOver: (event: SyntheticEvent) => void
    readonly onClick: (event: SyntheticEvent) => void
  }
}

export function useGrid(
  articles: readonly ShownArticle[],
  columns: number,
  unit: StripUnit,
): GridState {
  const isRtl = useWords().language.dir === 'rtl'
  const table = useRef<HTMLTableElement>(null)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState<CellAddress>({ row: '', column: -1 })
  const [open, setOpen] = useState<CellAddress | null>(null)
  const rows = useMemo(
    () => articles.filter(({ id }) => !closed.has(id)).flatMap((article) => article.rows),
    [articles, closed],
  )
  const toggleArticle = useCallback((id: string) => {
    setClosed((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const look = (event: SyntheticEvent): void => {
    const cell = cellOf(event.target)
    if (cell !== null) setActive(cell)
  }
  const toggleWeek = (event: SyntheticEvent): void => {
    const cell = unit === 'week' ? cellOf(event.target) : null
    if (cell === null) return
    setOpen((before) => (before?.row === cell.row && before.column === cell.column ? null : cell))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') return toggleWeek(event)
    const keys = rows.map(({ key }) => key)
    const isJump = event.ctrlKey
    const next = cellAfter(event.key, { rows: keys, columns, at: active, isRtl, isJump })
    if (next === null) return
    event.preventDefault()
    setActive(next)
    const cell = table.current?.querySelector(`[data-cell="${CSS.escape(cellId(next))}"]`)
    if (cell instanceof HTMLElement) cell.focus()
  }
  const listeners = { onKeyDown, onFocus: look, onPointerOver: look, onClick: toggleWeek }
  return { table, closed, active, open, rows, toggleArticle, listeners }
}

/** The cell that an event happened in; null outside of every cell. */
function cellOf(target: EventTarget): CellAddress | null {
  const cell = target instanceof Element ? target.closest('[data-cell]') : null
  return cellAddress(cell?.getAttribute('data-cell') ?? '')
}
