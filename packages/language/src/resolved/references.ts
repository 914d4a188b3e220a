// References to clauses: `2.1 or 4.2`, `2.1 to 2.4`.
//
// A range follows the order in which the text has its clauses, not the order of their numbers.

import type { ClauseId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import type { SurfaceNode } from '../surface/surface.ts'
import { clauseNumbered, type Names } from './names.ts'

/** The clauses that some nodes refer to, in the order of the text, each once. */
export function referencesIn(
  nodes: readonly SurfaceNode[],
  names: Names,
  notes: Notes,
): readonly ClauseId[] {
  const found = new Set<ClauseId>()
  let last: ClauseId | null = null
  let isRange = false
  for (const node of nodes) {
    if (node.name === 'Through') isRange = true
    if (node.name !== 'Ref') continue
    const clause = clauseNumbered(node, names, notes)
    if (clause === null) continue
    if (isRange && last !== null) for (const each of between(last, clause, names)) found.add(each)
    found.add(clause)
    last = clause
    isRange = false
  }
  return [...found]
}

/** The clauses between two, in the order in which the text has them. */
function between(first: ClauseId, last: ClauseId, names: Names): readonly ClauseId[] {
  const all = [...names.clauses.values()]
  return all.slice(all.indexOf(first), all.indexOf(last))
}
