// The figures of a status, as codes and numbers. Every screen, table, chart and sheet takes them
// from here, so that no two places show different ones.
//
// Counts stand side by side, each with its source and stage; nothing is added up or averaged, and a
// part is never added to its whole. A lower bound says so. A prohibition says what was recorded and
// what was determined, never that it was kept where nobody looked. Series keep the order of the
// record.

import type { Quantity, Reading, RoleId, Status } from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'

/** One figure. */
export type Figure =
  /** What one source counted at one stage. */
  | {
      readonly kind: 'count'
      readonly value: number
      readonly isLowerBound: boolean
      readonly unit: string
      readonly source: RoleId
      readonly stage: string | null
    }
  /** Acts added up, of so many asked. `isLowerBound`: nothing says that there were no others. */
  | {
      readonly kind: 'of'
      readonly value: number
      readonly isLowerBound: boolean
      readonly target: number
      readonly unit: string
    }
  | { readonly kind: 'recorded'; readonly recorded: number; readonly determined: number }
  | { readonly kind: 'observed'; readonly observed: number; readonly of: number }
  | { readonly kind: 'no-count' }

/** The figures of a status. Empty where there is nothing to count yet, or anything to say. */
export function figuresOf(status: Status): readonly Figure[] {
  const { reason, readings } = status
  if (reason.code === 'incident-recorded' || reason.code === 'no-coverage') {
    const { recorded, determined } = reason
    return recorded === 0 ? [] : [{ kind: 'recorded', recorded, determined }]
  }
  if (reason.code === 'partly-covered') {
    return [{ kind: 'observed', observed: reason.observed, of: reason.of }]
  }
  if (readings.length > 0) return readings.map(countOf)
  if (reason.code === 'no-count') return [{ kind: 'no-count' }]
  return added(status)
}

function countOf({ value, closes, unit, source, stage }: Reading): Figure & { kind: 'count' } {
  return { kind: 'count', value, isLowerBound: !closes, unit, source, stage }
}

function added({ measured, target, reason, status }: Status): readonly Figure[] {
  if (status === 'pending' || status === 'void') return []
  const isOpen = reason.code === 'not-closed'
  const value = measured?.value ?? (isOpen ? reason.atLeast : null)
  // Of what must not happen at all there is no amount to reach.
  if (value === null || target.value === 0) return []
  // Nothing told and nothing closed is not nothing done: there is no number.
  if (isOpen && value === 0) return [{ kind: 'no-count' }]
  const { value: asked, unit } = target
  return [{ kind: 'of', value, isLowerBound: isOpen, target: asked, unit }]
}

/** What is claimed of a status, by each who claims it, in the order of the record. */
export function claimedOf({ claims }: Claimed): readonly Claim[] {
  const byWhom = Map.groupBy(claims, ({ by }) => by)
  return [...byWhom].map(([by, own]) => {
    const amounts = own.map(({ amount }) => (typeof amount === 'number' ? amount : amount.value))
    return { by, amount: sumOfAmounts(amounts) }
  })
}

/** A status, whole or as answers tell it. */
type Claimed = {
  readonly claims: readonly { readonly by: RoleId; readonly amount: number | Quantity }[]
}

/** So much is claimed, and by whom: a word in the speaker's own interest. */
export type Claim = { readonly by: RoleId; readonly amount: number }

/** How much of a running status is done, from 0 to 1, in thousandths; null where it has no part. */
export function partOf({ status, measured, target }: Status): number | null {
  if (status !== 'running' || measured === null || target.value <= 0) return null
  return Math.min(1, Math.round((measured.value / target.value) * 1000) / 1000)
}
