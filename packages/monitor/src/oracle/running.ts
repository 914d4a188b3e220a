// What running totals of one source say of a window, by arithmetic alone.
//
// "Running totals contain their source's acts and are never added to them; they conflict only where
// arithmetic forbids both." How much there was by each moment is an unknown number that never
// falls; each figure bounds the difference of two of them, and all bounds together say the rest.

import type { Interval } from '@holdfast/base'

/** So much in a stretch of time: at least, and at most where that is known. */
export type Told = Interval & { readonly least: number; readonly most: number | null }

/** What there was in a window at least and at most; null where the figures exclude each other. */
export function boundsOf(
  told: readonly Told[],
  window: Interval,
): { readonly least: number; readonly most: number | null } | null {
  const edges = [window, ...told].flatMap(({ from, to }) => [from, to])
  const moments = [...new Set(edges)].toSorted((a, b) => a - b)
  const size = moments.length
  // By how much one moment's number surely exceeds another's.
  const beyond = Array.from({ length: size }, (_row, from) =>
    Array.from({ length: size }, (_cell, to) => (from <= to ? 0 : -Infinity)),
  )
  const raise = (from: number, to: number, by: number): void => {
    const row = beyond[from]
    if (row !== undefined) row[to] = Math.max(row[to] ?? -Infinity, by)
  }
  const at = (moment: number): number => moments.findIndex((one) => one === moment)
  const known = (from: number, to: number): number => beyond[from]?.[to] ?? -Infinity
  for (const { from, to, least, most } of told) {
    raise(at(from), at(to), least)
    if (most !== null) raise(at(to), at(from), -most)
  }
  for (let over = 0; over < size; over++) {
    for (let from = 0; from < size; from++) {
      for (let to = 0; to < size; to++) raise(from, to, known(from, over) + known(over, to))
    }
  }
  if (moments.some((_moment, n) => known(n, n) > 0)) return null
  const [first, last] = [at(window.from), at(window.to)]
  const back = known(last, first)
  return { least: known(first, last), most: back === -Infinity ? null : -back }
}
