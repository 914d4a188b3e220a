// A share that follows another's: "hand in 200 weapons in proportion to 1.5".
//
// What it comes to for each of the other's is known only when every clause is read, so that it is
// worked out where clauses are compiled (compiled/proportions.ts).

import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import { clauseNumbered } from './names.ts'

/** Reads "in proportion to 1.5"; how many phrases it takes, 0 where it does not stand here. */
export function readProportion(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  { names, notes }: Reading,
): number {
  const [first, second, to] = phrases.slice(at, at + 3)
  const ref = to?.name === 'To' ? childOf(to, 'Ref') : undefined
  if (first?.text !== 'in' || second?.text !== 'proportion' || ref === undefined) return 0
  const clause = clauseNumbered(ref, names, notes)
  if (clause !== null) draft.put('in proportion to what', clause, ref)
  return 3
}
