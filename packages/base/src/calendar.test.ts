// Goal: days, weeks and instants are the agreement's own. Method: a zone with one change of clocks
// (Asia/Gaza in autumn 2023, UTC+3 to UTC+2 on 28 October at 02:00), and days that begin at 07:00.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { present } from './assert.ts'
import {
  dateOf,
  dayNumber,
  dayOfDate,
  dayStart,
  dayStartAfter,
  lastMoment,
  liesAfter,
  liesBefore,
  monthsLater,
  plusDays,
  type Calendar,
} from './calendar.ts'
import {
  instantFromMs,
  parseExactInstant,
  parseInstant,
  printInstant,
  printInstantAt,
  type Instant,
} from './instant.ts'
import { instantOfLocal, instantsOfLocal, offsetAt, wallClockMs, type ZoneRules } from './zone.ts'

function at(text: string): Instant {
  return present(parseInstant(text), text)
}

const gaza: ZoneRules = {
  zone: 'Asia/Gaza',
  tzdb: '2026c',
  offsetMinutes: 120,
  transitions: [
    { at: at('2023-04-29T00:00Z'), offsetMinutes: 180 },
    { at: at('2023-10-27T23:00Z'), offsetMinutes: 120 },
  ],
}
const calendar: Calendar = { rules: gaza, dayBeginsMinutes: 7 * 60 }

test('months later keep the hour, and end on a month’s last day where it has no such date', () => {
  const evening = at('2023-11-30T19:00+02:00')
  expect(monthsLater(calendar, evening, 1)).toBe(at('2023-12-30T19:00+02:00'))
  expect(monthsLater(calendar, evening, 3)).toBe(at('2024-02-29T19:00+02:00'))
  const beginning = at('2023-11-30T07:00+02:00')
  expect(monthsLater(calendar, beginning, 3)).toBe(at('2024-02-29T07:00+02:00'))
  // The clocks change between: the hour on the wall stays.
  expect(monthsLater(calendar, at('2023-10-20T19:00+03:00'), 1)).toBe(at('2023-11-20T19:00+02:00'))
})

describe('days', () => {
  test('begin at the agreement’s hour and are half open', () => {
    expect(dayStart(calendar, at('2023-11-25T06:59+02:00'))).toBe(at('2023-11-24T07:00+02:00'))
    expect(dayStart(calendar, at('2023-11-25T07:00+02:00'))).toBe(at('2023-11-25T07:00+02:00'))
    const start = at('2023-11-24T07:00+02:00')
    expect(dayNumber(calendar, start, at('2023-11-25T06:59+02:00'))).toBe(1)
    expect(dayNumber(calendar, start, at('2023-11-25T07:00+02:00'))).toBe(2)
  })

  test('keep the hour of the clock where clocks change', () => {
    const before = at('2023-10-27T07:00+03:00')
    expect(dayStartAfter(calendar, before, 1)).toBe(at('2023-10-28T07:00+02:00'))
    expect(plusDays(calendar, before, 1) - before).toBe(25 * 3_600_000)
  })

  test('are those that begin on a calendar date, and no other text is a date', () => {
    expect(dayOfDate(calendar, '2023-11-24')).toEqual({
      from: at('2023-11-24T07:00+02:00'),
      to: at('2023-11-25T07:00+02:00'),
    })
    expect(dateOf(calendar, at('2023-11-25T06:59+02:00'))).toBe('2023-11-24')
    const bad = ['2023-02-29', '24-11-2023', '2023-11-24T07:00', '', '2023-13-01']
    expect(bad.filter((text) => dayOfDate(calendar, text) !== null)).toEqual([])
    const beyond = ['1000-01-01', '1899-12-31', '1900-01-01', '9999-12-29', '9999-12-31']
    expect(beyond.filter((text) => dayOfDate(calendar, text) !== null)).toEqual([])
    expect(['1900-01-04', '9999-12-20'].map((text) => dayOfDate(calendar, text))).not.toContain(
      null,
    )
  })

  test('of a month later keep the day, or take the last there is', () => {
    expect(monthsLater(calendar, dayStart(calendar, at('2023-01-31T08:00+02:00')), 1)).toBe(
      at('2023-02-28T07:00+02:00'),
    )
  })
})

describe('instants', () => {
  const bad = [
    '2023-12-01T07:00',
    '2023-12-01 07:00Z',
    '2023-12-01',
    '2023-02-30T00:00Z',
    '2023-12-01T24:00Z',
    '2023-12-01T07:00+19:00',
    '0001-01-01T00:00Z',
  ]
  for (const text of bad) {
    test(`are not read from ${text}`, () => {
      expect(parseInstant(text)).toBeNull()
    })
  }

  test('are read and printed back on any clock', () => {
    const anyInstant = fc.integer({ min: -2_000_000_000_000, max: 200_000_000_000_000 })
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: -840, max: 840 }), (ms, offset) => {
        const instant = instantFromMs(ms)
        expect(parseInstant(printInstant(instant))).toBe(instant)
        expect(parseExactInstant(printInstant(instant))).toBe(instant)
        expect(parseInstant(printInstantAt(instant, offset))).toBe(instant)
      }),
    )
    expect(printInstantAt(at('2023-12-01T05:00Z'), 120)).toBe('2023-12-01T07:00+02:00')
  })
})

test('an instant has one exact spelling', () => {
  const others = [
    '2023-12-01T07:00+02:00',
    '2023-12-01T05:00:00Z',
    '2023-12-01T05:00:00.000Z',
    '2023-12-01T05:00:30.000Z',
    '2023-12-01T05:00:30.5Z',
    '2023-13-01T05:00Z',
  ]
  expect(others.filter((text) => parseExactInstant(text) !== null)).toEqual([])
  const exact = ['2023-12-01T05:00Z', '2023-12-01T05:00:30Z', '2023-12-01T05:00:00.500Z']
  expect(exact.filter((text) => parseExactInstant(text) === null)).toEqual([])
})

describe('bounds and the ends of days', () => {
  const seven = { rules: gaza, dayBeginsMinutes: 7 * 60 }
  const [from, to] = [at('2023-11-24T07:00+02:00'), at('2023-11-25T07:00+02:00')]
  const day = { earliest: from, latest: to }
  const sharp = { earliest: to, latest: to }
  const midnight = at('2023-11-25T00:00+02:00')

  test('a day is over before the next begins, and its end is a moment of the next', () => {
    expect(lastMoment(seven, day)).toBe(to - 1)
    expect(lastMoment(seven, sharp)).toBe(to)
    expect(liesBefore(seven, day, to)).toBe(true)
    expect(liesBefore(seven, sharp, to)).toBe(false)
    expect(liesBefore(seven, { earliest: from, latest: midnight }, midnight)).toBe(false)
  })

  test('a day comes after a deadline with which it begins; the moment itself is in time', () => {
    expect(liesAfter(seven, day, from)).toBe(true)
    expect(liesAfter(seven, sharp, to)).toBe(false)
    expect(liesAfter(seven, { earliest: midnight, latest: to }, midnight)).toBe(false)
    expect(liesAfter(seven, day, to)).toBe(false)
  })
})

describe('a wall clock', () => {
  const wall = (text: string) => at(`${text}Z`)

  test('may mean two instants, one, or none', () => {
    expect(instantsOfLocal(gaza, wall('2023-10-28T01:30'))).toEqual([
      at('2023-10-28T01:30+03:00'),
      at('2023-10-28T01:30+02:00'),
    ])
    expect(instantsOfLocal(gaza, wall('2023-11-24T07:00'))).toEqual([at('2023-11-24T07:00+02:00')])
    expect(instantsOfLocal(gaza, wall('2023-04-29T02:30'))).toEqual([])
  })

  test('is read as the first of two, and by the offset before a jump', () => {
    expect(instantOfLocal(gaza, wall('2023-10-28T01:30'))).toBe(at('2023-10-28T01:30+03:00'))
    expect(instantOfLocal(gaza, wall('2023-04-29T02:30'))).toBe(at('2023-04-29T02:30+02:00'))
  })

  test('and instants agree both ways', () => {
    const inRange = fc.integer({ min: at('2023-01-01T00:00Z'), max: at('2024-01-01T00:00Z') })
    fc.assert(
      fc.property(inRange, (ms) => {
        const instant = instantFromMs(ms)
        expect(wallClockMs(gaza, instant) - instant).toBe(offsetAt(gaza, instant) * 60_000)
        expect(instantsOfLocal(gaza, wallClockMs(gaza, instant))).toContain(instant)
      }),
    )
  })
})
