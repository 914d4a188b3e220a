// How clauses speak of movement: people return, are evacuated, pass, and are denied. Whoever lets
// them is the bearer: `south must let-pass 50 patient through crossing each day`.

import type { ActWord } from '@holdfast/agreement'
import { actsIn } from './acts.ts'

/** The ways in which people move. */
export const movements = ['return', 'evacuate', 'pass'] as const

/** A way in which people move: an act of its own name. */
export type Movement = (typeof movements)[number]

const verbs: readonly (readonly [verb: string, act: Movement | 'deny'])[] = [
  ['return', 'return'],
  ['let-return', 'return'],
  ['evacuate', 'evacuate'],
  ['let-out', 'evacuate'],
  ['pass', 'pass'],
  ['let-pass', 'pass'],
  ['deny', 'deny'],
]

/** The words of movement. */
export const movementWords: readonly ActWord[] = verbs.map(([verb, act]) => ({
  verb,
  act,
  domain: 'movement',
  forms: [act === 'deny' ? 'event' : 'count'],
  measure: 'sum',
  units: act === 'deny' ? ['persons'] : ['persons', 'vehicles'],
  classTag: 'class',
  classes: ['displaced', 'resident', 'patient', 'wounded', 'companion'],
  stages: [],
  prepositions: {
    through: 'place',
    at: 'place',
    in: 'place',
    into: 'place',
    to: 'place',
    from: 'place',
  },
}))

/** What clauses can ask of movement. */
export const movementActs: readonly string[] = actsIn(movementWords)
