// Labels of a map: none covers another, none leaves the map, and none goes farther than it must.
//
// The places are made up.

import { expect, test } from 'vitest'
import { freeOf, roomFor, type Label } from './label-room.ts'

const frame = { width: 300, height: 200 }
const pin = (x: number, y: number): Label => ({ x, y, width: 22, height: 22 })

test('what has room stays where it is', () => {
  expect(roomFor(pin(100, 100), [pin(140, 100)], frame)).toEqual([0, 0])
})

test('what stands on another moves beside it, and no farther', () => {
  const [right, down] = roomFor(pin(100, 100), [pin(100, 100)], frame)
  expect(Math.hypot(right, down)).toBeGreaterThanOrEqual(22)
  expect(Math.hypot(right, down)).toBeLessThan(34)
})

test('ten pins at one place, at the edge, all lie inside and apart', () => {
  const taken: Label[] = []
  for (let n = 0; n < 10; n += 1) {
    const label = pin(295, 4)
    const [right, down] = roomFor(label, taken, frame)
    taken.push({ ...label, x: label.x + right, y: label.y + down })
  }
  for (const [at, { x, y }] of taken.entries()) {
    expect([x >= 11, x <= 289, y >= 11, y <= 189]).toEqual([true, true, true, true])
    for (const other of taken.slice(at + 1))
      expect(Math.max(Math.abs(other.x - x), Math.abs(other.y - y))).toBeGreaterThanOrEqual(22)
  }
})

test('of several middles the first that is free is taken', () => {
  const taken = [pin(50, 50)]
  expect(
    freeOf(
      pin(0, 0),
      [
        { x: 50, y: 50 },
        { x: 90, y: 50 },
      ],
      taken,
      frame,
    ),
  ).toBe(1)
  expect(freeOf(pin(0, 0), [{ x: 50, y: 50 }], taken, frame)).toBeNull()
})
