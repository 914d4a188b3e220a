// Works out a group of obligations that share their acts: instances, allotment, verdicts.
//
// An instance that has not opened has no verdict here; what is shown for it, and what acts of
// suspension or excuse make of a verdict, is in status-of.ts.

import {
  reaches,
  type ClauseId,
  type Fact,
  type FactKey,
  type Obligation,
} from '@holdfast/agreement'
import { earlier, instantFromMs, later, nearestInstant, type Instant } from '@holdfast/base'
import { allot, type Piece, type Queue } from './allotment.ts'
import type { Group } from './dependencies.ts'
import { durationVerdict } from './duration.ts'
import { amountFor, dutyVerdict, type Evidence } from './duty.ts'
import { instancesOf, type AllottedTrigger, type Instance } from './instances.ts'
import { actorMatch, matchOf } from './matching.ts'
import type { Leaning, Timing } from './moments.ts'
import { nearbyOf, type Heap, type Nearby } from './nearby.ts'
import { isByIncidents, isWithin, prohibitionVerdict, type Pause } from './prohibition.ts'
import { basisOf, countedBy, hasHappened, isPast, onBasis, type Setting } from './setting.ts'
import { stockVerdict } from './stock.ts'
import type { Suspension } from './term.ts'
import type { Verdict } from './verdict.ts'

/** An instance worked out. `verdict` is null while it has not opened. */
export type Worked = {
  readonly instance: Instance
  /** The deadline after suspensions. */
  readonly due: Instant | null
  readonly verdict: Verdict | null
}

export type GroupResult = {
  readonly worked: ReadonlyMap<Obligation, readonly Worked[]>
  readonly applied: ReadonlySet<string>
  /** How much of each fact this group and those before it have counted. */
  readonly spent: Spent
}

/** Of each fact, the amount that has been counted: an act counts once, across clauses. */
export type Spent = ReadonlyMap<FactKey, number>

/** What groups before this one came to, by clause. */
export type Earlier = (clause: ClauseId) => readonly Worked[]

type Drafted = {
  readonly obligation: Obligation
  readonly leaning: Leaning
  readonly instances: readonly Instance[]
  /** The facts of its act, by its counting rule and on its basis. */
  readonly facts: readonly Fact[]
  /** What is read for one instance: of those facts, or for incidents on any basis. */
  readonly nearby: Nearby
}

export function evaluate(
  group: Group,
  setting: Setting,
  before: Earlier,
  spentBefore: Spent = new Map(),
): GroupResult {
  const drafts = group.obligations.map((obligation) => draft(obligation, setting, before))
  const queues = drafts.filter(isAllotted).flatMap(queuesOf)
  const heard = new Map(drafts.flatMap(({ facts }) => facts.map((fact) => [fact.key, fact])))
  const events = [...heard.values()]
    .filter((fact) => fact.form === 'event' && hasHappened(setting, fact))
    .toSorted((a, b) => a.at.latest - b.at.latest || byRecord(a, b))
  const amountOf = (fact: Fact): number =>
    largestAmount(drafts, fact) - (spentBefore.get(fact.key) ?? 0)
  const { piecesOf, applied } = allot(queues, events, setting.term.allotments, amountOf)

  const spent = spentAfter(spentBefore, piecesOf)
  const leftOf = (fact: Fact): number =>
    Math.max(0, largestAmount(drafts, fact) - (spent.get(fact.key) ?? 0))

  const worked = new Map<Obligation, readonly Worked[]>()
  for (const each of drafts) {
    const pieces = piecesFor(each, setting, piecesOf)
    worked.set(
      each.obligation,
      each.instances.map((instance) =>
        work(each, setting, instance, { pieces: pieces(instance), leftOf }),
      ),
    )
  }
  return { worked, applied, spent }
}

function spentAfter(before: Spent, piecesOf: ReadonlyMap<Instance, readonly Piece[]>): Spent {
  const spent = new Map(before)
  for (const pieces of piecesOf.values()) {
    for (const { fact, amount } of pieces) {
      spent.set(fact.key, (spent.get(fact.key) ?? 0) + amount)
    }
  }
  return spent
}

/** A fact's amount for the pool: in the unit of whichever clause hears it as most. */
function largestAmount(drafts: readonly Drafted[], fact: Fact): number {
  return Math.max(
    0,
    ...drafts.flatMap(({ instances }) => {
      const [instance] = instances
      return instance === undefined ? [] : [amountFor(instance, fact)]
    }),
  )
}

function draft(obligation: Obligation, setting: Setting, before: Earlier): Drafted {
  const leaning: Leaning = {
    setting,
    obligation,
    trigger: null,
    triggerDay: null,
    performed: (clause, step) => performedTiming(before(clause), step),
  }
  const factsOnAnyBasis = countedBy(setting, obligation, obligation.measure.filter.act)
  const facts = onBasis(setting, obligation, factsOnAnyBasis)
  return {
    obligation,
    leaning,
    instances: instancesOf(obligation, { leaning, triggers: triggersOf(leaning, before) }),
    facts,
    nearby: nearbyOf(isByIncidents(obligation) ? factsOnAnyBasis : facts),
  }
}

/** When a clause, or its first steps, was performed by every bearer. */
function performedTiming(worked: readonly Worked[], step: number | null): Timing {
  const asked = worked.filter(({ instance }) => step === null || isStep(instance, step))
  let earliest = -Infinity
  let latest = -Infinity
  for (const { instance, verdict } of asked) {
    if (instance.opening === 'never') return { kind: 'never' }
    const performed = verdict?.performed ?? null
    if (performed === null) return { kind: 'awaited' }
    earliest = Math.max(earliest, performed.earliest)
    latest = Math.max(latest, performed.latest)
  }
  if (asked.length === 0) return { kind: 'awaited' }
  return {
    kind: 'known',
    at: { earliest: instantFromMs(earliest), latest: instantFromMs(latest) },
  }
}

function isStep(instance: Instance, step: number): boolean {
  return instance.name === `step-${step}` || instance.name.startsWith(`step-${step}@`)
}

function triggersOf(leaning: Leaning, before: Earlier): AllottedTrigger[] {
  const { per } = leaning.obligation
  if (per.kind !== 'for-each') return []
  if (per.of.kind === 'allotted') return allottedTriggers(per.of.clauses.flatMap(before))
  if (per.of.kind === 'fact') return factTriggers(leaning, per.of)
  return []
}

/** One trigger for each fact, with all of it that those clauses counted. */
function allottedTriggers(worked: readonly Worked[]): AllottedTrigger[] {
  const triggers = new Map<string, { fact: Fact; amount: number }>()
  for (const { instance, verdict } of worked) {
    // The pieces of an earlier step stand again in each later one.
    if (instance.obligation.per.kind === 'steps' && !isLastStep(instance)) continue
    for (const { fact, amount } of verdict?.counted ?? []) {
      // Coverage that a status rests on is no act.
      if (fact.form !== 'event') continue
      const known = triggers.get(fact.key)
      triggers.set(fact.key, { fact, amount: amount + (known?.amount ?? 0) })
    }
  }
  return [...triggers.values()]
    .toSorted((a, b) => a.fact.at.earliest - b.fact.at.earliest || byRecord(a.fact, b.fact))
    .map(({ fact, amount }) => ({ key: fact.key, at: fact.at, amount }))
}

function isLastStep(instance: Instance): boolean {
  const { per } = instance.obligation
  return per.kind === 'steps' && isStep(instance, per.steps.length)
}

function factTriggers(
  leaning: Leaning,
  of: {
    readonly filter: Obligation['measure']['filter']
    readonly grade: Parameters<typeof reaches>[1] | null
  },
): AllottedTrigger[] {
  const { setting, obligation } = leaning
  const grade = of.grade ?? basisOf(setting, obligation)
  return setting
    .heard(of.filter.act)
    .filter(
      (fact) =>
        fact.form === 'event' &&
        fact.grade !== 'refuted' &&
        reaches(fact.grade, grade) &&
        hasHappened(setting, fact) &&
        isInForce(setting, fact) &&
        matchOf(of.filter, fact, setting.geography) === 'yes',
    )
    .toSorted((a, b) => a.at.earliest - b.at.earliest || byRecord(a, b))
    .map((fact) => ({ key: fact.key, at: fact.at, amount: fact.amount.value }))
}

/** What happened before the agreement held, or after, calls for nothing under it. */
function isInForce({ term }: Setting, { at }: Fact): boolean {
  return at.latest >= term.from && (term.to === null || at.earliest < term.to)
}

/** The order in which facts are on record; keys settle what is left. */
export function byRecord(a: Fact, b: Fact): number {
  const [x] = a.entries
  const [y] = b.entries
  if (x !== undefined && y !== undefined) {
    if (x.room !== y.room) return x.room < y.room ? -1 : 1
    if (x.index !== y.index) return x.index - y.index
  }
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}

/** Duties with something to reach, in acts that add up. */
function isAllotted({ obligation }: Drafted): boolean {
  const { measure, target, kind } = obligation
  return (
    kind === 'duty' &&
    (measure.kind === 'sum' || measure.kind === 'occurrences') &&
    target.compare !== 'at-most'
  )
}

/** A queue for each bearer and place. Its instances open one after another. */
function queuesOf(draft: Drafted): Queue[] {
  const open = draft.instances.filter(
    (instance) => instance.opening === 'open' && instance.target !== null,
  )
  const lanes = Map.groupBy(open, laneOf)
  const heard = new Set(draft.facts.map((fact) => fact.key))
  return [...lanes.values()].map((instances) => ({
    hears: (fact) => {
      const [instance] = instances
      return instance !== undefined && heard.has(fact.key) && hears(draft, instance, fact)
    },
    slots: instances
      .map((instance, at) => ({ instance, capacity: capacityOf(instance, instances[at - 1]) }))
      .toSorted((a, b) => (a.instance.opens ?? 0) - (b.instance.opens ?? 0)),
  }))
}

function laneOf(instance: Instance): string {
  return JSON.stringify([instance.bearer, instance.filter.place])
}

function hears({ leaning, obligation }: Drafted, instance: Instance, fact: Fact): boolean {
  return (
    amountFor(instance, fact) > 0 &&
    matchOf(instance.filter, fact, leaning.setting.geography) === 'yes' &&
    actorMatch(instance.bearer, obligation.measure.byBearer, fact) === 'yes'
  )
}

/** A step asks for what the step before it left; a period takes all that happens in it. */
function capacityOf(instance: Instance, before: Instance | undefined): number {
  if (instance.isPeriod) return Infinity
  const target = instance.target ?? 0
  if (instance.obligation.per.kind !== 'steps') return target
  return Math.max(0, target - (before?.target ?? 0))
}

/** The pieces of each instance; a step's include those of the steps before it. */
function piecesFor(
  draft: Drafted,
  setting: Setting,
  piecesOf: ReadonlyMap<Instance, readonly Piece[]>,
): (instance: Instance) => readonly Piece[] {
  if (!isAllotted(draft)) return (instance) => allIn(draft, setting, instance)
  if (draft.obligation.per.kind !== 'steps') return (instance) => piecesOf.get(instance) ?? []
  return (instance) =>
    draft.instances
      .filter((other) => laneOf(other) === laneOf(instance) && other.order <= instance.order)
      .flatMap((other) => piecesOf.get(other) ?? [])
}

/** For a ceiling: every event of the window, whatever other clauses made of it. */
function allIn(draft: Drafted, setting: Setting, instance: Instance): Piece[] {
  const { measure } = draft.obligation
  if (measure.kind !== 'sum' && measure.kind !== 'occurrences') return []
  const from = instance.opens ?? setting.term.from
  const pauses = releasedFrom(setting, draft.obligation.clause)
  return draft
    .nearby('event', { from, to: instance.due ?? later(from, setting.question.asOf) })
    .filter(
      (fact) =>
        hasHappened(setting, fact) &&
        !pauses.some((pause) => isWithin(fact, pause)) &&
        (instance.opens === null || fact.at.earliest >= instance.opens) &&
        (instance.due === null || fact.at.earliest < instance.due) &&
        hears(draft, instance, fact),
    )
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
}

function work(
  draft: Drafted,
  setting: Setting,
  instance: Instance,
  allotted: Pick<Evidence, 'pieces' | 'leftOf'>,
): Worked {
  const due = dueAfterPauses(setting, instance)
  const { opens } = instance
  if (opens === null || !isPast(setting, opens)) return { instance, due, verdict: null }
  const { obligation, leaning } = draft
  const window = { from: opens, to: later(opens, due ?? setting.question.asOf) }
  // A level of stock may rest on a report from long before the window.
  const isStock = isByLevel(obligation)
  const facts = (heap: Heap): readonly Fact[] =>
    isStock ? draft.facts.filter(({ form }) => form === heap) : draft.nearby(heap, window)
  return {
    instance,
    due,
    verdict: verdictOf({ setting, instance, leaning, due, facts, ...allotted }),
  }
}

function verdictOf(evidence: Evidence): Verdict {
  const { obligation } = evidence.instance
  const pauses = releasedFrom(evidence.setting, obligation.clause)
  if (isByIncidents(obligation)) return prohibitionVerdict(evidence, pauses)
  if (isByLevel(obligation)) return stockVerdict(evidence, pauses)
  switch (obligation.measure.kind) {
    case 'sum':
    case 'occurrences':
      return dutyVerdict(evidence)
    case 'stock':
      return stockVerdict(evidence, pauses)
    case 'duration':
      return durationVerdict(evidence)
  }
}

/** When a clause bound nobody: while it was suspended, and since a later text replaced it. */
function releasedFrom(setting: Setting, clause: ClauseId): readonly Pause[] {
  const replaced = setting.term.superseding
    .filter(({ clauses, from }) => clauses.includes(clause) && isPast(setting, from))
    .map(({ from }) => ({ from, to: null }))
  return [...pausesOf(setting, clause), ...replaced]
}

/** A level is read from reports of it: a stock, or a ban on having any of it there. */
function isByLevel({ measure }: Obligation): boolean {
  return (
    measure.kind === 'stock' ||
    (measure.forms.includes('state') && !measure.forms.includes('event'))
  )
}

/** The suspensions that reach a clause and have begun. */
export function pausesOf(setting: Setting, clause: ClauseId): readonly Suspension[] {
  return setting.term.suspensions.filter(
    (pause) =>
      isPast(setting, pause.from) && (pause.clauses === null || pause.clauses.includes(clause)),
  )
}

/**
 * A suspension stops the clock: the deadline moves by as long as it lasted, and two at once stop it
 * once. Periods stay, and so does the end of a ceiling, which is no deadline.
 */
function dueAfterPauses(setting: Setting, instance: Instance): Instant | null {
  const { opens, due, obligation, isPeriod } = instance
  if (opens === null || due === null || isPeriod) return due
  if (obligation.target.compare === 'at-most') return due
  const pauses = pausesOf(setting, obligation.clause).toSorted((a, b) => a.from - b.from)
  let moved = due
  let stoodUntil = opens
  for (const pause of pauses) {
    const from = later(pause.from, stoodUntil)
    const to = earlier(pause.to ?? setting.question.asOf, setting.question.asOf)
    if (from >= moved || to <= from) continue
    moved = nearestInstant(moved + (to - from))
    stoodUntil = to
  }
  return moved
}
