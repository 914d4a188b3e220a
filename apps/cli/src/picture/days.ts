// The agreement's own days and clock, as people read them.
//
// Days are numbered from 1 at the beginning of the term. Dates are in full words where there is
// room; a time always stands with its zone somewhere on the same sheet.

import type { CompiledAgreement, RoleId, Standing } from '@holdfast/agreement'
import { dayNumber, dayStartAfter, earlier, instantFromMs, offsetAt } from '@holdfast/base'
import { wallClockMs, type Calendar, type Instant, type Interval } from '@holdfast/base'

const months =
  'January February March April May June July August September October November December'.split(' ')

type Clock = Pick<CompiledAgreement, 'calendar'>
type Dated = Pick<CompiledAgreement, 'calendar' | 'term'>

function partsOf(calendar: Calendar, instant: Instant): Date {
  return new Date(wallClockMs(calendar.rules, instant))
}

function timeOf(date: Date): string {
  return date.toISOString().slice(11, 16)
}

/** `1 December 2023, 07:00 (UTC+2)`. */
export function longTime({ calendar }: Clock, instant: Instant): string {
  const date = partsOf(calendar, instant)
  return `${longDate(date)}, ${timeOf(date)} (${zoneName(calendar, instant)})`
}

function longDate(date: Date): string {
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`
}

/** `27 Nov 23:00`, on a sheet that names the zone; with its year where that is another. */
export function shortTime({ calendar, term }: Dated, instant: Instant): string {
  const date = partsOf(calendar, instant)
  const year = date.getUTCFullYear()
  const isFirst = year === partsOf(calendar, term.from).getUTCFullYear()
  return `${shortDate({ calendar }, instant)}${isFirst ? '' : ` ${year}`} ${timeOf(date)}`
}

/** `27 Nov`. */
export function shortDate({ calendar }: Clock, instant: Instant): string {
  const date = partsOf(calendar, instant)
  return `${date.getUTCDate()} ${(months[date.getUTCMonth()] ?? '').slice(0, 3)}`
}

/** `November 2023`, `November to December 2023`: the months from one instant to another. */
export function monthsWords({ calendar }: Clock, from: Instant, to: Instant): string {
  const [first, last] = [partsOf(calendar, from), partsOf(calendar, to)]
  const name = (date: Date): string => months[date.getUTCMonth()] ?? ''
  const end = `${name(last)} ${last.getUTCFullYear()}`
  if (first.getUTCFullYear() !== last.getUTCFullYear()) {
    return `${name(first)} ${first.getUTCFullYear()} to ${end}`
  }
  return first.getUTCMonth() === last.getUTCMonth() ? end : `${name(first)} to ${end}`
}

function zoneName(calendar: Calendar, instant: Instant): string {
  const minutes = offsetAt(calendar.rules, instant)
  const size = Math.abs(minutes)
  const part = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${part}`
}

/** The number of days of the term: as extended, or up to a moment where it has no end. */
export function dayCount({ calendar }: Clock, { inForce }: Standing, asOf: Instant): number {
  const to = inForce.to ?? asOf
  if (to <= inForce.from) return 1
  return Math.max(1, dayNumber(calendar, inForce.from, instantFromMs(to - 1)))
}

/** Day `n` of the term, from 1. Day 1 begins with the first instant in force. */
export function dayOfTerm({ calendar }: Clock, { inForce }: Standing, n: number): Interval {
  const from = n === 1 ? inForce.from : dayStartAfter(calendar, inForce.from, n - 1)
  const end = dayStartAfter(calendar, inForce.from, n)
  return { from, to: inForce.to === null ? end : earlier(end, inForce.to) }
}

/** The day of the term that an instant is in, a boundary belonging to the day that ends. */
export function dayEndingAt({ calendar }: Clock, { inForce }: Standing, at: Instant): number {
  return dayNumber(calendar, inForce.from, instantFromMs(at - 1))
}

/** Parties take turns at being first: in their order on odd days, the other way on even ones. */
export function inTurn<Bearer extends RoleId | null>(
  bearers: readonly Bearer[],
  day: number,
): readonly Bearer[] {
  return day % 2 === 0 ? bearers.toReversed() : bearers
}

/** `days 1, 5 and 7`, `days 3 to 7`, `day 2`. Numbers in order, each once. */
export function daysWords(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last !== undefined && last.to + 1 === number) last.to = number
    else runs.push({ from: number, to: number })
  }
  const parts = runs.flatMap(({ from, to }) =>
    to - from >= 2 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  )
  const list =
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
  return `${numbers.length === 1 ? 'day' : 'days'} ${list}`
}
