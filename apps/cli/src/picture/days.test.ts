// Days and times as people read them: the agreement's own, on its own clock.
// Nothing here asks the machine for a zone.

import { instantFromMs, type Instant } from '@holdfast/base'
import { expect, test } from 'vitest'
import { runsOf } from '@holdfast/analysis'
import { wordsIn } from '../words/language.ts'
import { daysWords, longTime, monthsWords, shortTime } from './days.ts'

const words = await wordsIn('en')

const rules = { zone: 'Asia/Gaza', tzdb: 'test', offsetMinutes: 120, transitions: [] }
const from = at('2023-11-24T05:00Z')
const clock = { calendar: { rules, dayBeginsMinutes: 420 }, term: { from, to: null } }

function at(text: string): Instant {
  return instantFromMs(Date.parse(text))
}

test('a time names its zone where there is room, and its year where that is another', () => {
  expect(longTime(clock, at('2023-12-01T05:00Z'), words)).toBe('1 December 2023, 07:00 (UTC+2)')
  expect(shortTime(clock, at('2023-11-30T22:30Z'), words)).toBe('1 Dec 00:30')
  expect(shortTime(clock, at('2024-01-02T05:00Z'), words)).toBe('2 Jan 2024 07:00')
})

test('half hours of an offset are shown', () => {
  const kabul = {
    ...clock,
    calendar: { ...clock.calendar, rules: { ...rules, offsetMinutes: 270 } },
  }
  expect(longTime(kabul, from, words)).toBe('24 November 2023, 09:30 (UTC+4:30)')
})

const onDays = (...days: readonly number[]): string =>
  daysWords(runsOf(days.map((day) => ({ from: day, to: day }))), words)

test('days are named in runs', () => {
  expect(onDays(2)).toBe('day 2')
  expect(onDays(1, 2)).toBe('days 1 and 2')
  expect(onDays(1, 5, 7)).toBe('days 1, 5 and 7')
  expect(onDays(3, 4, 5, 6, 7)).toBe('days 3 to 7')
  expect(onDays(1, 2, 3, 9, 11, 12)).toBe('days 1 to 3, 9, 11 and 12')
})

test('months are named once', () => {
  expect(monthsWords(clock, { from, to: at('2023-11-28T05:00Z') }, words)).toBe('November 2023')
  expect(monthsWords(clock, { from, to: at('2023-12-28T05:00Z') }, words)).toBe(
    'November to December 2023',
  )
  expect(monthsWords(clock, { from, to: at('2024-01-28T05:00Z') }, words)).toBe(
    'November 2023 to January 2024',
  )
})
