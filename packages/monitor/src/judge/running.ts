// What running totals of one source say of the time between them.
//
// Each counts all since its beginning, so that of two with one beginning the later less the earlier
// is what came between: at least so much where the earlier closes, at most where the later does. By
// a moment there were at least as many as at any moment before it, and at most as many as at any
// after it.

import type { Fact } from '@holdfast/agreement'
import { exactAmount, type Instant, type Interval } from '@holdfast/base'

/** What there was in a stretch of time: `most` is null where nothing bounds it. */
export type Bounded = Interval & { readonly least: number; readonly most: number | null }

/** How much there was by a moment, since the beginning. */
type Mark = { readonly at: Instant; readonly least: number; readonly most: number | null }

/**
 * What running totals say of a window, and of the stretches of it between two of them. Of others
 * than those that begin in the window: what they say of the whole of their time is a count of it.
 */
export function boundsBetween(counts: readonly Fact[], window: Interval): readonly Bounded[] {
  return seriesOf(counts).flatMap((series) => {
    const [first] = series
    if (first === undefined || first.at > window.to) return []
    const ends = [whole(series, window)]
    for (const [at, mark] of series.entries()) {
      const next = series[at + 1]
      const isIn = mark.at >= window.from && next !== undefined && next.at <= window.to
      if (isIn) ends.push(between(mark, next, { from: mark.at, to: next.at }))
    }
    return ends.filter((one) => one !== null)
  })
}

/** True where running totals say that something may have come in a window, and not how much. */
export function isUnsettled(counts: readonly Fact[], window: Interval): boolean {
  return seriesOf(counts).some((series) => {
    const isSettled = (at: Instant): boolean =>
      series.some((mark) => mark.at === at && mark.most !== null)
    const [first] = series
    const last = series.at(-1)
    if (first === undefined || last === undefined) return false
    const isCut = first.at < window.from && last.at > window.from
    return isCut && !isSettled(window.from)
  })
}

/** The running totals of each beginning, as marks in order of time. */
function seriesOf(counts: readonly Fact[]): readonly (readonly Mark[])[] {
  const running = counts.filter(({ running: is, period }) => is === true && period !== null)
  if (running.length === 0) return none
  const alike = Map.groupBy(running, ({ period, actor, tags }) =>
    JSON.stringify([period?.from, actor, Object.entries(tags).sort()]),
  )
  return [...alike.values()].map(marksOf)
}

const none: readonly (readonly Mark[])[] = []

function marksOf(totals: readonly Fact[]): readonly Mark[] {
  const byMoment = Map.groupBy(totals, ({ period }) => period?.to)
  const sorted: { at: Instant; least: number; most: number | null }[] = []
  const [first] = totals
  // At its beginning there was nothing yet.
  if (first?.period != null) sorted.push({ at: first.period.from, least: 0, most: 0 })
  for (const [at, told] of byMoment) {
    const valuesOf = (some: readonly Fact[]): number[] => some.map(({ amount }) => amount.value)
    const closing = valuesOf(told.filter(({ closes }) => closes))
    const open = valuesOf(told.filter(({ closes }) => !closes))
    const low = closing.length === 0 ? 0 : Math.min(...closing)
    const most = closing.length === 0 ? null : Math.max(...closing)
    if (at !== undefined) sorted.push({ at, least: Math.max(low, ...open), most })
  }
  sorted.sort((a, b) => a.at - b.at)
  let least = 0
  for (const mark of sorted) least = mark.least = Math.max(least, mark.least)
  let most: number | null = null
  for (const mark of sorted.toReversed()) {
    if (mark.most !== null) most = Math.min(most ?? mark.most, mark.most)
    mark.most = most
  }
  return sorted
}

/** What came between two marks, of the stretch that is asked about. Null where nothing is known. */
function between(begin: Mark, end: Mark, of: Interval): Bounded | null {
  const least = begin.most === null ? 0 : exactAmount(end.least - begin.most)
  const most = end.most === null ? null : exactAmount(end.most - begin.least)
  // Totals that fall exclude each other: how much came is their range.
  const bounds = [least, most ?? least].map((value) => Math.max(0, value))
  const low = Math.min(...bounds)
  if (low === 0 && most === null) return null
  return { ...of, least: low, most: most === null ? null : Math.max(...bounds) }
}

/** What came in the window: by the last mark in it, and the next that are not before its ends. */
function whole(series: readonly Mark[], window: Interval): Bounded | null {
  const [first] = series
  const before = series.findLast(({ at }) => at <= window.from)
  const begin = series.find(({ at }) => at >= window.from)
  const last = series.findLast(({ at }) => at <= window.to)
  const end = series.find(({ at }) => at >= window.to)
  if (first === undefined || last === undefined) return null
  const least = { ...last, most: null }
  // What came before the beginning of the totals is in none of them.
  const most = before === undefined ? null : (end?.most ?? null)
  const from = { at: window.from, least: before?.least ?? 0, most: begin?.most ?? null }
  return between(from, { ...least, most }, window)
}
