// What every check is handed: the lowered agreement, the spans of its clauses, and where to say.
//
// Checks share no state and no order. What one of them finds is never looked at by another.

import type { ClauseId, CompiledAgreement, Obligation, Vocabulary } from '@holdfast/agreement'
import type { Notes, Span } from '../diagnostic.ts'
import type { Header } from '../resolved/ast.ts'

export type Setting = {
  readonly agreement: CompiledAgreement
  readonly header: Header
  readonly vocabulary: Vocabulary
  readonly notes: Notes
  readonly spanOf: (clause: ClauseId) => Span
  /** The obligations of a clause; several where "each incident" stands for several acts. */
  readonly obligationsOf: (clause: ClauseId) => readonly Obligation[]
  /** True for a clause that errors left without a meaning: nothing more is said of it. */
  readonly isBroken: (clause: ClauseId) => boolean
}
