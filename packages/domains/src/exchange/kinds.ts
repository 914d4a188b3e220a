// The kinds of statement of an exchange, in one table: releases, and counts of them. Lists of
// persons have no kind, and never enter a log.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { countedFact, releaseFact } from './facts.ts'
import { releaseFrom } from './release.ts'
import { admit, admitCounted } from './rules.ts'
import { releasedShape, releasesCountedShape } from './statements.ts'

/** Exchanges: persons held by one side and released. */
export const exchange: Domain = {
  name: 'exchange',
  kinds: [
    kindFrom({
      name: 'exchange.released',
      toldAs: (body) => (body['class'] === 'remains' ? 'remains' : 'released'),
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
    kindFrom({
      name: 'exchange.counted',
      toldAs: (body) => (body['class'] === 'remains' ? 'remains' : 'released'),
      shape: releasesCountedShape,
      sayers: { who: 'anybody' },
      asks: ['release'],
      hear: (body, hearing) => {
        const period = admitCounted(body, hearing)
        if (!period.ok) return period
        const fact = countedFact(body, hearing.names, period.value)
        return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
      },
      gist: ({ by, persons, class: what, place, date, period, outside, ...said }) => ({
        by: tell.role(by),
        amount: tell.amount(persons, 'persons'),
        class: tell.word('class', what),
        place: tell.place(place),
        date: tell.date(date),
        at: tell.period(period),
        track: tell.case(outside === true ? 'outside' : 'agreement'),
        ...tell.figure(said),
      }),
    }),
  ],
}
