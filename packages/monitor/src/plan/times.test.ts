// Goal: spans, conditions and levels are read as AGREEMENTS.md says ("Time", "The life of an
// obligation").
// Method: one clause each, with what is on record at both sides of each border.

import { named } from '@holdfast/agreement'
import type { Fact, Moment, Obligation } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { countOf, dutyOf, factOf, filterFor, linesFor, on, quotaOf } from '../testing.ts'

const at = (day: number, hour = 12) => ({ earliest: on(day, hour), latest: on(day, hour) })
const start: Moment = { kind: 'edge', of: { kind: 'term' }, edge: 'start' }
const endOf = (n: number): Moment => ({ kind: 'day', n, of: { kind: 'term' }, edge: 'end' })

describe('within days of something', () => {
  const opened: Moment = { kind: 'first', of: filterFor('open') }
  const within: Obligation = dutyOf({
    per: {
      kind: 'once',
      opens: opened,
      due: { kind: 'days-after', start: opened, days: 2, through: true },
    },
  })
  const read = (opens: Fact['at'], done: Fact['at']): string | undefined =>
    linesFor([within], [factOf({ act: named('open'), at: opens }), factOf({ at: done })], on(7))[0]

  test('ends with the day, whether the hour of what opens it is known or only the day', () => {
    const known = at(1, 20)
    const dated = { earliest: on(1, 6), latest: on(2, 5) }
    for (const opens of [known, dated]) {
      expect(read(opens, at(4, 5))).toBe('once north met 10/10 target-reached')
      expect(read(opens, at(4, 7))).toBe('once north late 10/10 reached-late')
    }
  })
})

describe('a condition', () => {
  const first = dutyOf({ clause: named('2.1') })
  const second = dutyOf({
    clause: named('2.2'),
    measure: { ...dutyOf().measure, filter: filterFor('open') },
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 1 } },
    per: { kind: 'once', opens: start, due: endOf(4) },
    conditions: [{ kind: 'if-performed', clause: named('2.1'), step: null }],
  })
  const opened = (day: number, hour = 12): Fact =>
    factOf({ act: named('open'), amount: { value: 1, unit: 'persons' }, at: at(day, hour) })
  const read = (facts: readonly Fact[], asOf = on(7)): string | undefined =>
    linesFor([first, second], facts, asOf)[1]

  test('lets what was done early count, once it holds', () => {
    expect(read([opened(1)], on(3))).toBe('once north pending -/1 trigger-awaited')
    expect(read([opened(1), factOf({ at: at(2) })], on(3))).toBe(
      'once north met 1/1 target-reached',
    )
  })

  test('that comes at the deadline or after it leaves open what was asked', () => {
    const atDeadline = factOf({ at: at(5, 6) })
    expect(read([atDeadline])).toBe('once north undetermined 0/1 condition-after-due')
    expect(read([factOf({ at: at(6) })])).toBe('once north undetermined 0/1 condition-after-due')
    expect(read([], on(6))).toBe('once north undetermined -/1 condition-after-due')
    expect(read([factOf({ at: at(6) }), opened(3)])).toBe('once north met 1/1 target-reached')
  })
})

describe('a level at all times', () => {
  const stock = (compare: 'at-least' | 'exactly'): Obligation =>
    dutyOf({
      measure: {
        kind: 'stock',
        unit: 'troops',
        forms: ['state'],
        filter: filterFor('station'),
        byBearer: true,
        throughout: true,
      },
      target: { compare, amount: { kind: 'fixed', value: 50 } },
      per: { kind: 'once', opens: start, due: endOf(4) },
    })
  const level = (day: number, value: number): Fact =>
    factOf({
      form: 'state',
      act: named('station'),
      amount: { value, unit: 'troops' },
      at: { earliest: on(day), latest: on(day) },
      closes: true,
    })
  const read = (compare: 'at-least' | 'exactly', ...levels: readonly Fact[]): string =>
    linesFor([stock(compare)], levels, on(6))[0]?.split(' ')[2] ?? ''

  test('is unmet by one day against it, whatever comes last', () => {
    expect(read('exactly', level(1, 10), level(4, 50))).toBe('unmet')
    expect(read('at-least', level(1, 60), level(2, 40), level(3, 60))).toBe('unmet')
  })

  test('is met where it was known throughout, and open where it was not', () => {
    expect(read('exactly', level(1, 50))).toBe('met')
    expect(read('at-least', level(1, 60), level(3, 55))).toBe('met')
    expect(read('at-least', level(2, 60))).toBe('undetermined')
  })
})

describe('an agreement that begins and ends within days', () => {
  const term = { from: on(1, 19), to: on(4, 12) }

  test('takes a count for the date of its first and of its last day', () => {
    const facts = [countOf(1, 250), countOf(4, 150)]
    const read = linesFor([quotaOf()], facts, on(5), { agreement: { term } })
    expect([read[0], read[3]]).toEqual([
      'day-1 unnamed met 250/200 target-reached',
      'day-4 unnamed unmet 150/200 closed-below',
    ])
  })

  test('has as many months as it lasts, each from the hour of its beginning', () => {
    const months: Obligation['per'] = {
      kind: 'each',
      unit: 'month',
      opens: start,
      closes: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
    }
    const twoMonths = { from: on(1, 19), to: on(62, 19) }
    const quota = quotaOf({ per: months })
    expect(linesFor([quota], [], on(1), { agreement: { term: twoMonths } })).toHaveLength(2)
  })

  // What is done as one period ends belongs to the next.
  test.each([
    { unit: 'hour', times: 6, asked: 8, done: on(1, 12), met: 2 },
    { unit: 'day', times: 2, asked: 1, done: on(2, 6), met: 1 },
    { unit: 'hour', times: undefined, asked: 48, done: on(1, 7), met: 2 },
  ] as const)(
    'has $asked periods of $times $unit in two days',
    ({ unit, times, asked, done, met }) => {
      const per: Obligation['per'] = {
        kind: 'each',
        unit,
        ...(times === undefined ? {} : { times }),
        opens: start,
        closes: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
      }
      const term = { from: on(1, 6), to: on(3, 6) }
      const facts = [factOf({ at: { earliest: done, latest: done } })]
      const duty = dutyOf({
        per,
        target: { compare: 'at-least', amount: { kind: 'fixed', value: 1 } },
      })
      const read = linesFor([duty], facts, on(3, 6), { agreement: { term } })
      expect(read).toHaveLength(asked)
      expect(read[0]).toMatch(/^period-1 /)
      expect(read[met - 1]).toMatch(new RegExp(`^period-${met} north met`))
    },
  )

  test('of two weeks is as long as two of one', () => {
    const closes = { kind: 'edge', of: { kind: 'term' }, edge: 'end' } as const
    const term = { from: on(1, 6), to: on(43, 6) }
    const read = (times: number): readonly string[] =>
      linesFor(
        [quotaOf({ per: { kind: 'each', unit: 'week', times, opens: start, closes } })],
        [],
        on(43),
        { agreement: { term } },
      )
    expect(read(2)).toHaveLength(3)
    expect(read(4)).toHaveLength(2)
  })
})
