// Allots the acts of a group's clauses to their instances, once for all moments.
//
// Acts are taken in the order in which they had surely happened, so what an instance has at a
// moment is what it has in the end of those that had happened by then. Only recorded decisions
// reach back, and so do counts, which hold acts told before: where there are some, each moment is
// allotted by itself. Which reports tell of the
// same depends on all of a day, so what there was at least is chosen for each moment.

import type { Fact, FactKey, Obligation, RoleId } from '@holdfast/agreement'
import {
  dayStart,
  exactAmount,
  liesBefore,
  nearestInstant,
  type Calendar,
  type Instant,
} from '@holdfast/base'
import { allot, inOrderOf, type Piece, type Queue } from './allotment.ts'
import { isNoMore, lastOf, type Bound } from './bound.ts'
import { LeastByMoment } from './least-by-moment.ts'
import { relatedBy, type Leads } from './related.ts'
import { leastSupplies, type Telling, type TellingQuestion } from './tellings.ts'
import { mostUntold, untoldIn } from './untold.ts'
import { amountFor } from '../evidence/evidence.ts'
import type { Instance } from '../plan/instances.ts'
import { actorMatch, matchOf } from '../evidence/matching.ts'
import { isByArea } from '../judge/by-area.ts'
import type { Of } from '../overlay/powers.ts'
import { freeFrom } from '../overlay/released.ts'
import { howManyHappened, type Setting } from '../setting.ts'
import { weightOf } from '../evidence/weight.ts'
import { seenFor } from '../evidence/who.ts'
import { countsOnBasis } from '../evidence/whose-count.ts'

/** Of each fact, the amount that has been counted: an act counts once, across clauses. */
export type Spent = ReadonlyMap<FactKey, number>

/** An obligation of the group with its instances. */
export type Drafted = { readonly obligation: Obligation; readonly instances: readonly Instance[] }

/** What of which acts each instance has. */
export type PiecesOf = ReadonlyMap<Instance, readonly Piece[]>

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

type Whole = Omit<Allotted, 'leasts'>
type Told = Omit<Whole, 'begunOf' | 'bounded'>

/** What the acts of a group may come to: all that is the same at every moment. */
export class Pool {
  readonly #drafts: readonly Drafted[]
  readonly #setting: Setting
  readonly #spentBefore: Spent
  /** In the order of their latest bounds. */
  readonly #facts: readonly Fact[]
  /** Counts of such acts, in record order. */
  readonly #counts: readonly Fact[]
  readonly #queues: readonly Queue[]
  readonly #amountOf: (fact: Fact) => number
  readonly #own = new Map<RoleId, PiecesOf>()
  #whole: Whole | null = null
  #least: LeastByMoment | null = null

  /** The acts that count for the obligations, less what groups before counted. */
  constructor(drafts: readonly Drafted[], setting: Setting, act: string, spentBefore: Spent) {
    this.#drafts = drafts
    this.#setting = setting
    this.#spentBefore = spentBefore
    this.#facts = setting.heard(act).eventsByLatest()
    const obligations = drafts.map(({ obligation }) => obligation)
    this.#counts = countsOfActs(setting, act, obligations)
    this.#queues = drafts.filter(isAllotted).flatMap((draft) => queuesOf(draft, setting))
    this.#amountOf = remembering((fact) =>
      exactAmount(largestAmount(drafts, fact) - (spentBefore.get(fact.key) ?? 0)),
    )
  }

  /** How many acts may have begun by a moment, where that changes what was allotted before. */
  begunBy(moment: Instant): number {
    const isByMoment = reachesBack(this.#setting) || this.#counts.length > 0
    return isByMoment ? this.#facts.filter(({ at }) => at.earliest <= moment).length : 0
  }

  /** What they came to of acts that had happened; of later ones too, where none reach back. */
  at(moment: Instant): Allotted {
    const { allotments } = this.#setting.term
    if (reachesBack(this.#setting) || this.#counts.length > 0)
      return this.#decided(moment, allotments)
    this.#whole ??= this.#inBothOrders(this.#facts, allotments)
    const question = (): TellingQuestion => tellingsOf(this.#setting, 'to-met')
    const tellings = (): readonly Telling[] =>
      tellingsIn(this.#queues, takeable(this.#queues, this.#facts), this.#amountOf)
    this.#least ??= new LeastByMoment(tellings(), question())
    const { sources, cells } = this.#least.at(moment)
    const leasts = sources.map((source) => this.#ownOf(source))
    if (cells !== null) leasts.push(this.#piecesOf(cells))
    return { ...this.#whole, leasts }
  }

  // A decision reaches back: what had not happened is left out before anything is allotted.
  #decided(moment: Instant, decisions: readonly Of<'allot'>[]): Allotted {
    const events = this.#facts.slice(0, howManyHappened(this.#facts, moment))
    const counts = this.#counts.filter(({ at }) => at.latest <= moment)
    const { agreement, geography } = this.#setting
    const untold = untoldIn(counts, events, { ...agreement, geography })
    const facts = inOrderOfTime(events, untold)
    const question = tellingsOf(this.#setting, 'to-met')
    const { isNone } = question.related
    const told = takeable(this.#queues, facts, question.apart)
    const tellings = isNone
      ? tellingsIn(this.#queues, told, this.#amountOf)
      : tellingsOfAll(this.#queues, told, this.#amountOf)
    const leasts = leastSupplies(tellings, question).map((supply) =>
      this.#piecesOf(
        facts.filter((fact) => supply.has(fact)),
        decisions,
      ),
    )
    const once = question.related.onceEach(events, this.#amountOf)
    const more = mostUntold(untold)
    const most = this.#allotted(inOrderOfTime(once, more), decisions)
    const begun = this.#facts.filter(({ at }) => at.earliest <= moment)
    const begunOf = this.#begun(
      inOrderOfTime(question.related.onceEach(begun, this.#amountOf), more),
      decisions,
      begun.length === events.length ? most.piecesOf : null,
    )
    const bounded = this.#bounded(inOrderOfTime(begun, untold), decisions)
    return { ...most, begunOf, bounded, spent: this.#withRetold(most.spent, events, once), leasts }
  }

  // What tells of an act that another report tells is used up with it.
  #withRetold(spent: Spent, facts: readonly Fact[], once: readonly Fact[]): Spent {
    if (once.length === facts.length) return spent
    const kept = new Set(once)
    const all = new Map(spent)
    for (const fact of facts) {
      if (kept.has(fact)) continue
      all.set(fact.key, exactAmount((all.get(fact.key) ?? 0) + this.#amountOf(fact)))
    }
    return all
  }

  #inBothOrders(facts: readonly Fact[], decisions: readonly Of<'allot'>[]): Whole {
    const most = this.#allotted(facts, decisions)
    const bounded = this.#bounded(facts, decisions)
    return { ...most, begunOf: this.#begun(facts, decisions, most.piecesOf), bounded }
  }

  #bounded(facts: readonly Fact[], decisions: readonly Of<'allot'>[]): Allotted['bounded'] {
    const asked = new WeakMap<Bound, PiecesOf>()
    const known = new Map<string, PiecesOf>()
    const work = (by: Bound, left: readonly Fact[]): PiecesOf => {
      // Its own acts are what it says there were, also where that is in its interest.
      const queues = this.#queues.map((queue): Queue => {
        const hears = (fact: Fact): boolean =>
          fact.source === by.source ? queue.hearsAny(fact) : queue.hears(fact)
        return { ...queue, hears }
      })
      const inOrder = this.#asBegun(left)
      const { piecesOf } = allot(queues, inOrder, decisions, this.#amountOf, 'to-exact')
      return withStepsBefore(this.#drafts, piecesOf)
    }
    // A period takes only what surely lies in it, and leaves the rest to nobody else.
    const arePeriods =
      decisions.length === 0 &&
      this.#queues.every(({ slots }) => slots.every(({ instance }) => instance.isPeriod))
    return (by) => {
      const before = asked.get(by)
      if (before !== undefined) return before
      const { from, to } = by.window
      const begin = howManyHappened(facts, nearestInstant(from - 1))
      const end = howManyHappened(facts, lastOf(by.totals))
      const without = new Set(facts.slice(begin, end).filter((fact) => isNoMore(by, fact)))
      const all = arePeriods ? facts.slice(begin, howManyHappened(facts, to)) : facts
      const of = arePeriods ? [from, to] : []
      const key = [by.source, ...of, ...[...without].map((fact) => fact.key)].join(' ')
      const pieces =
        known.get(key) ??
        work(
          by,
          all.filter((fact) => !without.has(fact)),
        )
      known.set(key, pieces)
      asked.set(by, pieces)
      return pieces
    }
  }

  /** In the order in which acts may have begun; `known` is what came of the order of their ends. */
  #begun(
    facts: readonly Fact[],
    decisions: readonly Of<'allot'>[],
    known: PiecesOf | null,
  ): PiecesOf {
    const inOrder = this.#asBegun(facts)
    if (known !== null && inOrder === facts) return known
    const { piecesOf } = allot(this.#queues, inOrder, decisions, this.#amountOf)
    return withStepsBefore(this.#drafts, piecesOf)
  }

  #asBegun(facts: readonly Fact[]): readonly Fact[] {
    const { calendar } = this.#setting.agreement
    const begins = facts.map((fact) => ({ fact, at: firstMoment(calendar, fact.at) }))
    const compare = (a: (typeof begins)[number], b: (typeof begins)[number]): number =>
      a.at - b.at || a.fact.at.earliest - b.fact.at.earliest
    // Mostly what had begun first was over first.
    const isInOrder = begins.every((one, n) => compare(begins[n - 1] ?? one, one) <= 0)
    return isInOrder ? facts : begins.toSorted(compare).map(({ fact }) => fact)
  }

  #allotted(facts: readonly Fact[], decisions: readonly Of<'allot'>[]): Told {
    const { piecesOf, applied } = allot(this.#queues, facts, decisions, this.#amountOf)
    const before = this.#spentBefore
    const spent = piecesOf.size === 0 ? before : spentAfter(before, piecesOf)
    return { piecesOf: withStepsBefore(this.#drafts, piecesOf), applied, spent }
  }

  #ownOf(source: RoleId): PiecesOf {
    const known =
      this.#own.get(source) ?? this.#piecesOf(this.#facts.filter((one) => one.source === source))
    this.#own.set(source, known)
    return known
  }

  #piecesOf(facts: readonly Fact[], decisions: readonly Of<'allot'>[] = undecided): PiecesOf {
    const { piecesOf } = allot(this.#queues, facts, decisions, this.#amountOf, 'to-exact')
    return withStepsBefore(this.#drafts, piecesOf)
  }
}

/** What is told of a day is not done in time by the day's very beginning. */
function firstMoment(calendar: Calendar, { earliest, latest }: Fact['at']): number {
  return earliest < latest && dayStart(calendar, earliest) === earliest ? earliest + 1 : earliest
}

/** Acts and what counts say beyond them, in the order of their latest bounds. */
function inOrderOfTime(acts: readonly Fact[], untold: readonly Fact[]): readonly Fact[] {
  return untold.length === 0
    ? acts
    : [...acts, ...untold].toSorted((a, b) => a.at.latest - b.at.latest)
}

/** Counts of an act that is told act by act, in record order. */
export function countsOfActs(
  setting: Setting,
  act: string,
  obligations: readonly Obligation[],
): readonly Fact[] {
  const isByActs = obligations.some(({ measure }) => measure.forms.includes('event'))
  return isByActs ? setting.heard(act).ofForm('count') : noCounts
}

const noCounts: readonly Fact[] = []

const undecided: readonly Of<'allot'>[] = []

/** The same answer for the same fact, worked out once. */
function remembering<Value>(answer: (fact: Fact) => Value): (fact: Fact) => Value {
  const known = new Map<Fact, Value>()
  return (fact) => {
    const before = known.get(fact)
    if (before !== undefined) return before
    const value = answer(fact)
    known.set(fact, value)
    return value
  }
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

/**
 * Facts without those that were over before anything opened: what nothing can take undoes nothing
 * of what was told later. A decision may allot even such.
 */
function takeable(
  queues: readonly Queue[],
  facts: readonly Fact[],
  allottedBy: ReadonlySet<FactKey> = nobody,
): readonly Fact[] {
  const [first] = queues
  const begins = queues.flatMap(({ slots }) =>
    slots.flatMap(({ instance: { takesFrom } }) => (takesFrom === null ? [] : [takesFrom])),
  )
  const [begin] = begins
  if (first === undefined || begin === undefined) return facts
  const from = begins.reduce((least, at) => (at < least ? at : least), begin)
  return facts.filter((one) => allottedBy.has(one.key) || !liesBefore(first.calendar, one.at, from))
}

const nobody: ReadonlySet<FactKey> = new Set()

/** The facts that some queue hears, with which of them do; none where one source told all. */
function tellingsIn(
  queues: readonly Queue[],
  facts: readonly Fact[],
  amountOf: (fact: Fact) => number,
): readonly Telling[] {
  const [first] = facts
  if (first === undefined || facts.every(({ source }) => source === first.source)) return []
  return tellingsOfAll(queues, facts, amountOf)
}

/** The same where one source told all: what was said of its reports may make fewer of them. */
function tellingsOfAll(
  queues: readonly Queue[],
  facts: readonly Fact[],
  amountOf: (fact: Fact) => number,
): readonly Telling[] {
  return facts.flatMap((fact) => {
    const asked = queues.flatMap((queue, at) => (queue.hears(fact) ? [at] : []))
    return asked.length === 0 ? [] : [{ fact, amount: amountOf(fact), asked: asked.join(' ') }]
  })
}

/** True where something was decided or said of reports, which changes what was allotted before. */
function reachesBack({ term }: Setting): boolean {
  return term.allotments.length + term.related.length > 0
}

/** True where what was allotted at a moment is not the first part of what is in the end. */
export function isByMoment(setting: Setting, act: string): boolean {
  return reachesBack(setting) || setting.heard(act).hasSeveralSources()
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

function spentAfter(before: Spent, piecesOf: PiecesOf): Spent {
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
    const hearsAny = remembering(
      (fact) =>
        first !== undefined &&
        countsOnBasis(setting, obligation, fact) &&
        hears(setting, first, fact),
    )
    return {
      actor: isByBearer ? first.bearer : null,
      calendar: setting.agreement.calendar,
      hears: remembering(
        (fact) =>
          first !== undefined &&
          hearsAny(fact) &&
          weightOf(setting, obligation, first.bearer, fact).toMet,
      ),
      hearsAny,
      slots: lane
        .map((instance, at) => ({
          instance,
          capacity: capacityOf(instance, lane[at - 1]),
          freeFrom: freeFrom(setting, instance),
        }))
        .toSorted((a, b) => inOrderOf(a.instance, b.instance)),
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
function withStepsBefore(drafts: readonly Drafted[], piecesOf: PiecesOf): PiecesOf {
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
