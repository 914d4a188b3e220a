// Goal: an amount that changes is asked of the periods that the text names, and of no other; where
// it is not known which, what both come to decides.
// Method: for each rule a record on which a quick reading gives another status.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, doneOn, releasedOn, saidOf, timeOn, toldWith } from './told-testing.ts'
import { watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const dates = [1, 2, 3, 4, 5, 6]
const watched = dates.map((date) => watchedOn(['release'], date))

/** Two soldiers a day, and what else is told. */
function daysOf(clause: string, words: readonly Telling[] = []): readonly string[] {
  const releases = dates.map((date) => releasedOn('north', 2, boundsOn(date)))
  const told = toldStatuses(clause, [...releases, ...watched, ...words], timeOn(7, 12))
  return told.lines
    .filter((line) => line.startsWith('1.1'))
    .slice(0, 5)
    .map((line) => line.replace('1.1 ', '').replace(' north', ''))
}

describe('from a moment on', () => {
  const clause =
    `1.1  north must release at least 1 soldier from held-by-north each day, ` +
    `and 3 from open-road
1.2  south must open-road by day 6`

  test('the day in which it comes keeps the number that it began with', () => {
    const opened = doneOn('open-road', boundsOn(3), { by: 'south' })
    expect(daysOf(clause, [opened])).toEqual([
      'day-1 met 2/1 target-reached',
      'day-2 met 2/1 target-reached',
      'day-3 met 2/1 target-reached',
      'day-4 unmet 2/3 closed-below',
      'day-5 unmet 2/3 closed-below',
    ])
  })

  test('nothing changes before it has come', () => {
    expect(daysOf(clause)).toEqual([1, 2, 3, 4, 5].map((n) => `day-${n} met 2/1 target-reached`))
  })

  test('days that began between its bounds are open where the two numbers differ', () => {
    const opened = doneOn('open-road', boundsOn(2, 12, [4, 12]), { by: 'south' })
    expect(daysOf(clause, [opened])).toEqual([
      'day-1 met 2/1 target-reached',
      'day-2 met 2/1 target-reached',
      'day-3 undetermined 2/1 amount-open',
      'day-4 undetermined 2/1 amount-open',
      'day-5 unmet 2/3 closed-below',
    ])
    const easy = clause.replace('and 3', 'and 2')
    expect(daysOf(easy, [opened]).every((line) => line.includes(' met '))).toBe(true)
  })

  test('and until another it is the first number again', () => {
    const between =
      '1.1  north must release at least 1 soldier each day, and 3 from day 2 until day 3'
    expect(daysOf(between).map((line) => line.split(' ')[1])).toEqual([
      'met',
      'unmet',
      'unmet',
      'met',
      'met',
    ])
  })

  test('a ceiling may fall', () => {
    const most = '1.1  north must release at most 2 soldier each day, falling to 1 from day 4'
    expect(daysOf(most).map((line) => line.split(' ')[1])).toEqual([
      'met',
      'met',
      'met',
      'unmet',
      'unmet',
    ])
  })
})

describe('on days of an act', () => {
  const clause =
    '1.1  north must release at least 1 soldier from held-by-north each day, ' +
    'and 3 on each day of each convoy'

  test('those days and no others', () => {
    expect(daysOf(clause, [doneOn('convoy', boundsOn(3), { by: 'south' })])).toEqual([
      'day-1 met 2/1 target-reached',
      'day-2 met 2/1 target-reached',
      'day-3 unmet 2/3 closed-below',
      'day-4 met 2/1 target-reached',
      'day-5 met 2/1 target-reached',
    ])
  })

  test('is open on either day that it may have been on', () => {
    const convoy = doneOn('convoy', boundsOn(3, 12, [4, 12]), { by: 'south' })
    expect(daysOf(clause, [convoy]).map((line) => line.split(' ')[1])).toEqual([
      'met',
      'met',
      'undetermined',
      'undetermined',
      'met',
    ])
  })

  test('of those whom the text names, and nobody else', () => {
    const convoy = doneOn('convoy', boundsOn(3), { by: 'south' })
    expect(daysOf(`${clause} by south`, [convoy])[2]).toContain('unmet')
    expect(daysOf(`${clause} by north`, [convoy])[2]).toContain(' met ')
  })

  test('the side that gains by it does not say it alone', () => {
    const [, kind, body] = doneOn('convoy', boundsOn(3), { by: 'south' })
    expect(daysOf(clause, [['south', kind, body]])[2]).toBe('day-3 met 2/1 target-reached')
    expect(daysOf(clause, [['north', kind, body]])[2]).toBe('day-3 unmet 2/3 closed-below')
    const eased = clause.replace('at least 1', 'at least 3').replace('and 3', 'and 1')
    expect(daysOf(eased, [['north', kind, body]])[2]).toBe('day-3 unmet 2/3 closed-below')
    expect(daysOf(eased, [['south', kind, body]])[2]).toBe('day-3 met 2/1 target-reached')
  })
})

describe('what is refused', () => {
  test('a change of what has no periods, to another limit, or the other way', () => {
    const clauses = [
      '1.1  north must release 1 soldier by day 3, and 3 from day 2',
      '1.1  north must release at least 1 soldier each day, and at most 3 from day 2',
      '1.1  north must release at least 4 soldier each day, rising to 3 from day 2',
      '1.1  north must release at least 4 soldier each week, and 6 on each day of each convoy',
    ]
    for (const clause of clauses) expect(saidOf(clause)).toContain('error clause.9')
  })

  test('more hours than a day has', () => {
    const clause =
      '1.1  north must keep military-flights out of upper ' +
      'for at least 10 hours each day, and 26 from day 2'
    expect(saidOf(clause)).toContain('error time.10')
  })
})
