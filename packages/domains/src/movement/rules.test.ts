// What movement refuses, row by row, and what people who move amount to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { at, hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { movement } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T16:00+02:00' }
const moved = {
  by: 'south',
  class: 'patient',
  persons: 40,
  companions: 60,
  date: '2031-04-02',
  closes: true,
}
const denied = {
  by: 'south',
  movement: 'evacuate',
  persons: 3,
  at: when,
  reason: 'not on the list that was agreed',
}
const consented = {
  by: 'south',
  movement: 'evacuate',
  persons: 50,
  period: { from: '2031-04-02T06:00+02:00', to: '2031-04-03T06:00+02:00' },
}
const set = {
  by: ['north'],
  route: 'coast-road',
  movements: ['return'],
  from: 'lower',
  to: 'upper',
  opens: '2031-04-02T07:00+02:00',
  rules: ['on-foot', 'unarmed'],
}
const closed = {
  by: 'north',
  route: 'coast-road',
  from: '2031-04-02T12:00+02:00',
  reason: 'a crowd at the gate',
}
const inspected = { ...set, rules: ['vehicles-inspected'] }

function hear(kind: string, said: JsonObject, who = 'watch'): Result<Meaning> {
  return hearIn(movement, `movement.${kind}`, said, hearingOf(who, vocabulary))
}

const refusals: readonly (readonly [string, string, JsonObject, string, string])[] = [
  ['a name', 'evacuated', { ...moved, name: 'A. Person' }, 'watch', 'record.50'],
  ['half a person', 'returned', { ...moved, persons: 0.5 }, 'watch', 'record.50'],
  ['a movement of nobody', 'passed', { ...moved, persons: undefined }, 'watch', 'movement.1'],
  ['somebody nobody declared', 'passed', { ...moved, by: 'west' }, 'watch', 'record.51'],
  ['a place nobody declared', 'passed', { ...moved, toward: 'moon' }, 'watch', 'record.52'],
  [
    'a count taken after its day',
    'passed',
    { ...moved, closes: false, until: '2031-04-04T06:00+02:00' },
    'watch',
    'movement.2',
  ],
  [
    'a total taken before the day was over',
    'passed',
    { ...moved, until: '2031-04-02T19:00+02:00' },
    'watch',
    'movement.7',
  ],
  ['a count of no time', 'passed', { ...moved, date: undefined }, 'watch', 'record.57'],
  ['a denial without a reason', 'denied', { ...denied, reason: ' ' }, 'watch', 'record.50'],
  ['a denial of something else', 'denied', { ...denied, movement: 'fly' }, 'watch', 'record.50'],
  ["another's consent", 'consented', consented, 'north', 'record.56'],
  ['a route of another', 'route_set', { ...set, by: ['south'] }, 'north', 'record.56'],
  ['a rule nobody knows', 'route_set', { ...set, rules: ['quietly'] }, 'north', 'record.50'],
  ['vehicles inspected by nobody', 'route_set', inspected, 'north', 'movement.3'],
  [
    'vehicles inspected by a party',
    'route_set',
    { ...inspected, inspectedBy: 'south' },
    'north',
    'movement.4',
  ],
  [
    'a route that ends before it opens',
    'route_set',
    { ...set, until: set.opens },
    'north',
    'movement.5',
  ],
  ['a route to where it begins', 'route_set', { ...set, to: 'lower' }, 'north', 'movement.6'],
  [
    'a closure that ends at once',
    'route_closed',
    { ...closed, until: closed.from },
    'north',
    'movement.5',
  ],
]

describe('movement rules', () => {
  for (const [what, kind, said, who, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said, who)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }

  test('admit a route that a third party inspects', () => {
    expect(hear('route_set', { ...inspected, inspectedBy: 'envoy' }, 'north').ok).toBe(true)
  })
})

describe('people who move', () => {
  test('are counts of a class, with their companions and vehicles apart', () => {
    const said = { ...moved, vehicles: 12, place: 'lower', toward: 'upper' }
    const day = { from: at('2031-04-02T06:00+02:00'), to: at('2031-04-03T06:00+02:00') }
    const fact = { form: 'count', act: 'evacuate', actor: 'south', place: 'lower', period: day }
    const tags = { toward: 'upper' }
    expect(hear('evacuated', said)).toMatchObject({
      value: {
        source: 'watch',
        facts: [
          { ...fact, tags: { ...tags, class: 'patient' }, amount: { value: 40, unit: 'persons' } },
          {
            ...fact,
            tags: { ...tags, class: 'companion' },
            amount: { value: 60, unit: 'persons' },
          },
          { ...fact, tags: { ...tags, class: 'patient' }, amount: { value: 12, unit: 'vehicles' } },
        ],
      },
    })
  })

  test('who were denied are a fact of whoever denied them', () => {
    expect(hear('denied', { ...denied, place: 'lower' })).toMatchObject({
      value: { facts: [{ act: 'deny', actor: 'south', tags: { movement: 'evacuate' } }] },
    })
  })

  test('by consent or on a route are no facts yet', () => {
    expect(hear('consented', consented, 'south')).toMatchObject({ value: { facts: [] } })
    expect(hear('route_set', set, 'north')).toMatchObject({ value: { facts: [] } })
    expect(hear('route_closed', closed)).toMatchObject({ value: { facts: [] } })
  })
})
