// Where a number stands for a place on the map, and the box that holds a set of places.
//
// A number in an area says "somewhere in here" and nothing more exact. It stands inside the area,
// also where that is bent or in parts.

import { bbox } from '@turf/bbox'
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import polylabel from 'polylabel'

export type LngLat = readonly [number, number]
export type Box = readonly [LngLat, LngLat]

/** How near the best place in an area is looked for, in degrees: about a hundred metres. */
const precisionDegrees = 0.001

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
  let best: ReturnType<typeof polylabel> | null = null
  for (const rings of polygons) {
    if ((rings[0] ?? []).length === 0) continue
    const pairs = rings.map((ring) => ring.map(([x = 0, y = 0]): [number, number] => [x, y]))
    const found = polylabel(pairs, precisionDegrees)
    if (best === null || found.distance > best.distance) best = found
  }
  return lngLat(best ?? undefined)
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
