// Instants in words, on the agreement's own clock.
//
// The offset comes from the frozen zone rules, never from the machine. A date is in full words and
// a time always has its zone beside it. Arabic gives both names of a month, as its readers use
// both.

import {
  dayNumber,
  dayStart,
  dayStartAfter,
  instantFromMs,
  instantOfLocal,
  offsetAt,
  printInstantAt,
  wallClockMs,
  type Calendar,
  type Instant,
} from '@holdfast/base'
import type { Words } from '../words/use-words.ts'

export type Clock = {
  readonly calendar: Calendar
  readonly start: Instant
  /** Day 1 is the day in which the agreement comes into force. */
  readonly dayOf: (at: Instant) => number
  /** When day `n` begins. */
  readonly beginningOf: (n: number) => Instant
  /** `27 November 2023` */
  readonly date: (at: Instant) => string
  /** The same of a date as statements write it, `2023-11-27`; anything else stays as it is. */
  readonly dateOf: (text: string) => string
  /** `Monday` */
  readonly weekday: (at: Instant) => string
  /** `Mon` */
  readonly shortWeekday: (at: Instant) => string
  /** `16:00` */
  readonly time: (at: Instant) => string
  /** `UTC+2` */
  readonly zone: (at: Instant) => string
  /** `27 November 2023, 16:00 local time, UTC+2` */
  readonly full: (at: Instant) => string
  /** `16:00 UTC+2` */
  readonly zoned: (at: Instant) => string
  /** `27 November 2023, 16:00 UTC+2` */
  readonly brief: (at: Instant) => string
  /** The text of an instant with its offset, as the API takes it. */
  readonly print: (at: Instant) => string
  /** A wall clock reading `2023-11-26T12:00` as an instant; null where it is none. */
  readonly parseLocal: (text: string) => Instant | null
  /** The wall clock as a form field takes it. */
  readonly printLocal: (at: Instant) => string
}

export function clockOf(calendar: Calendar, start: Instant, words: Words): Clock {
  const { rules } = calendar
  const { locale } = words.language
  const formats = formatsOf(locale)
  const wall = (at: Instant): Date => new Date(wallClockMs(rules, at))
  const date = (at: Instant): string => formats.date(wall(at))
  const time = (at: Instant): string => wall(at).toISOString().slice(11, 16)
  const zone = (at: Instant): string => zoneName(offsetAt(rules, at))
  const zoned = (at: Instant): string => `${time(at)} ${zone(at)}`
  return {
    calendar,
    start,
    dayOf: (at) => dayNumber(calendar, start, at),
    beginningOf: (n) =>
      n === 1 ? dayStart(calendar, start) : dayStartAfter(calendar, start, n - 1),
    date,
    dateOf: (text) => {
      const ms = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
      return Number.isNaN(ms) ? text : formats.date(new Date(ms))
    },
    weekday: (at) => formats.weekday(wall(at)),
    shortWeekday: (at) => formats.shortWeekday(wall(at)),
    time,
    zone,
    full: (at) => words.say('time.full', { date: date(at), time: time(at), zone: zone(at) }),
    zoned,
    brief: (at) => words.say('time.brief', { date: date(at), time: zoned(at) }),
    print: (at) => printInstantAt(at, offsetAt(rules, at)),
    parseLocal: (text) => {
      const found = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text)
      const ms = found === null ? Number.NaN : Date.parse(`${text}:00Z`)
      return Number.isNaN(ms) ? null : instantOfLocal(rules, ms)
    },
    printLocal: (at) => wall(at).toISOString().slice(0, 16),
  }
}

type Formats = Readonly<Record<'date' | 'weekday' | 'shortWeekday', (wall: Date) => string>>

function formatsOf(locale: string): Formats {
  const part = (options: Intl.DateTimeFormatOptions, of = locale): ((wall: Date) => string) => {
    const format = new Intl.DateTimeFormat(of, { ...options, timeZone: 'UTC' })
    return (wall) => format.format(wall)
  }
  const weekday = part({ weekday: 'long' })
  const shortWeekday = part({ weekday: 'short' })
  if (!locale.startsWith('ar')) {
    return {
      date: part({ day: 'numeric', month: 'long', year: 'numeric' }),
      weekday,
      shortWeekday,
    }
  }
  const east = part({ month: 'long' })
  const west = part({ month: 'long' }, 'ar-EG-u-nu-latn')
  const month = (wall: Date): string =>
    east(wall) === west(wall) ? east(wall) : `${east(wall)}/${west(wall)}`
  const date = (wall: Date): string =>
    `${wall.getUTCDate()} ${month(wall)} ${wall.getUTCFullYear()}`
  return { date, weekday, shortWeekday }
}

function zoneName(offsetMinutes: number): string {
  const size = Math.abs(offsetMinutes)
  const minutes = size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes}`
}

/** How many of the agreement's days lie between two instants, the broken ones counted. */
export function daysBetween(clock: Clock, from: Instant, to: Instant): number {
  if (to <= from) return 0
  return Math.max(1, clock.dayOf(instantFromMs(to - 1)) - clock.dayOf(from) + 1)
}
