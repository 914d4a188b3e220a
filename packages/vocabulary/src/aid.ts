// How clauses speak of aid. One act, however the text puts it: all are heard by counts, taken at a
// stage in a unit.

import type { ActWord } from '@holdfast/agreement'

/** The stages at which a cargo is counted, in the order in which it passes them. */
export const aidStages = [
  'requested',
  'approved',
  'dispatched',
  'inspected',
  'entered',
  'offloaded',
  'received',
  'collected',
  'delivered',
  'distributed',
] as const

/** What a cargo is counted in. */
export const aidUnits: readonly [string, ...string[]] = [
  'trucks',
  'litres',
  'tonnes',
  'pallets',
  'vessels',
  'flights',
  'tents',
  'mobile-homes',
]

/** The words of aid. */
export const aidWords: readonly ActWord[] = ['bring', 'admit', 'allow', 'deliver'].map((verb) => ({
  verb,
  act: 'bring',
  domain: 'aid',
  forms: ['count'],
  measure: 'sum',
  units: aidUnits,
  classTag: 'cargo',
  classes: ['relief', 'food', 'water', 'medical', 'shelter', 'fuel', 'cooking-gas', 'commercial'],
  stages: aidStages,
  prepositions: { into: 'place', in: 'place', to: 'place', through: 'place', at: 'place' },
}))
