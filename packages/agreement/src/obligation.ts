// What a clause asks, in one shape for every duty and prohibition:
//
//   per bearer (and day, step, place or trigger), a measure of facts, compared with a target,
//   over a window, while a condition holds, on a basis.
//
// Polarity is always the obligation, never the violation.

import type { Instant } from '@holdfast/base'
import type { Basis } from './basis.ts'
import type { ActKind } from './act.ts'
import type { FactForm } from './fact.ts'
import type { Filter } from './filter.ts'
import type { Moment } from './moment.ts'
import type { ClauseId, GroupId, LaterId, PlaceId, RoleId } from './names.ts'

/**
 * - `sum`: events add up; sources' counts for the window stand beside each other.
 * - `occurrences`: how many events there were, whatever their amount.
 * - `stock`: what was present at the due moment, or at all times for a ceiling.
 * - `duration`: hours of the window throughout which a state held.
 */
export type Measure = {
  readonly kind: 'sum' | 'occurrences' | 'stock' | 'duration'
  readonly unit: string
  /** How the act's domain reports it (`ActWord.forms`): events start at 0, counts at no count. */
  readonly forms: readonly FactForm[]
  readonly filter: Filter
  /** A stock asked for at every moment of the window: "at all times". */
  readonly throughout?: true
  /** False: facts count for any actor (the text names no bearer). True: only the bearer's own. */
  readonly byBearer: boolean
}

export type Amount =
  | { readonly kind: 'fixed'; readonly value: number }
  /** `value` for each unit of the fact that triggered the instance: three per person. */
  | { readonly kind: 'per-trigger'; readonly value: number }
  /** A share of a group's size, in per cent; 100 is "all". Of these classes of it, where named. */
  | {
      readonly kind: 'share'
      readonly percent: number
      readonly of: GroupId
      readonly classes?: readonly string[]
    }

/** True where an amount is a share of all of a group: of no class of it, or of every one. */
export function isOfAll(
  { classes }: Extract<Amount, { kind: 'share' }>,
  group: { readonly classes: readonly string[] } | undefined,
): boolean {
  return classes === undefined || group?.classes.every((one) => classes.includes(one)) === true
}

export type Target = {
  readonly compare: 'at-least' | 'at-most' | 'exactly'
  readonly amount: Amount
}

/** An "of which" part: the same window and bearer, a narrower filter, a target of its own. */
export type Part = {
  readonly label: string
  readonly filter: Filter
  readonly target: Target
}

/** Of each act, who answers for it: whoever did it, or all but them. */
export type Whose = 'own' | 'other'

/** What opens an instance in a "for each"; `whose` is absent where every bearer answers for all. */
export type TriggerSource =
  /** Each fact, as far as it was allotted to these clauses. Instances are `for-<fact>`. */
  | {
      readonly kind: 'allotted'
      readonly clauses: readonly ClauseId[]
      /** Only facts of these classes, by the tag that names them; absent for all. */
      readonly tags?: Filter['tags']
      readonly whose?: Whose
    }
  /** Each day added to the term under this power. Instances are `day-<n>`. */
  | { readonly kind: 'added-day'; readonly power: ClauseId }
  /** Each fact of a kind, once its grade reaches `grade`. Instances are `for-<fact>`. */
  | {
      readonly kind: 'fact'
      readonly filter: Filter
      readonly grade: Basis | null
      readonly whose?: Whose
    }

/** What periods are measured in. */
export type PeriodUnit = 'hour' | 'day' | 'week' | 'month'

/** A period as a text says it: "each day", "every 2 weeks". */
export type Period = { readonly unit: PeriodUnit; readonly times?: number }

/** The name of the n-th instance of a period. */
export function periodName({ unit, times }: Period, n: number): string {
  return times === undefined && unit !== 'hour' ? `${unit}-${n}` : `period-${n}`
}

/** How many days a period has, where a month has so many. */
export function daysInPeriod({ unit, times = 1 }: Period, monthDays: number): number {
  return times * { hour: 1 / 24, day: 1, week: 7, month: monthDays }[unit]
}

/** Another amount, in the place of a target's, for some of the periods; a later one goes before. */
export type Change =
  /** For those that begin at a moment or after it, and before `until` where the text names one. */
  | {
      readonly kind: 'from'
      readonly amount: Amount
      readonly from: Moment
      readonly until: Moment | null
    }
  /** For those in which such an act is done. */
  | {
      readonly kind: 'on'
      readonly amount: Amount
      readonly of: Filter
      readonly grade: Basis | null
    }

export type Per =
  /** One instance, `once`. */
  | { readonly kind: 'once'; readonly opens: Moment; readonly due: Moment | null }
  /**
   * `day-<n>`, `week-<n>`, `month-<n>`, counted from the frame's start. Hours, and periods of
   * several (`times`, absent where each is of one), are `period-<n>`.
   */
  | {
      readonly kind: 'each'
      readonly unit: PeriodUnit
      readonly times?: number
      readonly opens: Moment
      readonly closes: Moment
      /** Absent where every period is asked the same. */
      readonly changes?: readonly Change[]
    }
  /** A cumulative schedule: `step-<n>`, each amount counted from the opening. */
  | {
      readonly kind: 'steps'
      readonly opens: Moment
      readonly steps: readonly { readonly amount: Amount; readonly due: Moment }[]
    }
  | { readonly kind: 'for-each'; readonly of: TriggerSource; readonly due: Moment | null }

export type Condition =
  /** Opens no earlier than when that clause is performed, in full or up to a step. */
  { readonly kind: 'if-performed'; readonly clause: ClauseId; readonly step: number | null }

/** A state that must hold, or must not. */
export type Switched = { readonly state: LaterId; readonly holds: boolean }

/** Whose count and at which stage, where the text says; null where it is silent. */
export type CountRule = {
  readonly source: RoleId | null
  readonly stage: string | null
}

export type Obligation = {
  /** A permission is nobody's duty: the agreement keeps them apart, and they have no status. */
  readonly kind: 'duty' | 'prohibition' | 'permission'
  readonly clause: ClauseId
  /** Each bearer has its own instances. Null: the text names none. */
  readonly bearers: readonly RoleId[] | null
  readonly measure: Measure
  /** A prohibition's target is `at-most 0`; a ceiling is a duty with `at-most`. */
  readonly target: Target
  readonly parts: readonly Part[]
  readonly per: Per
  /** An instance for each of these places, named `<instance>@<place>`; null: none. */
  readonly perPlace: readonly PlaceId[] | null
  readonly conditions: readonly Condition[]
  /** Binds while each of these states is as it says; an act says so, and no status does. */
  readonly switched?: readonly Switched[]
  /** Whose act alone is asked for, anyone of them; `bearers` is then null. Absent otherwise. */
  readonly either?: readonly RoleId[]
  /** Clauses that this one is to be done side by side with, and nothing more. */
  readonly beside?: readonly ClauseId[]
  /** The words that stand where a date would ("promptly"): it falls due at no moment. */
  readonly openTime?: string
  /** Null: the agreement's own basis. */
  readonly basis: Basis | null
  readonly count: CountRule
  /** Who must have verified or determined it, no other; anybody where the text names nobody. */
  readonly basisBy?: readonly RoleId[]
}

/** A right to do something: bounded by a cap where the text sets one, and used or not. */
export type Permission = Obligation & {
  readonly kind: 'permission'
  /** False: the text sets no limit, and `target` is as much as there can be. */
  readonly isCapped: boolean
  /** Whose consent each use needs. */
  readonly consents: readonly RoleId[]
  /** How many may come with each; null where the text speaks of none. */
  readonly companions: number | null
}

/** Who may do what to the agreement. Nobody else's act of that kind has an effect. */
export type Power = {
  readonly clause: ClauseId
  readonly holders: readonly RoleId[]
  /** How many of the holders must act together. */
  readonly rule: 'any' | 'majority' | 'all'
  /** At least this share of them, where the text says two thirds; absent otherwise. */
  readonly share?: { readonly parts: number; readonly of: number }
  /** It is there only while each of these states is so; absent where nothing is asked. */
  readonly switched?: readonly Switched[]
  /** Of a power to set: which states, days and sizes of groups; absent for any. */
  readonly names?: readonly string[]
  readonly effect: ActKind
  /** The clauses it reaches; null for the whole agreement. */
  readonly scope: readonly ClauseId[] | null
  /** Of an extension: the most days at once and in all; null where the text sets no limit. */
  readonly daysAtOnce: number | null
  readonly daysInAll: number | null
  /** Of an end: how many days before it takes effect it has to be said; absent where none. */
  readonly noticeDays?: number
  /** The same in calendar months, where the text counts the notice in them. */
  readonly noticeMonths?: number
  /** Of an end: the agreement is renewed whenever it would end, unless this power is used. */
  readonly renews?: Renewal
  /** The power lapses then, and what it extends, renews or suspends ends then at the latest. */
  readonly until?: Instant
  /** It may change what was asked before it was used; absent where the text does not say so. */
  readonly reachesBack?: true
  /** Of an extension: it may come after the end; absent where the text does not say so. */
  readonly revives?: true
  /** Of an extension after the end: how many days after it at the latest; absent for any. */
  readonly revivesWithinDays?: number
}

/** For how long an agreement is renewed by nobody's act, and how often at the most. */
export type Renewal = {
  readonly days: number
  /** Calendar months, counted before the days. */
  readonly months: number
  /** Null: without a limit. */
  readonly times: number | null
}
