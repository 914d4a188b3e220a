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
  | 'key'
  | 'source'
  | 'grade'
  | 'confirmations'
  | 'objections'
  | 'entries'
  | 'attribution'
  | 'takenBack'
> & {
  /** Whose word it is, where that is not the source quoted: a party that a paper reports. */
  readonly source?: RoleId
  /** Whose word it is who did it, where that is another's than that it was done. */
  readonly attributedBy?: RoleId
}

/** Something said against somebody, for screens that show it with its answers. */
export type ClaimDraft = {
  /** Who claims it; the source itself where nobody else is named. */
  readonly by: readonly RoleId[]
  readonly against: RoleId | null
  readonly at: Bounds | null
  readonly place: PlaceId | null
  readonly words: string
  /**
   * Somebody else put it on record, from where it was said. That it has no answer here says nothing
   * of whether there was one: it was not compiled.
   */
  readonly isQuoted?: true
}

/** What somebody with a power did to the agreement. The fact of an `allot` is a statement's id. */
export type Decision = {
  readonly under: ClauseId | null
  readonly by: readonly RoleId[]
  readonly at: Bounds
  readonly effect: Effect
}

/** Who judges whether two sources are independent: a body, or an office and its sides. */
export type Judge = { readonly role: RoleId; readonly isBody: boolean; readonly sides: Sides }
type Sides = readonly RoleId[]

/** Something said about another statement, named by its id. */
export type Reference =
  /** `contents` is what the new body means; null until the corrected statement is known. */
  | {
      readonly kind: 'correction'
      readonly statement: StatementId
      readonly body: JsonObject
      readonly contents: Meaning | null
    }
  /** `side`: that of the speaker, whose taking back of its own word is a new word. */
  | { readonly kind: 'retraction'; readonly statement: StatementId; readonly side?: RoleId }
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
      /** Of whom a body found that they did not do it; absent where of nobody. */
      readonly notBy?: RoleId
      /** Of what it speaks, where it does not speak of all that the statement says. */
      readonly only?: 'occurrence' | 'actor'
      /** Who says it, and all who are of one side with them: two of these are one source. */
      readonly alike?: readonly RoleId[]
      /** True where who says it may judge that two sources are independent. */
      readonly isJudge?: boolean
    }
  /** That the source of a confirmation knows of it by itself, as those judge who say so. */
  | { readonly kind: 'judgement'; readonly statement: StatementId; readonly by: readonly Judge[] }

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
