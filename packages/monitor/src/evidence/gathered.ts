// What an open instance is worked out from: the facts that touch its window, and the acts that were
// allotted to it or, for a ceiling, every act of the window.

import type { Fact } from '@holdfast/agreement'
import { later, type Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { hears, tellingsOf } from '../allot/allotted.ts'
import { leastSupplies } from '../allot/tellings.ts'
import { amountFor, type Evidence, type Pieces } from './evidence.ts'
import type { Instance } from '../plan/instances.ts'
import type { Leaning } from '../plan/moments.ts'
import { isByIncidents, isWithin } from '../judge/prohibition.ts'
import { hasHappened, type Setting } from '../setting.ts'
import { weightOf } from './weight.ts'
import { countsOnBasis, isCounted } from './whose-count.ts'
import type { Heap, Span } from './shelf.ts'
import { releasedFrom } from '../judge/work.ts'

/** What is known of an instance besides the facts. */
export type Known = {
  readonly window: Span
  /** The deadline after suspensions. */
  readonly due: Instant | null
  readonly given: Pieces
  readonly noted: (fact: Fact) => number
  /** Told when something after the window is read. */
  readonly readsOn: () => void
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
  const read = new Map<Heap, readonly Fact[]>()
  const facts = (heap: Heap): readonly Fact[] => {
    const before = read.get(heap)
    if (before !== undefined) return before
    const counted = shelf
      .near(heap, known.window, places)
      .filter((fact) => counts(setting, obligation, fact))
    read.set(heap, counted)
    return counted
  }
  const factsAfter = (heap: Heap): readonly Fact[] => {
    if (instance.isPeriod || known.window.to === Infinity) return []
    known.readsOn()
    return shelf
      .near(heap, { from: known.window.to, to: Infinity }, places)
      .filter((fact) => counts(setting, obligation, fact))
  }
  const levels: Evidence['levels'] = (begin, end, asked) =>
    shelf.levels(begin, end, {
      ...asked,
      counts: (fact) => counts(setting, obligation, fact) && asked.counts(fact),
    })
  const eventsAround = (instants: readonly Instant[]): readonly Fact[] =>
    shelf.around(instants).filter((fact) => counts(setting, obligation, fact))
  const { due, given, noted: leftOf } = known
  const { most: pieces, leasts } = given
  const leaning = leaningOn(setting, instance)
  const readers = { facts, factsAfter, levels, eventsAround }
  return { setting, instance, leaning, due, ...readers, pieces, leasts, leftOf }
}

// Targets of parts depend on nothing that happened; what does was asked when the instance was made.
function leaningOn(setting: Setting, { obligation }: Instance): Leaning {
  const performed = (): { readonly kind: 'awaited' } => ({ kind: 'awaited' })
  const none = { trigger: null, triggerDay: null }
  return { setting, obligation, ...none, performed, window: performed }
}

/** For a ceiling: every event of the window, whatever other clauses made of it. */
export function allIn(setting: Setting, instance: Instance): Pieces {
  const all = eventsIn(setting, instance)
  const tellings = all.map(({ fact, amount }) => ({ fact, amount, asked: '' }))
  const question = tellingsOf(setting, 'to-unmet')
  const within = (supply: ReadonlySet<Fact>): readonly Piece[] =>
    all.filter(({ fact }) => supply.has(fact))
  const leasts = leastSupplies(tellings, question).map(within)
  if (question.related.isNone) return { most: all, leasts }
  const facts = all.map(({ fact }) => fact)
  const once = question.related.onceEach(facts, (fact) => amountFor(instance, fact))
  return { most: within(new Set(once)), leasts }
}

function eventsIn(setting: Setting, instance: Instance): readonly Piece[] {
  const { obligation } = instance
  const { measure } = obligation
  if (measure.kind !== 'sum' && measure.kind !== 'occurrences') return []
  const from = instance.opens ?? setting.term.from
  const pauses = releasedFrom(setting, obligation)
  return setting
    .heard(measure.filter.act)
    .near('event', { from, to: instance.due ?? later(from, setting.clock.now()) })
    .filter(
      (fact) =>
        hears(setting, instance, fact) &&
        countsOnBasis(setting, obligation, fact) &&
        weightOf(setting, obligation, instance.bearer, fact).toUnmet &&
        hasHappened(setting, fact) &&
        !pauses.some((pause) => isWithin(fact, pause)) &&
        (instance.opens === null || fact.at.earliest >= instance.opens) &&
        (instance.due === null || fact.at.earliest < instance.due),
    )
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
}
