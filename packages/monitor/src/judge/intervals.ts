// Sums over intervals of time: the most that do not overlap, and the least that leave no gap.
// Nothing here knows what is counted.

import { exactAmount } from '@holdfast/base'
import type { Interval } from '@holdfast/base'

/** An interval, and what it counts. */
export type Weighed = Interval & { readonly value: number }

/**
 * The largest sum of pieces that do not overlap: weighted interval scheduling, O(n log n)
 * (Kleinberg and Tardos, Algorithm Design, section 6.1).
 */
export function largestDisjointSum(pieces: readonly Weighed[]): number {
  const sorted = pieces.toSorted((a, b) => a.to - b.to)
  const best: number[] = [0]
  for (const [at, piece] of sorted.entries()) {
    let low = 0
    let high = at
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = sorted[middle]
      if (other !== undefined && other.to <= piece.from) low = middle + 1
      else high = middle
    }
    best.push(Math.max(best[at] ?? 0, exactAmount((best[low] ?? 0) + piece.value)))
  }
  return best.at(-1) ?? 0
}

/** A point up to which there is no gap, and what it took at the least. */
type Reached = { readonly at: number; readonly sum: number }

/**
 * The least sum of pieces that together leave no gap in a window; null where there is one. A
 * shortest path over the ends of the pieces, O(n log n): of the points reached so far only those
 * are kept that no later one undercuts.
 */
export function leastCoveringSum(window: Interval, pieces: readonly Weighed[]): number | null {
  const reached: Reached[] = [{ at: window.from, sum: 0 }]
  for (const { from, to, value } of pieces.toSorted((a, b) => a.to - b.to)) {
    const before = firstFrom(reached, from)
    if (before === undefined || to <= before.at) continue
    const next = { at: to, sum: exactAmount(before.sum + value) }
    for (let last = reached.at(-1); last !== undefined && last.sum >= next.sum;) {
      reached.pop()
      last = reached.at(-1)
    }
    if ((reached.at(-1)?.at ?? -Infinity) < to) reached.push(next)
  }
  return firstFrom(reached, window.to)?.sum ?? null
}

/** The first of the points that is not before a time: the one that took least to be reached. */
function firstFrom(reached: readonly Reached[], time: number): Reached | undefined {
  let low = 0
  let high = reached.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((reached[middle]?.at ?? Infinity) < time) low = middle + 1
    else high = middle
  }
  return reached[low]
}
