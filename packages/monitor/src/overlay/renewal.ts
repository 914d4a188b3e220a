// An agreement that is renewed by nobody's act: at each of its ends, unless somebody whom the text
// names has refused in time.
//
// It is renewed when the last moment to refuse has passed, since from then on the next end is the
// later one. A refusal speaks of one end and never ends anything sooner.

import type { Act, Power, Renewal } from '@holdfast/agreement'
import { dayMs, daysLater, limits, monthsLater } from '@holdfast/base'
import type { Calendar, Instant } from '@holdfast/base'

/** How far a renewal has come: the end that nothing renewed, how often it was, who refused. */
export type Renewing = {
  readonly power: Power & { readonly renews: Renewal }
  /** The end as signed, or as an extension made it. */
  readonly from: Instant
  readonly times: number
  /** How often it was renewed before that end came about. */
  readonly before: number
  /** The ends that were refused. */
  readonly refused: readonly Instant[]
}

/** What renews the agreement; null where nothing does, or it has no end. */
export function renewingFrom(powers: readonly Power[], end: Instant | null): Renewing | null {
  const power = powers.find(isRenewal)
  if (power === undefined || end === null) return null
  return { power, from: end, times: 0, before: 0, refused: [] }
}

/** The same from an end that an extension made. */
export function renewingFromNow(renewing: Renewing | null, end: Instant): Renewing | null {
  if (renewing === null) return null
  const before = renewing.before + renewing.times
  return { ...renewing, from: end, times: 0, before }
}

function isRenewal(power: Power): power is Renewing['power'] {
  return power.renews !== undefined
}

/**
 * The end after so many renewals; null where the text allows no more. Months are counted from one
 * end, so that the 31st does not become the 28th for good.
 */
function endAfter(calendar: Calendar, renewing: Renewing, times: number): Instant | null {
  const { power, from, before } = renewing
  const { renews, until } = power
  if (before + times > (renews.times ?? limits.instances)) return null
  const moved = renews.months === 0 ? from : monthsLater(calendar, from, times * renews.months)
  const end = renews.days === 0 ? moved : daysLater(calendar, moved, times * renews.days)
  return until !== undefined && end > until ? until : end
}

/** The last moment at which it can be said that something takes effect at another. */
export function lastNotice(
  calendar: Calendar,
  { noticeDays = 0, noticeMonths = 0 }: Pick<Power, 'noticeDays' | 'noticeMonths'>,
  effect: Instant,
): Instant {
  const moved = noticeMonths === 0 ? effect : monthsLater(calendar, effect, -noticeMonths)
  return noticeDays === 0 ? moved : daysLater(calendar, moved, -noticeDays)
}

/** True where an end takes effect sooner after it was said than the text allows. */
export function isShortNotice(
  calendar: Calendar,
  power: Power,
  { from, at }: Extract<Act, { readonly kind: 'terminate' }>,
): boolean {
  const isAsked = power.noticeDays !== undefined || power.noticeMonths !== undefined
  return isAsked && at.latest > lastNotice(calendar, power, from)
}

/** The end, once each renewal has come of which `isOver` says that it can be refused no more. */
export function renewed(
  calendar: Calendar,
  before: Renewing,
  isOver: (lastNotice: Instant) => boolean,
): { readonly to: Instant; readonly renewing: Renewing } {
  let to = endAfter(calendar, before, before.times) ?? before.from
  let times = before.times
  for (;;) {
    const next = endAfter(calendar, before, times + 1)
    if (next === null || next <= to || before.refused.includes(to)) break
    if (!isOver(lastNotice(calendar, before.power, to))) break
    to = next
    times += 1
  }
  return { to, renewing: { ...before, times } }
}

/**
 * The end that a refusal speaks of: the one within a day of the moment it names, one that was
 * renewed, this one or a later. Null where none is.
 */
export function endRefused(calendar: Calendar, renewing: Renewing, from: Instant): Instant | null {
  for (let times = 0; ; times += 1) {
    const end = endAfter(calendar, renewing, times)
    if (end === null || end >= from + dayMs) return null
    if (end > from - dayMs) return end
    if (end === renewing.power.until) return null
  }
}
