// The places that the record names, each with what was said to have happened there.
//
// A place is as exact as the report that named it; what says only where somebody was looking is
// left out. Places stand in the order in which the record first named them, and weigh nothing.

import type { ActId, EntryRef, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import { printEntryRef } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'

/** What was said to have happened at a place. `entry` is where it stands in the record. */
export type PlaceEvent =
  | {
      readonly kind: 'fact'
      readonly at: Bounds
      readonly act: ActId
      readonly amount: Quantity
      readonly stage: string | null
      readonly source: RoleId
      readonly entry: string | null
    }
  | {
      readonly kind: 'claim'
      readonly at: Bounds
      readonly words: string
      readonly source: RoleId
      readonly entry: string | null
    }

/** A place with its last events, in order of time. */
export type NamedPlace = {
  readonly place: PlaceId
  /** How many events there are at all. */
  readonly count: number
  readonly events: readonly PlaceEvent[]
}

/** The places. */
export type PlacesAnswer = AnswerHead & { readonly places: readonly NamedPlace[] }

/** The most events of one place that are told. */
export const eventsOfPlace = 40

/** The places with something on record by the moment asked about. */
export function placesAnswerOf(answer: Answer): PlacesAnswer {
  const { replayed, question } = answer
  const found = new Map<PlaceId, Map<string, PlaceEvent>>()
  const note = (place: PlaceId | null, key: string, event: PlaceEvent): void => {
    if (place === null || event.at.earliest > question.asOf) return
    const events = found.get(place) ?? new Map<string, PlaceEvent>()
    found.set(place, events)
    // What is both a fact and a claim is told once, as a fact.
    if (!events.has(key)) events.set(key, event)
  }
  for (const { form, place, key, at, act, amount, stage, source, entries } of replayed.facts) {
    if (form === 'coverage') continue
    const entry = firstRef(entries)
    note(place, key, { kind: 'fact', at, act, amount, stage, source, entry })
  }
  for (const { place, key, at, words, source, entries } of replayed.claims) {
    if (at === null) continue
    note(place, key, { kind: 'claim', at, words, source, entry: firstRef(entries) })
  }
  return {
    ...headOf(answer),
    places: [...found].map(([place, events]) => ({
      place,
      count: events.size,
      events: [...events.values()]
        .toSorted((a, b) => a.at.earliest - b.at.earliest)
        .slice(-eventsOfPlace),
    })),
  }
}

function firstRef(entries: readonly EntryRef[]): string | null {
  const [first] = entries
  return first === undefined ? null : printEntryRef(first)
}
