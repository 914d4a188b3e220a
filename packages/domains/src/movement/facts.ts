// What movement amounts to for an agreement: counts of persons and vehicles, and denials.
//
// Two sources' counts stay two, for both may have counted the same people. Companions and
// vehicles are facts of their own, so that a cap on patients counts patients. Routes and consents
// are no facts: what they add up to is the account.

import { named, type ActId } from '@holdfast/agreement'
import type { Interval } from '@holdfast/base'
import { countSaid, type FactDraft } from '@holdfast/record'
import type { Movement } from '@holdfast/vocabulary'
import type { Denied, Moved } from './statements.ts'

/** The class of those who go along with others. */
const companion = 'companion'

/** The facts of a count of movement, whose period is known. */
export function movedFacts(
  movement: Movement,
  said: Moved,
  period: Interval,
): readonly FactDraft[] {
  const { toward, route, persons, companions, vehicles } = said
  const fact = (value: number, unit: string, of: string | undefined): FactDraft => ({
    ...countSaid(said, period),
    act: named<ActId>(movement),
    actor: said.by ?? null,
    tags: {
      ...(of === undefined ? {} : { class: of }),
      ...(route === undefined ? {} : { route }),
      ...(toward === undefined ? {} : { toward }),
    },
    amount: { value, unit },
    at: { earliest: period.from, latest: said.until ?? period.to },
  })
  return [
    ...(persons === undefined ? [] : [fact(persons, 'persons', said.class)]),
    ...(companions === undefined ? [] : [fact(companions, 'persons', companion)]),
    ...(vehicles === undefined ? [] : [fact(vehicles, 'vehicles', said.class)]),
  ]
}

/** The fact of a denial, by whoever denied. */
export function deniedFact(said: Denied): FactDraft {
  return {
    form: 'event',
    act: named<ActId>('deny'),
    actor: said.by,
    tags: {
      movement: said.movement,
      ...(said.class === undefined ? {} : { class: said.class }),
      ...(said.route === undefined ? {} : { route: said.route }),
    },
    place: said.place ?? null,
    amount: { value: said.persons, unit: 'persons' },
    at: said.at,
    period: null,
    closes: false,
    stage: null,
  }
}
