// A question as it is put to a bulletin: at its moment, and never of a later one.
//
// Nothing that is asked changes what is answered between two bulletins: the clock stands at the
// bulletin, and statuses are told as of the end of the day before it.

import { instantFromMs, type Instant } from '@holdfast/base'
import type { Params, Questioned } from '../sums/presenters.ts'
import type { SumQuestion } from '../sums/sum-pool.ts'
import type { Bulletin } from './teller.ts'

/** What is answered with statuses. A table is where it is the table of statuses. */
const ofStatuses: ReadonlySet<Questioned> = new Set([
  'statuses',
  'summary',
  'strip',
  'clause',
  'why',
  'tonight',
  'exposure',
  'timeline',
  'due',
  'calendar',
  'whatif',
] as const)

/** The question that a bulletin answers in the place of another. */
export function askedOf(
  bulletin: Pick<Bulletin, 'at' | 'statusesUntil'>,
  asked: SumQuestion,
): SumQuestion {
  const { question, what, params = {} } = asked
  const latest = isOfStatuses(what, params) ? bulletin.statusesUntil : bulletin.at
  return {
    ...asked,
    now: bulletin.at,
    question: { ...question, asOf: earlier(question.asOf, latest) },
  }
}

function isOfStatuses(what: Questioned, { table }: Params): boolean {
  return ofStatuses.has(what) || (what === 'table' && table === 'statuses')
}

function earlier(asked: Instant | null, latest: Instant): Instant {
  return asked === null ? latest : instantFromMs(Math.min(asked, latest))
}
