// How clauses speak of arms. Items are handed in, and decommissioned only where they are accepted:
// the two are acts of their own, so that a clause on the one never counts the other.

import type { ActWord } from '@holdfast/agreement'
import { actsIn } from './acts.ts'

/** The stages of items that a party gives up, in the order in which they pass them. */
export const armsStages = ['handed-in', 'accepted', 'rejected', 'disputed'] as const

/** What arms are counted in. Ammunition may be weighed; everything else is whole. */
export const armsUnits: readonly [string, ...string[]] = ['weapons', 'rounds', 'vehicles', 'tonnes']

const plain = { domain: 'arms', stages: [] } as const
const of = {
  classTag: 'category',
  classes: [
    'small-arms',
    'light-weapons',
    'heavy-weapons',
    'tanks',
    'artillery',
    'rockets',
    'ammunition',
    'explosives',
    'mines',
  ],
} as const
const where = { in: 'place', at: 'place', on: 'place', inside: 'place' } as const

/** The words of arms given up, stored and listed. */
export const armsWords: readonly ActWord[] = [
  ...['hand-in', 'decommission'].map((verb): ActWord => ({
    ...plain,
    ...of,
    verb,
    act: verb,
    forms: ['count'],
    measure: 'sum',
    units: armsUnits,
    prepositions: where,
  })),
  {
    ...plain,
    ...of,
    verb: 'stockpile',
    act: 'stockpile',
    forms: ['state'],
    measure: 'stock',
    units: armsUnits,
    prepositions: where,
  },
  {
    ...plain,
    ...of,
    verb: 'submit-list',
    act: 'submit-list',
    forms: ['event'],
    measure: 'occurrences',
    units: ['lists'],
    prepositions: {},
  },
]

/** What clauses can ask of arms. */
export const armsActs: readonly string[] = actsIn(armsWords)
