// The keyboard's way about the strip, in both directions of reading, and at its edges.
//
// Focus itself is tried in a browser, in the journeys.

import { describe, expect, test } from 'vitest'
import { cellAfter, type Grid } from './grid-keys.ts'

const grid = (more: Partial<Grid> = {}): Grid => ({
  rows: ['a', 'b', 'c'],
  columns: 7,
  at: { row: 'b', column: 3 },
  isRtl: false,
  isJump: false,
  ...more,
})

describe('moving about the strip', () => {
  test.each([
    ['ArrowRight', 'b', 4],
    ['ArrowLeft', 'b', 2],
    ['ArrowDown', 'c', 3],
    ['ArrowUp', 'a', 3],
    ['Home', 'b', 0],
    ['End', 'b', 6],
    ['PageDown', 'c', 3],
  ])('%s leads to %s, column %i', (key, row, column) => {
    expect(cellAfter(key, grid())).toEqual({ row, column })
  })

  test('left goes to the next day in a page from right to left', () => {
    expect(cellAfter('ArrowLeft', grid({ isRtl: true }))).toEqual({ row: 'b', column: 4 })
  })

  test('Control with Home and End goes to the corners', () => {
    expect(cellAfter('Home', grid({ isJump: true }))).toEqual({ row: 'a', column: 0 })
    expect(cellAfter('End', grid({ isJump: true }))).toEqual({ row: 'c', column: 6 })
  })

  test('stays inside', () => {
    const corner = grid({ at: { row: 'a', column: 0 } })
    expect(cellAfter('ArrowUp', corner)).toEqual({ row: 'a', column: 0 })
    expect(cellAfter('ArrowLeft', corner)).toEqual({ row: 'a', column: 0 })
  })

  test('leaves every other key alone', () => {
    expect(cellAfter('a', grid())).toBeNull()
    expect(cellAfter('ArrowDown', grid({ rows: [] }))).toBeNull()
  })
})
