// How clauses speak of an exchange: persons are released, by classes and groups. Which of them a
// statement counts is the domain's business.

import type { ActWord } from '@holdfast/agreement'

/** The words of exchanges. */
export const exchangeWords: readonly ActWord[] = ['release', 'free'].map((verb) => ({
  verb,
  act: 'release',
  domain: 'exchange',
  forms: ['event'],
  measure: 'sum',
  units: ['persons'],
  classTag: 'class',
  classes: [],
  stages: [],
  prepositions: {
    from: 'group',
    of: 'group',
    in: 'place',
    at: 'place',
    into: 'place',
    to: 'place',
  },
}))
