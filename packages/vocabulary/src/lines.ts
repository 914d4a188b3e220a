// How clauses speak of lines. `keep … in` is a stock, `keep … out of` is a duration: the two share
// a verb and nothing else.

import type { ActWord } from '@holdfast/agreement'
import { actsIn } from './acts.ts'

/** What a position is counted in. */
const positionUnits: readonly [string, ...string[]] = [
  'units',
  'persons',
  'weapons',
  'vehicles',
  'locations',
]

const classes = [
  'forces',
  'troops',
  'police',
  'armed-personnel',
  'heavy-weapons',
  'artillery',
  'mortars',
  'tanks',
  'rockets',
  'military-vehicles',
  'military-flights',
  'drones',
  'checkpoints',
  'fortifications',
]
/** What "at most 400 troops" counts. Forces may be men or units, and stay units. */
const unitOfClass: Readonly<Record<string, string>> = {
  troops: 'persons',
  police: 'persons',
  'armed-personnel': 'persons',
  'heavy-weapons': 'weapons',
  artillery: 'weapons',
  mortars: 'weapons',
  tanks: 'weapons',
  rockets: 'weapons',
  'military-vehicles': 'vehicles',
  checkpoints: 'locations',
  fortifications: 'locations',
}
const plain = { domain: 'lines', stages: [] } as const
const where = { in: 'place', at: 'place', on: 'place', inside: 'place', near: 'place' } as const
const outOf = { 'out of': 'place' } as const

/** The words of positions, withdrawals and places kept clear. */
export const linesWords: readonly ActWord[] = [
  ...['station', 'keep', 'store', 'hold', 'retain'].map((verb): ActWord => ({
    ...plain,
    verb,
    act: 'station',
    forms: ['state'],
    measure: 'stock',
    units: positionUnits,
    classTag: 'category',
    classes,
    unitOfClass,
    prepositions: where,
  })),
  ...['keep', 'stay'].map((verb): ActWord => ({
    ...plain,
    verb,
    act: 'keep-out',
    leavesNoneOf: 'station',
    forms: ['interval'],
    measure: 'duration',
    units: ['hours'],
    classTag: 'category',
    classes,
    prepositions: outOf,
  })),
  {
    ...plain,
    verb: 'withdraw',
    act: 'withdraw',
    forms: ['event'],
    ofArea: true,
    leavesNoneOf: 'station',
    measure: 'occurrences',
    units: ['withdrawals'],
    classTag: null,
    classes: [],
    prepositions: { from: 'place', 'out of': 'place', behind: 'place' },
  },
  // So many of a class, of what may be many more: the place is not left by it.
  {
    ...plain,
    verb: 'withdraw',
    act: 'move-out',
    forms: ['event'],
    measure: 'sum',
    units: positionUnits,
    classTag: 'category',
    classes,
    unitOfClass,
    prepositions: { from: 'place', 'out of': 'place' },
  },
  {
    ...plain,
    verb: 'take-over',
    act: 'take-over',
    forms: ['event'],
    ofArea: true,
    measure: 'occurrences',
    units: ['takeovers'],
    classTag: null,
    classes: [],
    prepositions: { in: 'place', at: 'place' },
  },
]

/** What clauses can ask of lines. */
export const linesActs: readonly string[] = actsIn(linesWords)
