// When something was reached, by the facts that it took: never one moment where none was told.
// Facts give an earliest and a latest bound, and so does what rests on them.

import type { Fact } from '@holdfast/agreement'
import { exactAmount, later, type Bounds, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'

/** The bounds by which all of some facts had happened. */
export function boundsOf(facts: readonly Fact[]): Bounds {
  const bounds = facts.map(({ at }) => at)
  return bounds.reduce((a, b) => ({
    earliest: later(a.earliest, b.earliest),
    latest: later(a.latest, b.latest),
  }))
}

/** When the sum reached the target; a target of nothing is reached when the window opens. */
export function reachedAt(pieces: readonly Piece[], target: number, opens: Instant): Bounds {
  let total = 0
  const taken: Fact[] = []
  for (const piece of pieces.toSorted((a, b) => a.fact.at.latest - b.fact.at.latest)) {
    if (total >= target && taken.length > 0) break
    total = exactAmount(total + piece.amount)
    taken.push(piece.fact)
  }
  return taken.length > 0 ? boundsOf(taken) : { earliest: opens, latest: opens }
}
