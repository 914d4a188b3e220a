// The moment spoken of where a reader names none, for a term of eight days. Nobody reads the clock:
// now is whatever the row says.

import type { Fact } from '@holdfast/agreement'
import { instantFromMs, parseInstant, present, type Instant } from '@holdfast/base'
import { factOf } from '@holdfast/monitor/testing'
import { describe, expect, test } from 'vitest'
import { momentToShow } from './moment-to-show.ts'

const begin = present(parseInstant('2031-04-01T00:00Z'), 'an instant')

function on(day: number, hour = 0): Instant {
  return instantFromMs(begin + ((day - 1) * 24 + hour) * 3_600_000)
}

const inForce = { from: on(1), to: on(9) }
const facts: readonly Fact[] = [factOf({ at: { earliest: on(2, 12), latest: on(2, 12) } })]

describe('the moment to show', () => {
  test('is the end of a term that is over, else now', () => {
    expect(momentToShow({ inForce }, facts, on(10))).toEqual({ asOf: on(9), choice: 'end-of-term' })
    expect(momentToShow({ inForce }, facts, on(3))).toEqual({ asOf: on(3), choice: 'now' })
  })

  test('is the last on record of an agreement still to begin, for training', () => {
    const before = on(-30)
    expect(momentToShow({ inForce }, facts, before)).toEqual({
      asOf: on(2, 12),
      choice: 'last-on-record',
    })
    expect(momentToShow({ inForce }, [], before)).toEqual({ asOf: before, choice: 'now' })
  })
})
