// How clauses speak of incidents: each verb is an act of its own name. Whether one is a breach is
// said by no word here.

import type { ActWord } from '@holdfast/agreement'

/** What an incident can be, besides the acts that an agreement declares for itself. */
export const incidentActs: readonly string[] = [
  'attack',
  'fire',
  'fly',
  'arrest',
  'obstruct',
  'restrict',
  'enter',
  'advance',
  'reinforce',
]

/** The words of incidents. */
export const incidentWords: readonly ActWord[] = incidentActs.map((verb) => ({
  verb,
  act: verb,
  domain: 'incidents',
  forms: ['event'],
  measure: 'occurrences',
  units: ['incidents'],
  classTag: null,
  classes: [],
  stages: [],
  takesObject: true,
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
