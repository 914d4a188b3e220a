// Goal: what there was at least at a moment is what tellings.ts chooses from all that had happened.
// Method: random reports of four sources, in parts of a valley, over hours and days.

import { named } from '@holdfast/agreement'
import type { Fact, PlaceId, RoleId } from '@holdfast/agreement'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { geographyOf } from '../evidence/places.ts'
import { howManyHappened } from '../setting.ts'
import { agreementOf, factOf, on } from '../testing.ts'
import { unrelated } from './related.ts'
import { LeastByMoment } from './least-by-moment.ts'
import { leastSupplies, type Telling } from './tellings.ts'

const agreement = agreementOf()
const question = {
  apart: new Set<Fact['key']>(),
  related: unrelated,
  calendar: agreement.calendar,
  start: on(1, 0),
  geography: geographyOf(agreement.places),
}

const telling = fc
  .record({
    source: fc.constantFrom('u', 'v', 'w', 'x'),
    place: fc.constantFrom(null, 'valley', 'upper', 'lower'),
    actor: fc.constantFrom(null, 'north', 'south'),
    asked: fc.constantFrom('0', '1', '0 1'),
    amount: fc.integer({ min: 1, max: 5 }),
    from: fc.integer({ min: 24, max: 24 * 6 }),
    hours: fc.constantFrom(0, 0, 1, 3, 20, 40),
  })
  .map(({ source, place, actor, asked, amount, from, hours }): Telling => {
    const at = { earliest: on(0, from), latest: on(0, from + hours) }
    const fact = factOf({
      source: named<RoleId>(source),
      place: place === null ? null : named<PlaceId>(place),
      actor: actor === null ? null : named<RoleId>(actor),
      at,
    })
    return { fact, amount, asked }
  })

test('each moment has the supplies of what had happened by then', () => {
  fc.assert(
    fc.property(fc.array(telling, { maxLength: 24 }), (unsorted) => {
      const tellings = unsorted.toSorted((a, b) => a.fact.at.latest - b.fact.at.latest)
      const facts = tellings.map(({ fact }) => fact)
      const least = new LeastByMoment(tellings, question)
      for (let hour = 0; hour <= 24 * 8; hour += 5) {
        const moment = on(0, hour)
        const size = howManyHappened(facts, moment)
        expect(size).toBe(facts.filter(({ at }) => at.latest <= moment).length)
        const { sources, cells } = least.at(moment)
        const heard = facts.slice(0, size)
        const own = sources.map((source) => heard.filter((fact) => fact.source === source))
        const supplies = cells === null ? own : [...own, cells]
        const wanted = leastSupplies(tellings.slice(0, size), question).map((supply) =>
          heard.filter((fact) => supply.has(fact)),
        )
        expect(supplies).toStrictEqual(wanted)
      }
    }),
  )
})
