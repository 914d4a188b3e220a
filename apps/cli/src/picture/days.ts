// The agreement's own days and clock, as people read them.
//
// Days are numbered from 1 at the beginning of the term. Dates are in full words where there is
// room; a time always stands with its zone somewhere on the same sheet.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { DayRun } from '@holdfast/analysis'
import { offsetAt, wallClockMs, type Calendar, type Instant } from '@holdfast/base'

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

/** `days 1, 5 and 7`, `days 3 to 7`, `day 2`. */
export function daysWords(runs: readonly DayRun[]): string {
  const parts = runs.flatMap(({ from, to }) =>
    to - from >= 2 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  )
  const list =
    parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
  const [first] = runs
  const isOne = runs.length === 1 && first?.from === first?.to
  return `${isOne ? 'day' : 'days'} ${list}`
}
