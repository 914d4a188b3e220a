// What one source's counts come to for a window: at least so much, and at most, where they close.
//
// Counts of disjoint periods add up, and so do a place's declared parts and a kind's classes; what
// overlaps never does. Where a source gives two totals for one thing, its count is their range. A
// total takes the place of the source's own figures on the way, whichever came first. Running
// totals are counts from one beginning, and bound the time between them as well (running.ts).

import type { Fact, PlaceId } from '@holdfast/agreement'
import { exactAmount } from '@holdfast/base'
import type { Interval } from '@holdfast/base'
import { factsIn, type CountLane } from '../evidence/count-lane.ts'
import { covers, type ClassCover } from '../evidence/coverage.ts'
import type { Geography } from '../evidence/places.ts'
import { largestDisjointSum, leastCoveringSum, type Weighed } from './intervals.ts'
import { boundsBetween, isUnsettled } from './running.ts'

/** What there was, between two bounds: `most` is null where nothing closes the count. */
export type Tally = { readonly least: number; readonly most: number | null }

/** What is tallied. */
export type TallyQuestion = {
  readonly window: Interval
  /** Null: everywhere, which the places that lie in no other make up. */
  readonly place: PlaceId | null
  readonly geography: Geography
  readonly classCovers: readonly ClassCover[]
  /** Where and when it was watched: what a source did not count while it watched was not there. */
  readonly coverage: readonly Fact[]
}

type Counts = readonly CountLane[]

type Tallying = (counts: Counts, place: PlaceId | null) => Tally

/** What the counts of one source at one stage come to. Each has a period within the window. */
export function tallyOf(counts: Counts, question: TallyQuestion): Tally {
  const byPeriod: Tallying = (some, place) => periodTally(some, question, place)
  const inPlaces = (some: Counts, then: Tallying): Tally =>
    new PlaceTally(some, question, then).of(question.place)
  // A kind's classes in each place, and a class's places: each way bounds the same.
  const { classCovers } = question
  return joined([
    inPlaces(counts, (here, place) =>
      classTally(here, classCovers, (some) => byPeriod(some, place)),
    ),
    ...(classCovers.length === 0
      ? []
      : [classTally(counts, classCovers, (some) => inPlaces(some, byPeriod))]),
  ])
}

/** The tally of places by those that they are made of. */
class PlaceTally {
  readonly #byPlace: ReadonlyMap<PlaceId | null, Counts>
  readonly #spoken: ReadonlySet<PlaceId | null>
  readonly #geography: Geography
  readonly #then: Tallying

  constructor(counts: Counts, question: TallyQuestion, then: Tallying) {
    const { geography, coverage, place: whole } = question
    this.#byPlace = Map.groupBy(counts, ({ sample: { place } }) => place ?? whole)
    const spokenOf = [...this.#byPlace.keys(), ...coverage.map(({ place }) => place)]
    this.#spoken = new Set(
      spokenOf.flatMap((place) => (place === null ? [] : [place, ...geography.above(place)])),
    )
    this.#geography = geography
    this.#then = then
  }

  of(place: PlaceId | null): Tally {
    const counts = this.#byPlace.get(place) ?? []
    const { parts, others } = this.#geography.under(place)
    const isMade = [...parts, ...others].some((one) => this.#spoken.has(one))
    if (!isMade) return this.#then(counts, place)
    // Where it counted only parts, that it watched says which of them there is nothing of.
    const own = counts.length === 0 ? nothing : this.#then(counts, place)
    const made = parts.length === 0 ? nothing : added(parts.map((one) => this.#partly(one)))
    // Places that merely lie in it may overlap.
    const lying = others.map((one) => ({ least: this.#partly(one).least, most: null }))
    return joined([own, made, ...lying])
  }

  #partly(place: PlaceId): Tally {
    return this.#spoken.has(place) ? this.of(place) : this.#then([], place)
  }
}

/** Nothing counted: there may have been any number. */
export const nothing: Tally = { least: 0, most: null }

/** The tally of what is asked for by its classes: each tag in each of the ways to have it whole. */
function classTally(
  counts: Counts,
  [cover, ...others]: readonly ClassCover[],
  then: (counts: Counts) => Tally,
): Tally {
  if (cover === undefined) return then(counts)
  const { tag, ways } = cover
  return joined(
    ways.map((values) =>
      added(
        values.map((value) => {
          const of = counts.filter(({ sample: { tags } }) => tags[tag] === value)
          return classTally(of, others, then)
        }),
      ),
    ),
  )
}

/** What several things come to together. */
export function added(tallies: readonly Tally[]): Tally {
  let least = 0
  let most: number | null = 0
  for (const one of tallies) {
    least = exactAmount(least + one.least)
    most = most === null || one.most === null ? null : exactAmount(most + one.most)
  }
  return { least, most }
}

/** One thing, by several ways to have counted it; two that exclude each other are its range. */
export function joined(tallies: readonly Tally[]): Tally {
  let least = 0
  let most: number | null = null
  for (const one of tallies) {
    least = Math.max(least, one.least)
    if (one.most !== null) most = Math.min(most ?? one.most, one.most)
  }
  return most !== null && most < least ? { least: most, most: least } : { least, most }
}

/** What a source says of one period: its totals, and the highest figure on the way. */
type Figures = Interval & { least: number | null; most: number; atLeast: number }

function periodTally(counts: Counts, question: TallyQuestion, place: PlaceId | null): Tally {
  const { window } = question
  const rows = sumOfRows(counts, window)
  if (rows !== null) {
    // What nothing closes is all there was only where its source watched.
    const isAll = covers(window, watchedBy(question, place))
    return { least: rows, most: isAll ? rows : null }
  }
  return figuresTally(factsIn(counts), question, place)
}

/** Where and when a source watched what a place's counts are of. */
function watchedBy({ coverage, geography }: TallyQuestion, place: PlaceId | null): Interval[] {
  return coverage.flatMap(({ place: at, period }) => {
    const isHere = at === null || (place !== null && geography.isInside(place, at))
    return period === null || !isHere ? [] : [period]
  })
}

/**
 * The sum of single rows of a book, of which none closes anything and each begins where those
 * before it are over; null for anything else.
 */
function sumOfRows(counts: Counts, window: Interval): number | null {
  const [lane, ...others] = counts
  if (lane === undefined) return 0
  if (others.length > 0 || lane.sample.closes || lane.isRunning) return null
  const { rows } = lane.extent
  return lane.inside(window)[0] === lane ? rows : null
}

function figuresTally(
  counts: readonly Fact[],
  question: TallyQuestion,
  place: PlaceId | null,
): Tally {
  const { window } = question
  const inside = counts.filter(({ period }) => period !== null && isIn(period, window))
  const periods = figuresOf(inside)
  const between = boundsBetween(counts, window)
  const totals = periods.filter(({ least }) => least !== null)
  // A running total takes the place of no day's figure: both may well be right.
  const isReplaced = within(
    inside.flatMap(({ period, closes, running }) =>
      period !== null && closes && running === undefined ? [period] : [],
    ),
  )
  const lower: Weighed[] = between.map(({ from, to, least }) => ({ from, to, value: least }))
  for (const { from, to, least, atLeast } of periods) {
    if (least !== null) lower.push({ from, to, value: least })
    if (atLeast > 0 && !isReplaced({ from, to })) lower.push({ from, to, value: atLeast })
  }
  const least = largestDisjointSum(lower)
  const closing: Weighed[] = [
    ...totals.map(({ from, to, most: value }) => ({ from, to, value })),
    ...between.flatMap(({ from, to, most }) => (most === null ? [] : [{ from, to, value: most }])),
  ]
  if (covers(window, closing)) {
    const most = leastCoveringSum(window, closing)
    return joined([
      { least, most: null },
      { least: 0, most },
    ])
  }
  const isClosed =
    covers(window, [...closing, ...watchedBy(question, place)]) && !isUnsettled(counts, window)
  if (!isClosed) return { least, most: null }
  const upper = [
    ...periods.map(({ from, to, most, atLeast }) => ({ from, to, value: Math.max(most, atLeast) })),
    ...between.map(({ from, to, least: some, most }) => ({ from, to, value: most ?? some })),
  ]
  return { least, most: largestDisjointSum(upper) }
}

function figuresOf(counts: readonly Fact[]): readonly Figures[] {
  const all: Figures[] = []
  const begun = new Map<number, Figures[]>()
  for (const { period, closes, amount } of counts) {
    if (period === null) continue
    const { from, to } = period
    const some = begun.get(from) ?? []
    if (some.length === 0) begun.set(from, some)
    let figures = some.find((one) => one.to === to)
    if (figures === undefined) {
      figures = { from, to, least: null, most: 0, atLeast: 0 }
      some.push(figures)
      all.push(figures)
    }
    const { value } = amount
    if (!closes) figures.atLeast = Math.max(figures.atLeast, value)
    else {
      figures.least = Math.min(figures.least ?? value, value)
      figures.most = Math.max(figures.most, value)
    }
  }
  return all
}

function isIn(one: Interval, { from, to }: Interval): boolean {
  return one.from >= from && one.to <= to
}

/** Answers whether an interval lies in one of these. */
function within(intervals: readonly Interval[]): (one: Interval) => boolean {
  const sorted = intervals.toSorted((a, b) => a.from - b.from)
  let last = -Infinity
  const reached = sorted.map(({ to }) => (last = Math.max(last, to)))
  return ({ from, to }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle]?.from ?? Infinity) <= from) low = middle + 1
      else high = middle
    }
    return (reached[low - 1] ?? -Infinity) >= to
  }
}
