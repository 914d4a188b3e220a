// Columns over a term: days or weeks, which lie ahead, and the bands of days added.
//
// Days begin at 06:00, so that no boundary hides behind midnight.

import { hash } from 'node:crypto'
import { named, type PowerUse } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { bandsOf, columnsOf, daysOfWeek, unitOf, type Span } from './columns.ts'
import { askerWith, on } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const { agreement } = askedOf([], on(1)).answer

function span(days: number | null, asOf: Span['asOf']): Span {
  const to = days === null ? null : on(days + 1)
  return { agreement, standing: { inForce: { from: on(1), to } }, asOf }
}

describe('columns', () => {
  test('are a day each; what has not begun lies ahead', () => {
    const columns = columnsOf(span(7, on(3, 12)))
    expect(columns.map(({ isAhead }) => isAhead)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ])
    expect(columns.findIndex(({ isCurrent }) => isCurrent)).toBe(2)
    expect(columns.map(({ from }) => from)).toEqual([1, 2, 3, 4, 5, 6, 7].map((day) => on(day)))
  })

  test('a moment at the end of a day belongs to that day', () => {
    expect(columnsOf(span(7, on(3))).findIndex(({ isCurrent }) => isCurrent)).toBe(1)
  })

  test('beyond sixty days are weeks, and a week opens to its days', () => {
    expect([unitOf(span(60, on(3))), unitOf(span(61, on(3)))]).toEqual(['day', 'week'])
    const long = span(400, on(320))
    const columns = columnsOf(long)
    expect(columns).toHaveLength(58)
    expect(columns.at(-1)).toMatchObject({ first: 400, last: 400, to: on(401) })
    for (const day of [211, 214, 217]) {
      expect(daysOfWeek(long, day).map(({ first }) => first)).toEqual([
        211, 212, 213, 214, 215, 216, 217,
      ])
    }
  })

  test('of an agreement without an end show a week ahead', () => {
    expect(columnsOf(span(null, on(3)))).toHaveLength(9)
  })
})

const extend = (days: number, day: number): PowerUse => ({
  clause: named('4.1'),
  used: [
    {
      at: { earliest: on(day), latest: on(day) },
      by: [named('envoy')],
      effect: { kind: 'extend', days },
      entries: [],
    },
  ],
})

describe('bands', () => {
  test('are the days first agreed, then each extension with its time', () => {
    expect(bandsOf(span(7, on(7)), [extend(2, 4), extend(1, 6)])).toEqual([
      { first: 1, last: 4, addedAt: null, by: [] },
      { first: 5, last: 6, addedAt: on(4), by: ['envoy'] },
      { first: 7, last: 7, addedAt: on(6), by: ['envoy'] },
    ])
  })

  test('are none where nothing was added', () => {
    expect(bandsOf(span(7, on(7)), [])).toEqual([])
  })
})
