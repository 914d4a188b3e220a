// What is supposed, worked out: the answer to the same question where what the lines say was said
// too, and what changes by it.
//
// It goes into a fork of the sum and into no record. Nothing outside the view can be supposed away
// or later: whether it is there is not told.

import type { EntryRef } from '@holdfast/agreement'
import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import { printEntryRef } from '@holdfast/record'
import { supposeProblems as problem } from '@holdfast/sum'
import type { Answer, RecordQuestion, Sum, Supposed, SupposedLine } from '@holdfast/sum'
import { findClause } from './clause.ts'
import { whatIfOf, type WhatIfAnswer } from './what-if.ts'

/** What is supposed, and the clock of whoever asks. */
export type Supposing = { readonly lines: readonly SupposedLine[]; readonly now: Instant }

/** What would change, and the answer in which it has. */
export type WhatIf = { readonly answer: WhatIfAnswer; readonly after: Answer }

/**
 * What would change of an answer that `sum` gave to a question. Refuses what nobody could say, and
 * what the record would not admit.
 */
export function whatIfSupposed(
  sum: Pick<Sum, 'suppose'>,
  question: RecordQuestion,
  before: Answer,
  { lines, now }: Supposing,
): Result<WhatIf> {
  const supposed: Supposed[] = []
  for (const { supposed: one } of lines) {
    const found = one.what === 'clause-delayed' ? delaysOf(before, one.clause, one.ms) : ok([one])
    if (!found.ok) return found
    supposed.push(...found.value)
  }
  const hidden = supposed.find((one) => 'entry' in one && !before.view.includes(one.entry.room))
  if (hidden !== undefined && 'entry' in hidden) {
    return refuse(problem.noEntry(printEntryRef(hidden.entry)))
  }
  const [room] = before.view
  if (room === undefined) return refuse(problem.noEntry(''))
  const { asOf } = before.question
  const other = sum.suppose(supposed, { room, now: asOf })
  if (!other.ok) return other
  const after = other.value.standing({ ...question, asOf }, now)
  const admitted = allAdmitted(before, after)
  return admitted.ok ? ok({ answer: whatIfOf(before, after), after }) : admitted
}

/** A delay of a clause is one of each entry that counted for it. */
function delaysOf(before: Answer, clause: string, ms: number): Result<readonly Supposed[]> {
  const known = findClause(before.agreement, clause)
  const entries = new Map<string, EntryRef>()
  for (const { clause: own, facts } of before.standing.statuses) {
    if (own !== known) continue
    for (const { amount, entries: said } of facts) {
      const [entry] = said
      if (entry !== undefined && amount.value > 0) entries.set(printEntryRef(entry), entry)
    }
  }
  if (entries.size === 0) return refuse(problem.nothingCounted(clause))
  return ok([...entries.values()].map((entry) => ({ what: 'delayed', entry, ms })))
}

function allAdmitted({ knownAt }: Answer, { replayed }: Answer): Result<null> {
  const known = (entry: EntryRef): number => knownAt[entry.room] ?? 0
  const [first] = [
    ...replayed.refused.map(({ entry, problem: why }) => ({ entry, code: why.code })),
    ...replayed.unresolved.map(({ entry }) => ({ entry, code: 'waiting' })),
  ].filter(({ entry }) => entry.index >= known(entry))
  if (first === undefined) return ok(null)
  return refuse(problem.notAdmitted(first.entry.index - known(first.entry) + 1, first.code))
}
