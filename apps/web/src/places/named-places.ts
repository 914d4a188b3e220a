// The places that the record names, numbered as the map and its list show them, each with how exact
// its shape is.
//
// How exact a place is, is what its report says: an area stays an area.

import type { PlacesAnswer } from '@holdfast/analysis'
import type { Places } from '../api/queries.ts'

export type NamedPlace = PlacesAnswer['places'][number] & {
  /** Its number on the map and in the list. */
  readonly number: number
  /** Null where the agreement has no shape for it; a rough point stands for no exact place. */
  readonly shape: 'point' | 'rough' | 'line' | 'area' | null
}

/** Places in the order in which they were first named. */
export function numbered({ places }: PlacesAnswer, shapes: Places | null): readonly NamedPlace[] {
  const drawn = new Map(
    shapes?.features.map((feature) => [String(feature.properties?.['id']), feature]),
  )
  return places.map((place, at) => ({
    ...place,
    number: at + 1,
    shape: shapeOf(drawn.get(place.place)),
  }))
}

type Drawn = NonNullable<Places>['features'][number]

function shapeOf(feature: Drawn | undefined): NamedPlace['shape'] {
  const type = feature?.geometry?.type
  if (type === undefined) return null
  if (type.endsWith('Point'))
    return feature?.properties?.['schematic'] === 'true' ? 'rough' : 'point'
  return type.endsWith('LineString') ? 'line' : 'area'
}
