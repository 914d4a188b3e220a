// The most that there was in a window by the word of one source that closed its acts.
//
// What others told there, within its totals, is no more than it says. What they told of another
// time stays told (AGREEMENTS.md, "What adds up": "where a source closes its sum").

import type { Fact, FactKey, RoleId } from '@holdfast/agreement'
import { liesAfter, liesBefore, nearestInstant } from '@holdfast/base'
import type { Calendar, Instant, Interval } from '@holdfast/base'

/** One source's totals of a window: what others told there within them is no more, by its word. */
export type Bound = {
  readonly source: RoleId
  readonly totals: readonly Fact[]
  readonly window: Interval
  readonly calendar: Calendar
  /** Reports that a decision allots: each is an act apart. */
  readonly apart: ReadonlySet<FactKey>
}

/** When the last of some totals ends. */
export function lastOf(totals: readonly Fact[]): Instant {
  const ends = totals.map(({ period, at }) => period?.to ?? at.latest)
  return nearestInstant(ends.reduce((last, end) => Math.max(last, end), -Infinity))
}

/** Whether what another source told may lie within the totals of this one, and may lie outside. */
export function mayBeNoMore(bound: Bound, fact: Fact): boolean {
  const { source, totals, apart } = bound
  const { earliest, latest } = fact.at
  const mayLieIn = totals.some(
    ({ period }) => period !== null && earliest < period.to && latest >= period.from,
  )
  return fact.source !== source && !apart.has(fact.key) && mayLieIn && !isNoMore(bound, fact)
}

/** Whether another source told of something in the window and within the totals of this one. */
export function isNoMore({ source, totals, window, calendar, apart }: Bound, fact: Fact): boolean {
  const { earliest, latest } = fact.at
  return (
    fact.source !== source &&
    !apart.has(fact.key) &&
    // A day's date alone is that day: after a deadline with which it begins.
    !liesBefore(calendar, fact.at, window.from) &&
    !liesAfter(calendar, fact.at, window.to) &&
    totals.some(
      ({ period }) =>
        period !== null && earliest >= period.from && latest <= period.to && earliest < period.to,
    )
  )
}
