// What positions, withdrawals and clearances amount to for an agreement, and the words for them.
//
// One statement is one fact. Which position holds at a moment is asked later.

import { named, type ActId, type ActWord } from '@holdfast/agreement'
import { ok, unreachable, type Result } from '@holdfast/base'
import { meaning, sourceOf, type Domain, type FactDraft, type Hearing } from '@holdfast/record'
import type { Meaning, Spoken } from '@holdfast/record'
import { clearanceFrom, positionFrom, withdrawalFrom } from './position.ts'
import type { Clearance, Position, Withdrawal } from './position.ts'
import { admit } from './rules.ts'
import { linesKinds, parseLines, type LinesStatement } from './statements.ts'

const station = named<ActId>('station')
const withdraw = named<ActId>('withdraw')
const keepOut = named<ActId>('keep-out')

const classes = ['forces', 'heavy-weapons', 'military-vehicles', 'military-flights']
const plain = { domain: 'lines', stages: [] } as const
const where = { in: 'place', at: 'place', on: 'place', inside: 'place', near: 'place' } as const
const outOf = { 'out of': 'place' } as const

/** How clauses speak of lines. `keep … in` is a stock, `keep … out of` is a duration. */
export const linesWords: readonly ActWord[] = [
  ...['station', 'keep', 'store', 'hold'].map((verb): ActWord => ({
    ...plain,
    verb,
    act: station,
    forms: ['state'],
    measure: 'stock',
    units: ['units', 'persons', 'weapons', 'vehicles'],
    classTag: 'category',
    classes,
    prepositions: where,
  })),
  ...['keep', 'stay'].map((verb): ActWord => ({
    ...plain,
    verb,
    act: keepOut,
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
    act: withdraw,
    forms: ['event'],
    measure: 'occurrences',
    units: ['withdrawals'],
    classTag: null,
    classes: [],
    prepositions: { from: 'place', 'out of': 'place' },
  },
]

/** The fact of a position: a state until the same source says otherwise. */
export function positionFact({ by, category, place, at, closes, ...stock }: Position): FactDraft {
  return {
    form: 'state',
    act: station,
    actor: by,
    tags: { category },
    place,
    amount: { value: stock.amount, unit: stock.unit },
    at,
    period: null,
    closes,
    stage: null,
  }
}

/** The fact of a withdrawal. */
export function withdrawalFact({ by, place, at }: Withdrawal): FactDraft {
  return {
    form: 'event',
    act: withdraw,
    actor: by,
    tags: {},
    place,
    amount: { value: 1, unit: 'withdrawals' },
    at,
    period: null,
    closes: false,
    stage: null,
  }
}

/** The fact of a place kept clear. */
export function clearanceFact({ by, category, place, period, hours }: Clearance): FactDraft {
  return {
    form: 'interval',
    act: keepOut,
    actor: by,
    tags: { category },
    place,
    amount: { value: hours, unit: 'hours' },
    at: { earliest: period.from, latest: period.to },
    period,
    closes: false,
    stage: null,
  }
}

function factOf(said: LinesStatement): FactDraft {
  switch (said.kind) {
    case 'lines.position_reported':
      return positionFact(positionFrom(said.body))
    case 'lines.withdrawn':
      return withdrawalFact(withdrawalFrom(said.body))
    case 'lines.kept_clear':
      return clearanceFact(clearanceFrom(said.body))
    default:
      return unreachable(said)
  }
}

function hear(said: Spoken, hearing: Hearing): Result<Meaning> {
  const parsed = parseLines(said)
  if (!parsed.ok) return parsed
  const admitted = admit(parsed.value, hearing)
  if (!admitted.ok) return admitted
  const source = sourceOf(hearing, parsed.value.body.quote)
  return ok(meaning(source, { facts: [factOf(parsed.value)] }))
}

/** Lines: where units are, what was left, what was kept clear. */
export const lines: Domain = { name: 'lines', kinds: linesKinds, words: linesWords, hear }
