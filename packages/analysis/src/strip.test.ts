// The strip of a made-up week: which mark stands in which cell, and on which day.
//
// Ten are due within four days; nine come in time and the tenth on day 6.

import { hash } from 'node:crypto'
import { named, type StatusName } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { stripOf, type CellReading, type Strip, type StripMark } from './strip.ts'
import { askerWith, counted, on, released, type Asked, type Saying } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const late = [released('north', 9, 2), released('north', 1, 6)]
const whole = { week: null, clause: null }

function stripAsOf(said: readonly Saying[], day: number, cells: CellReading = 'day-end'): Strip {
  return drawn(askedOf(said, on(day)), cells)
}

function drawn({ sum, question, answer }: Asked, cells: CellReading): Strip {
  return stripOf(sum, question, answer, { ...whole, cells })
}

function row({ rows }: Strip, clause: string, bearer: string): readonly (readonly StripMark[])[] {
  return rows.find((one) => one.clause === clause && one.bearer === bearer)?.cells ?? []
}

function names(cells: readonly (readonly StripMark[])[]): readonly (readonly StatusName[])[] {
  return cells.map((marks) => marks.map(({ status }) => status))
}

describe('a cell', () => {
  test('says the status at the end of its day', () => {
    const cells = row(stripAsOf(late, 8), '2.1', 'north')
    expect(names(cells).slice(0, 4)).toEqual([
      ['running'],
      ['running'],
      ['running'],
      ['undetermined'],
    ])
    expect(cells[1]?.[0]).toMatchObject({
      part: 0.9,
      figures: [{ kind: 'of', value: 9, target: 10, isLowerBound: false }],
    })
  })

  test('shows what is reached late on the day on which it is', () => {
    expect(names(row(stripAsOf(late, 8), '2.1', 'north')).slice(4)).toEqual([[], ['late'], []])
  })

  test('shows nothing after what was met', () => {
    const cells = row(stripAsOf([released('north', 10, 2)], 8), '2.1', 'north')
    expect(names(cells)).toEqual([['running'], ['met'], [], [], [], [], []])
  })

  test('has a mark for each of two instances', () => {
    const said = [released('north', 2, 1), released('north', 3, 2)]
    const cells = row(stripAsOf(said, 8), '2.2', 'south')
    expect(names(cells)[1]).toEqual(['running', 'running'])
    expect(new Set(cells[1]?.map(({ instance }) => instance)).size).toBe(2)
  })

  test('that lies ahead is pending, or blank', () => {
    const strip = stripAsOf(late, 3)
    expect(strip.columns.map(({ isAhead }) => isAhead)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ])
    // Day 3 begins this instant.
    expect(names(row(strip, '3.1', 'south')).slice(2)).toEqual([
      ['running'],
      ['pending'],
      ['pending'],
      ['pending'],
      ['pending'],
    ])
    expect(names(row(strip, '2.1', 'north')).slice(2)).toEqual([[], [], [], [], []])
  })

  test('has the figures of every source, side by side', () => {
    const said = [counted('agency', 25, 1), counted('wire', 15, 1, true)]
    expect(row(stripAsOf(said, 2), '3.1', 'south')[0]?.[0]?.figures).toEqual([
      expect.objectContaining({ kind: 'count', value: 25, source: 'agency', isLowerBound: false }),
      expect.objectContaining({ kind: 'count', value: 15, source: 'wire', isLowerBound: true }),
    ])
  })
})

describe('as it stands now', () => {
  test('an instance is shown while it was asked for, by the status it has', () => {
    const cells = row(stripAsOf(late, 8, 'now'), '2.1', 'north')
    expect(names(cells)).toEqual([['late'], ['late'], ['late'], ['late'], [], ['late'], []])
  })

  test('what was met early is not shown afterwards', () => {
    const cells = row(stripAsOf([released('north', 10, 2)], 8, 'now'), '2.1', 'north')
    expect(names(cells)).toEqual([['met'], ['met'], [], [], [], [], []])
  })
})

test('rows are those of the text, the sides by turns', () => {
  const order = (day: number): unknown =>
    stripAsOf([], day).rows.map(({ clause, bearer }) => `${clause} ${bearer ?? ''}`)
  const rest = ['2.1 north', '2.2 south', '3.1 south']
  expect(order(2)).toEqual(['1.1 north', '1.1 south', ...rest])
  expect(order(3)).toEqual(['1.1 south', '1.1 north', ...rest])
})

test('one clause alone, and the days of one week', () => {
  const { sum, question, answer } = askedOf(late, on(8))
  const asked = { cells: 'day-end', week: 3, clause: '2.1' } as const
  const strip = stripOf(sum, question, answer, asked)
  expect(strip.rows.map(({ clause }) => clause)).toEqual([named('2.1')])
  const all = row(drawn({ sum, question, answer }, 'day-end'), '2.1', 'north')
  expect(strip.rows[0]?.cells).toEqual(all)
})
