// Tonight, from what was said by the third evening: north gave 4 of 10, south 6 of the 8 that it
// owes for them, and nobody counted the trucks of these days.

import { hash } from 'node:crypto'
import { named } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { askerWith, on, released } from './testing.ts'
import { isClosed, tonightAnswerOf, tonightFrom, tonightOf } from './tonight.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const said = [released('north', 4, 1), released('south', 6, 2)]
const { answer, sum, question } = askedOf(said, on(3, 18))
const tonight = tonightFrom(answer.agreement, answer.standing, on(3, 18))
const persons = (value: number) => ({ value, unit: 'persons' })

describe('tonight', () => {
  test('says what each has given under each clause, and adds up nothing unlike', () => {
    expect(tonight.given).toEqual([
      { clause: '2.1', bearer: 'north', amount: persons(4), isLowerBound: false, instances: 1 },
      { clause: '2.2', bearer: 'south', amount: persons(6), isLowerBound: false, instances: 1 },
      // Three days begun, and no count on record for any: unknown, and not nothing.
      { clause: '3.1', bearer: 'south', amount: null, isLowerBound: false, instances: 3 },
    ])
  })

  test('says that there may have been more, where nothing closes the count', () => {
    const later = askedOf(said, on(8)).answer
    const { given, owed } = tonightFrom(later.agreement, later.standing, on(8))
    expect(given.slice(0, 2)).toMatchObject([
      { clause: '2.1', amount: persons(4), isLowerBound: true },
      { clause: '2.2', amount: persons(6), isLowerBound: true },
    ])
    expect(owed).toMatchObject([{ clause: '2.2', status: 'undetermined', outstanding: null }])
  })

  test('says what is owed for what was given, to whom, and until when', () => {
    expect(tonight.owed).toMatchObject([
      {
        clause: '2.2',
        bearer: 'south',
        to: ['north'],
        status: 'running',
        outstanding: persons(2),
        due: on(8),
      },
    ])
  })

  test('says which clocks run, and which run out by noon of the next day', () => {
    expect(tonight.noon).toBe(on(4, 12))
    expect(tonight.dueByNoon.map(({ clause, instance }) => [clause, instance])).toEqual([
      ['1.1', 'day-3'],
      ['1.1', 'day-3'],
      ['3.1', 'day-3'],
    ])
    expect(tonight.clocks.find(({ clause }) => clause === '2.1')).toMatchObject({
      status: 'running',
      remaining: persons(6),
    })
  })

  test('shows a party its own duties and receipts, and nothing else', () => {
    const own = tonightOf(tonight, named('north'))
    expect(own.given.map(({ clause }) => clause)).toEqual(['2.1'])
    expect(own.owed.map(({ clause }) => clause)).toEqual(['2.2'])
    expect(new Set(own.clocks.map(({ bearer }) => bearer))).toEqual(new Set(['north']))
    expect(tonightOf(tonight, named('envoy'))).toMatchObject({ given: [], owed: [], clocks: [] })
  })

  test('is for the public only once the term is over', () => {
    expect(isClosed(answer.standing, on(8))).toBe(true)
    expect(isClosed(answer.standing, on(7))).toBe(false)
    const endless = { ...answer.standing, inForce: { from: on(1), to: null } }
    expect(isClosed(endless, on(9))).toBe(false)
  })

  test('is withheld by what is known now, whatever moment or cut is asked about', () => {
    const extended = askedOf([...said, ['compiler', 'record.decided', extension]], on(3, 18))
    // Before the extension was known the term was over by day 8; now it is not.
    const before = {
      ...extended.question,
      knownAt: new Map(extended.question.view.map((room) => [room, 3])),
    }
    const asked = extended.sum.standing(before, on(9))
    expect(tonightAnswerOf(extended.sum, before, asked, on(9)).tonight).toBeNull()
    expect(tonightAnswerOf(sum, question, answer, on(9)).tonight).not.toBeNull()
    expect(tonightAnswerOf(sum, question, answer, on(4)).tonight).toBeNull()
  })
})

const times = { earliest: '2031-04-03T10:00Z', latest: '2031-04-03T10:00Z' }
const extension = {
  by: ['envoy'],
  at: times,
  decision: { kind: 'extend', days: 3 },
  quote: { source: 'envoy' },
}
