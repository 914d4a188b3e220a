// A count of a cargo as one statement gives it, with its period worked out.
//
// Counts of two sources stay two counts, for both may have counted the same trucks. So do one
// source's counts at two stages: what was sent is not what arrived.

import type { PlaceId, RoleId } from '@holdfast/agreement'
import type { Instant, Interval } from '@holdfast/base'
import { figureSaid } from '@holdfast/record'
import type { Counted } from './statements.ts'

/** How much was counted, of what, where, in which period. */
export type Count = {
  /** Whose gate it passed, or who let it in; null where nobody is named. */
  readonly by: RoleId | null
  /** Null: whatever it was. */
  readonly cargo: string | null
  readonly amount: number
  readonly unit: string
  readonly stage: string
  readonly place: PlaceId | null
  readonly toward: PlaceId | null
  readonly period: Interval
  /** When it was taken: the end of the period, or before. */
  readonly takenAt: Instant
  readonly closes: boolean
  /** A count of that period, a running total, or an average. */
  readonly figure: ReturnType<typeof figureSaid>
}

/** The count of a statement whose period is known. */
export function countFrom(said: Counted, period: Interval): Count {
  return {
    by: said.by ?? null,
    cargo: said.cargo ?? null,
    amount: said.amount,
    unit: said.unit,
    stage: said.stage,
    place: said.place ?? null,
    toward: said.toward ?? null,
    period,
    takenAt: said.until ?? period.to,
    closes: said.closes,
    figure: figureSaid(said),
  }
}
