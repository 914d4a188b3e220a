// What a body's meetings, reports and findings amount to for an agreement, and the words for them.
//
// Meetings and reports are facts; a finding is none, and changes the evidence of another.

import { named, type ActId, type ActWord } from '@holdfast/agreement'
import { ok, unreachable, type Result } from '@holdfast/base'
import { meaning, sourceOf, type Domain, type FactDraft, type Hearing } from '@holdfast/record'
import type { Meaning, Spoken } from '@holdfast/record'
import { findingFrom, referenceFrom, sittingFrom, type Sitting } from './finding.ts'
import { admit } from './rules.ts'
import { parseTaskforce, taskforceKinds, type TaskforceStatement } from './statements.ts'

const unitOf = { meet: 'meetings', report: 'reports' } as const

/** How clauses speak of what bodies do. */
export const taskforceWords: readonly ActWord[] = (
  [
    ['meet', 'meet'],
    ['report', 'report'],
    ['submit', 'report'],
  ] as const
).map(([verb, act]) => ({
  verb,
  act: named<ActId>(act),
  domain: 'taskforce',
  forms: ['event'],
  measure: 'occurrences',
  units: [unitOf[act]],
  classTag: null,
  classes: [],
  stages: [],
  prepositions: {},
}))

/** The fact of a meeting or a report. */
export function sittingFact({ act, body, at }: Sitting): FactDraft {
  return {
    form: 'event',
    act: named<ActId>(act),
    actor: body,
    tags: {},
    place: null,
    amount: { value: 1, unit: unitOf[act] },
    at,
    period: null,
    closes: false,
    stage: null,
  }
}

function amountsTo(said: TaskforceStatement): Partial<Omit<Meaning, 'source'>> {
  switch (said.kind) {
    case 'taskforce.met':
      return { facts: [sittingFact(sittingFrom('meet', said.body))] }
    case 'taskforce.reported':
      return { facts: [sittingFact(sittingFrom('report', said.body))] }
    case 'taskforce.found':
      return { reference: referenceFrom(findingFrom(said.body)) }
    default:
      return unreachable(said)
  }
}

function hear(said: Spoken, hearing: Hearing): Result<Meaning> {
  const parsed = parseTaskforce(said)
  if (!parsed.ok) return parsed
  const admitted = admit(parsed.value, hearing)
  if (!admitted.ok) return admitted
  return ok(meaning(sourceOf(hearing, parsed.value.body.quote), amountsTo(parsed.value)))
}

/** The task force: what the agreement's bodies did and found. */
export const taskforce: Domain = {
  name: 'taskforce',
  kinds: taskforceKinds,
  words: taskforceWords,
  hear,
}
