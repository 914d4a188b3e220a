// Goal: who answers for whose act, when an answer opens and what of a class is asked are as the
// text says, and what the text leaves open is asked about.
// Method: for each rule a record on which a quick reading gives another status.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, doneOn, releasedOn, saidOf, timeOn, toldWith } from './told-testing.ts'
import { watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

describe('what waits for a condition', () => {
  const clauses = `1.1  north must open-road by day 2
1.2  south must pass-law by day 3, if 1.1 is met`
  const watched = [1, 2, 3, 4, 5, 6, 7].map((date) => watchedOn(['open-road', 'pass-law'], date))
  const told = (words: readonly Telling[], asOf = timeOn(7)) =>
    toldStatuses(clauses, [...watched, ...words], asOf).lines[1]
  const late = '1.2 once south undetermined 0/1 condition-after-due'

  test('is not unmet where the condition came with its deadline, after it, or never', () => {
    expect(told([doneOn('open-road', boundsOn(4, 6), { by: 'north' })])).toBe(late)
    expect(told([doneOn('open-road', boundsOn(5), { by: 'north' })])).toBe(late)
    expect(told([])).toBe('1.2 once south undetermined -/1 condition-after-due')
  })

  test('counts what was done before its condition held', () => {
    const early = doneOn('pass-law', boundsOn(1), { by: 'south' })
    const opened = doneOn('open-road', boundsOn(2), { by: 'north' })
    expect(told([early, opened])).toBe('1.2 once south met 1/1 target-reached')
  })
})

test('of a step, nothing is late that bounds may put in time', () => {
  const clauses =
    '1.1  north must release soldier from held-by-north: at least 1 by day 1, 2 by day 3'
  const words = [
    releasedOn('north', 1, boundsOn(2, 10)),
    releasedOn('north', 1, boundsOn(2, 1, [2, 9])),
  ]
  expect(toldStatuses(clauses, words, timeOn(6)).lines).toEqual([
    '1.1 step-1 north undetermined 0/1 bounds-straddle',
    '1.1 step-2 north met 2/2 target-reached',
  ])
})

describe('all of one class', () => {
  const clause = '1.1  north must release all soldier from garrison by day 3'
  const read = (declared: string) =>
    toldStatuses(clause, [releasedOn('north', 3, boundsOn(2))], timeOn(6), declared).lines
  const several = 'group garrison held by north classes soldier, ill size 10\n'
  const one = 'group garrison held by north classes soldier size 3\n'

  test('is not all of the group, and is asked about where nobody says how many', () => {
    expect(read(several)).toEqual(['1.1 once north undetermined -/0 base-unknown'])
    expect(saidOf(clause, several)).toEqual(['question open.9'])
  })

  test('is all of a group of that class alone', () => {
    expect(read(one)).toEqual(['1.1 once north met 3/3 target-reached'])
    expect(saidOf(clause, one)).toEqual([])
  })
})

describe('each incident determined', () => {
  const clauses = `1.1  each party must not convoy, each day
1.2  board must meet within 24 hours of each incident determined`
  const told = (act: string) =>
    toldStatuses(
      clauses,
      [
        doneOn(act, boundsOn(2), { by: 'north' }),
        (said) => {
          const finding = { body: 'board', finding: 'established', rule: 'by consensus' }
          const words = 'The board finds that it was so.'
          const [statement = ''] = said
          return ['board', 'taskforce.found', { ...finding, statement, dissents: [], words }]
        },
      ],
      timeOn(6),
    ).lines.filter((line) => line.startsWith('1.2'))

  test('is also an act of its own that the agreement forbids', () => {
    expect(told('convoy')).toEqual(['1.2 for board undetermined 0/1 not-closed'])
  })

  test('is no act of its own that nothing forbids', () => {
    expect(told('open-road')).toEqual([])
  })
})

describe('whose acts are answered', () => {
  const words = [
    doneOn('convoy', boundsOn(2), { by: 'north' }),
    doneOn('pass-law', boundsOn(2, 14), { by: 'south' }),
  ]
  const told = (whose: string) =>
    toldStatuses(`1.1  each party must pass-law within 24 hours of each ${whose}`, words, timeOn(6))
      .lines

  test('is asked where each of several could answer for another', () => {
    const clause = '1.1  each party must pass-law within 24 hours of each'
    // No clause asks for convoys, and that is said too.
    const unasked = 'warning duty.9'
    expect(saidOf(`${clause} convoy`)).toEqual([unasked, 'question open.8'])
    expect(saidOf(`${clause} own convoy`)).toEqual([unasked])
    const ofOne = '1.1  north must pass-law within 24 hours of each convoy'
    expect(saidOf(ofOne)).toEqual([unasked])
  })

  test('is their own, or anybody else’s, where the text says so', () => {
    expect(told('own convoy')).toEqual(['1.1 for north undetermined 0/1 not-closed'])
    expect(told('other convoy')).toEqual(['1.1 for south met 1/1 target-reached'])
    expect(told('convoy')).toHaveLength(2)
  })

  test('is asked of what counted under a clause of several too', () => {
    const both = `1.1  each party must release 2 soldier by day 4
1.2  for each release under 1.1: each party must pass-law by the end of that day`
    expect(saidOf(both)).toEqual(['question open.8'])
    expect(saidOf(both.replace('each release', 'each other release'))).toEqual([])
  })
})

describe('hours of a day', () => {
  const clear = 'north must keep military-flights out of upper for at least 12 hours'

  test('are those of the whole day that a trigger falls in', () => {
    const clauses = `1.1  for each exchange-day: ${clear} by the end of that day`
    const kept: Telling = [
      'watch',
      'lines.kept_clear',
      {
        by: 'north',
        what: 'military-flights',
        place: 'upper',
        period: { from: timeOn(2, 7), to: timeOn(2, 19) },
      },
    ]
    const words = [doneOn('exchange-day', boundsOn(2, 20)), kept]
    expect(toldStatuses(clauses, words, timeOn(6)).lines).toEqual([
      '1.1 for north met 12/12 target-reached',
    ])
  })

  test('that no window has are said, and are not unmet', () => {
    const moment = `1.1  ${clear} on exchange-day`
    expect(saidOf(moment)).toContain('warning time.12')
    const watched = [1, 2, 3].map((date) => watchedOn(['keep-out'], date))
    const words = [doneOn('exchange-day', boundsOn(2, 20)), ...watched]
    expect(toldStatuses(moment, words, timeOn(6)).lines).toEqual([
      '1.1 once north undetermined 0/12 window-too-short',
    ])
  })
})

test('where nobody is named as doing it, the reason says so', () => {
  const clauses = '1.1  north must open-road in upper by day 2'
  const read = (more: { by?: string; place?: string }) =>
    toldStatuses(clauses, [doneOn('open-road', boundsOn(2), more)], timeOn(6)).lines[0]
  expect(read({ place: 'upper' })).toBe('1.1 once north undetermined 0/1 actor-unknown')
  expect(read({ by: 'north' })).toBe('1.1 once north undetermined 0/1 place-unknown')
})
