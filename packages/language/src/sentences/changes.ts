// Amounts that take the place of another: from a moment on, or on days on which something is done.
// They are said after the times of the clause, in its own order, with the limit that it has.

import type { Change, Obligation } from '@holdfast/agreement'
import { targetSaying, type AmountStyle } from './amounts.ts'
import { actNoun, momentSaying } from './moments.ts'
import { name, say, type Saying } from './saying.ts'
import { fromSaying, whereAndWhose } from './times.ts'

/** Every such amount, in the order in which the clause says them. */
export function changeSayings(
  { per, target: { compare } }: Obligation,
  style: AmountStyle,
): readonly Saying[] {
  const changes = per.kind === 'each' ? (per.changes ?? []) : []
  return changes.map((change) => {
    const amount = targetSaying({ compare, amount: change.amount }, style)
    return change.kind === 'on' ? onSaying(change, amount) : sinceSaying(change, amount)
  })
}

function sinceSaying({ from, until }: Extract<Change, { kind: 'from' }>, amount: Saying): Saying {
  const about = { amount, from: fromSaying(from) }
  if (until === null) return say('sentence.change', about)
  return say('sentence.change-until', { ...about, until: momentSaying(until) })
}

function onSaying({ of, grade }: Extract<Change, { kind: 'on' }>, amount: Saying): Saying {
  const act = whereAndWhose(actNoun(of), of)
  if (grade === null) return say('sentence.change-on', { amount, act })
  return say('sentence.change-on-graded', { amount, act, basis: name('basis', grade) })
}
