// Acts: what somebody with a power under the agreement did to the agreement itself.
//
// An act is recorded whether or not the text gives its author that power. The monitor compares it
// with the agreement's powers, uses it or lists it as not effective, and says why.

import type { Bounds, Instant } from '@holdfast/base'
import type { ClauseId, EntryRef, FactKey, RoleId } from './names.ts'

type ActBase = {
  readonly key: string
  /** The power used, where the statement names it. */
  readonly under: ClauseId | null
  readonly by: readonly RoleId[]
  readonly at: Bounds
  readonly entries: readonly EntryRef[]
}

/** What an act does. */
export type Effect =
  /** `from`: when the added days begin, where that is after the end. */
  | { readonly kind: 'extend'; readonly days: number; readonly from?: Instant | undefined }
  | { readonly kind: 'terminate'; readonly from: Instant }
  /** No clauses named: the whole agreement. */
  | {
      readonly kind: 'suspend'
      readonly clauses: readonly ClauseId[] | null
      readonly from: Instant
    }
  | {
      readonly kind: 'resume'
      readonly clauses: readonly ClauseId[] | null
      readonly from: Instant
    }
  | {
      readonly kind: 'excuse'
      readonly clause: ClauseId
      /** Null: every instance of the clause that is not yet met. */
      readonly instance: string | null
      readonly bearer: RoleId | null
    }
  /** Says for which instance an act counts, where oldest-first would say otherwise. */
  | {
      readonly kind: 'allot'
      readonly fact: FactKey
      readonly clause: ClauseId
      readonly instance: string
      /** Null: the whole amount of the fact. */
      readonly value: number | null
    }
  /** A later text replaces these clauses from then on. */
  | { readonly kind: 'supersede'; readonly clauses: readonly ClauseId[]; readonly from: Instant }
  /** Says what the text left to be said later: a state, a day, how many a group has. */
  | { readonly kind: 'set'; readonly name: string; readonly to: SetTo }
  /** Says of two reports that they tell of one act, or of two. */
  | { readonly kind: 'same' | 'distinct'; readonly facts: readonly [FactKey, FactKey] }
  /** A party objects to a source. It removes nothing: the answer says what is so without it. */
  | { readonly kind: 'object'; readonly source: RoleId }
  /** Somebody says that a source is close to a side. It removes nothing either. */
  | { readonly kind: 'close'; readonly source: RoleId; readonly side: RoleId }
  /** A body with authority turns the computing of statuses on. */
  | { readonly kind: 'switch-on'; readonly from: Instant }

/** What something is set to. */
export type SetTo =
  | { readonly kind: 'state'; readonly holds: boolean; readonly from: Instant }
  /** The instant lies in the day that is meant. */
  | { readonly kind: 'day'; readonly at: Instant }
  | { readonly kind: 'number'; readonly value: number }

export type Act = ActBase & Effect

export type ActKind = Effect['kind']
