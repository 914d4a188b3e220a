// The places that the record names, each with what is said of it. Places of the text that no
// report names are left out of the list and stay on the map.
//
// How exact a place is, is what its report says: an area stays an area.

import type { PlaceId } from '@holdfast/agreement'
import type { FactsAnswer } from '../api/answers.ts'
import type { Scene } from '../scene/scene.ts'

export type PlaceEvent = {
  readonly key: string
  readonly kind: 'fact' | 'claim'
  readonly act: string
  readonly day: number
  readonly source: string
  readonly text: string
  readonly entry: { readonly room: string; readonly index: number } | null
}

export type NamedPlace = {
  readonly id: PlaceId
  /** Its number on the map and in the list. */
  readonly number: number
  /** `point`, `line` or `area`; null where the agreement has no shape for it. */
  readonly shape: 'point' | 'line' | 'area' | null
  readonly events: readonly PlaceEvent[]
}

/** Places with something on record by the moment asked for, first named first. */
export function namedPlaces(
  { asOf, clock, places, names }: Scene,
  { facts, claims }: FactsAnswer,
): readonly NamedPlace[] {
  const found = new Map<PlaceId, PlaceEvent[]>()
  const note = (place: PlaceId | null, event: PlaceEvent): void => {
    if (place === null) return
    const known = found.get(place)
    if (known === undefined) found.set(place, [event])
    else if (!known.some(({ key }) => key === event.key)) known.push(event)
  }
  for (const fact of facts) {
    if (fact.at.earliest > asOf || fact.form === 'coverage') continue
    const { amount, act, stage } = fact
    const counted = names.count(amount.value, amount.unit)
    const text = stage === null ? counted : `${counted}, ${names.word('stage', stage)}`
    const day = clock.dayOf(fact.at.earliest)
    note(fact.place, {
      key: fact.key,
      kind: 'fact',
      act,
      day,
      source: fact.source,
      text,
      entry: fact.entries[0] ?? null,
    })
  }
  for (const claim of claims) {
    if (claim.at === null || claim.at.earliest > asOf) continue
    const day = clock.dayOf(claim.at.earliest)
    note(claim.place, {
      key: claim.key,
      kind: 'claim',
      act: 'claim',
      day,
      source: claim.source,
      text: claim.words,
      entry: claim.entries[0] ?? null,
    })
  }
  const shapes = new Map(
    places?.features.map(({ properties, geometry }) => [String(properties?.['id']), geometry.type]),
  )
  return [...found].map(([id, events], at) => ({
    id,
    number: at + 1,
    shape: shapeOf(shapes.get(id)),
    events: events.toSorted((a, b) => a.day - b.day),
  }))
}

function shapeOf(type: string | undefined): NamedPlace['shape'] {
  if (type === undefined) return null
  if (type.endsWith('Point')) return 'point'
  return type.endsWith('LineString') ? 'line' : 'area'
}
