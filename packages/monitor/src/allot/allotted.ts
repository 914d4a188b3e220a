// Allots the acts of a group's clauses to their instances, once for all moments.
//
// Acts are taken in the order in which they had surely happened, so what an instance has at a
// moment is what it has in the end of those that had happened by then. Only recorded decisions
// reach back, and which reports tell of the same depends on all of a day; where there are decisions
// or several sources, each moment is allotted by itself.

import type { Fact, FactKey, Obligation } from '@holdfast/agreement'
import { exactAmount } from '@holdfast/base'
import { allot, type Piece, type Queue } from './allotment.ts'
import { leastSupplies, type Telling, type TellingQuestion } from './tellings.ts'
import { amountFor } from '../evidence/evidence.ts'
import type { Instance } from '../plan/instances.ts'
import { actorMatch, matchOf } from '../evidence/matching.ts'
import { isByArea } from '../judge/by-area.ts'
import { hasHappened, type Setting } from '../setting.ts'
import { weightOf } from '../evidence/weight.ts'
import { countsOnBasis } from '../evidence/whose-count.ts'

/** Of each fact, the amount that has been counted: an act counts once, across clauses. */
export type Spent = ReadonlyMap<FactKey, number>

/** An obligation of the group with its instances. */
export type Drafted = { readonly obligation: Obligation; readonly instances: readonly Instance[] }

/** What the acts of a group came to. `spent` includes what the groups before it counted. */
export type Allotted = {
  /** Of all that was told together: the most there can have been. */
  readonly piecesOf: ReadonlyMap<Instance, readonly Piece[]>
  /** Of each supply that there was at least; none where nothing can have been told twice. */
  readonly leasts: readonly ReadonlyMap<Instance, readonly Piece[]>[]
  readonly applied: ReadonlySet<string>
  readonly spent: Spent
}

/** Allots the acts that count for the obligations; those that had happened, where decisions say. */
export function allotted(
  drafts: readonly Drafted[],
  setting: Setting,
  act: string,
  spentBefore: Spent,
): Allotted {
  const decisions = setting.term.allotments
  const events = setting.heard(act).eventsByLatest()
  const facts = isByMoment(setting, act)
    ? events.filter((fact) => hasHappened(setting, fact))
    : events
  const queues = drafts.filter(isAllotted).flatMap((draft) => queuesOf(draft, setting))
  const amountOf = (fact: Fact): number =>
    exactAmount(largestAmount(drafts, fact) - (spentBefore.get(fact.key) ?? 0))
  const { piecesOf, applied } = allot(queues, facts, decisions, amountOf)
  const spent = piecesOf.size === 0 ? spentBefore : spentAfter(spentBefore, piecesOf)
  const leasts = leastSupplies(tellingsIn(queues, facts, amountOf), tellingsOf(setting)).map(
    (supply) => {
      const least = facts.filter((fact) => supply.has(fact))
      return withStepsBefore(drafts, allot(queues, least, decisions, amountOf).piecesOf)
    },
  )
  return { piecesOf: withStepsBefore(drafts, piecesOf), leasts, applied, spent }
}

/** By what reports are told apart in this agreement. */
export function tellingsOf({ agreement, geography, term }: Setting): TellingQuestion {
  const apart = new Set(term.allotments.map(({ fact }) => fact))
  return { calendar: agreement.calendar, start: term.from, geography, apart }
}

/** The facts that some queue hears, with which of them do; none where one source told all. */
function tellingsIn(
  queues: readonly Queue[],
  facts: readonly Fact[],
  amountOf: (fact: Fact) => number,
): readonly Telling[] {
  const [first] = facts
  if (first === undefined || facts.every(({ source }) => source === first.source)) return []
  return facts.flatMap((fact) => {
    const asked = queues.flatMap((queue, at) => (queue.hears(fact) ? [at] : []))
    return asked.length === 0 ? [] : [{ fact, amount: amountOf(fact), asked: asked.join(' ') }]
  })
}

/** True where what was allotted at a moment is not the first part of what is in the end. */
export function isByMoment(setting: Setting, act: string): boolean {
  return setting.term.allotments.length > 0 || setting.heard(act).hasSeveralSources()
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
  return (
    amountFor(instance, fact) > 0 &&
    matchOf(instance.filter, fact, setting.geography) === 'yes' &&
    actorMatch(instance.bearer, instance.obligation, fact) === 'yes'
  )
}

function spentAfter(before: Spent, piecesOf: Allotted['piecesOf']): Spent {
  const spent = new Map(before)
  for (const pieces of piecesOf.values()) {
    for (const { fact, amount } of pieces) {
      spent.set(fact.key, exactAmount((spent.get(fact.key) ?? 0) + amount))
    }
  }
  return spent
}

/** A queue for each bearer and place. Its instances open one after another. */
function queuesOf({ obligation, instances }: Drafted, setting: Setting): Queue[] {
  const open = instances.filter(({ opening, target }) => opening === 'open' && target !== null)
  return [...lanesOf(open).values()].map((lane) => {
    const [first] = lane
    const isByBearer = obligation.measure.byBearer && first?.bearer != null
    return {
      actor: isByBearer ? first.bearer : null,
      hears: (fact) =>
        first !== undefined &&
        countsOnBasis(setting, obligation, fact) &&
        weightOf(setting, obligation, first.bearer, fact).toMet &&
        hears(setting, first, fact),
      slots: lane
        .map((instance, at) => ({ instance, capacity: capacityOf(instance, lane[at - 1]) }))
        .toSorted((a, b) => (a.instance.opens ?? 0) - (b.instance.opens ?? 0)),
    }
  })
}

/** The instances of one bearer and place together, each lane in order. */
function lanesOf(instances: readonly Instance[]): Map<string, Instance[]> {
  return Map.groupBy(instances, ({ bearer, filter }) => `${bearer ?? ''} ${filter.place ?? ''}`)
}

/** A step asks for what the step before it left; a period takes all that happens in it. */
function capacityOf(instance: Instance, before: Instance | undefined): number {
  if (instance.isPeriod) return Infinity
  const target = instance.target ?? 0
  if (instance.obligation.per.kind !== 'steps') return target
  return Math.max(0, exactAmount(target - (before?.target ?? 0)))
}

/** A step's pieces include those of the steps before it. */
function withStepsBefore(
  drafts: readonly Drafted[],
  piecesOf: ReadonlyMap<Instance, readonly Piece[]>,
): ReadonlyMap<Instance, readonly Piece[]> {
  const stepped = drafts.filter(({ obligation }) => obligation.per.kind === 'steps')
  if (stepped.length === 0) return piecesOf
  const all = new Map(piecesOf)
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
  return all
}
