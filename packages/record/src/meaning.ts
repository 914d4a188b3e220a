// What one admitted statement means by itself, before anything is said about it.
//
// A domain makes this once, when the statement is heard. What becomes of it when others confirm,
// correct, dispute or retract it is worked out in outcome.ts.

import type { Basis, Effect, Fact, Objection, RoleId } from '@holdfast/agreement'
import type { ClauseId, PlaceId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { StatementId } from './ids.ts'
import type { JsonObject } from './payload.ts'

/** A fact as its statement gives it: without what others said and the entries it rests on. */
export type FactDraft = Omit<
  Fact,
  'key' | 'source' | 'grade' | 'confirmations' | 'objections' | 'entries'
> & {
  /** Whose word it is, where that is not the source quoted: a party that a paper reports. */
  readonly source?: RoleId
}

/** Something said against somebody, for screens that show it with its answers. */
export type ClaimDraft = {
  /** Who claims it; the source itself where nobody else is named. */
  readonly by: readonly RoleId[]
  readonly against: RoleId | null
  readonly at: Bounds | null
  readonly place: PlaceId | null
  readonly words: string
}

/** What somebody with a power did to the agreement. The fact of an `allot` is a statement's id. */
export type Decision = {
  readonly under: ClauseId | null
  readonly by: readonly RoleId[]
  readonly at: Bounds
  readonly effect: Effect
}

/** Something said about another statement, named by its id. */
export type Reference =
  /** `contents` is what the new body means; null until the corrected statement is known. */
  | {
      readonly kind: 'correction'
      readonly statement: StatementId
      readonly body: JsonObject
      readonly contents: Meaning | null
    }
  | { readonly kind: 'retraction'; readonly statement: StatementId }
  | { readonly kind: 'settlement'; readonly statement: StatementId; readonly by: readonly RoleId[] }
  | {
      readonly kind: 'objection'
      readonly statement: StatementId
      readonly objection: Pick<Objection, 'by' | 'kind' | 'hasParticulars' | 'words'>
      /** The exemption claimed: self-defence, training. */
      readonly exemption: string | null
    }
  | {
      readonly kind: 'confirmation'
      readonly statement: StatementId
      readonly by: RoleId
      /** A body's finding goes before a confirmation. */
      readonly isFinding: boolean
      /** Null: said, but it changes no grade. */
      readonly grade: Basis | 'refuted' | 'unverifiable' | null
      /** Who did it, as a body found; undefined where the body did not say. */
      readonly attributedTo: RoleId | null | undefined
    }

/** What a statement means. Most statements have one of these; some have none. */
export type Meaning = {
  /** Whose word it is: the quoted source, or who holds the author's key. */
  readonly source: RoleId
  readonly facts: readonly FactDraft[]
  readonly claim: ClaimDraft | null
  readonly decision: Decision | null
  readonly reference: Reference | null
}

/** A meaning with what is given and nothing else. */
export function meaning(source: RoleId, given: Partial<Omit<Meaning, 'source'>>): Meaning {
  const { facts = none, claim = null, decision = null, reference = null } = given
  return { source, facts, claim, decision, reference }
}

const none: readonly FactDraft[] = []
