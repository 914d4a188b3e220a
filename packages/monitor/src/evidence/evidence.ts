// What an open instance is worked out from, and what of it speaks for the instance.
//
// Gathering it is for gathered.ts; what it comes to is for those who judge. A fact that might be
// meant, and might not, is a match of its own kind: maybe.

import type { Fact, RoleId } from '@holdfast/agreement'
import { later, liesAfter, liesBefore, type Bounds, type Calendar } from '@holdfast/base'
import type { Instant, Interval } from '@holdfast/base'
import type { Bound } from '../allot/bound.ts'
import type { Piece } from '../allot/allotment.ts'
import type { Instance } from '../plan/instances.ts'
import type { Leaning } from '../plan/moments.ts'
import type { Setting } from '../setting.ts'
import type { CountLane } from './count-lane.ts'
import type { KeptRoll } from './count-roll.ts'
import { both, matchOf, type Match } from './matching.ts'
import { weightOf, type Weight } from './weight.ts'
import type { Asked } from './shelf.ts'
import type { Heap } from './placed.ts'
import { seenFor, whoMatch } from './who.ts'

/**
 * Which facts of a heap matter to who reads it: those that may be meant, that are claims, or that
 * are of what the clause asks for.
 */
export type Only = 'unsure' | 'claims' | 'asked'

/**
 * What an open instance is worked out from. `facts` gives those of its act by heap: on its basis,
 * or on any for a prohibition; those that touch its window. All are given whatever matters of them.
 */
export type Evidence = {
  readonly setting: Setting
  readonly instance: Instance
  readonly leaning: Leaning
  /** The deadline after suspensions; null while it is awaited. */
  readonly due: Instant | null
  readonly facts: (heap: Heap, only?: Only) => readonly Fact[]
  /** The counts among them of what the clause asks for, and others, in lanes. */
  readonly counts: () => readonly CountLane[]
  /** The counts that speak for it in record order, when they were last asked for. */
  readonly kept: KeptRoll
  /** The same of what came, or may have come, after the window: none for a period. */
  readonly factsAfter: (heap: Heap, only: Only) => readonly Fact[]
  /** The levels that bear on a stretch of time, of those asked for, in record order. */
  readonly levels: (begin: number, end: number, asked: Asked) => readonly Fact[]
  /** The events that may have happened at one of these instants, in record order. */
  readonly eventsAround: (instants: readonly Instant[]) => readonly Fact[]
  /** Of all that was told together. */
  readonly pieces: readonly Piece[]
  /** The same in the order in which acts may have begun, also of what may not be over. */
  readonly begun: readonly Piece[]
  /** Of each supply that there was at least; none where nothing can have been told twice. */
  readonly leasts: readonly (readonly Piece[])[]
  /** What there was at most by one source's word, with what of it is too much. */
  readonly bounded: (by: Bound) => readonly Piece[]
  /** Whose totals close it: null for nobody's; absent where anybody's do. */
  readonly closer?: RoleId | null
  /** True where the pieces are of one of those supplies, with what of it was too much. */
  readonly isSupply?: boolean
  /** How much of an event no instance of any clause has counted. */
  readonly leftOf: (fact: Fact) => number
}

/** What an instance was allotted: the most there can have been, and what there was at least. */
export type Pieces = {
  readonly most: readonly Piece[]
  readonly begun: readonly Piece[]
  readonly bounded: (by: Bound) => readonly Piece[]
  readonly leasts: readonly (readonly Piece[])[]
}

/** The window as far as it is known: an awaited end is taken as now. */
export function windowOf(evidence: Evidence): Interval {
  const { opens, takesFrom } = evidence.instance
  const from = takesFrom ?? opens ?? evidence.setting.term.from
  return { from, to: evidence.due ?? later(from, evidence.setting.clock.now()) }
}

/**
 * Whether something may have happened not after the window. A deadline's own instant is in time;
 * the end of a day, a week or a limit is no part of it.
 */
export function isByEnd(evidence: Evidence, at: Bounds): boolean {
  const { due } = evidence
  if (due === null) return true
  return isHalfOpen(evidence) ? at.earliest < due : !liesAfter(calendarOf(evidence), at, due)
}

/** Whether a fact is over by the end of the window. A period does not hold its own end. */
export function isOverByEnd(evidence: Evidence, { at, form }: Fact): boolean {
  const { due } = evidence
  if (due === null) return true
  if (form !== 'event' || !isHalfOpen(evidence)) return at.latest <= due
  return liesBefore(calendarOf(evidence), at, due)
}

/** Whether something was surely over before the instance takes acts. */
export function isBeforeStart(evidence: Evidence, at: Bounds): boolean {
  const { takesFrom } = evidence.instance
  return takesFrom !== null && liesBefore(calendarOf(evidence), at, takesFrom)
}

function isHalfOpen(evidence: Evidence): boolean {
  return evidence.instance.isPeriod || isCeiling(evidence)
}

function calendarOf({ setting }: Evidence): Calendar {
  return setting.agreement.calendar
}

/** Whether a fact is of the kind, the place and the actor that the instance asks for. */
export function matchFor(evidence: Evidence, fact: Fact): Match {
  const { instance, setting } = evidence
  const seen = seenFor(setting, instance.obligation, fact)
  return both(
    matchOf(instance.filter, seen, setting.geography),
    whoMatch(setting, instance.bearer, instance.obligation, seen),
  )
}

/** Which way a fact may move the instance. */
export function weightFor({ setting, instance }: Evidence, fact: Fact): Weight {
  const { obligation, bearer } = instance
  return weightOf(setting, obligation, bearer, seenFor(setting, obligation, fact))
}

/** Whether a fact may move the instance the way that an act does: a floor to met, a ceiling off. */
export function maySpeak(evidence: Evidence, fact: Fact): boolean {
  // Whoever closes it says how many there were, also in its own interest.
  if (evidence.closer === fact.source) return true
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return isCeiling(evidence) ? toUnmet : toMet
}

/** Whether a fact may close the instance: a floor that it left unmet, a ceiling that was kept. */
export function mayClose(evidence: Evidence, fact: Fact): boolean {
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return isCeiling(evidence) ? toMet : toUnmet
}

/** True where acts count against the bearer: there may be so many and no more. */
export function isCeiling({ instance }: Evidence): boolean {
  return instance.obligation.target.compare === 'at-most'
}

/**
 * What a fact adds to this measure: its amount in the measure's unit; of something else that was
 * done, one occurrence. What was done no times was not done.
 */
export function amountFor(instance: Instance, fact: Fact): number {
  const { kind, unit } = instance.obligation.measure
  if (kind === 'occurrences' && fact.amount.unit !== unit) return fact.amount.value > 0 ? 1 : 0
  return fact.amount.unit === unit ? fact.amount.value : 0
}
