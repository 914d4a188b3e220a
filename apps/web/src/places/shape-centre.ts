// Where a number stands for a place on the map, and the box that holds a set of places.
//
// A number in an area says "somewhere in here" and nothing more exact.

import type { Feature, FeatureCollection, Position } from 'geojson'

export type LngLat = readonly [number, number]
export type Box = readonly [LngLat, LngLat]

function positionsOf({ geometry }: Feature): readonly Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates]
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates
    case 'MultiLineString':
      return geometry.coordinates.flat()
    case 'Polygon':
      return geometry.coordinates[0] ?? []
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((polygon) => polygon[0] ?? [])
    case 'GeometryCollection':
      return geometry.geometries.flatMap((inner) =>
        positionsOf({ type: 'Feature', properties: null, geometry: inner }),
      )
  }
}

/** The middle of a shape's outline, the end of a line; null for an empty one. */
export function centreOf(feature: Feature): LngLat | null {
  const positions = positionsOf(feature)
  const end = positions.at(-1)
  if (feature.geometry.type === 'LineString' && end !== undefined) return [end[0] ?? 0, end[1] ?? 0]
  // An outline ends where it began.
  const open = positions.length > 1 ? positions.slice(0, -1) : positions
  if (open.length === 0) return null
  const sum = (at: 0 | 1): number =>
    open.reduce((total, position) => total + (position[at] ?? 0), 0) / open.length
  return [sum(0), sum(1)]
}

/** The box around every feature; null where there is none. */
export function boxOf({ features }: FeatureCollection): Box | null {
  const positions = features.flatMap(positionsOf)
  if (positions.length === 0) return null
  const xs = positions.map(([x]) => x ?? 0)
  const ys = positions.map(([, y]) => y ?? 0)
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ]
}
