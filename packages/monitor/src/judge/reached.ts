// When something was reached, by the facts that it took: never one moment where none was told.
// Facts give an earliest and a latest bound, and so does what rests on them.

import { exactAmount, instantFromMs, type Bounds, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'

/**
 * When the sum reached the target: by the latest bound for sure, by what was surely done first;
 * from the earliest perhaps, by what may have begun first. A target of nothing is reached when the
 * window opens.
 */
export function reachedAt(
  { pieces, begun }: { readonly pieces: readonly Piece[]; readonly begun: readonly Piece[] },
  target: number,
  opens: Instant,
): Bounds {
  const latest = reachedBy(pieces, target, 'latest')
  if (latest === null) return { earliest: opens, latest: opens }
  const earliest = [pieces, begun].flatMap((some) => reachedBy(some, target, 'earliest') ?? [])
  return { earliest: instantFromMs(Math.min(latest, ...earliest)), latest }
}

/** The bound by which so much is told; where it never is, that of the last. Null for nothing. */
function reachedBy(pieces: readonly Piece[], target: number, bound: keyof Bounds): Instant | null {
  let total = 0
  let last: Instant | null = null
  for (const { fact, amount } of pieces.toSorted((a, b) => a.fact.at[bound] - b.fact.at[bound])) {
    if (total >= target && last !== null) break
    total = exactAmount(total + amount)
    last = fact.at[bound]
  }
  return total >= target || bound === 'latest' ? last : null
}
