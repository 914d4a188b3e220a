// How clauses speak of what bodies do: they meet, and they report. A finding has no verb: no clause
// can owe one.

import type { ActWord } from '@holdfast/agreement'

const unitOf = { meet: 'meetings', report: 'reports' } as const

/** The words of meetings and reports. */
export const taskforceWords: readonly ActWord[] = (
  [
    ['meet', 'meet'],
    ['report', 'report'],
    ['submit', 'report'],
  ] as const
).map(([verb, act]) => ({
  verb,
  act,
  domain: 'taskforce',
  forms: ['event'],
  measure: 'occurrences',
  units: [unitOf[act]],
  classTag: null,
  classes: [],
  stages: [],
  prepositions: act === 'report' ? { to: 'role' } : {},
}))
