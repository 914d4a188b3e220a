// The agreement's days: by their number from its start, and as they cut an interval. Where a day
// begins is in `base`.

import type { CompiledAgreement } from '@holdfast/agreement'
import { dayMs, dayNumber, dayStartAfter, nearestInstant } from '@holdfast/base'
import type { Instant, Interval } from '@holdfast/base'

/** The agreement's day number of an instant, for clauses that count days from its start. */
export function dayOf(agreement: CompiledAgreement, instant: Instant): number {
  return dayNumber(agreement.calendar, agreement.term.from, instant)
}

/** The whole days of an interval, as the agreement cuts them; the first may be short. */
export function daysOf(agreement: CompiledAgreement, span: Interval, most: number): Interval[] {
  const days: Interval[] = []
  let from = span.from
  while (from < span.to && days.length < most) {
    const next = dayStartAfter(agreement.calendar, from, 1)
    const boundary = next > from ? next : nearestInstant(from + dayMs)
    const to = boundary < span.to ? boundary : span.to
    days.push({ from, to })
    from = to
  }
  return days
}
