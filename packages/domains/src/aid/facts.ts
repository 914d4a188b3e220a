// What counts of aid amount to for an agreement.
//
// One statement is one fact. Counts are not joined here: whose count decides is asked later.

import { named, type ActId } from '@holdfast/agreement'
import type { FactDraft } from '@holdfast/record'
import type { Count } from './count.ts'

const bring = named<ActId>('bring')

/** The fact of a count: of whoever let it in, where that is said; the texts rarely say. */
export function countFact(said: Count): FactDraft {
  return {
    ...said.figure,
    act: bring,
    actor: said.by,
    tags: {
      ...(said.cargo === null ? {} : { cargo: said.cargo }),
      ...(said.toward === null ? {} : { toward: said.toward }),
    },
    place: said.place,
    amount: { value: said.amount, unit: said.unit },
    at: { earliest: said.period.from, latest: said.takenAt },
    period: said.period,
    closes: said.closes,
    stage: said.stage,
  }
}
