// The kinds of statement about movement, in one table, with what they add up to: routes and their
// days. Persons have no kind: who moved is on nobody's list here.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain, type Kind } from '@holdfast/record'
import type { Movement } from '@holdfast/vocabulary'
import { movementAccount } from './account.ts'
import { deniedFact, movedFacts } from './facts.ts'
import { admitConsented, admitDenied, admitMoved } from './rules.ts'
import { admitRouteClosed, admitRouteSet } from './rules.ts'
import { consentedShape, deniedShape, movedShape } from './statements.ts'
import { routeClosedShape, routeSetShape } from './statements.ts'

/** Movement: people return, are evacuated, pass; routes, caps, consents, denials. */
export const movement: Domain = {
  name: 'movement',
  kinds: [
    movedKind('movement.returned', 'return'),
    movedKind('movement.evacuated', 'evacuate'),
    movedKind('movement.passed', 'pass'),
    kindFrom({
      name: 'movement.denied',
      shape: deniedShape,
      sayers: { who: 'anybody' },
      asks: ['deny'],
      hear: (said, hearing) => {
        const admitted = admitDenied(said, hearing)
        if (!admitted.ok) return admitted
        return ok(meaning(sourceOf(hearing, said.quote), { facts: [deniedFact(said)] }))
      },
      gist: ({ by, movement: what, persons, class: of, place, reason }) => ({
        by: tell.role(by),
        movement: tell.case(what),
        amount: tell.amount(persons, 'persons'),
        class: tell.word('class', of),
        place: tell.place(place),
        words: tell.words(reason),
      }),
    }),
    kindFrom({
      name: 'movement.consented',
      shape: consentedShape,
      sayers: { who: 'named', member: 'by' },
      asks: [],
      hear: (said, hearing) => {
        const admitted = admitConsented(said, hearing)
        return admitted.ok ? ok(meaning(sourceOf(hearing, said.quote), {})) : admitted
      },
      gist: ({ by, movement: what, persons, companions, class: of, period }) => ({
        by: tell.role(by),
        movement: tell.case(what),
        amount: tell.amount(persons, 'persons'),
        companions: tell.amount(companions, 'persons'),
        class: tell.word('class', of),
        at: tell.bounds({ earliest: period.from, latest: period.to }),
      }),
    }),
    kindFrom({
      name: 'movement.route_set',
      toldAs: 'crossing-window',
      shape: routeSetShape,
      sayers: { who: 'named', member: 'by' },
      asks: [],
      hear: (said, hearing) => {
        const admitted = admitRouteSet(said, hearing)
        return admitted.ok ? ok(meaning(sourceOf(hearing, said.quote), {})) : admitted
      },
      gist: ({ by, route, from, to, opens, perDay }) => ({
        by: tell.roles(by),
        route: tell.word('route', route),
        from: tell.place(from),
        to: tell.place(to),
        opens: tell.instant(opens),
        amount: tell.amount(perDay, 'persons'),
      }),
    }),
    kindFrom({
      name: 'movement.route_closed',
      toldAs: 'crossing-window',
      shape: routeClosedShape,
      sayers: { who: 'anybody' },
      asks: [],
      hear: (said, hearing) => {
        const admitted = admitRouteClosed(said, hearing)
        return admitted.ok ? ok(meaning(sourceOf(hearing, said.quote), {})) : admitted
      },
      gist: ({ by, route, from, until, reason }) => ({
        by: tell.role(by),
        route: tell.word('route', route),
        from: tell.instant(from),
        until: tell.instant(until),
        words: tell.words(reason),
      }),
    }),
  ],
  account: movementAccount,
}

function movedKind(name: string, act: Movement): Kind {
  return kindFrom({
    name,
    shape: movedShape,
    sayers: { who: 'anybody' },
    asks: [act],
    hear: (said, hearing) => {
      const period = admitMoved(name, said, hearing)
      if (!period.ok) return period
      const facts = movedFacts(act, said, period.value)
      return ok(meaning(sourceOf(hearing, said.quote), { facts }))
    },
    gist: ({ by, persons, vehicles, companions, class: of, place, date, period, ...said }) => ({
      by: tell.role(by),
      amount: tell.amount(persons ?? vehicles, persons === undefined ? 'vehicles' : 'persons'),
      companions: tell.amount(companions, 'persons'),
      class: tell.word('class', of),
      place: tell.place(place),
      date: tell.date(date),
      at: tell.period(period),
      ...tell.figure(said),
    }),
  })
}
