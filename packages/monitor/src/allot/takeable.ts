// Which acts something can take: those that were over before anything opened undo nothing of what
// was told later.

import type { Fact, FactKey } from '@holdfast/agreement'
import { liesBefore, type Instant } from '@holdfast/base'
import type { Queue } from './allotment.ts'

/** When the first of some queues begins to take acts; null where none does. */
export function beginOf(queues: readonly Queue[]): Instant | null {
  let begin: Instant | null = null
  for (const { slots } of queues) {
    for (const { instance } of slots) {
      const { takesFrom } = instance
      if (takesFrom !== null && (begin === null || takesFrom < begin)) begin = takesFrom
    }
  }
  return begin
}

/** Acts without those that were over before anything opened. A decision may allot even such. */
export function takeable(
  queues: readonly Queue[],
  facts: readonly Fact[],
  allottedBy: ReadonlySet<FactKey>,
): readonly Fact[] {
  const [first] = queues
  const begin = beginOf(queues)
  if (first === undefined || begin === null) return facts
  return facts.filter(
    (one) => allottedBy.has(one.key) || !liesBefore(first.calendar, one.at, begin),
  )
}
