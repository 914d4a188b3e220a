// What a body's meetings, reports and findings amount to for an agreement.
//
// Meetings and reports are facts; a finding is none, and changes the evidence of another.

import { named, type ActId } from '@holdfast/agreement'
import type { FactDraft } from '@holdfast/record'
import type { Sitting } from './finding.ts'

const unitOf = { meet: 'meetings', report: 'reports' } as const

/** The fact of a meeting or a report. */
export function sittingFact({ act, body, at, to }: Sitting): FactDraft {
  return {
    form: 'event',
    act: named<ActId>(act),
    actor: body,
    tags: to === null ? {} : { to },
    place: null,
    amount: { value: 1, unit: unitOf[act] },
    at,
    period: null,
    closes: false,
    stage: null,
  }
}
