// The moment to speak of where a reader names none.
//
// The clock is handed in. An agreement that is over is shown as it ended. One that is still to
// begin, with a record of times to come, is for training: it is shown as of the last of them.

import type { Fact, Standing } from '@holdfast/agreement'
import { instantFromMs, type Instant } from '@holdfast/base'

/** A moment, and why it is this one. */
export type MomentToShow = {
  readonly asOf: Instant
  readonly choice: 'end-of-term' | 'now' | 'last-on-record'
}

/** The end of the term as extended, where it is past; otherwise now, or for training the last. */
export function momentToShow(
  { inForce }: Pick<Standing, 'inForce'>,
  facts: readonly Fact[],
  now: Instant,
): MomentToShow {
  if (inForce.to !== null && inForce.to <= now) return { asOf: inForce.to, choice: 'end-of-term' }
  if (inForce.from <= now || facts.length === 0) return { asOf: now, choice: 'now' }
  const last = facts.reduce((latest, { at }) => Math.max(latest, at.latest), -Infinity)
  return last > now
    ? { asOf: instantFromMs(last), choice: 'last-on-record' }
    : { asOf: now, choice: 'now' }
}
