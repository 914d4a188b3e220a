// Figures that no status counts stand beside the clause whose subject they are of, as what they
// are: averages, and numbers of incidents that are no incidents of a day.

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Remark } from './remarks.ts'
import { summaryOf } from './summary.ts'
import { askerWith, counted, on, type Saying } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const period = { from: '2031-04-01T06:00Z', to: '2031-04-04T06:00Z' }
const quote = { source: 'agency' }

function remarksOn(said: readonly Saying[], day = 5): ReadonlyMap<string, readonly Remark[]> {
  const { articles } = summaryOf(askedOf(said, on(day)).answer)
  const clauses = articles.flatMap((article) => article.clauses)
  return new Map(clauses.map(({ clause, bearer, remarks }) => [`${clause} ${bearer}`, remarks]))
}

function mean(more: Saying[2] = {}): Saying {
  const what = { cargo: 'relief', unit: 'trucks', amount: 30, stage: 'entered', place: 'valley' }
  return [
    'compiler',
    'aid.counted',
    { ...what, period, average: 'day', closes: false, quote, ...more },
  ]
}

function fired(more: Saying[2] = {}): Saying {
  const what = { what: 'fire', against: 'north', amount: 19, closes: false, quote }
  return ['compiler', 'incident.counted', { ...what, period, ...more }]
}

test('an average stands beside the clause that asks for such, and no count does', () => {
  const remarks = remarksOn([mean(), counted('agency', 25, 1)])
  expect(remarks.get('3.1 south')).toMatchObject([
    {
      source: 'agency',
      amount: { value: 30, unit: 'trucks' },
      per: 'day',
      days: { from: 1, to: 3 },
    },
  ])
  expect([...remarks.values()].flat()).toHaveLength(1)
})

test('an average of something else, or of a time that is not over, is none of its remarks', () => {
  expect(remarksOn([mean({ cargo: 'fuel' })]).get('3.1 south')).toEqual([])
  expect(remarksOn([mean()], 3).get('3.1 south')).toEqual([])
})

test('a number of incidents is a remark for whom it names, unless of one day and place', () => {
  const remarks = remarksOn([fired()])
  expect(remarks.get('1.1 north')).toMatchObject([{ per: null, isLowerBound: true, place: null }])
  expect(remarks.get('1.1 south')).toEqual([])
  const onDay = fired({ period: undefined, date: '2031-04-02', place: 'upper' })
  expect(remarksOn([onDay]).get('1.1 north')).toEqual([])
})
