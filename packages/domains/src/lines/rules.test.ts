// What lines refuse, row by row, and what positions, withdrawals and clearances amount to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { lines } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' }
const period = { from: '2031-04-02T10:00+02:00', to: '2031-04-02T16:30+02:00' }
const position = {
  by: 'south',
  what: 'heavy-weapons',
  place: 'lower',
  amount: 4,
  unit: 'weapons',
  at: when,
}
const withdrawn = { by: 'south', place: 'upper', at: when }
const clear = { by: 'south', what: 'military-flights', place: 'upper', period }

function hear(kind: string, said: JsonObject, who = 'watch'): Result<Meaning> {
  return hearIn(lines, `lines.${kind}`, said, hearingOf(who, vocabulary))
}

const refusals: readonly (readonly [string, string, JsonObject, string])[] = [
  ['coordinates', 'position_reported', { ...position, longitude: 35.1 }, 'record.50'],
  ['less than none', 'position_reported', { ...position, amount: -1 }, 'record.50'],
  ['units nobody counts in', 'position_reported', { ...position, unit: 'unit-7' }, 'record.72'],
  ['a position nowhere', 'position_reported', { ...position, place: undefined }, 'lines.2'],
  [
    'an empty period',
    'kept_clear',
    { ...clear, period: { from: period.from, to: period.from } },
    'record.50',
  ],
  ['somebody nobody declared', 'withdrawn', { ...withdrawn, by: 'west' }, 'record.51'],
  ['a place nobody declared', 'withdrawn', { ...withdrawn, place: 'moon' }, 'record.52'],
  ['units of a source', 'withdrawn', { ...withdrawn, by: 'wire' }, 'lines.1'],
]

describe('lines rules', () => {
  for (const [what, kind, said, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }
})

describe('lines', () => {
  test('a position is a state', () => {
    expect(hear('position_reported', position)).toMatchObject({
      value: {
        facts: [
          {
            form: 'state',
            act: 'station',
            actor: 'south',
            tags: { category: 'heavy-weapons' },
            amount: { value: 4, unit: 'weapons' },
          },
        ],
      },
    })
  })

  test('a position is a lower bound unless it is a whole inventory', () => {
    const whole = { ...position, closes: true }
    expect(hear('position_reported', position)).toMatchObject({
      value: { facts: [{ closes: false }] },
    })
    expect(hear('position_reported', whole)).toMatchObject({ value: { facts: [{ closes: true }] } })
    expect(hear('position_reported', { ...position, closes: false }).ok).toBe(false)
  })

  test('a withdrawal is one event', () => {
    expect(hear('withdrawn', withdrawn)).toMatchObject({
      value: { facts: [{ form: 'event', act: 'withdraw', amount: { value: 1 } }] },
    })
  })

  test('a place kept clear is an interval of elapsed hours', () => {
    expect(hear('kept_clear', clear)).toMatchObject({
      value: {
        facts: [
          {
            form: 'interval',
            act: 'keep-out',
            tags: { category: 'military-flights' },
            amount: { value: 6.5, unit: 'hours' },
          },
        ],
      },
    })
  })
})
