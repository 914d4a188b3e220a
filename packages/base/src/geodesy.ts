// Distances on the Earth (WGS 84), and on which side of a line something is.
//
// Distances are geodesic, by Vincenty's inverse formula, and rounded to millimetres before anybody
// compares them, so that every machine gets the same. Between the points of a line it runs straight
// in degrees, as RFC 7946 says of GeoJSON. What is told of an area is a range: it holds for all of
// it, and is a little wider than it need be, never narrower.

import type { LngLat } from './shape-faults.ts'
import { shapePieces, type Rectangle, type Shape } from './shape.ts'

const equatorMetres = 6_378_137
const flattening = 1 / 298.257223563
const polarMetres = equatorMetres * (1 - flattening)
const radian = Math.PI / 180
/** No degree is longer than this many metres, nor one of latitude shorter than the other. */
const degreeMetresMost = 111_700
const degreeMetresLeast = 110_500
/** What a flat sketch of a few hundred kilometres gets wrong, at most. */
const sketchError = 0.005
const roundsMost = 200

/** The geodesic distance of two points in metres, to the millimetre. */
export function metresBetween([lng1, lat1]: LngLat, [lng2, lat2]: LngLat): number {
  const apart = wrapped(lng2 - lng1) * radian
  const [sinU1, cosU1] = reduced(lat1)
  const [sinU2, cosU2] = reduced(lat2)
  let lambda = apart
  for (let round = 0; round < roundsMost; round++) {
    const [sinL, cosL] = [Math.sin(lambda), Math.cos(lambda)]
    const sinSigma = Math.hypot(cosU2 * sinL, cosU1 * sinU2 - sinU1 * cosU2 * cosL)
    if (sinSigma === 0) return 0
    const cosSigma = sinU1 * sinU2 + cosU1 * cosU2 * cosL
    const sigma = Math.atan2(sinSigma, cosSigma)
    const sinAlpha = (cosU1 * cosU2 * sinL) / sinSigma
    const cosSqAlpha = 1 - sinAlpha ** 2
    const cosMid = cosSqAlpha === 0 ? 0 : cosSigma - (2 * sinU1 * sinU2) / cosSqAlpha
    const c = (flattening / 16) * cosSqAlpha * (4 + flattening * (4 - 3 * cosSqAlpha))
    const bend = sigma + c * sinSigma * (cosMid + c * cosSigma * (2 * cosMid ** 2 - 1))
    const before = lambda
    lambda = apart + (1 - c) * flattening * sinAlpha * bend
    if (Math.abs(lambda - before) > 1e-12) continue
    return rounded(arcMetres({ sigma, sinSigma, cosSigma, cosMid, cosSqAlpha }))
  }
  // Nearly on opposite sides of the Earth, where the formula does not settle: half of it.
  return rounded(Math.PI * polarMetres)
}

type Arc = Record<'sigma' | 'sinSigma' | 'cosSigma' | 'cosMid' | 'cosSqAlpha', number>

function arcMetres({ sigma, sinSigma, cosSigma, cosMid, cosSqAlpha }: Arc): number {
  const uSq = cosSqAlpha * ((equatorMetres / polarMetres) ** 2 - 1)
  const a = 1 + (uSq / 16_384) * (4_096 + uSq * (-768 + uSq * (320 - 175 * uSq)))
  const b = (uSq / 1_024) * (256 + uSq * (-128 + uSq * (74 - 47 * uSq)))
  const mid = 2 * cosMid ** 2 - 1
  const last = (b / 6) * cosMid * (4 * sinSigma ** 2 - 3) * (4 * cosMid ** 2 - 3)
  const change = b * sinSigma * (cosMid + (b / 4) * (cosSigma * mid - last))
  return polarMetres * a * (sigma - change)
}

function reduced(lat: number): readonly [number, number] {
  const u = Math.atan((1 - flattening) * Math.tan(lat * radian))
  return [Math.sin(u), Math.cos(u)]
}

/** Metres to the millimetre. */
function rounded(metres: number): number {
  return Math.round(metres * 1_000) / 1_000
}

/** A difference of longitudes, the short way round. */
function wrapped(degrees: number): number {
  if (degrees > 180) return degrees - 360
  return degrees < -180 ? degrees + 360 : degrees
}

/** The distance of a point from the nearest point of a line's paths, to the millimetre. */
export function metresFromLine(point: LngLat, paths: readonly (readonly LngLat[])[]): number {
  const near = segmentsOf(paths).map((segment) => ({ segment, flat: flatMetres(point, segment) }))
  const best = near.reduce((least, { flat }) => Math.min(least, flat), Infinity)
  const few = near.filter(({ flat }) => flat <= best * (1 + 2 * sketchError) + 1)
  return few.reduce((least, { segment }) => Math.min(least, metresFrom(point, segment)), Infinity)
}

type Segment = readonly [LngLat, LngLat]

function segmentsOf(paths: readonly (readonly LngLat[])[]): readonly Segment[] {
  return paths.flatMap((path) =>
    path.length === 1
      ? path.map((only): Segment => [only, only])
      : path.slice(1).flatMap((to, at) => shortSegments([path[at] ?? to, to])),
  )
}

/** No segment is taller or wider than this many degrees: a flat sketch of a longer one is wrong. */
const segmentDegreesMost = 0.25

function shortSegments(segment: Segment): readonly Segment[] {
  const [from, to] = segment
  const longest = Math.max(Math.abs(wrapped(to[0] - from[0])), Math.abs(to[1] - from[1]))
  const count = Math.max(1, Math.ceil(longest / segmentDegreesMost))
  return Array.from({ length: count }, (_, at): Segment => {
    return [along(segment, at / count), at + 1 === count ? to : along(segment, (at + 1) / count)]
  })
}

function along([from, to]: Segment, share: number): LngLat {
  return [from[0] + wrapped(to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

/** How near a segment comes, narrowed down until a millimetre is no longer in doubt. */
function metresFrom(point: LngLat, segment: Segment): number {
  let [low, high] = [0, 1]
  const at = (share: number): number => metresBetween(point, along(segment, share))
  for (let round = 0; round < 60; round++) {
    const third = (high - low) / 3
    if (at(low + third) <= at(high - third)) high -= third
    else low += third
  }
  return Math.min(at(0), at(1), at((low + high) / 2))
}

/** The same on a flat sketch around the point: good to `sketchError`, and quick. */
function flatMetres([lng, lat]: LngLat, [from, to]: Segment): number {
  const mid = (lat + (from[1] + to[1]) / 2) / 2
  // Metres of a degree of longitude and of latitude, as the ellipsoid has them there.
  const perLng = 111_412.84 * Math.cos(mid * radian) - 93.5 * Math.cos(3 * mid * radian)
  const perLat = 111_132.95 - 559.82 * Math.cos(2 * mid * radian)
  const [x1, y1] = [wrapped(from[0] - lng) * perLng, (from[1] - lat) * perLat]
  const [x2, y2] = [x1 + wrapped(to[0] - from[0]) * perLng, (to[1] - lat) * perLat]
  const [dx, dy] = [x2 - x1, y2 - y1]
  const length = dx * dx + dy * dy
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / length))
  return Math.hypot(x1 + share * dx, y1 + share * dy)
}

/** A side of a line by the compass. */
export type CompassSide = 'north' | 'east' | 'south' | 'west'

/** Where all of something is, seen from a line. */
export type LineOffset = {
  readonly least: number
  readonly most: number
  /** Sides on which all of it surely is. A line bends: there may be none, or two. */
  readonly sides: readonly CompassSide[]
}

/**
 * How far all of a shape is from a line, and on which sides, where either may be off by so many
 * metres together. A point has the range that the accuracy gives it.
 */
export function offsetOf(
  shape: Shape,
  paths: readonly (readonly LngLat[])[],
  accuracyMetres: number,
): LineOffset {
  let [least, most] = [Infinity, 0]
  let sides: readonly CompassSide[] = ['north', 'east', 'south', 'west']
  const segments = segmentsOf(paths)
  for (const piece of shapePieces(shape)) {
    const { middle, rectangle } = piece
    const isPoint = rectangle.west === rectangle.east && rectangle.south === rectangle.north
    const reach = isPoint ? 0 : reachOf(rectangle)
    const flat = isPoint ? metresFromLine(middle, paths) : flatFrom(middle, segments)
    const slack = isPoint ? 0 : flat * sketchError + 0.01
    least = Math.min(least, flat - slack - reach)
    most = Math.max(most, flat + slack + reach)
    if (sides.length > 0) {
      const padded = grown(rectangle, accuracyMetres)
      sides = sides.filter((side) => isBeside(padded, paths, side))
    }
  }
  const range = [Math.max(0, least - accuracyMetres), most + accuracyMetres] as const
  return { least: rounded(range[0]), most: rounded(range[1]), sides }
}

function flatFrom(point: LngLat, segments: readonly Segment[]): number {
  return segments.reduce((least, segment) => Math.min(least, flatMetres(point, segment)), Infinity)
}

/** No point of a rectangle is farther from its middle than this. */
function reachOf({ west, east, south, north }: Rectangle): number {
  return Math.hypot(
    ((east - west) * degreeMetresMost) / 2,
    ((north - south) * degreeMetresMost) / 2,
  )
}

function grown({ west, east, south, north }: Rectangle, metres: number): Rectangle {
  const up = metres / degreeMetresLeast
  const widest = Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + up)
  const across = metres / (degreeMetresLeast * Math.cos(widest * radian))
  return { west: west - across, east: east + across, south: south - up, north: north + up }
}

/**
 * Whether all of a rectangle is on a side of a line: at each of its latitudes (for north and south,
 * longitudes) the line is there, and on the other side of it.
 */
function isBeside(
  rectangle: Rectangle,
  paths: readonly (readonly LngLat[])[],
  side: CompassSide,
): boolean {
  const { west, east, south, north } = rectangle
  const isByLatitude = side === 'east' || side === 'west'
  // Along the first axis the line must reach past both ends; along the second it is compared.
  const [low, high] = isByLatitude ? [south, north] : [west, east]
  const around = (west + east) / 2
  const axes = ([lng, lat]: LngLat): readonly [number, number] => {
    const near = around + wrapped(lng - around)
    return isByLatitude ? [lat, near] : [near, lat]
  }
  let spans = false
  for (const path of paths) {
    const points = path.map(axes)
    const firsts = points.map(([first]) => first)
    if (Math.min(...firsts) <= low && Math.max(...firsts) >= high) spans = true
    for (const [at, to] of points.entries()) {
      const from = points[at - 1] ?? to
      const met = clipped(from, to, low, high)
      if (met === null) continue
      if (side === 'east' && met[1] >= west) return false
      if (side === 'west' && met[0] <= east) return false
      if (side === 'north' && met[1] >= south) return false
      if (side === 'south' && met[0] <= north) return false
    }
  }
  return spans
}

type Pair = readonly [number, number]

/** The lowest and highest second coordinate of a segment where its first is between two values. */
function clipped(from: Pair, to: Pair, low: number, high: number): Pair | null {
  const [start, end] = from[0] <= to[0] ? [from, to] : [to, from]
  if (end[0] < low || start[0] > high) return null
  const run = end[0] - start[0]
  const at = (first: number): number =>
    run === 0 ? start[1] : start[1] + ((end[1] - start[1]) * (first - start[0])) / run
  const ends =
    run === 0 ? [start[1], end[1]] : [at(Math.max(low, start[0])), at(Math.min(high, end[0]))]
  return [Math.min(...ends), Math.max(...ends)]
}
