// What is where, by one statement: a stock that is present, a withdrawal, a place kept clear.
//
// A position holds from its time until the same source reports another of the same category and
// place. How many moved in between, nobody says, and nothing here fills it in.

import type { PlaceId, RoleId } from '@holdfast/agreement'
import { hourMs, type Bounds, type Interval } from '@holdfast/base'
import type { KeptClear, PositionReported, Withdrawn } from './statements.ts'

/** So much of a category was present at a place. */
export type Position = {
  readonly by: RoleId
  readonly category: string
  readonly place: PlaceId
  readonly amount: number
  readonly unit: string
  readonly at: Bounds
  /** A whole inventory: there was no more. */
  readonly closes: boolean
}

/** Somebody left a place. */
export type Withdrawal = { readonly by: RoleId; readonly place: PlaceId; readonly at: Bounds }

/** Somebody kept a category out of a place, throughout. */
export type Clearance = {
  readonly by: RoleId
  readonly category: string
  readonly place: PlaceId
  readonly period: Interval
  readonly hours: number
}

/** The position of a report. */
export function positionFrom(said: PositionReported): Position {
  const { by, what, place, amount, unit, at, closes = false } = said
  return { by, category: what, place, amount, unit, at, closes }
}

/** The withdrawal of a statement. */
export function withdrawalFrom({ by, place, at }: Withdrawn): Withdrawal {
  return { by, place, at }
}

/** The clearance of a statement, in elapsed hours. */
export function clearanceFrom({ by, what, place, period }: KeptClear): Clearance {
  const hours = (period.to - period.from) / hourMs
  return { by, category: what, place, period, hours }
}
