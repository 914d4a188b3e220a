// What makes a geometry mean nothing, and what is doubtful about one that means something.
//
// Shapes are made up.

import { describe, expect, test } from 'vitest'
import { limits } from './limits.ts'
import { shapeDoubtOf } from './shape-doubts.ts'
import { shapeFaultOf } from './shape-faults.ts'
import { shapeFrom } from './shape.ts'

const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const square = [
  [10, 40],
  [11, 40],
  [11, 41],
  [10, 41],
  [10, 40],
]

const kindOf = (geometry: unknown): string | undefined => shapeFaultOf(geometry).fault?.kind

test.each([
  ['no-geometry', 'a word', 'Polygon'],
  ['no-geometry', 'nothing of a known type', { type: 'Circle', coordinates: [1, 2] }],
  ['no-geometry', 'coordinates that are no list', { type: 'Polygon', coordinates: 4 }],
  ['no-geometry', 'a member that every object has', { type: 'constructor', coordinates: [] }],
  ['empty', 'a polygon without rings', polygon()],
  ['empty', 'a ring without points', polygon([])],
  ['empty', 'a polygon of several without rings', { type: 'MultiPolygon', coordinates: [[]] }],
  ['empty', 'a collection of nothing', { type: 'GeometryCollection', geometries: [] }],
  ['empty', 'a point without coordinates', { type: 'Point', coordinates: [] }],
  ['not-numbers', 'numbers in quotes', { type: 'Point', coordinates: ['10', '40'] }],
  ['not-numbers', 'half a point', { type: 'Point', coordinates: [10] }],
  [
    'infinite',
    'a number too large for any',
    JSON.parse('{"type":"Point","coordinates":[1e400,4]}'),
  ],
  [
    'swapped',
    'latitude first',
    polygon([
      [40, 110],
      [40, 111],
      [41, 111],
      [40, 110],
    ]),
  ],
  ['beyond', 'metres', { type: 'Point', coordinates: [1_113_194, 4_865_942] }],
  ['short-path', 'a line of one point', { type: 'LineString', coordinates: [[1, 2]] }],
  [
    'short-ring',
    'a ring there and back',
    polygon([
      [1, 2],
      [2, 2],
      [1, 2],
    ]),
  ],
  ['open-ring', 'a ring that does not come back', polygon(square.slice(0, 4))],
  ['open-ring', 'three corners alone', polygon(square.slice(0, 3))],
])('%s: %s', (kind, _, geometry) => {
  expect(kindOf(geometry)).toBe(kind)
  expect(shapeFrom(geometry)).toBe(null)
})

test('a hole is looked at like an outline, and a third number is a height', () => {
  expect(kindOf(polygon(square, square.slice(0, 4)))).toBe('open-ring')
  expect(kindOf({ type: 'Point', coordinates: [1, 2, 300] })).toBeUndefined()
})

test('a ring may run either way round', () => {
  expect(kindOf(polygon(square))).toBeUndefined()
  expect(kindOf(polygon(square.toReversed()))).toBeUndefined()
})

test.each([
  ['web-mercator', 1_113_194, 4_865_942],
  ['web-mercator', -8_000_000, -5_000_000],
  ['utm', 640_000, 3_490_000],
  ['metres', 30_000_000, 4_000_000],
])('metres seem to be %s: %d, %d', (seems, first, second) => {
  const { fault } = shapeFaultOf({ type: 'Point', coordinates: [first, second] })
  expect(fault).toEqual({ kind: 'beyond', first, second, seems })
})

test('the edges of the world are on it', () => {
  for (const corner of [
    [180, 90],
    [-180, -90],
  ]) {
    expect(kindOf({ type: 'Point', coordinates: corner })).toBeUndefined()
  }
  expect(kindOf({ type: 'Point', coordinates: [10, 90.0001] })).toBe('swapped')
  expect(kindOf({ type: 'Point', coordinates: [180.0001, 10] })).toBe('beyond')
})

test('lists in lists in lists are no coordinates', () => {
  const deep: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000))
  for (const type of ['Point', 'LineString', 'Polygon', 'MultiPolygon']) {
    expect(kindOf({ type, coordinates: deep })).toBe('not-numbers')
  }
})

test('nesting ends somewhere', () => {
  let nested: unknown = { type: 'Point', coordinates: [1, 2] }
  for (let n = 0; n < 8; n++) nested = { type: 'GeometryCollection', geometries: [nested] }
  expect(kindOf(nested)).toBeUndefined()
  expect(kindOf({ type: 'GeometryCollection', geometries: [nested] })).toBe('no-geometry')
})

test.each([
  ['MultiPoint', limits.shapePoints],
  ['LineString', limits.pathPoints],
])('a %s of more points than the limit is refused, and no other', (type, limit) => {
  const points = Array.from({ length: limit }, (_, n) => [n / limit, 1])
  expect(shapeFaultOf({ type, coordinates: points })).toEqual({ fault: null, points: limit })
  const fault = { kind: 'points', count: limit + 1, limit }
  expect(shapeFaultOf({ type, coordinates: [...points, [1, 1]] }).fault).toEqual(fault)
})

describe('doubts', () => {
  const doubtOf = (geometry: unknown, left = 1_000): string | undefined => {
    const shape = shapeFrom(geometry)
    return shape === null ? 'no shape' : shapeDoubtOf(shape, { left })?.kind
  }

  test('an outline that crosses itself', () => {
    const bow = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ]
    expect(doubtOf(polygon(bow))).toBe('crosses')
    expect(doubtOf(polygon(square))).toBeUndefined()
  })

  test('an outline that touches itself in a point does not cross', () => {
    const touching = [
      [0, 0],
      [2, 0],
      [1, 1],
      [2, 2],
      [0, 2],
      [1, 1],
      [0, 0],
    ]
    expect(doubtOf(polygon(touching))).toBeUndefined()
  })

  test('a hole outside, and a hole that passes out of its area', () => {
    const moved = (by: number): number[][] => square.map(([x = 0, y = 0]) => [x + by, y + by])
    expect(doubtOf(polygon(square, moved(5)))).toBe('hole-outside')
    expect(doubtOf(polygon(square, moved(0.5)))).toBe('crosses')
  })

  test('more steps than are compared are said to be unchecked', () => {
    expect(doubtOf(polygon(square), 1)).toBe('unchecked')
  })
})
