// What counts of aid refuse, row by row, and what a count amounts to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { at, hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { aid } from './kinds.ts'

const count = { cargo: 'relief', unit: 'trucks', amount: 40, stage: 'entered', closes: true }
const body = { ...count, date: '2031-04-02' }
const period = { from: '2031-04-02T06:00+02:00', to: '2031-04-03T06:00+02:00' }

function hear(said: JsonObject, who = 'watch'): Result<Meaning> {
  return hearIn(aid, 'aid.counted', said, hearingOf(who, vocabulary))
}

const refusals: readonly (readonly [string, JsonObject, string])[] = [
  ['less than nothing', { ...body, amount: -1 }, 'record.50'],
  ['more than can be added up', { ...body, amount: 1.7e308 }, 'record.71'],
  ['a fraction finer than thousandths', { ...body, amount: 0.0001 }, 'record.71'],
  ['a fraction of a large amount', { ...body, amount: 1_000_000_000.5 }, 'record.71'],
  [
    'a period longer than any agreement',
    { ...count, period: { from: '1900-01-02T00:00Z', to: '2031-04-02T00:00Z' } },
    'record.70',
  ],
  ['a plate number', { ...body, plate: 'AB 123' }, 'record.50'],
  [
    'a period that ends before it begins',
    { ...count, period: { from: period.to, to: period.from } },
    'record.50',
  ],
  ['a place nobody declared', { ...body, place: 'moon' }, 'record.52'],
  ['a destination nobody declared', { ...body, toward: 'moon' }, 'record.52'],
  ['neither a date nor a period', count, 'record.57'],
  ['a date and a period', { ...body, period }, 'record.57'],
  ['a date that does not exist', { ...body, date: '2031-02-29' }, 'record.58'],
  ['a stage no clause can ask for', { ...body, stage: 'seen' }, 'aid.1'],
  ['a unit no clause can ask for', { ...body, unit: 'lorries' }, 'aid.2'],
  ['a count taken before its period', { ...body, closes: false, until: period.from }, 'aid.3'],
  [
    'a count taken after its period',
    { ...body, closes: false, until: '2031-04-03T06:01+02:00' },
    'aid.3',
  ],
  ['a total taken before the day was over', { ...body, until: '2031-04-02T19:00+02:00' }, 'aid.4'],
]

describe('aid rules', () => {
  for (const [what, said, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(said)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }
})

describe('a count', () => {
  test('of a date speaks for the agreement day that begins on it', () => {
    expect(hear({ ...body, place: 'valley', toward: 'upper' })).toMatchObject({
      value: {
        facts: [
          {
            form: 'count',
            act: 'bring',
            actor: null,
            tags: { cargo: 'relief', toward: 'upper' },
            place: 'valley',
            stage: 'entered',
            closes: true,
            period: { from: at(period.from), to: at(period.to) },
            at: { earliest: at(period.from), latest: at(period.to) },
          },
        ],
      },
    })
  })

  test('taken during the day speaks up to then, and closes nothing', () => {
    const until = '2031-04-02T19:00+02:00'
    expect(hear({ ...body, closes: false, until })).toMatchObject({
      value: {
        facts: [{ closes: false, at: { latest: at(until) }, period: { to: at(period.to) } }],
      },
    })
  })
})
