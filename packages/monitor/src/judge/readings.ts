// Sources' counts for one window, side by side, and what each alone would decide.
//
// Counts of one source at one stage form a series. Within a series, counts of disjoint periods and
// of different classes add up; nothing ever adds up across series, and nothing is averaged. A
// series that gives two totals for one period is read both ways; a figure taken on the way is a
// lower bound, which a later and higher one or a total replaces. A count of a part (bound for the
// north, of a class the clause does not ask for) is at most a lower bound.

import type { Fact, Reading, Target } from '@holdfast/agreement'
import { present, type Interval } from '@holdfast/base'
import { isClosed, type ClassCover } from '../evidence/coverage.ts'

export type SeriesReading = Reading & { readonly facts: readonly Fact[] }

export type CountQuestion = {
  readonly window: Interval
  readonly target: { readonly compare: Target['compare']; readonly value: number }
  readonly unit: string
  readonly classCovers: readonly ClassCover[]
  /** The tags the clause asks for. A count with others is of a part: bound for the north, say. */
  readonly tagsAsked: readonly string[]
}

/** One or two readings for each series, in the order in which the series first spoke. */
export function readingsOf(counts: readonly Fact[], question: CountQuestion): SeriesReading[] {
  const series = new Map<string, Fact[]>()
  for (const fact of counts) {
    const key = `${fact.source} ${fact.stage ?? ''}`
    const facts = series.get(key)
    if (facts === undefined) series.set(key, [fact])
    else facts.push(fact)
  }
  return [...series.values()].flatMap((facts) => seriesReadings(facts, question))
}

function seriesReadings(series: readonly Fact[], question: CountQuestion): SeriesReading[] {
  const facts = series.filter((fact) => !isOfPart(fact, question))
  if (facts.length === 0) return [partsReading(series, question)]
  const closing = facts.filter((fact) => fact.closes)
  const closes = isClosed(question.window, closing, question.classCovers)
  const { least, most } = totalsOf(facts, question)
  const values = least === most ? [most] : [least, most]
  return values.map((value) => readingOf(facts, value, closes, question))
}

/** Tags that narrow a count; `group` only names whose it is. */
function isOfPart({ tags }: Fact, { tagsAsked }: CountQuestion): boolean {
  return Object.keys(tags).some((tag) => tag !== 'group' && !tagsAsked.includes(tag))
}

/** Counts of parts alone: parts may overlap, so the largest is a lower bound, and none closes. */
function partsReading(series: readonly Fact[], question: CountQuestion): SeriesReading {
  const most = series.reduce((highest, { amount }) => Math.max(highest, amount.value), 0)
  return readingOf(series, most, false, question)
}

function readingOf(
  facts: readonly Fact[],
  value: number,
  closes: boolean,
  question: CountQuestion,
): SeriesReading {
  const first = present(facts[0], 'a series has at least one count')
  return {
    source: first.source,
    stage: first.stage,
    value,
    unit: question.unit,
    closes,
    decides: decisionOf(value, closes, question.target),
    facts,
  }
}

/** What a figure alone decides: a lower bound can reach a floor or break a ceiling, no more. */
export function decisionOf(
  value: number,
  closes: boolean,
  target: CountQuestion['target'],
): 'met' | 'unmet' | null {
  switch (target.compare) {
    case 'at-least':
      return value >= target.value ? 'met' : closes ? 'unmet' : null
    case 'at-most':
      return value > target.value ? 'unmet' : closes ? 'met' : null
    case 'exactly':
      if (value > target.value) return 'unmet'
      return closes ? (value === target.value ? 'met' : 'unmet') : null
  }
}

/** What one series says of one class and period: its totals, and the highest lower bound. */
type Figures = Interval & { least: number | null; most: number; atLeast: number }

/** The largest totals of disjoint counts: by the least figure of each period, and by the most. */
type Totals = { readonly least: number; readonly most: number }

function totalsOf(facts: readonly Fact[], question: CountQuestion): Totals {
  const byClass = new Map<string, Map<string, Figures>>()
  for (const { period, tags, closes, amount } of facts) {
    if (period === null) continue
    const kind = question.classCovers.map(({ tag }) => tags[tag] ?? '').join(' ')
    const periods = byClass.get(kind) ?? new Map<string, Figures>()
    byClass.set(kind, periods)
    const key = `${period.from} ${period.to}`
    const figures = periods.get(key) ?? { ...period, least: null, most: 0, atLeast: 0 }
    periods.set(key, figures)
    const { value } = amount
    if (!closes) figures.atLeast = Math.max(figures.atLeast, value)
    else {
      figures.least = Math.min(figures.least ?? value, value)
      figures.most = Math.max(figures.most, value)
    }
  }
  const sumBy = (choose: (figures: Figures) => number): number => {
    const sums = new Map<string, number>()
    for (const [kind, periods] of byClass) {
      const pieces = [...periods.values()].map((one) => ({
        from: one.from,
        to: one.to,
        value: choose(one),
      }))
      sums.set(kind, largestDisjointSum(pieces))
    }
    return combined(sums, question.classCovers)
  }
  return {
    least: sumBy(({ least, atLeast }) => least ?? atLeast),
    most: sumBy(({ most, atLeast }) => Math.max(most, atLeast)),
  }
}

/** Classes add up; a kind's own figure stands for its classes where it is the larger. */
function combined(totals: ReadonlyMap<string, number>, covers: readonly ClassCover[]): number {
  const [only] = covers
  const whole = only?.ways[1]?.[0]
  if (covers.length !== 1 || whole === undefined) {
    return [...totals.values()].reduce((sum, value) => sum + value, 0)
  }
  const parts = [...totals].reduce((sum, [kind, value]) => (kind === whole ? sum : sum + value), 0)
  return Math.max(parts, totals.get(whole) ?? 0)
}

type Piece = Interval & { readonly value: number }

/**
 * The largest sum of pieces that do not overlap: weighted interval scheduling, O(n log n)
 * (Kleinberg and Tardos, Algorithm Design, section 6.1).
 */
function largestDisjointSum(pieces: readonly Piece[]): number {
  const sorted = pieces.toSorted((a, b) => a.to - b.to)
  const best: number[] = [0]
  for (const [at, piece] of sorted.entries()) {
    let low = 0
    let high = at
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = sorted[middle]
      if (other !== undefined && other.to <= piece.from) low = middle + 1
      else high = middle
    }
    best.push(Math.max(best[at] ?? 0, (best[low] ?? 0) + piece.value))
  }
  return best.at(-1) ?? 0
}
