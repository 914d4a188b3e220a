// The shape of a place as a GeoJSON file draws it, checked, and cut into pieces small enough to be
// told apart.
//
// Degrees of WGS 84, longitude first. A shape says where something is drawn, never how exactly.

import { shapeFaultOf, type LngLat } from './shape-faults.ts'

/** Points, lines and areas; an area is its outer ring, then its holes. */
export type Shape = {
  readonly points: readonly LngLat[]
  readonly paths: readonly (readonly LngLat[])[]
  readonly areas: readonly (readonly (readonly LngLat[])[])[]
}

/** From west to east and south to north, in degrees; the edges are part of it. */
export type Rectangle = {
  readonly west: number
  readonly east: number
  readonly south: number
  readonly north: number
}

/** A rectangle that holds a part of a shape, and its middle. */
export type ShapePiece = { readonly middle: LngLat; readonly rectangle: Rectangle }

/** Into how many columns and rows the box of an area is cut, and a path's step into pieces. */
const columns = 16

/** The shape of a GeoJSON geometry; null for anything else, for none, or for one with a fault. */
export function shapeFrom(geometry: unknown): Shape | null {
  if (shapeFaultOf(geometry).fault !== null) return null
  const shape: Collecting = { points: [], paths: [], areas: [] }
  collect(geometry, shape)
  return shape
}

type Collecting = { points: LngLat[]; paths: LngLat[][]; areas: LngLat[][][] }

/** Takes a geometry without faults apart. */
function collect(geometry: unknown, into: Collecting): void {
  if (typeof geometry !== 'object' || geometry === null) return
  const { type, coordinates, geometries }: Record<string, unknown> = { ...geometry }
  const list = listOf(coordinates)
  switch (type) {
    case 'Point':
      into.points.push(lngLatOf(list))
      return
    case 'MultiPoint':
      for (const one of list) into.points.push(lngLatOf(one))
      return
    case 'LineString':
      into.paths.push(pathOf(list))
      return
    case 'MultiLineString':
      for (const one of list) into.paths.push(pathOf(one))
      return
    case 'Polygon':
      into.areas.push(list.map(pathOf))
      return
    case 'MultiPolygon':
      for (const area of list) into.areas.push(listOf(area).map(pathOf))
      return
    default:
      for (const one of listOf(geometries)) collect(one, into)
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function pathOf(value: unknown): LngLat[] {
  return listOf(value).map(lngLatOf)
}

function lngLatOf(value: unknown): LngLat {
  const [lng, lat] = listOf(value)
  return [Number(lng), Number(lat)]
}

/** Rectangles that together hold all of a shape, each with something of it, none much larger. */
export function shapePieces({ points, paths, areas }: Shape): readonly ShapePiece[] {
  return [
    ...points.map(([lng, lat]) => pieceOf({ west: lng, east: lng, south: lat, north: lat })),
    ...paths.flatMap((path) => path.slice(1).flatMap((to, at) => piecesOfStep(path[at] ?? to, to))),
    ...areas.flatMap(piecesOfArea),
  ]
}

function pieceOf(rectangle: Rectangle): ShapePiece {
  const { west, east, south, north } = rectangle
  return { rectangle, middle: [(west + east) / 2, (south + north) / 2] }
}

function piecesOfStep(from: LngLat, to: LngLat): ShapePiece[] {
  const at = (share: number): LngLat => [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
  ]
  return Array.from({ length: columns }, (_, n) =>
    pieceOf(boxOf([at(n / columns), at((n + 1) / columns)])),
  )
}

function boxOf(points: readonly LngLat[]): Rectangle {
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
  const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b))
  const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b))
  return { west: least(lngs), east: most(lngs), south: least(lats), north: most(lats) }
}

function piecesOfArea(rings: readonly (readonly LngLat[])[]): ShapePiece[] {
  const box = boxOf(rings[0] ?? [])
  const [width, height] = [(box.east - box.west) / columns, (box.north - box.south) / columns]
  const pieces: ShapePiece[] = []
  for (let row = 0; row < columns; row++) {
    for (let column = 0; column < columns; column++) {
      const west = box.west + column * width
      const south = box.south + row * height
      const piece = pieceOf({ west, south, east: west + width, north: south + height })
      if (holdsSome(piece, rings)) pieces.push(piece)
    }
  }
  return pieces
}

/** Whether some of an area lies in a rectangle: its middle does, or an edge passes through. */
function holdsSome(
  { middle, rectangle }: ShapePiece,
  rings: readonly (readonly LngLat[])[],
): boolean {
  return (
    rings.filter((ring) => isInside(middle, ring)).length % 2 === 1 ||
    rings.some((ring) => ring.some((to, at) => passes(ring.at(at - 1) ?? to, to, rectangle)))
  )
}

/** Whether a point lies inside a ring; on its edge it may be either. */
export function isInside([lng, lat]: LngLat, ring: readonly LngLat[]): boolean {
  let inside = false
  for (const [at, [x2, y2]] of ring.entries()) {
    const [x1, y1] = ring.at(at - 1) ?? [x2, y2]
    if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside
  }
  return inside
}

/** Whether a step meets a rectangle, by clipping it to each of the four sides. */
function passes(from: LngLat, to: LngLat, { west, east, south, north }: Rectangle): boolean {
  let [enter, leave] = [0, 1]
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  for (const [run, room] of [
    [-dx, from[0] - west],
    [dx, east - from[0]],
    [-dy, from[1] - south],
    [dy, north - from[1]],
  ] as const) {
    if (run === 0 && room < 0) return false
    if (run < 0) enter = Math.max(enter, room / run)
    if (run > 0) leave = Math.min(leave, room / run)
  }
  return enter <= leave
}
