// What an open instance is worked out from: the facts that touch its window, and the acts that were
// allotted to it or, for a ceiling, every act of the window.

import type { Fact, RoleId } from '@holdfast/agreement'
import { later, liesBefore, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { hears, tellingsOf } from '../allot/allotted.ts'
import { isNoMore, type Bound } from '../allot/bound.ts'
import { leastSupplies } from '../allot/tellings.ts'
import { mostUntold, untoldIn } from '../allot/untold.ts'
import { amountFor, type Evidence, type Pieces } from './evidence.ts'
import type { ReadKey } from '../judge/reads.ts'
import type { Instance } from '../plan/instances.ts'
import type { Leaning } from '../plan/moments.ts'
import { isByIncidents, isWithin } from '../judge/prohibition.ts'
import { hasHappened, type Setting } from '../setting.ts'
import type { CountLane } from './count-lane.ts'
import type { KeptRoll } from './count-roll.ts'
import { weightOf } from './weight.ts'
import { countsOnBasis, isCounted } from './whose-count.ts'
import type { Heap, Span } from './placed.ts'
import { releasedFrom } from '../judge/work.ts'

/** What is known of an instance besides the facts. */
export type Known = {
  readonly window: Span
  /** The time whose facts can bear on it: the window, and what may be late of it. */
  readonly readWindow: Span
  /** The deadline after suspensions. */
  readonly due: Instant | null
  readonly given: Pieces
  readonly kept: KeptRoll
  readonly noted: (fact: Fact) => number
  /** Told what is read, from when until when. */
  readonly read: (key: ReadKey, span: Span) => void
}

/** The evidence of an instance. */
export function evidenceFor(setting: Setting, instance: Instance, known: Known): Evidence {
  const { obligation } = instance
  const shelf = setting.heard(obligation.measure.filter.act)
  const counts = isByIncidents(obligation) ? isCounted : countsOnBasis
  // A part may ask for counts of another place than the whole.
  const { place } = instance.filter
  const places =
    obligation.parts.length === 0 && place !== null ? setting.geography.within(place) : null
  // Each heap is read once, however often it is asked for.
  const heaps = new Map<Heap, readonly Fact[]>()
  const facts: Evidence['facts'] = (heap, only) => {
    known.read(only ?? heap, known.readWindow)
    const before = heaps.get(heap)
    if (before !== undefined) return before
    const counted = shelf
      .near(heap, known.window, places)
      .filter((fact) => counts(setting, obligation, fact))
    heaps.set(heap, counted)
    return counted
  }
  let lanes: readonly CountLane[] | null = null
  const countLanes: Evidence['counts'] = () => {
    known.read('asked', known.readWindow)
    lanes ??= shelf
      .countsNear(known.window, places)
      .flatMap((lane) => lane.whereAlike((fact) => counts(setting, obligation, fact)))
    return lanes
  }
  const factsAfter: Evidence['factsAfter'] = (heap, only) => {
    if (instance.isPeriod || known.window.to === Infinity) return []
    const after = { from: known.window.to, to: Infinity }
    known.read(only, after)
    return shelf.near(heap, after, places).filter((fact) => counts(setting, obligation, fact))
  }
  const levels: Evidence['levels'] = (begin, end, asked) => {
    const { facts: found, from } = shelf.levels(begin, end, {
      ...asked,
      counts: (fact) => counts(setting, obligation, fact) && asked.counts(fact),
    })
    known.read('state', { from, to: end })
    return found
  }
  const eventsAround = (instants: readonly Instant[]): readonly Fact[] => {
    for (const at of instants) known.read('event', { from: at, to: at })
    return shelf.around(instants).filter((fact) => counts(setting, obligation, fact))
  }
  const { due, given, kept, noted: leftOf } = known
  const { most: pieces, begun, bounded, leasts } = given
  const leaning = leaningOn(setting, instance)
  const readers = { facts, counts: countLanes, factsAfter, levels, eventsAround }
  return {
    setting,
    instance,
    leaning,
    due,
    ...readers,
    kept,
    pieces,
    begun,
    bounded,
    leasts,
    leftOf,
  }
}

// Targets of parts depend on nothing that happened; what does was asked when the instance was made.
function leaningOn(setting: Setting, { obligation }: Instance): Leaning {
  const performed = (): { readonly kind: 'awaited' } => ({ kind: 'awaited' })
  const none = { trigger: null, triggerDay: null }
  return { setting, obligation, ...none, performed, window: performed }
}

/** For a ceiling: every event of the window, whatever other clauses made of it. */
export function allIn(setting: Setting, instance: Instance): Pieces {
  const events = eventsIn(setting, instance)
  const [untold, atMost] = [untoldOf(setting, instance, false), untoldOf(setting, instance, true)]
  const pieceOf = (fact: Fact): Piece => ({ fact, amount: amountFor(instance, fact) })
  const told = [...events, ...untold].map(pieceOf)
  // What may lie outside the window undoes nothing of what surely lies in it.
  const sure = told.filter(({ fact }) => isOverByItsEnd(setting, instance, fact))
  const tellings = sure.map((piece) => ({ ...piece, asked: '' }))
  const question = tellingsOf(setting, 'to-unmet')
  const leasts = leastSupplies(tellings, question).map((supply) =>
    sure.filter(({ fact }) => supply.has(fact)),
  )
  const once = question.related.onceEach(events, (fact) => amountFor(instance, fact))
  const most = [...once, ...mostUntold(atMost)].map(pieceOf)
  const bounded = (by: Bound): readonly Piece[] =>
    [...eventsIn(setting, instance, by.source), ...atMost]
      .filter((fact) => !isNoMore(by, fact))
      .map(pieceOf)
  return { most, begun: most, bounded, leasts }
}

/** The end of a limit is no part of it, save for what was counted until then. */
function isOverByItsEnd({ agreement }: Setting, { due }: Instance, { at, form }: Fact): boolean {
  if (due === null) return true
  return form === 'event' ? liesBefore(agreement.calendar, at, due) : at.latest <= due
}

/** The acts of the window; those of `closer` also where it tells of them in its own interest. */
function eventsIn(
  setting: Setting,
  instance: Instance,
  closer: RoleId | null = null,
): readonly Fact[] {
  const { measure } = instance.obligation
  if (measure.kind !== 'sum' && measure.kind !== 'occurrences') return []
  const span = { from: fromOf(setting, instance), to: toOf(setting, instance) }
  return setting
    .heard(measure.filter.act)
    .near('event', span)
    .filter((fact) => isActIn(setting, instance, fact, closer))
}

/** What counts say of the window beyond their sources' own acts, at least or at most. */
function untoldOf(setting: Setting, instance: Instance, isMost: boolean): readonly Fact[] {
  const { measure, kind } = instance.obligation
  const isByActs = measure.kind === 'sum' || measure.kind === 'occurrences'
  if (!isByActs || !measure.forms.includes('event') || kind === 'prohibition') return []
  const shelf = setting.heard(measure.filter.act)
  const span = { from: fromOf(setting, instance), to: toOf(setting, instance) }
  const counts = shelf.near('count', span).filter((fact) => hasHappened(setting, fact))
  if (counts.length === 0) return []
  const { geography } = setting
  const { kinds, calendar } = setting.agreement
  const events = shelf.near('event', span).filter((fact) => hasHappened(setting, fact))
  return untoldIn(counts, events, { kinds, calendar, geography, isMost }).filter((fact) =>
    isActIn(setting, instance, fact),
  )
}

function fromOf({ term }: Setting, { opens }: Instance): Instant {
  return opens ?? term.from
}

function toOf(setting: Setting, instance: Instance): Instant {
  return instance.due ?? later(fromOf(setting, instance), setting.clock.now())
}

/** Whether an act, or what a count has beyond acts, is one that the ceiling counts. */
function isActIn(
  setting: Setting,
  instance: Instance,
  fact: Fact,
  closer: RoleId | null = null,
): boolean {
  const { obligation, opens, due, bearer } = instance
  return (
    hears(setting, instance, fact) &&
    countsOnBasis(setting, obligation, fact) &&
    (fact.source === closer || weightOf(setting, obligation, bearer, fact).toUnmet) &&
    hasHappened(setting, fact) &&
    !releasedFrom(setting, obligation).some((pause) =>
      isWithin(fact, pause, setting.agreement.calendar),
    ) &&
    (opens === null || fact.at.earliest >= opens) &&
    (due === null || fact.at.earliest < due)
  )
}
