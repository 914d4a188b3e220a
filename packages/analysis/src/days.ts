// The agreement's own days, numbered from 1 at the beginning of its term, and whose turn it is to
// be named first.

import type { CompiledAgreement, RoleId, Standing } from '@holdfast/agreement'
import { dayNumber, dayStartAfter, earlier, instantFromMs } from '@holdfast/base'
import type { Instant, Interval } from '@holdfast/base'

/** Days shown ahead of an agreement without an end. */
const daysAhead = 7

type Term = Pick<Standing, 'inForce'>
type Dated = Pick<CompiledAgreement, 'calendar'>

/** The number of days of the term: as extended, or up to a week from now where it has no end. */
export function dayCount({ calendar }: Dated, { inForce }: Term, asOf: Instant): number {
  const to = inForce.to ?? dayStartAfter(calendar, asOf, daysAhead)
  if (to <= inForce.from) return 1
  return Math.max(1, dayNumber(calendar, inForce.from, instantFromMs(to - 1)))
}

/** Day `n` of the term. Day 1 begins with the first instant in force, the last ends with it. */
export function dayOfTerm({ calendar }: Dated, { inForce }: Term, n: number): Interval {
  const from = n === 1 ? inForce.from : dayStartAfter(calendar, inForce.from, n - 1)
  const end = dayStartAfter(calendar, inForce.from, n)
  return { from, to: inForce.to === null ? end : earlier(end, inForce.to) }
}

/** The day of the term that an instant is in, a boundary belonging to the day that begins. */
export function dayAt({ calendar }: Dated, { inForce }: Term, at: Instant): number {
  return dayNumber(calendar, inForce.from, at)
}

/** The day spoken of: a boundary belongs to the day that ends, and no day is after the last. */
export function dayShown(dated: Dated, term: Term, asOf: Instant): number {
  const { from, to } = term.inForce
  const day = dayAt(dated, { inForce: { from, to } }, instantFromMs(asOf - 1))
  const last = to === null ? day : dayCount(dated, term, asOf)
  return Math.max(1, Math.min(day, last))
}

/** Days that follow each other, the first and the last. */
export type DayRun = { readonly from: number; readonly to: number }

/** Runs that touch or overlap as one: 1, 2, 3 and 9 are `1 to 3` and `9`. In order. */
export function runsOf(days: readonly DayRun[]): readonly DayRun[] {
  const runs: { from: number; to: number }[] = []
  for (const { from, to } of days.toSorted((a, b) => a.from - b.from)) {
    const last = runs.at(-1)
    if (last !== undefined && last.to + 1 >= from) last.to = Math.max(last.to, to)
    else runs.push({ from, to })
  }
  return runs
}

/** Parties take turns at being first, by the day: as the text has them on day 1, then the next. */
export function inTurn<Id extends RoleId | null>(
  { roles }: Pick<CompiledAgreement, 'roles'>,
  day: number,
  ids: readonly Id[],
): readonly Id[] {
  const parties = roles.filter(({ kind }) => kind === 'party').map(({ id }) => String(id))
  const rank = (id: Id): number => {
    const at = id === null ? -1 : parties.indexOf(id)
    return at === -1 ? parties.length : (at + day - 1) % parties.length
  }
  return ids.toSorted((a, b) => rank(a) - rank(b))
}
