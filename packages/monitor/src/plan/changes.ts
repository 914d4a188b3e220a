// What a period is asked for where the text changes the amount: "100 a day from the opening on",
// "12 hours on days of an exchange".
//
// The amount of a day, week or month is the one that held when it began. Where it is not known
// whether a change came before that, either amount may be asked for.

import type { Amount, Change, RoleId } from '@holdfast/agreement'
import type { Bounds, Interval } from '@holdfast/base'
import type { Timing } from './moments.ts'

/** An act on record that changes what is asked; of all bearers where it does not say of whom. */
export type ChangingAct = {
  readonly at: Bounds
  readonly bearers?: readonly (RoleId | null)[]
}

/** A change, and how far the record tells of it. */
export type KnownChange =
  | { readonly amount: Amount; readonly from: Timing; readonly until: Timing | null }
  | { readonly amount: Amount; readonly acts: readonly ChangingAct[] }

type Surely = 'yes' | 'maybe' | 'no'

/** The amounts that may be asked of a bearer for a period; the first is that of the text alone. */
export function amountsFor(
  usual: Amount,
  changes: readonly KnownChange[],
  period: Interval,
  bearer: RoleId | null,
): readonly [Amount, ...Amount[]] {
  let amounts: readonly [Amount, ...Amount[]] = [usual]
  for (const change of changes) {
    const holds = 'acts' in change ? isOn(change.acts, period, bearer) : isFrom(change, period)
    if (holds === 'yes') amounts = [change.amount]
    if (holds === 'maybe') amounts = [...amounts, change.amount]
  }
  return amounts
}

function isFrom({ from, until }: Extract<KnownChange, { from: Timing }>, period: Interval): Surely {
  const begun = hasCome(from, period)
  const over = until === null ? 'no' : hasCome(until, period)
  if (begun === 'no' || over === 'yes') return 'no'
  return begun === 'yes' && over === 'no' ? 'yes' : 'maybe'
}

/** Whether a moment had come when a period began. */
function hasCome(timing: Timing, { from }: Interval): Surely {
  if (timing.kind !== 'known' || timing.at.earliest > from) return 'no'
  return timing.at.latest <= from ? 'yes' : 'maybe'
}

/** Whether an act was done in a period. Its end is no part of it. */
function isOn(acts: readonly ChangingAct[], { from, to }: Interval, bearer: RoleId | null): Surely {
  const own = acts.filter(({ bearers }) => bearers?.includes(bearer) !== false)
  if (own.some(({ at }) => at.earliest >= from && at.latest < to)) return 'yes'
  return own.some(({ at }) => at.earliest < to && at.latest >= from) ? 'maybe' : 'no'
}

/** Whether a change asks less than the text does without it. */
export function isEasing(
  { amount }: Change,
  { compare, amount: usual }: { readonly compare: string; readonly amount: Amount },
): boolean {
  if (amount.kind === 'share' || usual.kind === 'share') return false
  if (compare === 'exactly') return false
  return compare === 'at-most' ? amount.value > usual.value : amount.value < usual.value
}
