// Where a number stands for a place, and the box around places.
//
// Shapes are made up.

import type { Feature, Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { boxOf, centreOf, othersIn, shapesOf } from './shape-centre.ts'

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry })
const closed = (...corners: (readonly [number, number])[]): number[][] =>
  [...corners, ...corners.slice(0, 1)].map(([x, y]) => [x, y])
const square = closed([0, 0], [4, 0], [4, 4], [0, 4])

describe('the number of a place', () => {
  test('stands in the middle of a plain area', () => {
    expect(centreOf(feature({ type: 'Polygon', coordinates: [square] }))).toEqual([2, 2])
  })

  test('stands inside an area that is bent around its own middle', () => {
    // A horseshoe of one degree's width, open to the north: its middle lies outside of it.
    const horseshoe = closed([0, 0], [9, 0], [9, 9], [8, 9], [8, 1], [1, 1], [1, 9], [0, 9])
    const [x, y] = centreOf(feature({ type: 'Polygon', coordinates: [horseshoe] })) ?? [4, 4]
    expect(y < 1 || x < 1 || x > 8).toBe(true)
  })

  test('keeps out of a hole', () => {
    const hole = closed([1, 1], [3, 1], [3, 3], [1, 3])
    const [x, y] = centreOf(feature({ type: 'Polygon', coordinates: [square, hole] })) ?? [2, 2]
    expect(x < 1 || x > 3 || y < 1 || y > 3).toBe(true)
  })

  test('stands inside an area of a few metres, and inside a narrow bend', () => {
    // The same horseshoe, of a thousandth and of a hundred-millionth of a degree, and a thin one.
    for (const [size, width] of [
      [1e-3, 0.1],
      [1e-8, 0.1],
      [9, 0.001],
    ] as const) {
      const arm = size * width
      const bent = closed(
        [0, 0],
        [size, 0],
        [size, arm],
        [arm, arm],
        [arm, size - arm],
        [size, size - arm],
        [size, size],
        [0, size],
      )
      const [x, y] = centreOf(feature({ type: 'Polygon', coordinates: [bent] })) ?? [-1, -1]
      const isInArm = x < arm || y < arm || y > size - arm
      expect([x, y, isInArm && x > 0 && x < size && y > 0 && y < size]).toEqual([x, y, true])
    }
  })

  test('has other places inside, never in the bay or the lake, where its own is taken', () => {
    const bay = closed([0, 0], [9, 0], [9, 3], [3, 3], [3, 6], [9, 6], [9, 9], [0, 9])
    const lake = closed([1, 1], [2, 1], [2, 8], [1, 8])
    const others = othersIn(feature({ type: 'Polygon', coordinates: [bay, lake] }))
    expect(others.length).toBeGreaterThan(20)
    for (const [x, y] of others) {
      expect(x > 3 && y > 3 && y < 6, `${x}, ${y} in the bay`).toBe(false)
      expect(x > 1 && x < 2 && y > 1 && y < 8, `${x}, ${y} in the lake`).toBe(false)
    }
    expect(othersIn(feature({ type: 'Point', coordinates: [1, 1] }))).toEqual([])
  })

  test('an area without any width has its number on it', () => {
    const flat = closed([0, 0], [4, 0], [2, 0])
    expect(centreOf(feature({ type: 'Polygon', coordinates: [flat] }))).toEqual([0, 0])
  })

  test('stands in the part that has the most room', () => {
    const islet = closed([10, 10], [11, 10], [11, 11], [10, 11])
    const coordinates = [[islet], [square]]
    expect(centreOf(feature({ type: 'MultiPolygon', coordinates }))).toEqual([2, 2])
  })

  test('is at a point, and at the end of a line', () => {
    expect(centreOf(feature({ type: 'Point', coordinates: [3, 4] }))).toEqual([3, 4])
    const line = square.slice(0, 3)
    expect(centreOf(feature({ type: 'LineString', coordinates: line }))).toEqual([4, 4])
  })

  test('stands nowhere for an empty shape', () => {
    expect(centreOf(feature({ type: 'Polygon', coordinates: [] }))).toBeNull()
  })
})

test('the box holds everything; nothing has no box', () => {
  const area = feature({ type: 'Polygon', coordinates: [square] })
  expect(boxOf({ type: 'FeatureCollection', features: [area] })).toEqual([
    [0, 0],
    [4, 4],
  ])
  expect(boxOf({ type: 'FeatureCollection', features: [] })).toBeNull()
})

test('a place without a shape is not drawn', () => {
  const area = feature({ type: 'Polygon', coordinates: [square] })
  const nowhere = { type: 'Feature', properties: { id: 'gate' }, geometry: null } as const
  expect(shapesOf({ type: 'FeatureCollection', features: [area, nowhere] }).features).toEqual([
    area,
  ])
})
