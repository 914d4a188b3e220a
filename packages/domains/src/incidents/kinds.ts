// The kinds of statement about incidents, in one table. What others say of one (a denial, a
// finding) is of kinds that all domains share.

import { ok } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import { incidentActs } from '@holdfast/vocabulary'
import { countedFact, incidentFact } from './facts.ts'
import { claimFrom, incidentFrom, isAnywhere } from './incident.ts'
import { admitClaim, admitCounted, admitReport } from './rules.ts'
import { claimedShape, incidentsCountedShape, reportedShape } from './statements.ts'

/** Incidents: what may have happened against the agreement, and what sides claim of each other. */
export const incidents: Domain = {
  name: 'incidents',
  kinds: [
    kindFrom({
      name: 'incident.reported',
      toldAs: 'incident-claimed',
      shape: reportedShape,
      sayers: { who: 'anybody' },
      asks: incidentActs,
      hear: (body, hearing) => {
        const admitted = admitReport(body, hearing)
        if (!admitted.ok) return admitted
        const source = sourceOf(hearing, body.quote)
        const incident = incidentFrom(body, source)
        const facts = isAnywhere(incident) ? [] : [incidentFact(incident)]
        return ok(meaning(source, { facts, claim: incident.claim }))
      },
      gist: ({ what, against, place, at, particulars }) => ({
        act: tell.acts([what]),
        against: tell.role(against),
        place: tell.place(place),
        at: tell.bounds(at),
        words: tell.words(particulars),
      }),
    }),
    kindFrom({
      name: 'incident.counted',
      toldAs: 'incident-claimed',
      shape: incidentsCountedShape,
      sayers: { who: 'anybody' },
      asks: incidentActs,
      hear: (body, hearing) => {
        const period = admitCounted(body, hearing)
        if (!period.ok) return period
        const fact = countedFact(body, period.value)
        return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
      },
      gist: ({ what, against, amount, place, date, period, ...said }) => ({
        act: tell.acts([what]),
        against: tell.role(against),
        amount: tell.amount(amount, 'incidents'),
        place: tell.place(place),
        date: tell.date(date),
        at: tell.period(period),
        ...tell.figure(said),
      }),
    }),
    kindFrom({
      name: 'incident.claimed',
      toldAs: 'incident-claimed',
      shape: claimedShape,
      sayers: { who: 'anybody' },
      asks: [],
      hear: (body, hearing) => {
        const admitted = admitClaim(body, hearing)
        if (!admitted.ok) return admitted
        const source = sourceOf(hearing, body.quote)
        return ok(meaning(source, { claim: claimFrom(body, source) }))
      },
      gist: ({ against, place, claim }) => ({
        against: tell.role(against),
        place: tell.place(place),
        words: tell.words(claim),
      }),
    }),
  ],
}
