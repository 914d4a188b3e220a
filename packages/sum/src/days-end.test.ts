// Goal: what is told of a day is of that day, wherever a clause asks: its bounds end where the next
// begins, and lie in none but it. A moment on the boundary is the next day's (AGREEMENTS.md,
// "Time").
// Method: the same act told as of a day, to the minute and by calendar midnights, under each form
// of window; days of the cast begin at 06:00.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, decidedOn, doneOn, firedOn, releasedOn } from './told-testing.ts'
import { timeOn, toldWith, watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const lines = (clauses: string, words: readonly Telling[], asOf = timeOn(7)): readonly string[] =>
  toldStatuses(clauses, words, asOf).lines

/** The agreement's day that begins on a date, as bounds. */
const dayOf = (date: number) => boundsOn(date, 6, [date + 1, 6])
/** The calendar day, which is part of two of the agreement's. */
const calendarDay = (date: number) => boundsOn(date, 0, [date + 1, 0])
/** The moment with which a day begins. */
const beginning = (date: number) => boundsOn(date, 6)

const watch = (act: string): readonly Telling[] =>
  [1, 2, 3, 4].map((date) => watchedOn([act], date))

describe('a day told as a whole', () => {
  const ban = '1.1  north must not fire in valley, each day'
  const days = (words: readonly Telling[]) =>
    lines(ban, [...watch('fire'), ...words]).map((line) => line.split(' ').slice(1, 4).join(' '))

  test('breaks the ban of that day, and leaves the next', () => {
    const told = days([firedOn('north', dayOf(2))])
    expect(told.slice(0, 3)).toEqual(['day-1 north met', 'day-2 north unmet', 'day-3 north met'])
    const half = days([firedOn('north', boundsOn(2, 18, [3, 6]))])
    expect(half.slice(0, 3)).toEqual(told.slice(0, 3))
  })

  test('is told apart from its end, and from a day of the calendar', () => {
    const moment = days([firedOn('north', beginning(3))])
    expect(moment.slice(1, 3)).toEqual(['day-2 north met', 'day-3 north unmet'])
    const calendar = days([firedOn('north', calendarDay(2))])
    expect(calendar.slice(0, 3)).toEqual([
      'day-1 north undetermined',
      'day-2 north undetermined',
      'day-3 north met',
    ])
  })

  test('counts for the quota of that day', () => {
    const quota = '1.1  north must release 5 soldier from held-by-north each day'
    const told = lines(quota, [...watch('release'), releasedOn('north', 5, dayOf(2))])
    expect(told.slice(0, 3)).toEqual([
      '1.1 day-1 north unmet 0/5 closed-below',
      '1.1 day-2 north met 5/5 target-reached',
      '1.1 day-3 north unmet 0/5 closed-below',
    ])
  })
})

describe('deadlines', () => {
  const due = '1.1  north must release 5 soldier from held-by-north by day 2'
  const ceiling = '1.1  north must release at most 4 soldier from held-by-north by day 2'
  const exact = '1.1  north must release exactly 5 soldier from held-by-north by day 2'
  const by = (clause: string, at: Parameters<typeof releasedOn>[2]) =>
    lines(clause, [...watch('release'), releasedOn('north', 5, at)])[0]

  test('the last day is in time, its end too, and the day after is late', () => {
    expect(by(due, dayOf(2))).toBe('1.1 once north met 5/5 target-reached')
    expect(by(due, beginning(3))).toBe('1.1 once north met 5/5 target-reached')
    expect(by(due, dayOf(3))).toBe('1.1 once north late 5/5 reached-late')
    expect(by(due, calendarDay(3))).toBe('1.1 once north undetermined 0/5 bounds-straddle')
  })

  test('a limit has the acts of its last day, and none of the next', () => {
    expect(by(ceiling, dayOf(2))).toBe('1.1 once north unmet 5/4 exceeded')
    expect(by(ceiling, beginning(3))).toBe('1.1 once north met 0/4 kept-below')
    expect(by(ceiling, dayOf(3))).toBe('1.1 once north met 0/4 kept-below')
    expect(by(ceiling, calendarDay(3))).toBe('1.1 once north undetermined 0/4 bounds-straddle')
  })

  test('so has an exact number', () => {
    expect(by(exact, dayOf(2))).toBe('1.1 once north met 5/5 target-reached')
    expect(by(exact, dayOf(3))).toBe('1.1 once north unmet 0/5 closed-below')
  })

  test('each step has the acts of its last day', () => {
    const steps =
      '1.1  north must release soldier from held-by-north: at least 1 by day 1, 2 by day 3'
    const words = [releasedOn('north', 1, dayOf(1)), releasedOn('north', 1, dayOf(4))]
    expect(lines(steps, words)).toEqual([
      '1.1 step-1 north met 1/1 target-reached',
      '1.1 step-2 north late 2/2 reached-late',
    ])
  })

  test('what nobody is named for is late or in time by its day', () => {
    const law = '1.1  north must pass-law by day 2'
    const after = doneOn('pass-law', dayOf(3))
    // It cannot have been in time: late, or unmet, is not known.
    expect(lines(law, [...watch('pass-law'), after])).toEqual([
      '1.1 once north undetermined 0/1 actor-unknown',
    ])
    const own = doneOn('pass-law', dayOf(4), { by: 'north' })
    expect(lines(law, [after, own])).toEqual(['1.1 once north late 1/1 reached-late'])
    expect(lines(law, [doneOn('pass-law', dayOf(2)), own])).toEqual([
      '1.1 once north undetermined 1/1 actor-unknown',
    ])
  })
})

describe('what begins with a day', () => {
  test('an act of the day before is not after a moment that the next day begins with', () => {
    const clauses = `1.1  north must open-road by day 5
1.2  north must release 5 soldier from held-by-north within 48 hours of 1.1`
    const opened = doneOn('open-road', beginning(3), { by: 'north' })
    const before = lines(clauses, [opened, ...watch('release'), releasedOn('north', 5, dayOf(2))])
    expect(before[1]).toBe('1.2 once north unmet 0/5 closed-below')
    const after = lines(clauses, [opened, ...watch('release'), releasedOn('north', 5, dayOf(3))])
    expect(after[1]).toBe('1.2 once north met 5/5 target-reached')
  })

  test('days after a day are counted from it, as from any moment of it', () => {
    const clauses = `1.1  north must open-road by day 5
1.2  south must pass-law within 2 days of 1.1`
    const asked = (at: Parameters<typeof doneOn>[1]) =>
      lines(clauses, [
        doneOn('open-road', at, { by: 'north' }),
        doneOn('pass-law', boundsOn(4, 12), { by: 'south' }),
      ])[1]
    // Day 1 and two days more: the end of day 3. The law came on day 4.
    expect(asked(boundsOn(1, 12))).toBe('1.2 once south late 1/1 reached-late')
    expect(asked(dayOf(1))).toBe('1.2 once south late 1/1 reached-late')
    expect(asked(beginning(2))).toBe('1.2 once south met 1/1 target-reached')
  })

  test('the day of an event is the day that is told', () => {
    const clauses = '1.1  for each convoy: north must pass-law by the end of that day'
    const asked = (at: Parameters<typeof doneOn>[1]) =>
      lines(clauses, [
        doneOn('convoy', at),
        doneOn('pass-law', boundsOn(3, 12), { by: 'north' }),
      ])[0]
    expect(asked(dayOf(2))).toBe('1.1 for north late 1/1 reached-late')
    expect(asked(beginning(3))).toBe('1.1 for north met 1/1 target-reached')
  })

  test('what happened the day before the agreement calls for nothing', () => {
    const clauses = '1.1  for each convoy: north must pass-law by the end of that day'
    expect(lines(clauses, [doneOn('convoy', boundsOn(1, 0, [1, 6]))])).toEqual([])
  })

  test('a suspension that ends with a day holds what is told of it', () => {
    const ban = '1.1  north must not fire in valley, each day\n1.2  envoy may suspend 1.1'
    const suspend = { kind: 'suspend', clauses: ['1.1'], from: timeOn(2, 6) }
    const resume = { kind: 'resume', clauses: ['1.1'], from: timeOn(3, 6) }
    const words = [
      decidedOn(['envoy'], boundsOn(1), suspend),
      decidedOn(['envoy'], boundsOn(2), resume),
      ...watch('fire'),
    ]
    const told = lines(ban, [...words, firedOn('north', dayOf(2))])
    expect(told.slice(0, 3).map((line) => line.split(' ')[3])).toEqual(['met', 'met', 'met'])
  })
})

test('two sources that tell of one day tell of one act', () => {
  const due = '1.1  north must release 10 soldier from held-by-north by day 3'
  const agency = [
    'compiler',
    'exchange.released',
    {
      by: 'north',
      class: 'soldier',
      persons: 5,
      at: dayOf(2),
      quote: { source: 'agency' },
    },
  ] as const
  const told = lines(due, [
    releasedOn('north', 5, dayOf(1)),
    agency,
    releasedOn('north', 4, dayOf(3)),
  ])
  // Days 1 and 2 are apart: 5 and 5, whoever told of either.
  expect(told).toEqual(['1.1 once north met 10/10 target-reached'])
})
