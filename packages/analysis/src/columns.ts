// The columns of the strip: the agreement's days, or its weeks beyond sixty of them.
//
// A column speaks of its own end, or of the moment asked about where that comes first. Columns that
// lie ahead are shown, and of them only what is known to be coming.

import type { CompiledAgreement, PowerUse, RoleId, Standing } from '@holdfast/agreement'
import { earlier, type Instant } from '@holdfast/base'
import { dayCount, dayOfTerm } from './days.ts'

/** The most columns that are days; more, and they are weeks. */
const dayColumns = 60
/** The most columns at all: more than eleven years of weeks. */
const columnsLimit = 600

/** A day of the agreement, or several. */
export type StripColumn = {
  readonly first: number
  readonly last: number
  readonly from: Instant
  readonly to: Instant
  /** The moment asked about is not yet reached. */
  readonly isAhead: boolean
  /** The moment asked about lies in it, or ends it. */
  readonly isCurrent: boolean
}

export type StripUnit = 'day' | 'week'

/** What columns are made for. */
export type Span = {
  readonly agreement: CompiledAgreement
  readonly standing: Pick<Standing, 'inForce'>
  readonly asOf: Instant
}

/** Whether columns are days or weeks. */
export function unitOf({ agreement, standing, asOf }: Span): StripUnit {
  return dayCount(agreement, standing, asOf) > dayColumns ? 'week' : 'day'
}

/** Columns over the whole term. */
export function columnsOf(span: Span): readonly StripColumn[] {
  const days = dayCount(span.agreement, span.standing, span.asOf)
  const step = unitOf(span) === 'day' ? 1 : 7
  const columns: StripColumn[] = []
  for (let first = 1; first <= days && columns.length < columnsLimit; first += step) {
    columns.push(columnOf(span, first, Math.min(days, first + step - 1)))
  }
  return columns
}

/** The days of the week, counted from day 1, that a day is in. */
export function daysOfWeek(span: Span, day: number): readonly StripColumn[] {
  const days = dayCount(span.agreement, span.standing, span.asOf)
  const first = day - ((day - 1) % 7)
  const columns: StripColumn[] = []
  for (let n = first; n <= Math.min(days, first + 6); n++) columns.push(columnOf(span, n, n))
  return columns
}

function columnOf(span: Span, first: number, last: number): StripColumn {
  const { agreement, standing, asOf } = span
  const { from } = dayOfTerm(agreement, standing, first)
  const { to } = dayOfTerm(agreement, standing, last)
  return {
    first,
    last,
    from,
    to,
    isAhead: from >= asOf,
    isCurrent: from < asOf && asOf <= to,
  }
}

/** The moment a column speaks of. */
export function momentOf({ to }: StripColumn, asOf: Instant): Instant {
  return earlier(to, asOf)
}

/** Days that were agreed together. */
export type Band = {
  readonly first: number
  readonly last: number
  /** Null: as first agreed. */
  readonly addedAt: Instant | null
  readonly by: readonly RoleId[]
}

/** The days as first agreed, then each extension. Empty where there was none. */
export function bandsOf(span: Span, powers: readonly PowerUse[]): readonly Band[] {
  const { agreement, standing, asOf } = span
  const added = powers
    .flatMap(({ used }) => used)
    .flatMap((use) => (use.effect.kind === 'extend' ? [{ ...use, days: use.effect.days }] : []))
    .toSorted((a, b) => a.at.latest - b.at.latest)
  if (added.length === 0) return []
  const days = dayCount(agreement, standing, asOf)
  const total = added.reduce((sum, one) => sum + one.days, 0)
  let last = Math.max(1, days - total)
  const bands: Band[] = [{ first: 1, last, addedAt: null, by: [] }]
  for (const { at, by, days: more } of added) {
    if (last >= days) break
    const first = last + 1
    last = Math.min(days, last + more)
    bands.push({ first, last, addedAt: at.latest, by })
  }
  return bands
}
