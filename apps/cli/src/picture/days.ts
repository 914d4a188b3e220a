// The agreement's own days and clock, as people read them.
//
// Days are numbered from 1 at the beginning of the term. Dates are in full words where there is
// room; a time always stands with its zone somewhere on the same sheet.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { DayRun } from '@holdfast/analysis'
import { offsetAt, wallClockMs, type Calendar, type Instant } from '@holdfast/base'
import type { Words } from '@holdfast/words'

type Clock = Pick<CompiledAgreement, 'calendar'>
type Dated = Pick<CompiledAgreement, 'calendar' | 'term'>

function partsOf(calendar: Calendar, instant: Instant): Date {
  return new Date(wallClockMs(calendar.rules, instant))
}

function timeOf(date: Date): string {
  return date.toISOString().slice(11, 16)
}

function monthOf(date: Date, words: Words): string {
  return words.say(`sheet.month.${date.getUTCMonth() + 1}`)
}

/** `1 December 2023, 07:00 (UTC+2)`. */
export function longTime({ calendar }: Clock, instant: Instant, words: Words): string {
  const date = partsOf(calendar, instant)
  return words.say('sheet.date.long', {
    day: date.getUTCDate(),
    month: monthOf(date, words),
    year: date.getUTCFullYear(),
    time: timeOf(date),
    zone: zoneName(calendar, instant),
  })
}

/** `27 Nov 23:00`, on a sheet that names the zone; with its year where that is another. */
export function shortTime({ calendar, term }: Dated, instant: Instant, words: Words): string {
  const date = partsOf(calendar, instant)
  const year = date.getUTCFullYear()
  const isFirst = year === partsOf(calendar, term.from).getUTCFullYear()
  return words.say('sheet.date.time', {
    date: shortDate({ calendar }, instant, words),
    year: isFirst ? 'none' : String(year),
    time: timeOf(date),
  })
}

/** `27 Nov 2023 23:00 (Asia/Gaza)`, where nothing else on the sheet names the zone. */
export function wholeTime({ calendar }: Clock, instant: Instant, words: Words): string {
  const date = partsOf(calendar, instant)
  const said = words.say('sheet.date.time', {
    date: shortDate({ calendar }, instant, words),
    year: String(date.getUTCFullYear()),
    time: timeOf(date),
  })
  return `${said} (${calendar.rules.zone})`
}

/** `27 Nov`. */
export function shortDate({ calendar }: Clock, instant: Instant, words: Words): string {
  const date = partsOf(calendar, instant)
  const month = words.say(`sheet.month.short.${date.getUTCMonth() + 1}`)
  return words.say('sheet.date.short', { day: date.getUTCDate(), month })
}

/** `27`: the day of a date whose month stands elsewhere. */
export function dayOfMonth({ calendar }: Clock, instant: Instant): string {
  return String(partsOf(calendar, instant).getUTCDate())
}

/** `November 2023`, `November to December 2023`: the months from one instant to another. */
export function monthsWords(
  { calendar }: Clock,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  words: Words,
): string {
  const [first, last] = [partsOf(calendar, from), partsOf(calendar, to)]
  const end = `${monthOf(last, words)} ${last.getUTCFullYear()}`
  const isSameYear = first.getUTCFullYear() === last.getUTCFullYear()
  if (isSameYear && first.getUTCMonth() === last.getUTCMonth()) return end
  const start = monthOf(first, words) + (isSameYear ? '' : ` ${first.getUTCFullYear()}`)
  return words.say('sheet.date.months', { from: start, to: end })
}

function zoneName(calendar: Calendar, instant: Instant): string {
  const minutes = offsetAt(calendar.rules, instant)
  const size = Math.abs(minutes)
  const part = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${part}`
}

/** `days 1, 5 and 7`, `days 3 to 7`, `day 2`. */
export function daysWords(runs: readonly DayRun[], words: Words): string {
  const parts = runs.flatMap(({ from, to }) =>
    to - from >= 2
      ? [words.say('sheet.days.run', { from, to })]
      : from === to
        ? [`${from}`]
        : [`${from}`, `${to}`],
  )
  const n = runs.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return words.say('sheet.days', { n, list: words.list(parts) })
}
