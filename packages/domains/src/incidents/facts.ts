// What incidents amount to for an agreement, and the words for them.
//
// A claim amounts to no fact. Coverage, without which the absence of incidents says nothing, is a
// statement that all domains share.

import { named, type ActId, type ActWord } from '@holdfast/agreement'
import { ok, type Result } from '@holdfast/base'
import { meaning, sourceOf, type Domain, type FactDraft, type Hearing } from '@holdfast/record'
import type { Meaning, Spoken } from '@holdfast/record'
import { claimFrom, incidentFrom, type Incident } from './incident.ts'
import { admit, incidentActs } from './rules.ts'
import { incidentKinds, parseIncident } from './statements.ts'

/** How clauses speak of incidents: each verb is an act of its own name. */
export const incidentWords: readonly ActWord[] = incidentActs.map((verb) => ({
  verb,
  act: named<ActId>(verb),
  domain: 'incidents',
  forms: ['event'],
  measure: 'occurrences',
  units: ['incidents'],
  classTag: null,
  classes: [],
  stages: [],
  prepositions: {
    in: 'place',
    into: 'place',
    over: 'place',
    on: 'place',
    at: 'place',
    from: 'place',
    near: 'place',
    along: 'place',
  },
}))

/** The fact of an incident. One claimant's word is theirs, whoever reported it. */
export function incidentFact(said: Incident): FactDraft {
  const [claimant, ...others] = said.claim.by
  return {
    ...(claimant === undefined || others.length > 0 ? {} : { source: claimant }),
    form: 'event',
    act: said.what,
    actor: said.against,
    tags: {},
    place: said.place,
    amount: { value: 1, unit: 'incidents' },
    at: said.at,
    period: null,
    closes: false,
    stage: null,
  }
}

function hear(said: Spoken, hearing: Hearing): Result<Meaning> {
  const parsed = parseIncident(said)
  if (!parsed.ok) return parsed
  const admitted = admit(parsed.value, hearing)
  if (!admitted.ok) return admitted
  const source = sourceOf(hearing, parsed.value.body.quote)
  if (parsed.value.kind === 'incident.claimed') {
    return ok(meaning(source, { claim: claimFrom(parsed.value.body, source) }))
  }
  const incident = incidentFrom(parsed.value.body, source)
  return ok(meaning(source, { facts: [incidentFact(incident)], claim: incident.claim }))
}

/** Incidents: what may have happened against the agreement, and what sides claim of each other. */
export const incidents: Domain = {
  name: 'incidents',
  kinds: incidentKinds,
  words: incidentWords,
  hear,
}
