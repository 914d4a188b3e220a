// Where a number stands for a place on the map, and the box that holds a set of places.
//
// A number in an area says "somewhere in here" and nothing more exact. It stands inside the area,
// also where that is bent or in parts.

import { isInside } from '@holdfast/base'
import { bbox } from '@turf/bbox'
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import polylabel from 'polylabel'

export type LngLat = readonly [number, number]
export type Box = readonly [LngLat, LngLat]

/** How near the best place in an area is looked for at first, as a share of its narrower side. */
const firstPrecision = 1 / 100
/** How often it is looked for eight times nearer, until one lies inside. */
const triesMost = 6

/** The point of an area farthest from its edge, the end of a line; null for an empty shape. */
export function centreOf({ geometry }: Feature): LngLat | null {
  return centreOfShape(geometry)
}

function centreOfShape(geometry: Geometry): LngLat | null {
  switch (geometry.type) {
    case 'Point':
      return lngLat(geometry.coordinates)
    case 'MultiPoint':
    case 'LineString':
      return lngLat(geometry.coordinates.at(-1))
    case 'MultiLineString':
      return lngLat(geometry.coordinates.at(-1)?.at(-1))
    case 'Polygon':
      return roomiest([geometry.coordinates])
    case 'MultiPolygon':
      return roomiest(geometry.coordinates)
    case 'GeometryCollection':
      return geometry.geometries.map(centreOfShape).find((centre) => centre !== null) ?? null
  }
}

/** The best place in the polygon that has the most room around its own. */
function roomiest(polygons: readonly (readonly (readonly Position[])[])[]): LngLat | null {
  let best: Found | null = null
  for (const rings of polygons) {
    const pairs = rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]))
    const found = roomIn(pairs)
    if (found !== null && (best === null || found.distance > best.distance)) best = found
  }
  return lngLat(best ?? undefined)
}

type Found = ReturnType<typeof polylabel>

/** The roomiest place in a polygon, however small or narrow it is; null for an empty one. */
function roomIn(rings: [number, number][][]): Found | null {
  const [outer = []] = rings
  const [first] = outer
  if (first === undefined) return null
  const [lngs, lats] = [outer.map(([lng]) => lng), outer.map(([, lat]) => lat)]
  const side = Math.min(widthOf(lngs), widthOf(lats))
  // A ring without any width has no inside.
  if (side === 0) return Object.assign(first, { distance: 0 })
  let precision = side * firstPrecision
  let found = polylabel(rings, precision)
  // In a narrow bend the best there is can be nearer to the edge than it was looked for.
  for (let tries = 1; found.distance <= 0 && tries < triesMost; tries++) {
    precision /= 8
    found = polylabel(rings, precision)
  }
  return found
}

function widthOf(values: readonly number[]): number {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity)
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - least
}

/** Into how many columns and rows an area is cut to find other places in it. */
const columns = 9

/**
 * Where else in an area a number may stand when its best place is taken, the nearest first; nowhere
 * else for what is no area.
 */
export function othersIn({ geometry }: Feature): readonly LngLat[] {
  const polygons = polygonsOf(geometry)
  const best = polygons.length === 0 ? null : roomiest(polygons)
  if (best === null) return []
  const [west, south, east, north] = bbox(geometry)
  const cells = Array.from({ length: columns * columns }, (_, n): LngLat => {
    const [column, row] = [n % columns, Math.floor(n / columns)]
    return [
      west + ((column + 0.5) / columns) * (east - west),
      south + ((row + 0.5) / columns) * (north - south),
    ]
  })
  const far = ([lng, lat]: LngLat): number => Math.hypot(lng - best[0], lat - best[1])
  return cells
    .filter((cell) => polygons.some((rings) => isInPolygon(cell, rings)))
    .toSorted((a, b) => far(a) - far(b))
}

type Polygon = readonly (readonly Position[])[]

function polygonsOf(geometry: Geometry): readonly Polygon[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

function isInPolygon(point: LngLat, rings: Polygon): boolean {
  const around = rings.filter((ring) =>
    isInside(
      point,
      ring.map(([lng = 0, lat = 0]): LngLat => [lng, lat]),
    ),
  )
  return around.length % 2 === 1
}

function lngLat(position: Position | undefined): LngLat | null {
  return position === undefined ? null : [position[0] ?? 0, position[1] ?? 0]
}

/** The features that have a shape to draw. */
export function shapesOf({ features }: FeatureCollection<Geometry | null>): FeatureCollection {
  const shapes = features.flatMap(({ geometry, ...rest }) =>
    geometry === null ? [] : [{ ...rest, geometry }],
  )
  return { type: 'FeatureCollection', features: shapes }
}

/** The box around every feature; null where there is none. */
export function boxOf(features: FeatureCollection): Box | null {
  const [west, south, east, north] = bbox(features)
  if (west > east) return null
  return [
    [west, south],
    [east, north],
  ]
}
