// Where a number stands for a place, and the box around places.
//
// Shapes are made up.

import type { Feature, Geometry } from 'geojson'
import { expect, test } from 'vitest'
import { boxOf, centreOf } from './shape-centre.ts'

const feature = (geometry: Geometry): Feature => ({ type: 'Feature', properties: {}, geometry })
const ring = [
  [0, 0],
  [4, 0],
  [4, 2],
  [0, 2],
  [0, 0],
]

test('the middle of an area counts its first corner once', () => {
  expect(centreOf(feature({ type: 'Polygon', coordinates: [ring] }))).toEqual([2, 1])
})

test('a point is where it is, and a line is named at its end', () => {
  expect(centreOf(feature({ type: 'Point', coordinates: [3, 4] }))).toEqual([3, 4])
  const line = { type: 'LineString', coordinates: ring.slice(0, 3) } as const
  expect(centreOf(feature({ ...line, coordinates: ring.slice(0, 3) }))).toEqual([4, 2])
})

test('the box holds everything; nothing has no box', () => {
  const area = feature({ type: 'Polygon', coordinates: [ring] })
  expect(boxOf({ type: 'FeatureCollection', features: [area] })).toEqual([
    [0, 0],
    [4, 2],
  ])
  expect(boxOf({ type: 'FeatureCollection', features: [] })).toBeNull()
})
