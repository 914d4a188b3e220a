// Columns over a term: days or weeks, what is asked when, and the bands of days added.
//
// Days begin at 06:00, so that no boundary hides behind midnight.

import { named, type PowerUse } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { bandsOf, columnsOf, dayColumns, dayCountOf, daysOf, grainOf } from './columns.ts'
import { calendar, on } from './testing.ts'

const term = { calendar, from: on(1), to: on(8) }

describe('columns', () => {
  test('a day each, asked at its own end or at the moment asked for', () => {
    const columns = columnsOf(term, on(3, 12))
    expect(columns.map(({ at }) => at)).toEqual([
      on(2),
      on(3),
      on(3, 12),
      ...Array.from({ length: 4 }, () => on(3, 12)),
    ])
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
  })

  test('a moment at the end of a day belongs to that day', () => {
    expect(columnsOf(term, on(3)).findIndex(({ isCurrent }) => isCurrent)).toBe(1)
  })

  test('beyond sixty days a column is a week, and a week opens to its days', () => {
    const long = { calendar, from: on(1), to: on(401) }
    expect(grainOf(dayColumns)).toBe('days')
    expect(grainOf(dayCountOf(long, on(320)))).toBe('weeks')
    const columns = columnsOf(long, on(320))
    expect(columns).toHaveLength(58)
    expect(columns.at(-1)).toMatchObject({ first: 400, last: 400 })
    const week = columns[30]
    if (week === undefined) throw new Error('there is a week 31')
    expect(daysOf(long, on(320), week).map(({ first }) => first)).toEqual([
      211, 212, 213, 214, 215, 216, 217,
    ])
  })

  test('an agreement without an end shows a week ahead', () => {
    expect(dayCountOf({ calendar, from: on(1), to: null }, on(3))).toBe(9)
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
  test('the days first agreed, then each extension with its time', () => {
    expect(bandsOf(7, [extend(2, 4), extend(1, 6)])).toEqual([
      { first: 1, last: 4, addedAt: null, by: [] },
      { first: 5, last: 6, addedAt: on(4), by: ['envoy'] },
      { first: 7, last: 7, addedAt: on(6), by: ['envoy'] },
    ])
  })

  test('none where nothing was added', () => {
    expect(bandsOf(7, [])).toEqual([])
  })
})
