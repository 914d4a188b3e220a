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
  /** Of what must not happen: claimed, on record, and determined, beside each other. */
  | {
      readonly kind: 'recorded'
      readonly claimed: number
      readonly recorded: number
      readonly determined: number
    }
  | { readonly kind: 'observed'; readonly observed: number; readonly of: number }
  | { readonly kind: 'no-count' }
  /** Said in the speaker's own interest of an amount that is asked: it counts for nothing. */
  | {
      readonly kind: 'claimed'
      readonly amount: number
      readonly unit: string
      readonly by: RoleId
    }
  /** Particulars stand against something that was counted. */
  | { readonly kind: 'disputed'; readonly by: readonly RoleId[] }
  /** The status without sources that are objected to or close to a side, where it turns on them. */
  | {
      readonly kind: 'without'
      readonly sources: readonly RoleId[]
      readonly status: Status['status']
    }

/** The figures of a status. Empty where there is nothing to count yet, or anything to say. */
export function figuresOf(status: Status): readonly Figure[] {
  return [...countedIn(status), ...besideIn(status)]
}

/** What was counted. */
function countedIn(status: Status): readonly Figure[] {
  const { reason, readings, target } = status
  if (isBan(status)) {
    const recorded = 'recorded' in reason ? reason.recorded : 0
    const determined = 'determined' in reason ? reason.determined : 0
    const claimed = claimedIn([status])
    const told: readonly Figure[] =
      recorded + claimed === 0 ? [] : [{ kind: 'recorded', claimed, recorded, determined }]
    if (reason.code !== 'partly-covered') return told
    return [...told, { kind: 'observed', observed: reason.observed, of: reason.of }]
  }
  if (reason.code === 'partly-covered') {
    return [{ kind: 'observed', observed: reason.observed, of: reason.of }]
  }
  if (readings.length === 0 && status.facts.length === 0 && target.value > 0) {
    // Where nothing was counted there is no number, and never nought.
    const isAsked = status.status === 'running' || status.measured !== null
    const isOver = status.status === 'pending' || status.status === 'void'
    if (isAsked && !isOver && (status.measured?.value ?? 0) === 0) return [{ kind: 'no-count' }]
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

/** What is said beside what was counted: claims of an amount, disputes, objections that matter. */
function besideIn(status: Status): readonly Figure[] {
  const { disputes, without, target } = status
  const claimed = isBan(status)
    ? []
    : claimedOf(status).map(({ by, amount }): Figure => {
        return { kind: 'claimed', amount, unit: target.unit, by }
      })
  const by = [...new Set(disputes.map((dispute) => dispute.by))]
  return [
    ...claimed,
    ...(by.length === 0 ? [] : [{ kind: 'disputed', by } as const]),
    ...(without === undefined
      ? []
      : [{ kind: 'without', sources: without.sources, status: without.status } as const]),
  ]
}

/** Whether a status is of something that must not happen: no amount of it is asked. */
function isBan({ reason, target, readings }: Status): boolean {
  if (reason.code === 'incident-recorded' || reason.code === 'no-coverage') return true
  return target.value === 0 && readings.length === 0
}

/** How much is claimed of statuses, by whomever. */
export function claimedIn(statuses: readonly Status[]): number {
  return sumOfAmounts(statuses.flatMap(claimedOf).map(({ amount }) => amount))
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
