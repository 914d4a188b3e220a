// Times as the text writes them: ISO local times in the agreement's zone, or with a zone of their
// own, and calendar dates.
//
// A local time that the clocks skip or show twice is read as `base` reads it, and is said.

import {
  dayOfDate,
  instantOfLocal,
  instantsOfLocal,
  localMs,
  parseInstant,
  type Calendar,
  type Instant,
  type Interval,
} from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import type { Word } from './names.ts'

/** The agreement's clock, and whether the text names its zone. */
export type Clock = { readonly calendar: Calendar; readonly hasZone: boolean }

const local = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/

/** The instant of a time; null, and said, where it is none or has no zone. */
export function instantAt(word: Word, clock: Clock, notes: Notes): Instant | null {
  const withZone = parseInstant(word.text)
  if (withZone !== null) return withZone
  const found = local.exec(word.text)
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '0'] = found ?? []
  const ms = localMs(+year, +month, +day, +hour, +minute, +second)
  if (found === null || ms === null || !isYear(+year)) {
    notes.say('time.2', word, { time: word.text })
    return null
  }
  if (!clock.hasZone) {
    notes.say('time.1', word, { time: word.text })
    return null
  }
  const { rules } = clock.calendar
  const meant = instantsOfLocal(rules, ms)
  if (meant.length !== 1) {
    const times = meant.length === 0 ? 'never' : 'twice'
    notes.say('time.6', word, { zone: rules.zone, time: word.text, times })
  }
  return instantOfLocal(rules, ms)
}

/** The agreement's day of a calendar date; null, and said, where it is none. */
export function dayAt(word: Word, clock: Clock, notes: Notes): Interval | null {
  const year = +word.text.slice(0, 4)
  const day = !isYear(year) ? null : dayOfDate(clock.calendar, word.text)
  if (day === null) notes.say('time.2', word, { time: word.text })
  else if (!clock.hasZone) {
    notes.say('time.1', word, { time: `${word.text}T00:00` })
    return null
  }
  return day
}

/** Years that leave room for every count of days on either side. */
function isYear(year: number): boolean {
  return year >= 1901 && year <= 2999
}
