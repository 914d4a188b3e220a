// Where a number stands for a place, and the box around places.
//
// Shapes are made up.

import type { Feature, Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { boxOf, centreOf, shapesOf } from './shape-centre.ts'

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
