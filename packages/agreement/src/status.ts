// A status: where an obligation is, for one bearer and one instance.
//
// It is arithmetic over counts, on a stated basis, in a view; it is never a judgement. The reason
// is a code with particulars and is worded on screen. `nextChange` is when the status will change
// by itself if nothing more is said.

import type { Bounds, Instant } from '@holdfast/base'
import type { Effect } from './act.ts'
import type { Basis } from './basis.ts'
import type { ClauseId, EntryRef, FactKey, Quantity, RoleId } from './names.ts'

/** In the order of a roll-up: the first that occurs among instances marks the whole. */
export const statusNames = [
  'unmet',
  'undetermined',
  'late',
  'running',
  'suspended',
  'pending',
  'met',
  'excused',
  'void',
] as const
export type StatusName = (typeof statusNames)[number]

/** One mark for several instances, where one is needed; null for none at all. */
export function rollUp(names: readonly StatusName[]): StatusName | null {
  return statusNames.find((name) => names.includes(name)) ?? null
}

/** A figure as one source gives it, and what it alone would decide. */
export type Reading = {
  readonly source: RoleId
  readonly stage: string | null
  readonly value: number
  readonly unit: string
  readonly closes: boolean
  readonly decides: 'met' | 'unmet' | null
}

export type Reason =
  | { readonly code: 'trigger-awaited' }
  | { readonly code: 'not-yet-open' }
  | { readonly code: 'window-open' }
  | { readonly code: 'target-reached'; readonly at: Instant }
  | { readonly code: 'reached-late'; readonly at: Instant }
  | { readonly code: 'closed-below' }
  | { readonly code: 'exceeded' }
  | { readonly code: 'kept-below' }
  /** Nothing closes the count: `atLeast` is a lower bound. */
  | { readonly code: 'not-closed'; readonly atLeast: number }
  | { readonly code: 'no-count' }
  | { readonly code: 'counts-differ'; readonly readings: readonly Reading[] }
  /** The time of something is known only within bounds that straddle what would decide. */
  | { readonly code: 'bounds-straddle'; readonly facts: readonly FactKey[] }
  /** Something is on record whose place was not given, and it would decide. */
  | { readonly code: 'place-unknown'; readonly facts: readonly FactKey[] }
  /** Reports that name nobody as doing it, and would decide. */
  | { readonly code: 'actor-unknown'; readonly facts: readonly FactKey[] }
  /** More is asked of a period than it has, cut by the beginning or the end of the agreement. */
  | { readonly code: 'window-too-short'; readonly hours: number }
  /** Another amount was asked for from a moment on that is known only within bounds. */
  | { readonly code: 'amount-open'; readonly least: number; readonly most: number }
  /** Of what makes up the place, so many parts were left or filled. */
  | { readonly code: 'area-partly'; readonly done: number; readonly of: number }
  /** Reports of several sources may tell of the same: there were between so many. */
  | { readonly code: 'may-be-same'; readonly least: number; readonly most: number }
  /** What is counted is of more time than was asked about, and says nothing of it. */
  | { readonly code: 'count-too-wide'; readonly facts: readonly FactKey[] }
  /** What it waits for came after its own deadline, which the text does not move. */
  | { readonly code: 'condition-after-due' }
  /** It was done; whether in time or late is not known. */
  | { readonly code: 'performed-at-unknown' }
  | { readonly code: 'incident-recorded'; readonly recorded: number; readonly determined: number }
  /** Incidents that on this basis do not count, and nobody stated that nothing else occurred. */
  | { readonly code: 'no-coverage'; readonly recorded: number; readonly determined: number }
  | { readonly code: 'partly-covered'; readonly observed: number; readonly of: number }
  | { readonly code: 'covered-none-recorded' }
  | { readonly code: 'suspended-by'; readonly act: string }
  | { readonly code: 'excused-by'; readonly act: string }
  | { readonly code: 'superseded-by'; readonly act: string }
  /** The agreement was ended before this fell due. */
  | { readonly code: 'terminated-by'; readonly act: string }
  | { readonly code: 'trigger-cannot-come' }
  | { readonly code: 'base-unknown'; readonly group: string }
  /** Whether something on record is among what the text leaves out was not told. */
  | { readonly code: 'exception-unknown'; readonly facts: readonly FactKey[] }
  /** How far from a line something was, or on which side, was told too widely to decide. */
  | { readonly code: 'line-unknown'; readonly facts: readonly FactKey[] }
  /** The calibre of something on record was not told, and it would decide. */
  | { readonly code: 'gauge-unknown'; readonly facts: readonly FactKey[] }
  /** A state on which the clause depends is not as it asks: nobody named has said that it is. */
  | { readonly code: 'condition-off'; readonly state: string }
  /** The text has a word where a date would stand, so that nothing falls due. */
  | { readonly code: 'deadline-open'; readonly word: string }
  /** What is on record does not speak of a word of the text, and no body has found that it does. */
  | { readonly code: 'qualifier-open'; readonly word: string; readonly facts: readonly FactKey[] }
  /** The whole is settled as a part is: see `parts`. */
  | { readonly code: 'part-decides'; readonly label: string }

export type ReasonCode = Reason['code']

/** A reason as answers tell it: facts and acts are references, counts that differ stand beside. */
export type ToldReason = Told<Reason>

type Told<One extends Reason> = One extends { readonly readings: unknown }
  ? Omit<One, 'readings'>
  : One extends { readonly facts: unknown }
    ? Omit<One, 'facts'> & { readonly facts: readonly string[] }
    : One

/** A fact as a status uses it: `amount` is what counted here. */
export type CountedFact = {
  readonly key: FactKey
  readonly amount: Quantity
  readonly closes: boolean
  readonly at: Bounds
  readonly source: RoleId
  readonly stage: string | null
  readonly entries: readonly EntryRef[]
}

export type PartStatus = {
  readonly label: string
  readonly status: StatusName
  readonly measured: Quantity | null
  readonly target: Quantity
  /** What each source counted at each stage, side by side; empty where acts are added up. */
  readonly readings: readonly Reading[]
  readonly reason: Reason
}

/** Said against a counted fact with particulars and not yet settled; shown beside the status. */
export type Dispute = { readonly by: RoleId; readonly fact: FactKey; readonly entry: EntryRef }

/** A word in the interest of whoever says it: shown beside the status, and deciding nothing. */
export type ClaimedFact = {
  readonly fact: FactKey
  readonly by: RoleId
  readonly amount: Quantity
  readonly entries: readonly EntryRef[]
}

/** That a source is said to be close to a side: who says so, and where; the text, on no entry. */
export type SaidClose = {
  readonly source: RoleId
  readonly side: RoleId
  readonly by: readonly RoleId[]
  readonly entries: readonly EntryRef[]
}

/**
 * What a status is without the sources that a party objects to and those that are said to be close
 * to a side, where it turns on them.
 */
export type Without = {
  readonly sources: readonly RoleId[]
  readonly status: StatusName
  /** Of these sources, which are said to be close to whom; absent where none is. */
  readonly close?: readonly SaidClose[]
}

export type Status = {
  readonly clause: ClauseId
  readonly instance: string
  /** Null where the text names no bearer. */
  readonly bearer: RoleId | null
  readonly status: StatusName
  /** Null where counts differ, and where there is no count at all. */
  readonly measured: Quantity | null
  readonly target: Quantity
  /** What each source counted at each stage, side by side; empty where acts are added up. */
  readonly readings: readonly Reading[]
  readonly basis: Basis
  /** `to` is null while the due moment depends on something that has not happened. */
  readonly window: { readonly from: Instant | null; readonly to: Instant | null }
  readonly nextChange: Instant | null
  readonly reason: Reason
  readonly facts: readonly CountedFact[]
  readonly parts: readonly PartStatus[]
  readonly disputes: readonly Dispute[]
  readonly claims: readonly ClaimedFact[]
  /** Absent where it turns on no source that is objected to. */
  readonly without?: Without
}

/** A power of the agreement and each effective use of it. */
export type PowerUse = {
  readonly clause: ClauseId
  readonly used: readonly {
    readonly at: Bounds
    readonly by: readonly RoleId[]
    readonly effect: Effect
    readonly entries: readonly EntryRef[]
  }[]
}

/** What was made of a permission by one holder in one of its windows. */
export type PermissionUse = {
  readonly clause: ClauseId
  readonly instance: string
  readonly holder: RoleId | null
  /** `within`: over, and not more was used. `unknown`: over, and nobody can say. */
  readonly state: 'awaited' | 'open' | 'within' | 'beyond' | 'unknown' | 'suspended' | 'void'
  /** Null where counts differ. */
  readonly used: Quantity | null
  /** Null where the text sets no limit. */
  readonly cap: Quantity | null
  readonly window: { readonly from: Instant | null; readonly to: Instant | null }
  readonly readings: readonly Reading[]
  readonly facts: readonly CountedFact[]
}

/** An act on record that had no effect, and why. */
export type IdleAct = {
  readonly key: string
  readonly why:
    | 'no-power'
    | 'not-the-holder'
    /** By one who holds it together with others, who have not said the same. */
    | 'consent-awaited'
    | 'beyond-the-limit'
    | 'short-notice'
    /** It refuses a renewal, and names no moment at which there would be one. */
    | 'not-at-an-end'
    | 'after-the-end'
    | 'unknown-target'
  readonly entries: readonly EntryRef[]
}

/** A fact on record that cannot be used: it counts nowhere, and everything else is worked out. */
export type SetAside = {
  readonly fact: FactKey
  /** `amount`: out of all bounds. `bounds`: so wide that it could be anywhere. */
  readonly why: 'amount' | 'bounds'
  readonly entries: readonly EntryRef[]
}

/** What is asked: as of when, on which basis, by whose count, at which stage. */
export type Question = {
  readonly asOf: Instant
  /** Null: each clause's own basis, or the agreement's. */
  readonly basis: Basis | null
  readonly source: RoleId | null
  readonly stage: string | null
}

export type Standing = {
  readonly inForce: { readonly from: Instant; readonly to: Instant | null }
  readonly statuses: readonly Status[]
  readonly powers: readonly PowerUse[]
  /** Of permissions, what is on record of their use; one without a use is not here. */
  readonly permissions: readonly PermissionUse[]
  readonly idleActs: readonly IdleAct[]
  /** Facts that cannot be used, in record order. */
  readonly setAside: readonly SetAside[]
}
