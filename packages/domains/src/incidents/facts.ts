// What incidents amount to for an agreement.
//
// A claim amounts to no fact. Coverage, without which the absence of incidents says nothing, is a
// statement that all domains share.

import type { Interval } from '@holdfast/base'
import { countSaid, type FactDraft } from '@holdfast/record'
import type { Incident } from './incident.ts'
import type { IncidentsCounted } from './statements.ts'

/** The fact of an incident. One claimant's word is theirs, whoever reported it. */
export function incidentFact(said: Incident): FactDraft {
  const [claimant, ...others] = said.claim.by
  return {
    ...(claimant === undefined || others.length > 0 ? {} : { source: claimant }),
    form: 'event',
    act: said.what,
    actor: said.against,
    ...(said.attributedBy === null ? {} : { attributedBy: said.attributedBy }),
    sighting: said.sighting,
    tags: {},
    place: said.place,
    amount: { value: 1, unit: 'incidents' },
    at: said.at,
    period: null,
    closes: false,
    stage: null,
  }
}

/** The fact of a count of incidents, whose period is known. Who counted is its source. */
export function countedFact(said: IncidentsCounted, period: Interval): FactDraft {
  return {
    ...countSaid(said, period),
    act: said.what,
    actor: said.against,
    tags: {},
    amount: { value: said.amount, unit: 'incidents' },
  }
}
