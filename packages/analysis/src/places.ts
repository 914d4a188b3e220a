// The places that the record names, each with what was said to have happened there.
//
// A place is as exact as the report that named it; what says only where somebody was looking is
// left out. Places stand in the order in which the record first named them, and weigh nothing.

import type { ActId, Fact, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { Claim } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { claimsAlone, saidBy, saidOf, type SaidBy } from './facts.ts'
import { headOf, type AnswerHead } from './head.ts'
import { latest } from './latest.ts'
import { firstRef } from './references.ts'

/** What was said to have happened at a place. `entry` is where it stands in the record. */
export type PlaceEvent =
  | {
      readonly kind: 'fact'
      readonly at: Bounds
      readonly act: ActId
      /** Who is named as doing it; null where nobody is. */
      readonly actor: RoleId | null
      readonly amount: Quantity
      /** A count that says there may have been more. */
      readonly isLowerBound: boolean
      readonly stage: string | null
      readonly source: RoleId
      /** Who claims it and what was answered; null where it is no claim. */
      readonly said: SaidBy | null
      readonly entry: string | null
    }
  | {
      readonly kind: 'claim'
      readonly at: Bounds
      /** Who claimed it, about whom, and the answers: `source` is only who reported the claim. */
      readonly said: SaidBy
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
const eventsOfPlace = 40

/** The places with something on record by the moment asked about. */
export function placesAnswerOf(answer: Answer): PlacesAnswer {
  const { asOf } = answer.question
  const found = new Map<PlaceId, (Fact | Claim)[]>()
  const note = (said: Fact | Claim): void => {
    const { place, at } = said
    if (place === null || at === null || at.earliest > asOf) return
    const there = found.get(place)
    if (there === undefined) found.set(place, [said])
    else there.push(said)
  }
  for (const fact of answer.replayed.facts) if (fact.form !== 'coverage') note(fact)
  for (const claim of claimsAlone(answer)) note(claim)
  return {
    ...headOf(answer),
    places: [...found].map(([place, said]) => ({
      place,
      count: said.length,
      events: latest(said, eventsOfPlace, ({ at }) => at?.earliest ?? -Infinity).flatMap((one) =>
        eventOf(answer, one),
      ),
    })),
  }
}

function eventOf(answer: Answer, said: Fact | Claim): readonly PlaceEvent[] {
  const { at, source, entries } = said
  if (at === null) return []
  const entry = firstRef(entries)
  if ('words' in said) {
    return [{ kind: 'claim', at, said: saidBy(said), words: said.words, source, entry }]
  }
  const { act, actor, amount, form, closes, stage } = said
  const isLowerBound = form === 'count' && !closes
  const told = { at, act, actor, amount, isLowerBound, stage, source, entry }
  return [{ kind: 'fact', ...told, said: saidOf(answer, said) }]
}
