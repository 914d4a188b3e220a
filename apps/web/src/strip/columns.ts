// The columns of the strip: the agreement's days, or its weeks beyond sixty of them.
//
// A column is asked at its own end, or as of the moment asked for where that comes first. Columns
// that lie ahead are shown and not asked.

import { instantFromMs, type Calendar, type Instant } from '@holdfast/base'
import { dayNumber, dayStartAfter } from '@holdfast/base'
import type { PowerUse } from '@holdfast/agreement'

export type Column = {
  readonly key: string
  readonly first: number
  readonly last: number
  readonly from: Instant
  readonly to: Instant
  /** When its statuses are asked: its end, or the moment asked for. */
  readonly at: Instant
  readonly isAhead: boolean
  /** The moment asked for lies in it, or ends it. */
  readonly isCurrent: boolean
}

/** The most columns that are days. */
export const dayColumns = 60
/** The most columns at all: more than eleven years of weeks. */
const columnsLimit = 600
/** Days shown ahead of an agreement without an end. */
const daysAhead = 7

type Span = { readonly calendar: Calendar; readonly from: Instant; readonly to: Instant | null }

export type Grain = 'days' | 'weeks'

/** How many of the agreement's days there are to show. */
export function dayCountOf({ calendar, from, to }: Span, asOf: Instant): number {
  const end = to ?? dayStartAfter(calendar, asOf, daysAhead)
  if (end <= from) return 1
  return Math.max(1, dayNumber(calendar, from, instantFromMs(end - 1)))
}

export function grainOf(dayCount: number): Grain {
  return dayCount > dayColumns ? 'weeks' : 'days'
}

/** Columns over the whole term. */
export function columnsOf(span: Span, asOf: Instant): readonly Column[] {
  const dayCount = dayCountOf(span, asOf)
  const step = grainOf(dayCount) === 'days' ? 1 : 7
  const columns: Column[] = []
  for (let first = 1; first <= dayCount && columns.length < columnsLimit; first += step) {
    columns.push(columnOf(span, asOf, first, Math.min(dayCount, first + step - 1)))
  }
  return columns
}

/** The days of one column of weeks. */
export function daysOf(span: Span, asOf: Instant, week: Column): readonly Column[] {
  const days: Column[] = []
  for (let day = week.first; day <= week.last; day++) days.push(columnOf(span, asOf, day, day))
  return days
}

function columnOf(span: Span, asOf: Instant, first: number, last: number): Column {
  const { calendar, from: start, to: end } = span
  const opens = first === 1 ? start : dayStartAfter(calendar, start, first - 1)
  const closes = dayStartAfter(calendar, start, last)
  const to = end !== null && closes > end ? end : closes
  return {
    key: first === last ? `day-${first}` : `days-${first}-${last}`,
    first,
    last,
    from: opens,
    to,
    at: to <= asOf ? to : asOf,
    isAhead: opens >= asOf,
    isCurrent: opens < asOf && asOf <= to,
  }
}

/** Days that were agreed together, for the bands over the columns. */
export type Band = {
  readonly first: number
  readonly last: number
  /** Null: as first agreed. */
  readonly addedAt: Instant | null
  readonly by: readonly string[]
}

/** The days as first agreed, then each extension. Empty where there was none. */
export function bandsOf(dayCount: number, powers: readonly PowerUse[]): readonly Band[] {
  const added = powers
    .flatMap(({ used }) => used)
    .flatMap((use) => (use.effect.kind === 'extend' ? [{ ...use, days: use.effect.days }] : []))
    .toSorted((a, b) => a.at.latest - b.at.latest)
  if (added.length === 0) return []
  const total = added.reduce((sum, { days }) => sum + days, 0)
  let last = Math.max(1, dayCount - total)
  const bands: Band[] = [{ first: 1, last, addedAt: null, by: [] }]
  for (const { at, by, days } of added) {
    if (last >= dayCount) break
    const first = last + 1
    last = Math.min(dayCount, last + days)
    bands.push({ first, last, addedAt: at.latest, by })
  }
  return bands
}
