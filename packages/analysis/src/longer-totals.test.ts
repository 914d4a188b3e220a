// A total of several days stands beside the daily clause, against what its source told of the days
// in it; it is no total of a day, and nobody else's numbers are in the sum.

import { named } from '@holdfast/agreement'
import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { longerTotalsOf, type LongerTotal } from './longer-totals.ts'
import { askerWith, counted, on, type Saying } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const what = { cargo: 'relief', unit: 'trucks', stage: 'entered', closes: true }
const quote = { source: 'agency' }

function total(amount: number, more: Saying[2] = {}): Saying {
  const period = { from: '2031-04-01T06:00Z', to: '2031-04-05T06:00Z' }
  return ['compiler', 'aid.counted', { ...what, place: 'valley', amount, period, quote, ...more }]
}

function totalsOf(said: readonly Saying[], day = 6): readonly LongerTotal[] {
  return longerTotalsOf(askedOf(said, on(day)).answer, named('3.1'))
}

test('a total of four days is told with the sum of those that its source told', () => {
  const said = [counted('agency', 25, 1), total(90), counted('agency', 30, 3)]
  expect(totalsOf(said)).toMatchObject([
    {
      source: 'agency',
      amount: { value: 90, unit: 'trucks' },
      isLowerBound: false,
      days: { from: 1, to: 4 },
      sum: { value: 55, unit: 'trucks' },
      counted: 2,
      windows: 4,
    },
  ])
})

test('a day told in two numbers, at another stage or after it, is in no sum', () => {
  const other = total(7, { period: undefined, date: '2031-04-02', stage: 'offloaded' })
  const twice = [counted('agency', 25, 1), counted('agency', 26, 1), counted('agency', 5, 5)]
  expect(totalsOf([total(90), other, ...twice])).toMatchObject([{ sum: { value: 0 }, counted: 0 }])
})

test('a count of a day, a total of something else, and one that is not over are none', () => {
  expect(totalsOf([counted('agency', 25, 1), total(9, { cargo: 'fuel' })])).toEqual([])
  expect(totalsOf([total(90)], 3)).toEqual([])
})
