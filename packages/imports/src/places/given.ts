// A feature as a file of any format gives it, before anything is mended.
// Its coordinates are in whatever projection the file is in.

/** What a file says of a place, and its geometry as GeoJSON; null where it has none. */
export type GivenFeature = {
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: unknown
}

/** The features of a file, and the projection that the file names; null where it names none. */
export type GivenPlaces = {
  readonly format: 'geojson' | 'kml' | 'shapefile' | 'table'
  readonly features: readonly GivenFeature[]
  readonly projection: string | null
  /** The property that is the id where nobody says another. */
  readonly by: string | null
}

/** The members of an object; none of anything else. */
export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
