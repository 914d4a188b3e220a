// The places that the record names, numbered as the map and its list show them, each with how exact
// its shape is.
//
// How exact a place is, is what its report says: an area stays an area.

import type { PlacesAnswer } from '@holdfast/analysis'
import type { Places } from '../api/queries.ts'

export type NamedPlace = PlacesAnswer['places'][number] & {
  /** Its number on the map and in the list. */
  readonly number: number
  /** Null where the agreement has no shape for it. */
  readonly shape: 'point' | 'line' | 'area' | null
}

/** Places in the order in which they were first named. */
export function numbered({ places }: PlacesAnswer, shapes: Places | null): readonly NamedPlace[] {
  const types = new Map(
    shapes?.features.map(({ properties, geometry }) => [
      String(properties?.['id']),
      geometry?.type,
    ]),
  )
  return places.map((place, at) => ({
    ...place,
    number: at + 1,
    shape: shapeOf(types.get(place.place)),
  }))
}

function shapeOf(type: string | undefined): NamedPlace['shape'] {
  if (type === undefined) return null
  if (type.endsWith('Point')) return 'point'
  return type.endsWith('LineString') ? 'line' : 'area'
}
