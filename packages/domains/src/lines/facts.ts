// What positions, withdrawals and clearances amount to for an agreement.
//
// One statement is one fact. Which position holds at a moment is asked later.

import { named, type ActId } from '@holdfast/agreement'
import type { FactDraft } from '@holdfast/record'
import type { Clearance, Position, Withdrawal } from './position.ts'

const station = named<ActId>('station')
const withdraw = named<ActId>('withdraw')
const keepOut = named<ActId>('keep-out')

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
