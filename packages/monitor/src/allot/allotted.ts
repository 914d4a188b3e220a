// What the acts of a group's clauses come to for their instances, and what the ways of allotting
// them share: which acts a queue hears, how much of each there is, how reports are told apart.

import type { Fact, FactKey, Obligation } from '@holdfast/agreement'
import { dayStart, exactAmount, type Calendar } from '@holdfast/base'
import { inOrderOf, type Piece, type Queue, type Slot } from './allotment.ts'
import type { Bound } from './bound.ts'
import { relatedBy, type Leads } from './related.ts'
import type { TellingQuestion } from './tellings.ts'
import { amountFor } from '../evidence/evidence.ts'
import type { Instance } from '../plan/instances.ts'
import { actorMatch, matchOf } from '../evidence/matching.ts'
import { isByArea } from '../judge/by-area.ts'
import { freeFrom } from '../overlay/released.ts'
import type { Setting } from '../setting.ts'
import { weightOf } from '../evidence/weight.ts'
import { seenFor } from '../evidence/who.ts'
import { countsOnBasis } from '../evidence/whose-count.ts'

/** Of each fact, the amount that has been counted: an act counts once, across clauses. */
export type Spent = { readonly get: (key: FactKey) => number | undefined }

/** An obligation of the group with its instances. */
export type Drafted = {
  readonly obligation: Obligation
  readonly instances: readonly Instance[]
  /** What became of an earlier list; absent where that is not known. */
  readonly change?: InstancesChange
}

/** The instances that went and came since a list. */
export type InstancesChange = {
  readonly since: readonly Instance[]
  readonly gone: readonly Instance[]
  readonly come: readonly Instance[]
}

/** What of which acts each instance has. */
export type PiecesOf = { readonly get: (instance: Instance) => readonly Piece[] | undefined }

/** What the acts of a group came to. `spent` includes what the groups before it counted. */
export type Allotted = {
  /** Of all that was told together: the most there can have been. */
  readonly piecesOf: PiecesOf
  /** The same in the order in which acts may have begun, also of what may not be over. */
  readonly begunOf: PiecesOf
  /** The same of what there was at most by one source, with what is too much. */
  readonly bounded: (by: Bound) => PiecesOf
  /** Of each supply that there was at least; none where nothing can have been told twice. */
  readonly leasts: readonly PiecesOf[]
  readonly applied: ReadonlySet<string>
  readonly spent: Spent
}

/** Acts in the order in which they may have begun, of acts in the order of their latest bounds. */
export function inOrderOfBegin(calendar: Calendar, facts: readonly Fact[]): readonly Fact[] {
  const begins = facts.map((fact) => ({ fact, at: firstMoment(calendar, fact.at) }))
  const compare = (a: (typeof begins)[number], b: (typeof begins)[number]): number =>
    a.at - b.at || a.fact.at.earliest - b.fact.at.earliest
  // Mostly what had begun first was over first.
  const isInOrder = begins.every((one, n) => compare(begins[n - 1] ?? one, one) <= 0)
  return isInOrder ? facts : begins.toSorted(compare).map(({ fact }) => fact)
}

/** What is told of a day is not done in time by the day's very beginning. */
export function firstMoment(calendar: Calendar, { earliest, latest }: Fact['at']): number {
  return earliest < latest && dayStart(calendar, earliest) === earliest ? earliest + 1 : earliest
}

/** Counts of an act that is told act by act, in record order. */
export function countsOfActs(
  setting: Setting,
  act: string,
  obligations: readonly Obligation[],
): readonly Fact[] {
  return isByActs(obligations) ? setting.heard(act).ofForm('count') : noCounts
}

const noCounts: readonly Fact[] = []

/** True where some of these are measured act by act. */
export function isByActs(obligations: readonly Obligation[]): boolean {
  return obligations.some(({ measure }) => measure.forms.includes('event'))
}

/** By what reports are told apart in this agreement. */
export function tellingsOf(
  { agreement, geography, term, sides }: Setting,
  leads: Leads,
): TellingQuestion {
  const apart = new Set(term.allotments.map(({ fact }) => fact))
  const related = relatedBy(term.related, sides, leads)
  return { calendar: agreement.calendar, start: term.from, geography, apart, related }
}

/** True where something was decided or said of reports, which changes what was allotted before. */
export function reachesBack({ term }: Pick<Setting, 'term'>): boolean {
  return term.allotments.length + term.related.length > 0
}

/** Duties with something to reach, in acts that add up. */
export function isAllotted({ obligation }: Drafted): boolean {
  const { measure, target, kind } = obligation
  return (
    !isByArea(obligation) &&
    kind === 'duty' &&
    (measure.kind === 'sum' || measure.kind === 'occurrences') &&
    target.compare !== 'at-most'
  )
}

/** A fact's amount for the pool: in the unit of whichever clause hears it as most. */
export function largestAmount(drafts: readonly Drafted[], fact: Fact): number {
  let largest = 0
  for (const { instances } of drafts) {
    const [instance] = instances
    if (instance !== undefined) largest = Math.max(largest, amountFor(instance, fact))
  }
  return largest
}

/** True for a fact that may be counted for an instance, wherever its evidence stands. */
export function hears(setting: Setting, instance: Instance, fact: Fact): boolean {
  const seen = seenFor(setting, instance.obligation, fact)
  return (
    amountFor(instance, fact) > 0 &&
    matchOf(instance.filter, seen, setting.geography) === 'yes' &&
    actorMatch(instance.bearer, instance.obligation, seen) === 'yes'
  )
}

/** A queue for each bearer and place. Its instances open one after another. */
export function queuesOf({ obligation, instances }: Drafted, setting: Setting): Queue[] {
  return [...lanesOf(instances.filter(isOpen)).values()].map((lane) => {
    const [first] = lane
    const isByBearer = obligation.measure.byBearer && first?.bearer != null
    const hearsAny = (fact: Fact): boolean =>
      first !== undefined && countsOnBasis(setting, obligation, fact) && hears(setting, first, fact)
    return {
      actor: isByBearer ? first.bearer : null,
      calendar: setting.agreement.calendar,
      hears: (fact) =>
        first !== undefined &&
        hearsAny(fact) &&
        weightOf(setting, obligation, first.bearer, fact).toMet,
      hearsAny,
      slots: lane
        .map((instance, at) => slotOf(setting, instance, lane[at - 1]))
        .toSorted((a, b) => inOrderOf(a.instance, b.instance)),
    }
  })
}

/** True for an instance that asks for acts. */
export function isOpen({ opening, target }: Instance): boolean {
  return opening === 'open' && target !== null
}

/** An instance as it takes acts. Only a step asks what was before it. */
export function slotOf(setting: Setting, instance: Instance, before?: Instance): Slot {
  const capacity = capacityOf(instance, before)
  return { instance, capacity, freeFrom: freeFrom(setting, instance) }
}

/** The instances of one bearer and place together, each lane in order. */
function lanesOf(instances: readonly Instance[]): Map<string, Instance[]> {
  return Map.groupBy(instances, laneOf)
}

/** Whose instance it is, and where. */
export function laneOf({ bearer, filter }: Instance): string {
  return `${bearer ?? ''} ${filter.place ?? ''}`
}

/** A step asks for what the step before it left; a period takes all that happens in it. */
function capacityOf(instance: Instance, before: Instance | undefined): number {
  if (instance.isPeriod) return Infinity
  const target = instance.target ?? 0
  if (instance.obligation.per.kind !== 'steps') return target
  return Math.max(0, exactAmount(target - (before?.target ?? 0)))
}

/** A step's pieces include those of the steps before it. */
export function withStepsBefore(drafts: readonly Drafted[], piecesOf: PiecesOf): PiecesOf {
  const stepped = drafts.filter(({ obligation }) => obligation.per.kind === 'steps')
  if (stepped.length === 0) return piecesOf
  const all = new Map<Instance, readonly Piece[]>()
  for (const { instances } of stepped) {
    for (const lane of lanesOf(instances).values()) {
      let soFar: readonly Piece[] = []
      for (const instance of lane) {
        const own = piecesOf.get(instance) ?? []
        soFar = own.length === 0 ? soFar : [...soFar, ...own]
        all.set(instance, soFar)
      }
    }
  }
  return { get: (instance) => all.get(instance) ?? piecesOf.get(instance) }
}
