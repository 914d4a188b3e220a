// An agreement's own days, weeks and months: they begin at its hour, in its zone.
//
// Day 1 begins with the first instant in force. Later days begin at `dayBeginsMinutes` local time
// of the following calendar dates. A report for a calendar date belongs to the agreement's day that
// begins on that date. Days are half open: an instant at a boundary belongs to the day that begins.

import { assert } from './assert.ts'
import { dayMs, instantFromMs, isInstantMs, localMs, minuteMs } from './instant.ts'
import type { Bounds, Instant, Interval } from './instant.ts'
import { instantOfLocal, wallClockMs, type ZoneRules } from './zone.ts'

export type Calendar = {
  readonly rules: ZoneRules
  /** Minutes after local midnight at which the agreement's day begins. */
  readonly dayBeginsMinutes: number
}

/** A calendar date as `YYYY-MM-DD`, in the agreement's zone. */
export type CalendarDate = string

/** The start of the agreement's day that contains an instant. */
export function dayStart(calendar: Calendar, instant: Instant): Instant {
  const date = dateMs(calendar, instant)
  return beginningOf(calendar, date)
}

/** The boundary `days` whole days after the start of the day that contains `instant`. */
export function dayStartAfter(calendar: Calendar, instant: Instant, days: number): Instant {
  return beginningOf(calendar, dateMs(calendar, instant) + days * dayMs)
}

/** The same wall clock reading `days` calendar days later. */
export function plusDays(calendar: Calendar, instant: Instant, days: number): Instant {
  return instantOfLocal(calendar.rules, wallClockMs(calendar.rules, instant) + days * dayMs)
}

/**
 * So many days later: from the beginning of a day to the beginning of another, which is not the
 * same hour where clocks jumped over one; otherwise the same hour.
 */
export function daysLater(calendar: Calendar, instant: Instant, days: number): Instant {
  return dayStart(calendar, instant) === instant
    ? dayStartAfter(calendar, instant, days)
    : plusDays(calendar, instant, days)
}

// The boundary so many whole months after the start of the day that contains an instant.
function monthStartAfter(calendar: Calendar, instant: Instant, months: number): Instant {
  const date = new Date(dateMs(calendar, instant))
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date.getUTCDate(), last))
  return beginningOf(calendar, first.getTime())
}

/**
 * So many calendar months later: from the beginning of a day to the beginning of another, otherwise
 * at the same hour. Where a month has no such date, on its last.
 */
export function monthsLater(calendar: Calendar, instant: Instant, months: number): Instant {
  const start = dayStart(calendar, instant)
  const moved = monthStartAfter(calendar, instant, months)
  if (start === instant) return moved
  const days = Math.round((dateMs(calendar, moved) - dateMs(calendar, instant)) / dayMs)
  return plusDays(calendar, instant, days)
}

/**
 * The last moment of some bounds. The end of a day is none of its moments: bounds that began before
 * it and reach to it lie in that day.
 */
export function lastMoment(calendar: Calendar, { earliest, latest }: Bounds): Instant {
  const endsDay = earliest < latest && dayStart(calendar, latest) === latest
  return endsDay ? instantFromMs(latest - 1) : latest
}

/** Whether all of some bounds lies before an edge; what is told of a day is over when it ends. */
export function liesBefore(calendar: Calendar, at: Bounds, edge: Instant): boolean {
  return at.latest === edge ? lastMoment(calendar, at) < edge : at.latest < edge
}

/**
 * Whether all of some bounds lies after a deadline, whose own instant is in time. What is told of a
 * day comes after a deadline with which that day begins.
 */
export function liesAfter(calendar: Calendar, { earliest, latest }: Bounds, due: Instant): boolean {
  if (earliest !== due) return earliest > due
  return latest > due && dayStart(calendar, due) === due
}

/** Which day an instant is in, day 1 being the day that contains `start`. May be 0 or less. */
export function dayNumber(calendar: Calendar, start: Instant, instant: Instant): number {
  return Math.round((dateMs(calendar, instant) - dateMs(calendar, start)) / dayMs) + 1
}

/** The agreement's day that begins on a calendar date; null where there is no such date or day. */
export function dayOfDate(calendar: Calendar, date: CalendarDate): Interval | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (found === null) return null
  const [, year = '', month = '', day = ''] = found
  const ms = localMs(+year, +month, +day, 0, 0)
  if (ms === null) return null
  // The first and last days that instants have would be cut short.
  if (!isInstantMs(ms - 2 * dayMs) || !isInstantMs(ms + 3 * dayMs)) return null
  return { from: beginningOf(calendar, ms), to: beginningOf(calendar, ms + dayMs) }
}

/** The calendar date on which the agreement's day that contains an instant begins. */
export function dateOf(calendar: Calendar, instant: Instant): CalendarDate {
  return new Date(dateMs(calendar, instant)).toISOString().slice(0, 10)
}

function dateMs(calendar: Calendar, instant: Instant): number {
  const shifted = wallClockMs(calendar.rules, instant) - calendar.dayBeginsMinutes * minuteMs
  return Math.floor(shifted / dayMs) * dayMs
}

function beginningOf(calendar: Calendar, date: number): Instant {
  assert(date % dayMs === 0, 'a calendar date is whole days')
  return instantOfLocal(calendar.rules, date + calendar.dayBeginsMinutes * minuteMs)
}
