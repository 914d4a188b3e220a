// A prohibition: nothing of the kind by this bearer in this period.
//
// It is unmet when an incident is on record on the basis, met only where somebody stated that they
// watched the whole place for the whole period, and otherwise undetermined: no report is no proof.
// An incident counts in the period in which both its bounds lie, and from its earliest on. Where
// they straddle two periods, each is undetermined. A count of incidents is of incidents where it
// names a place and one day; without them it is a remark. Reports that are said to be of the same
// incident are of one.

import { reaches, type Fact, type Obligation, type Reason } from '@holdfast/agreement'
import { dayStart, liesBefore, nearestInstant, sumOfAmounts } from '@holdfast/base'
import type { Calendar, Instant, Interval } from '@holdfast/base'
import { relatedBy } from '../allot/related.ts'
import { untoldIn } from '../allot/untold.ts'
import { watched } from '../evidence/coverage.ts'
import { matchFor, weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { isPast } from '../setting.ts'
import { isOnBasisOf } from '../evidence/whose-count.ts'
import { unknownReason } from './left-open.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Times at which the obligation did not hold: a suspension. Null: it still does not. */
export type Pause = { readonly from: Instant; readonly to: Instant | null }

/** True for a ban on what is reported as it happens, not as a count or a level. */
export function isByIncidents({ kind, measure }: Obligation): boolean {
  return kind === 'prohibition' && measure.forms.includes('event')
}

/** What was said of this period, by how surely it belongs here. */
type Heaps = {
  /** On the basis, by this bearer, in this place and period. */
  readonly counted: readonly Fact[]
  /** The same, on whatever evidence short of refuted. */
  readonly recorded: readonly Fact[]
  /** It would belong here if its time, place or author turned out so. */
  readonly open: readonly Fact[]
  /** Reports that are said to be of one incident, as one. */
  readonly oncePer: (facts: readonly Fact[]) => readonly Fact[]
}

export function prohibitionVerdict(evidence: Evidence, pauses: readonly Pause[]): Verdict {
  const { setting, instance, due } = evidence
  const heaps = heapsOf(evidence, pauses)
  const counted = heaps.counted.map((fact) => ({ fact, amount: numberOf(fact) }))
  const measured = sumOfAmounts(counted.map(({ amount }) => amount))
  const more = { measured, counted }
  if (measured > (instance.target ?? 0)) {
    return verdict('unmet', { code: 'incident-recorded', ...recordedIn(heaps) }, more)
  }
  if (due === null || !isPast(setting, due)) {
    return verdict('running', { code: 'window-open' }, { ...more, nextChange: due })
  }
  const gap = gapIn(evidence, heaps)
  if (gap !== null) return verdict('undetermined', gap, more)
  const coverage = coverageIn(evidence).map((fact) => ({ fact, amount: 0 }))
  return verdict('met', { code: 'covered-none-recorded' }, { ...more, counted: coverage })
}

function recordedIn(heaps: Heaps): { readonly recorded: number; readonly determined: number } {
  const determined = heaps.recorded.filter(
    (fact) => fact.grade !== 'refuted' && reaches(fact.grade, 'determined'),
  )
  const numbers = (facts: readonly Fact[]): number => sumOfAmounts(facts.map(numberOf))
  return { recorded: numbers(heaps.recorded), determined: numbers(heaps.oncePer(determined)) }
}

/** A report is of one incident, a count of as many as it says. */
function numberOf({ form, amount }: Fact): number {
  return form === 'count' ? amount.value : 1
}

/**
 * What counts of incidents say of places and days beyond what their own sources reported. The end
 * of a day is no part of it.
 */
function countedIncidents({ facts, setting }: Evidence): readonly Fact[] {
  const { agreement, geography } = setting
  const { calendar, kinds } = agreement
  const counts = facts('count').filter(({ period, place }) => {
    if (period === null || place === null) return false
    const last = nearestInstant(period.to - 1)
    return dayStart(calendar, period.from) === dayStart(calendar, last)
  })
  if (counts.length === 0) return none
  return untoldIn(counts, facts('event'), { geography, kinds, calendar }).map((fact) => ({
    ...fact,
    at: { ...fact.at, latest: nearestInstant(Math.max(fact.at.earliest, fact.at.latest - 1)) },
  }))
}

const none: readonly Fact[] = []

function heapsOf(evidence: Evidence, pauses: readonly Pause[]): Heaps {
  const { setting, instance } = evidence
  const { calendar } = setting.agreement
  const window = windowOf(evidence)
  const near = [...evidence.facts('event'), ...countedIncidents(evidence)].filter(
    (fact) =>
      fact.amount.value > 0 &&
      touches(fact, window, calendar) &&
      !pauses.some((pause) => isWithin(fact, pause, calendar)) &&
      matchFor(evidence, fact) !== 'no' &&
      // A count of incidents weighs as reports of them do.
      weightFor(evidence, { ...fact, form: 'event' }).toUnmet &&
      isPast(setting, fact.at.earliest),
  )
  const isHere = (fact: Fact): boolean =>
    fact.at.earliest >= window.from &&
    liesBefore(calendar, fact.at, window.to) &&
    !pauses.some((pause) => holdsAt(pause, fact.at.earliest)) &&
    matchFor(evidence, fact) === 'yes'
  const related = relatedBy(setting.term.related, setting.sides, 'to-unmet')
  const oncePer = (facts: readonly Fact[]): readonly Fact[] => related.onceEach(facts, numberOf)
  const recorded = near.filter(isHere)
  // What may be here and is said to be an incident that is here is no other.
  const once = new Set(oncePer([...recorded, ...near.filter((fact) => !isHere(fact))]))
  const onBasis = recorded.filter((fact) => isOnBasisOf(setting, instance.obligation, fact))
  return {
    counted: oncePer(onBasis),
    recorded: oncePer(recorded),
    open: near.filter((fact) => !isHere(fact) && once.has(fact)),
    oncePer,
  }
}

/** Periods are half open: what happens at the boundary belongs to the period that begins. */
function touches({ at }: Fact, window: Interval, calendar: Calendar): boolean {
  return at.earliest < window.to && !liesBefore(calendar, at, window.from)
}

/** True for what surely happened in a pause. */
export function isWithin({ at }: Fact, { from, to }: Pause, calendar: Calendar): boolean {
  return at.earliest >= from && (to === null || liesBefore(calendar, at, to))
}

/** True while a pause lasts; its end is no part of it. */
export function holdsAt({ from, to }: Pause, at: Instant): boolean {
  return at >= from && (to === null || at < to)
}

/**
 * Who watched in this period, as far as it counts on the basis. A bearer's own word that it watched
 * itself is on the record, and is no one's watching but its own.
 */
export function coverageIn(evidence: Evidence): readonly Fact[] {
  const { setting, instance } = evidence
  return evidence
    .facts('coverage')
    .filter(
      (fact) =>
        weightFor(evidence, fact).toMet &&
        isOnBasisOf(setting, instance.obligation, fact) &&
        fact.period !== null &&
        isPast(setting, fact.period.to),
    )
}

/** Why nobody can say that nothing happened; null where somebody can. */
function gapIn(evidence: Evidence, heaps: Heaps): Reason | null {
  const { setting, instance } = evidence
  const window = windowOf(evidence)
  const straddling = heaps.open.filter((fact) => matchFor(evidence, fact) === 'yes')
  if (straddling.length > 0) {
    return { code: 'bounds-straddle', facts: straddling.map((fact) => fact.key) }
  }
  if (heaps.open.length > 0) return unknownReason(evidence, heaps.open)
  const coverage = coverageIn(evidence)
  const { observed, of } = watched(window, coverage, instance.filter, setting.geography)
  if (observed === of && heaps.recorded.length === 0) return null
  if (observed > 0 && observed < of) return { code: 'partly-covered', observed, of }
  return { code: 'no-coverage', ...recordedIn(heaps) }
}
