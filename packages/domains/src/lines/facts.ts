// What positions, withdrawals, takeovers and clearances amount to for an agreement.
//
// One statement is one fact. Which position holds at a moment, and on which side of a line, is
// asked later. Versions of a line, acknowledgements and plans are no facts: what they add up to is
// the account.

import { named, type ActId } from '@holdfast/agreement'
import type { FactDraft } from '@holdfast/record'
import type { Clearance, Position, Withdrawal } from './position.ts'
import type { MovedOut, TakenOver } from './statements.ts'

const station = named<ActId>('station')
const withdraw = named<ActId>('withdraw')
const moveOut = named<ActId>('move-out')
const keepOut = named<ActId>('keep-out')
const takeOver = named<ActId>('take-over')

/** The fact of a position: a state until the same source says otherwise. */
export function positionFact(position: Position): FactDraft {
  const { by, category, calibre, place, site, offsets, at, closes, ...stock } = position
  return {
    form: 'state',
    act: station,
    actor: by,
    tags: {
      category,
      ...(calibre === null ? {} : { calibre: String(calibre) }),
      ...(site === null ? {} : { site }),
    },
    place,
    ...(offsets.length === 0 ? {} : { offsets }),
    amount: { value: stock.amount, unit: stock.unit },
    at,
    period: null,
    closes,
    stage: null,
  }
}

/** The fact of a withdrawal. */
export function withdrawalFact({ by, place, behind, at }: Withdrawal): FactDraft {
  return {
    form: 'event',
    act: withdraw,
    actor: by,
    tags: behind === null ? {} : { behind },
    place,
    amount: { value: 1, unit: 'withdrawals' },
    at,
    period: null,
    closes: false,
    stage: null,
  }
}

/** The fact of some of what was in a place having left it: so many of a class. */
export function moveOutFact({ by, what, place, amount, unit, at }: MovedOut): FactDraft {
  return {
    form: 'event',
    act: moveOut,
    actor: by,
    tags: { category: what },
    place,
    amount: { value: amount, unit },
    at,
    period: null,
    closes: false,
    stage: null,
  }
}

/** The fact of a place taken over. */
export function takeoverFact({ by, place, at }: TakenOver): FactDraft {
  return {
    form: 'event',
    act: takeOver,
    actor: by,
    tags: {},
    place,
    amount: { value: 1, unit: 'takeovers' },
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
