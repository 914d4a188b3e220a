// Goal: distances are those of the Earth, and what is told of a shape holds for all of it.
// Method: figures that geodesists publish; then random lines and areas, with random points in the
// areas, whose own distance and side must lie within what was told of the whole.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metresBetween, metresFromLine, offsetOf } from './geodesy.ts'
import type { LngLat } from './shape-faults.ts'
import { shapeFrom, type Shape } from './shape.ts'

function areaOf(west: number, south: number, width: number, height: number): Shape {
  const [east, north] = [west + width, south + height]
  const ring: LngLat[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { points: [], paths: [], areas: [ring].map((one) => [one]) }
}

function pointAt(point: LngLat): Shape {
  return { points: [point], paths: [], areas: [] }
}

describe('distances', () => {
  const published: readonly (readonly [string, LngLat, LngLat, number])[] = [
    ['a degree of the equator', [0, 0], [1, 0], 111_319.491],
    ['a degree of latitude there', [0, 0], [0, 1], 110_574.389],
    ['a quarter of a meridian', [0, 0], [0, 90], 10_001_965.729],
    ['New York to London', [-73.8, 40.6], [-0.5, 51.6], 5_551_759.4],
    ['across the date line', [179.5, 0], [-179.5, 0], 111_319.491],
    ['nothing', [35, 48], [35, 48], 0],
  ]
  test.each(published)('%s', (_, from, to, metres) => {
    expect(metresBetween(from, to)).toBeCloseTo(metres, metres > 5_000_000 ? 0 : 2)
    expect(metresBetween(to, from)).toBe(metresBetween(from, to))
  })

  test('are whole millimetres', () => {
    const metres = metresBetween([35.1, 48.2], [35.7, 48.9])
    expect(Math.round(metres * 1_000) / 1_000).toBe(metres)
  })

  test('from a line are to its nearest point, not to its corners', () => {
    const line: LngLat[][] = [
      [
        [38, 47],
        [38, 49],
      ],
    ]
    const across = metresFromLine([38.5, 48], line)
    expect(across).toBeLessThan(metresBetween([38.5, 48], [38, 48]) + 0.001)
    expect(across).toBeGreaterThan(37_000)
    expect(metresFromLine([38, 46.5], line)).toBe(metresBetween([38, 46.5], [38, 47]))
  })

  test('between points on opposite sides of the Earth are numbers too', () => {
    expect(metresBetween([0, 0.1], [179.9, 0])).toBeGreaterThan(19_000_000)
  })
})

const degree = fc.double({ min: -3, max: 3, noNaN: true })
const length = fc.double({ min: 0.001, max: 1.5, noNaN: true })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const linePoint = fc.tuple(degree, degree).map(([x, y]): LngLat => [36 + x, 48 + y])

test('what is told of an area holds for every point of it', () => {
  fc.assert(
    fc.property(
      fc.array(linePoint, { minLength: 2, maxLength: 6 }),
      fc.tuple(degree, degree, length, length),
      fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0, max: 5_000, noNaN: true }),
      (path, [x, y, width, height], inside, accuracy) => {
        const area = offsetOf(areaOf(36 + x, 48 + y, width, height), [path], accuracy)
        for (const [a, b] of inside) {
          const point: LngLat = [36 + x + a * width, 48 + y + b * height]
          const exact = metresFromLine(point, [path])
          expect(exact).toBeGreaterThanOrEqual(area.least - 0.001)
          expect(exact).toBeLessThanOrEqual(area.most + 0.001)
          const own = offsetOf(pointAt(point), [path], 0)
          for (const side of area.sides) expect(own.sides).toContain(side)
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('a line is never on a side of itself, and accuracy leaves open what is near', () => {
  const line: LngLat[][] = [
    [
      [38, 47],
      [38, 49],
    ],
  ]
  expect(offsetOf(pointAt([38, 48]), line, 0)).toEqual({ least: 0, most: 0, sides: [] })
  const near: LngLat = [38.01, 48]
  const metres = metresFromLine(near, line)
  expect(offsetOf(pointAt(near), line, 0)).toEqual({ least: metres, most: metres, sides: ['east'] })
  expect(offsetOf(pointAt(near), line, metres + 1)).toMatchObject({ least: 0, sides: [] })
  // North of where the line ends nobody can say east or west of it.
  expect(offsetOf(pointAt([39, 49.5]), line, 0).sides).toEqual([])
})

test('sides hold across the date line', () => {
  const line: LngLat[][] = [
    [
      [179.9, -1],
      [179.9, 1],
    ],
  ]
  expect(offsetOf(pointAt([-179.9, 0]), line, 0).sides).toEqual(['east'])
})

test.each([
  ['nothing', null],
  ['no type', { coordinates: [1, 2] }],
  ['a line of one point', { type: 'LineString', coordinates: [[1, 2]] }],
  ['a point beyond the Earth', { type: 'Point', coordinates: [200, 2] }],
  ['a point that is no number', { type: 'Point', coordinates: ['1', 2] }],
  ['an area without rings', { type: 'Polygon', coordinates: [] }],
  ['a name that every object has', { type: 'constructor', coordinates: [] }],
])('%s is no shape', (_, geometry) => {
  expect(shapeFrom(geometry)).toBe(null)
})

test('shapes of every type are read', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  const shape = shapeFrom({
    type: 'GeometryCollection',
    geometries: [
      { type: 'Point', coordinates: [1, 2, 300] },
      { type: 'MultiPoint', coordinates: [[1, 2]] },
      { type: 'MultiLineString', coordinates: [ring] },
      { type: 'MultiPolygon', coordinates: [[ring]] },
    ],
  })
  expect(shape?.points).toHaveLength(2)
  expect(shape?.paths).toHaveLength(1)
  expect(shape?.areas).toHaveLength(1)
})
