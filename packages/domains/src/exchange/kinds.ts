// The kinds of statement of an exchange, in one table. There is one: lists of persons have no kind,
// and never enter a log.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { releaseFact } from './facts.ts'
import { releaseFrom } from './release.ts'
import { admit } from './rules.ts'
import { releasedShape } from './statements.ts'

/** Exchanges: persons held by one side and released. */
export const exchange: Domain = {
  name: 'exchange',
  kinds: [
    kindFrom({
      name: 'exchange.released',
      shape: releasedShape,
      sayers: { who: 'anybody' },
      asks: ['release'],
      hear: (body, hearing) => {
        const closes = admit(body, hearing)
        if (!closes.ok) return closes
        const fact = releaseFact(releaseFrom(body, hearing.names, closes.value))
        return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
      },
      gist: ({ by, persons, class: what, place, outside }) => ({
        by: tell.role(by),
        amount: tell.amount(persons, 'persons'),
        class: tell.word('class', what),
        place: tell.place(place),
        track: tell.case(outside === true ? 'outside' : 'agreement'),
      }),
    }),
  ],
}
