// What is wrong with a GeoJSON geometry, so that somebody can mend it: the first thing that makes
// it mean nothing.
//
// Degrees of WGS 84, longitude first, as RFC 7946 says. Which way round a ring runs is never a
// fault: half of all files run it the older way. No geometry at all (null) is none either: such a
// place is known by its name alone.

import { limits } from './limits.ts'

/** Longitude and latitude in degrees. */
export type LngLat = readonly [number, number]

/** Coordinates that are no degrees look like these: the projection of web maps, or a UTM zone. */
export type MetresLike = 'web-mercator' | 'utm' | 'metres'

/** Why a geometry means nothing. Numbers are as the file writes them. */
export type ShapeFault =
  | { readonly kind: 'no-geometry' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-numbers'; readonly found: string }
  | { readonly kind: 'infinite' }
  /** A latitude beyond 90 that would be a longitude. */
  | { readonly kind: 'swapped'; readonly first: number; readonly second: number }
  /** No degrees in either order. */
  | {
      readonly kind: 'beyond'
      readonly first: number
      readonly second: number
      readonly seems: MetresLike
    }
  | { readonly kind: 'short-path'; readonly count: number }
  | { readonly kind: 'short-ring'; readonly count: number }
  | { readonly kind: 'open-ring'; readonly from: LngLat; readonly to: LngLat }
  | { readonly kind: 'points'; readonly count: number; readonly limit: number }

/** How deeply collections of geometries may nest. */
const depthMost = 8

/** The first fault of a geometry, and how many points it has; null for one that is sound. */
export function shapeFaultOf(geometry: unknown): {
  readonly fault: ShapeFault | null
  readonly points: number
} {
  const count = { points: 0, paths: 0 }
  const fault = faultOf(geometry, count, 0) ?? tooMany(count)
  return { fault, points: count.points }
}

type Count = { points: number; paths: number }

function tooMany({ points, paths }: Count): ShapeFault | null {
  if (points > limits.shapePoints)
    return { kind: 'points', count: points, limit: limits.shapePoints }
  return paths > limits.pathPoints
    ? { kind: 'points', count: paths, limit: limits.pathPoints }
    : null
}

function faultOf(geometry: unknown, count: Count, depth: number): ShapeFault | null {
  if (typeof geometry !== 'object' || geometry === null || depth > depthMost) {
    return { kind: 'no-geometry' }
  }
  const { type, coordinates, geometries }: Record<string, unknown> = { ...geometry }
  const ring = (one: unknown): ShapeFault | null => ringFault(one, count)
  const path = (one: unknown): ShapeFault | null => pathFault(one, count)
  const point = (one: unknown): ShapeFault | null => pointFault(one, count)
  switch (type) {
    case 'Point':
      return Array.isArray(coordinates) && coordinates.length === 0
        ? { kind: 'empty' }
        : point(coordinates)
    case 'MultiPoint':
      return eachOf(coordinates, point)
    case 'LineString':
      return path(coordinates)
    case 'MultiLineString':
      return eachOf(coordinates, path)
    case 'Polygon':
      return eachOf(coordinates, ring)
    case 'MultiPolygon':
      return eachOf(coordinates, (one) => eachOf(one, ring))
    case 'GeometryCollection':
      return eachOf(geometries, (one) => faultOf(one, count, depth + 1))
    default:
      return { kind: 'no-geometry' }
  }
}

function eachOf(list: unknown, faultOfOne: (one: unknown) => ShapeFault | null): ShapeFault | null {
  if (!Array.isArray(list)) return { kind: 'no-geometry' }
  if (list.length === 0) return { kind: 'empty' }
  for (const one of list) {
    const fault = faultOfOne(one)
    if (fault !== null) return fault
  }
  return null
}

function pathFault(list: unknown, count: Count): ShapeFault | null {
  const fault = eachOf(list, (one) => pointFault(one, count))
  if (fault !== null || !Array.isArray(list)) return fault
  count.paths += list.length
  return list.length < 2 ? { kind: 'short-path', count: list.length } : null
}

/** The fewest points of a ring: three corners, and the first again. */
const ringPointsLeast = 4

function ringFault(list: unknown, count: Count): ShapeFault | null {
  const fault = eachOf(list, (one) => pointFault(one, count))
  if (fault !== null || !Array.isArray(list)) return fault
  const from = lngLatOf(list[0])
  const to = lngLatOf(list.at(-1))
  const isOpen = from[0] !== to[0] || from[1] !== to[1]
  // Three corners that do not come back are an open ring, and no short one.
  if (list.length + (isOpen ? 1 : 0) < ringPointsLeast) {
    return { kind: 'short-ring', count: list.length }
  }
  return isOpen ? { kind: 'open-ring', from, to } : null
}

function lngLatOf(value: unknown): LngLat {
  const given: readonly unknown[] = Array.isArray(value) ? value : []
  return [Number(given[0]), Number(given[1])]
}

/** How much of what stands in place of a number is told. */
const foundCharacters = 40

function pointFault(value: unknown, count: Count): ShapeFault | null {
  count.points += 1
  if (!Array.isArray(value)) return { kind: 'no-geometry' }
  const given: readonly unknown[] = value
  const [first, second] = given
  if (typeof first !== 'number' || typeof second !== 'number') {
    const found = `[${given.slice(0, 3).map(written).join(', ')}]`.slice(0, foundCharacters)
    return { kind: 'not-numbers', found }
  }
  if (!Number.isFinite(first) || !Number.isFinite(second)) return { kind: 'infinite' }
  if (Math.abs(first) <= 180 && Math.abs(second) <= 90) return null
  if (Math.abs(second) <= 180 && Math.abs(first) <= 90) return { kind: 'swapped', first, second }
  return { kind: 'beyond', first, second, seems: metresLike(first, second) }
}

/** A member of a list as JSON writes it; lists are told as such, since they may be deep. */
function written(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value)
  return typeof value === 'object' && value !== null ? '…' : String(value)
}

/** Half the width of the world on web maps, in their metres. */
const webMercatorMost = 20_037_508.35
/** Where coordinates of a UTM zone lie: metres east, its middle being at 500,000, and north. */
const utmEast = [100_000, 900_000] as const
const utmNorthMost = 10_000_000

function metresLike(first: number, second: number): MetresLike {
  if (first >= utmEast[0] && first <= utmEast[1] && second >= 0 && second <= utmNorthMost) {
    return 'utm'
  }
  const most = Math.max(Math.abs(first), Math.abs(second))
  return most <= webMercatorMost ? 'web-mercator' : 'metres'
}
