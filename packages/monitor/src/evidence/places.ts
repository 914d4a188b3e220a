// Which place lies in which, and what covers a place whole.
//
// Containment follows the names the agreement gives, not geometry: a place is inside another when
// the agreement says so, directly or through others. Covering needs more: every part of a divided
// place, or the place itself.

import type { Place, PlaceId, PlaceOffset } from '@holdfast/agreement'
import { outlookOf, type Outlook } from './lines.ts'

export type Geography = {
  /** True where `place` is `whole` or lies in it. */
  readonly isInside: (place: PlaceId, whole: PlaceId) => boolean
  /** The places that a place lies in, the nearest first. */
  readonly above: (place: PlaceId) => readonly PlaceId[]
  /** The undivided places that make up `whole`; itself where it is not divided. */
  readonly leavesOf: (whole: PlaceId) => readonly PlaceId[]
  /** The places that lie in no other: together, everywhere the agreement knows. */
  readonly roots: readonly PlaceId[]
  /** True for the one place that everything lies in: what names no place is of it. */
  readonly isEverywhere: (place: PlaceId) => boolean
  /** What lies directly in a place, or everywhere: the parts that make it up, and any others. */
  readonly under: (place: PlaceId | null) => Under
  /** A place and everything that lies in it. */
  readonly within: (place: PlaceId) => readonly PlaceId[]
  /** Where places are, seen from lines. */
  readonly outlook: Outlook
}

/** What lies directly in a place. */
export type Under = { readonly parts: readonly PlaceId[]; readonly others: readonly PlaceId[] }

const noneUnder: Under = { parts: [], others: [] }

/** The places that lie in no other. Nothing is in a line: it is no part of everywhere. */
function rootsOf(
  places: readonly Place[],
  parentOf: ReadonlyMap<PlaceId, PlaceId>,
): readonly PlaceId[] {
  const lines = new Set(places.flatMap(({ id, version }) => (version ? [id, version.of] : [])))
  return places.filter(({ id }) => !parentOf.has(id) && !lines.has(id)).map(({ id }) => id)
}

/** Reads the places of an agreement. A place that contains itself is taken as undivided. */
export function geographyOf(
  places: readonly Place[],
  offsets: readonly PlaceOffset[] = [],
): Geography {
  const byId = new Map(places.map((place) => [place.id, place]))
  const parentOf = new Map<PlaceId, PlaceId>()
  for (const place of places) {
    for (const part of place.parts) parentOf.set(part, place.id)
    if (place.within !== null) parentOf.set(place.id, place.within)
  }

  const aboves = new Map<PlaceId, readonly PlaceId[]>()
  const above = (place: PlaceId): readonly PlaceId[] => {
    const known = aboves.get(place)
    if (known !== undefined) return known
    const found = new Set<PlaceId>()
    for (let at = parentOf.get(place); at !== undefined; at = parentOf.get(at)) {
      if (at === place || found.has(at)) break
      found.add(at)
    }
    aboves.set(place, [...found])
    return [...found]
  }
  const isInside = (place: PlaceId, whole: PlaceId): boolean =>
    place === whole || above(place).includes(whole)

  const leavesOfPlaces = new Map<PlaceId, readonly PlaceId[]>()
  const leavesOf = (whole: PlaceId): readonly PlaceId[] => {
    const known = leavesOfPlaces.get(whole)
    if (known !== undefined) return known
    const leaves: PlaceId[] = []
    const seen = new Set<PlaceId>()
    const waiting = [whole]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (seen.has(at)) continue
      seen.add(at)
      const parts = byId.get(at)?.parts ?? []
      if (parts.length === 0) leaves.push(at)
      else waiting.push(...parts)
    }
    leavesOfPlaces.set(whole, leaves)
    return leaves
  }

  const roots = rootsOf(places, parentOf)
  const children = Map.groupBy(parentOf.keys(), (place) => parentOf.get(place))
  const unders = new Map(
    places.map(({ id, parts }): [PlaceId, Under] => {
      const own = new Set(parts)
      return [id, { parts, others: (children.get(id) ?? []).filter((one) => !own.has(one)) }]
    }),
  )
  const under = (place: PlaceId | null): Under =>
    place === null ? { parts: roots, others: [] } : (unders.get(place) ?? noneUnder)
  const withins = new Map<PlaceId, readonly PlaceId[]>()
  const within = (place: PlaceId): readonly PlaceId[] => {
    const known = withins.get(place)
    if (known !== undefined) return known
    const found = places.filter(({ id }) => isInside(id, place)).map(({ id }) => id)
    const all = found.includes(place) ? found : [place, ...found]
    withins.set(place, all)
    return all
  }
  const isEverywhere = (place: PlaceId): boolean => roots.length === 1 && roots[0] === place
  const outlook = outlookOf(places, offsets)
  return { isInside, above, leavesOf, roots, isEverywhere, under, within, outlook }
}
