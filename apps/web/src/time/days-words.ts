// The agreement's days that a time takes up, in words: `Day 2`, `Days 1 to 24`.
//
// A count of weeks is no count of its first day. Where one day ends and the next begins is of the
// day that ends, unless it is all there is; and there is no day behind the end of the term.

import { earlier, instantFromMs, type Bounds, type Instant } from '@holdfast/base'
import type { Words } from '../words/use-words.ts'
import type { Clock } from './clock.ts'

/** Whose days they are. */
type Term = {
  readonly clock: Pick<Clock, 'dayOf'>
  readonly summary: { readonly inForce: { readonly to: Instant | null } }
}

/** The days from the earliest to the latest that it may have been. */
export function daysWords({ earliest, latest }: Bounds, term: Term, words: Words): string {
  const { clock, summary } = term
  const end = summary.inForce.to
  const last = end !== null && earliest < end ? earlier(latest, end) : latest
  const from = clock.dayOf(earliest)
  const to = last > earliest ? clock.dayOf(instantFromMs(last - 1)) : from
  return from === to ? words.say('time.day', { n: from }) : words.say('time.days', { from, to })
}
