// What counts say of acts beyond those that their own source told one by one.
//
// A source's acts and counts are one telling: a count holds its source's acts, and only what it has
// beyond them is more. That is supply like any act, drawn on once and in the same order, but it
// opens nothing. Of two running totals the later less the earlier came between them. Counts of two
// sources are never added: the most there was counts of them only the larger (AGREEMENTS.md,
// "Running totals").

import type { CompiledAgreement, Fact } from '@holdfast/agreement'
import { exactAmount, liesAfter, liesBefore, sumOfAmounts } from '@holdfast/base'
import type { Calendar, Interval } from '@holdfast/base'
import type { Geography } from '../evidence/places.ts'

/** By what it is known whether an act is among those of a count. */
export type UntoldQuestion = {
  readonly geography: Geography
  readonly kinds: CompiledAgreement['kinds']
  readonly calendar: Calendar
  /** Which counts are taken first: those of less time, or those of narrower places. */
  readonly first?: 'time' | 'parts'
  /** Only what a count surely holds is left out of it: the most there can have been. */
  readonly isMost?: boolean
}

/** So many in a stretch of time, by a count or by two of them. */
type Counted = { readonly fact: Fact; readonly period: Interval; readonly value: number }

/**
 * What each source counted beyond its own acts, as counts of only that, in order of their latest
 * bounds. Of what may be told twice nothing is taken, so that it is surely more.
 */
export function untoldIn(
  counts: readonly Fact[],
  events: readonly Fact[],
  question: UntoldQuestion,
): readonly Fact[] {
  if (counts.length === 0) return none
  const eventsBy = Map.groupBy(events, ({ source }) => source)
  const bySource = Map.groupBy(counts, ({ source }) => source)
  return [...bySource]
    .flatMap(([source, own]) => untoldBy(own, eventsBy.get(source) ?? none, question))
    .toSorted((a, b) => a.at.latest - b.at.latest)
}

const none: readonly Fact[] = []

function untoldBy(
  counts: readonly Fact[],
  events: readonly Fact[],
  question: UntoldQuestion,
): readonly Fact[] {
  const told: Fact[] = [...events]
  const found: Fact[] = []
  for (const { fact, period, value } of countedIn(counts, question)) {
    const within = { ...fact, at: { earliest: period.from, latest: period.to } }
    const isHeld = question.isMost === true ? isAmong : mayBeAmong
    const known = told.filter((one) => isHeld(one, within, question))
    const rest = exactAmount(value - sumOfAmounts(known.map(({ amount }) => amount.value)))
    if (rest <= 0) continue
    const more: Fact = { ...within, amount: { ...fact.amount, value: rest } }
    told.push(more)
    found.push(more)
  }
  return found
}

/**
 * What counts say that there was at least: the shorter stretches first where two end together, and
 * the narrower places of one stretch; or the narrower places first, so that parts keep their place.
 */
function countedIn(
  counts: readonly Fact[],
  { geography, first }: UntoldQuestion,
): readonly Counted[] {
  const usable = counts.filter(({ grade, period }) => grade !== 'refuted' && period !== null)
  const alike = Map.groupBy(usable, subjectOf)
  const all = [...alike.values()].flatMap((some) => [...standing(some), ...differences(some)])
  const byPlace = (a: Counted, b: Counted): number => depthOf(b) - depthOf(a)
  const byTime = (a: Counted, b: Counted): number =>
    a.period.to - b.period.to || b.period.from - a.period.from
  const depthOf = ({ fact: { place } }: Counted): number =>
    place === null ? -1 : geography.above(place).length
  const [one, other] = first === 'parts' ? [byPlace, byTime] : [byTime, byPlace]
  return all.toSorted((a, b) => one(a, b) || other(a, b) || byKey(a.fact.key, b.fact.key))
}

function byKey(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is counted: by whom, of which class, where. */
function subjectOf({ actor, tags, place, amount, stage }: Fact): string {
  return JSON.stringify([actor, namesIn(tags), place, amount.unit, stage])
}

function namesIn(tags: Fact['tags']): readonly string[] {
  return Object.entries(tags)
    .map(([tag, value]) => `${tag}=${value}`)
    .sort()
}

/** Counts of one subject as they stand: a total replaces what was open, and of two the least is. */
function standing(counts: readonly Fact[]): readonly Counted[] {
  const periodOf = ({ period, at }: Fact): Interval => ({
    from: period?.from ?? at.earliest,
    to: at.latest,
  })
  const totals = counts.filter(({ closes, running }) => closes && running === undefined)
  const isReplaced = (fact: Fact): boolean =>
    !fact.closes && totals.some((total) => isWithin(periodOf(fact), periodOf(total)))
  const byPeriod = Map.groupBy(
    counts.filter((fact) => !isReplaced(fact)),
    (fact) => `${periodOf(fact).from} ${periodOf(fact).to}`,
  )
  return [...byPeriod.values()].flatMap((same) => {
    const closing = same.filter(({ closes }) => closes)
    const compared = closing.length > 0 ? closing : same
    const [first] = compared
    if (first === undefined) return []
    const fact = compared.reduce((a, b) =>
      closing.length > 0 === b.amount.value < a.amount.value ? b : a,
    )
    return [{ fact, period: periodOf(first), value: fact.amount.value }]
  })
}

function isWithin(one: Interval, other: Interval): boolean {
  return one.from >= other.from && one.to <= other.to
}

/** Of running totals with one beginning, what surely came since the last that closed. */
function differences(counts: readonly Fact[]): readonly Counted[] {
  const running = counts.filter((fact) => fact.running === true)
  const byBeginning = Map.groupBy(running, ({ period }) => period?.from)
  return [...byBeginning.values()].flatMap((totals) => {
    const sorted = totals.toSorted((a, b) => a.at.latest - b.at.latest)
    return sorted.flatMap((fact): readonly Counted[] => {
      const before = sorted.findLast((one) => one.closes && one.at.latest < fact.at.latest)
      if (before === undefined) return []
      // As of the earlier moment there can have been no more than either says.
      const most = Math.max(
        ...sorted
          .filter((one) => one.closes && one.at.latest === before.at.latest)
          .map(({ amount }) => amount.value),
      )
      const value = exactAmount(fact.amount.value - most)
      return value <= 0
        ? []
        : [{ fact, period: { from: before.at.latest, to: fact.at.latest }, value }]
    })
  })
}

/** Whether an act, or what a count had beyond acts, may be among those of a count. */
function mayBeAmong(act: Fact, count: Fact, question: UntoldQuestion): boolean {
  const { geography, kinds, calendar } = question
  const isKindOf = (a: string, b: string): boolean =>
    kinds.some(({ id, of }) => id === a && of.includes(b))
  const isOfTags = Object.entries(count.tags).every(([tag, value]) => {
    const said = act.tags[tag]
    return said === undefined || said === value || isKindOf(said, value) || isKindOf(value, said)
  })
  const isNear =
    act.place === null ||
    count.place === null ||
    geography.isInside(act.place, count.place) ||
    geography.isInside(count.place, act.place)
  return (
    isOfTags &&
    isNear &&
    (act.actor === null || count.actor === null || act.actor === count.actor) &&
    act.amount.unit === count.amount.unit &&
    isThen(act, count, calendar)
  )
}

/** The end of what was counted is no part of it. */
function isThen(act: Fact, { at }: Fact, calendar: Calendar): boolean {
  return act.form === 'count'
    ? act.at.earliest < at.latest && act.at.latest > at.earliest
    : !liesAfter(calendar, act.at, at.latest) && !liesBefore(calendar, act.at, at.earliest)
}

/** Acts without those that may be among a count of their own source, and may as well not be. */
export function surelyToldIn(
  events: readonly Fact[],
  counts: readonly Fact[],
  question: UntoldQuestion,
): readonly Fact[] {
  return events.filter((act) => {
    const all = counts.filter(({ source }) => source === act.source).map(asWhole)
    const among = all.filter((count) => mayBeAmong(act, count, question))
    return among.every((count) => isAmong(act, count, question))
  })
}

function asWhole(count: Fact): Fact {
  const { period, at } = count
  return period === null ? count : { ...count, at: { earliest: period.from, latest: at.latest } }
}

function isAmong(
  act: Fact,
  { at, place, actor, tags, amount }: Fact,
  { geography, calendar }: UntoldQuestion,
): boolean {
  const isOver =
    act.form === 'count' ? act.at.latest <= at.latest : liesBefore(calendar, act.at, at.latest)
  const isThere = place === null || (act.place !== null && geography.isInside(act.place, place))
  return (
    isThere &&
    (actor === null || act.actor === actor) &&
    Object.entries(tags).every(([tag, value]) => act.tags[tag] === value) &&
    act.amount.unit === amount.unit &&
    act.at.earliest >= at.earliest &&
    isOver
  )
}

/**
 * Of what sources counted beyond their acts, the most of it that no two of them count: at each
 * moment as much as the source had counted that had counted most.
 */
export function mostUntold(untold: readonly Fact[]): readonly Fact[] {
  const bySubject = Map.groupBy(untold, subjectOf)
  return [...bySubject.values()]
    .flatMap((some) => {
      const soFar = new Map<string, number>()
      let most = 0
      return some.flatMap((fact): readonly Fact[] => {
        const sum = exactAmount((soFar.get(fact.source) ?? 0) + fact.amount.value)
        soFar.set(fact.source, sum)
        const more = exactAmount(sum - most)
        if (more <= 0) return []
        most = sum
        return [{ ...fact, amount: { ...fact.amount, value: more } }]
      })
    })
    .toSorted((a, b) => a.at.latest - b.at.latest)
}
