// What arms amount to for an agreement: items handed in, items decommissioned, stocks, lists.
//
// An item counts as decommissioned only where it was accepted. Rejected and disputed items are no
// facts: no clause counts them for or against anybody. Two sources' counts stay two.

import { named, type ActId } from '@holdfast/agreement'
import type { Interval } from '@holdfast/base'
import { countSaid, type FactDraft } from '@holdfast/record'
import type { Counted, Listed, Stocked } from './statements.ts'

/** The act that a count at a stage speaks of; none where no clause can ask for it. */
const actOf = {
  'handed-in': named<ActId>('hand-in'),
  accepted: named<ActId>('decommission'),
  rejected: null,
  disputed: null,
} as const satisfies Record<Counted['stage'], ActId | null>

/** The facts of a count of items, whose period is known. */
export function countedFacts(said: Counted, period: Interval): readonly FactDraft[] {
  const act = actOf[said.stage]
  if (act === null) return []
  return [
    {
      ...countSaid(said, period),
      act,
      actor: said.by,
      tags: { category: said.what },
      amount: { value: said.amount, unit: said.unit },
    },
  ]
}

/** The fact of a stock: a state until the same source says otherwise. */
export function stockFact(said: Stocked): FactDraft {
  return {
    form: 'state',
    act: named<ActId>('stockpile'),
    actor: said.by,
    tags: { category: said.what },
    place: said.place,
    amount: { value: said.amount, unit: said.unit },
    at: said.at,
    period: null,
    closes: said.closes ?? false,
    stage: null,
  }
}

/** The fact of a list handed over. What is on it is nobody's fact. */
export function listFact(said: Listed): FactDraft {
  return {
    form: 'event',
    act: named<ActId>('submit-list'),
    actor: said.by,
    tags: { category: said.what },
    place: null,
    amount: { value: 1, unit: 'lists' },
    at: said.at,
    period: null,
    closes: false,
    stage: null,
  }
}
