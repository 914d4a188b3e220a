// Goal: what can be read off a standing says no more than the standing does.
// Method: the cast of the monitor's tests: north releases ten by day 4, and south answers each of
// them with three by the end; then who gave what, what is owed, and which clocks run.

import { named, type Obligation, type RoleId } from '@holdfast/agreement'
import { standingFrom } from '@holdfast/monitor'
import {
  agreementOf,
  dutyOf,
  factOf,
  on,
  question,
  quotaOf,
  south,
} from '@holdfast/monitor/testing'
import { describe, expect, test } from 'vitest'
import { timelineFrom } from './answers.ts'
import { isClosed, tonightFrom, tonightOf } from './tonight.ts'

const north = named<RoleId>('north')
const answer: Obligation = dutyOf({
  clause: named('2.2'),
  bearers: [south],
  target: { compare: 'at-least', amount: { kind: 'per-trigger', value: 3 } },
  per: {
    kind: 'for-each',
    of: { kind: 'allotted', clauses: [named('2.1')] },
    due: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
  },
})
const agreement = agreementOf({ obligations: [dutyOf(), answer, quotaOf()] })
const persons = (value: number) => ({ value, unit: 'persons' })
const noon = (day: number) => ({ earliest: on(day, 12), latest: on(day, 12) })
const facts = [
  factOf({ key: named('r1'), amount: persons(4), at: noon(1) }),
  factOf({ actor: south, amount: persons(9), at: noon(2) }),
]
const asOf = on(3, 18)
const standing = standingFrom(agreement, { facts, acts: [] }, question(asOf))
const tonight = tonightFrom(agreement, standing, asOf)

describe('tonight', () => {
  test('says what each has given under each clause, and adds up nothing unlike', () => {
    expect(tonight.given).toEqual([
      { clause: '2.1', bearer: 'north', amount: persons(4), instances: 1 },
      { clause: '2.2', bearer: 'south', amount: persons(9), instances: 1 },
      // Three days begun, and no count on record for any: unknown, and not nothing.
      { clause: '3.1', bearer: null, amount: null, instances: 3 },
    ])
  })

  test('says what is owed for what was given, to whom, and until when', () => {
    expect(tonight.owed).toEqual([
      {
        clause: '2.2',
        instance: 'for-r1',
        bearer: 'south',
        to: ['north'],
        status: 'running',
        outstanding: persons(3),
        due: on(8),
      },
    ])
  })

  test('says which clocks run, and which run out by noon of the next day', () => {
    expect(tonight.noon).toBe(on(4, 12))
    expect(tonight.dueByNoon.map(({ clause, instance }) => [clause, instance])).toEqual([
      ['3.1', 'day-3'],
    ])
    expect(tonight.clocks.find(({ clause }) => clause === '2.1')).toEqual({
      clause: '2.1',
      instance: 'once',
      bearer: 'north',
      status: 'running',
      from: on(1),
      due: on(5),
      remaining: persons(6),
    })
  })

  test('shows a party its own duties and receipts, and nothing else', () => {
    const own = tonightOf(tonight, north)
    expect(own.given.map(({ clause }) => clause)).toEqual(['2.1'])
    expect(own.owed.map(({ clause }) => clause)).toEqual(['2.2'])
    expect(own.clocks.map(({ clause }) => clause)).toEqual(['2.1'])
    expect(tonightOf(tonight, named('envoy'))).toMatchObject({ given: [], owed: [], clocks: [] })
  })

  test('is for the public only once the term is over', () => {
    expect(isClosed(standing, on(8))).toBe(true)
    expect(isClosed(standing, on(7))).toBe(false)
    expect(isClosed({ ...standing, inForce: { from: on(1), to: null } }, on(9))).toBe(false)
  })
})

describe('the timeline', () => {
  const timeline = timelineFrom(agreement, standing)

  test('has every window in a row of its clause and bearer', () => {
    expect(
      timeline.rows.map(({ clause, bearer, spans }) => [clause, bearer, spans.length]),
    ).toEqual([
      ['2.1', 'north', 1],
      ['2.2', 'south', 1],
      ['3.1', null, 7],
    ])
    expect(timeline.rows[0]?.spans[0]).toMatchObject({ from: on(1), to: on(5), status: 'running' })
  })

  test('names each moment ahead at which something changes by itself, once and in order', () => {
    expect(timeline.changes).toEqual([on(4), on(5), on(6), on(7), on(8)])
  })
})
