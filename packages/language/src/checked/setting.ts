// What every check is handed: the lowered agreement with its graph, when its moments are, the spans
// of its clauses, and where to say what is found.
//
// Checks share no state and no order. What one of them finds is never looked at by another.

import type {
  ActWord,
  ClauseId,
  CompiledAgreement,
  Obligation,
  ObligationGraph,
  Vocabulary,
} from '@holdfast/agreement'
import type { Notes, Span } from '../diagnostic.ts'
import type { Header } from '../resolved/ast.ts'
import type { IsSaid } from './said.ts'
import type { Times } from './times.ts'

export type Setting = {
  readonly agreement: CompiledAgreement
  readonly graph: ObligationGraph
  readonly times: Times
  readonly header: Header
  readonly vocabulary: Vocabulary
  /** The words of an act; several verbs may say one. Empty for an act of the agreement's own. */
  readonly wordsOf: (act: string) => readonly ActWord[]
  readonly isSaid: IsSaid
  readonly notes: Notes
  readonly spanOf: (clause: ClauseId) => Span
  /** The obligations of a clause; several where "each incident" stands for several acts. */
  readonly obligationsOf: (clause: ClauseId) => readonly Obligation[]
  /** True for a clause that errors left without a meaning: nothing more is said of it. */
  readonly isBroken: (clause: ClauseId) => boolean
}
