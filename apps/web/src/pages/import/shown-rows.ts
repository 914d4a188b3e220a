// Which rows of a long table are shown: a page of all of them, or of those with a fault.
//
// A row that is mended stays where it is until the reader turns the page, so that nothing moves
// under the hand.

import { useEffect, useMemo, useState } from 'react'

/** Rows on one page. */
export const rowsShown = 50

export type ShownRows = {
  readonly rows: readonly number[]
  /** How many rows there are to turn through, and the place of the first that is shown. */
  readonly inAll: number
  readonly first: number
  readonly turn: (by: number) => void
  readonly isFaultyOnly: boolean
  readonly showFaultyOnly: (is: boolean) => void
}

/** `count` rows, of which `faulty` have a fault; null while nobody knows. */
export function useShownRows(count: number, faulty: readonly number[] | null): ShownRows {
  const [isFaultyOnly, setFaultyOnly] = useState(false)
  const [held, setHeld] = useState<readonly number[]>([])
  const [page, setPage] = useState(0)
  useEffect(() => {
    if (faulty === null) return
    setHeld((before) => {
      const known = new Set(before)
      const more = faulty.filter((row) => !known.has(row))
      return more.length === 0 ? before : [...before, ...more].toSorted((a, b) => a - b)
    })
  }, [faulty])
  const inAll = isFaultyOnly ? held.length : count
  const pages = Math.max(1, Math.ceil(inAll / rowsShown))
  const at = Math.min(page, pages - 1)
  const rows = useMemo(() => {
    const from = at * rowsShown
    if (isFaultyOnly) return held.slice(from, from + rowsShown)
    return Array.from({ length: Math.min(rowsShown, count - from) }, (_, n) => from + n)
  }, [at, isFaultyOnly, held, count])
  return {
    rows,
    inAll,
    first: at * rowsShown,
    turn: (by) => {
      setPage(Math.max(0, Math.min(at + by, pages - 1)))
      if (isFaultyOnly) setHeld(faulty ?? [])
    },
    isFaultyOnly,
    showFaultyOnly: (is) => {
      setFaultyOnly(is)
      setHeld(faulty ?? [])
      setPage(0)
    },
  }
}
