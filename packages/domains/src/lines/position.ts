// What is where, by one statement: a stock that is present, a withdrawal, a place kept clear.
//
// A position holds from its time until the same source reports another of the same category and
// spot. How many moved in between, nobody says, and nothing here fills it in.

import type { Offset, PlaceId, RoleId } from '@holdfast/agreement'
import { hourMs, type Bounds, type Interval } from '@holdfast/base'
import type { KeptClear, PositionReported, Withdrawn } from './statements.ts'

/** So much of a category was present somewhere. */
export type Position = {
  readonly by: RoleId
  readonly category: string
  readonly calibre: number | null
  readonly place: PlaceId | null
  readonly site: string | null
  readonly offsets: readonly Offset[]
  readonly amount: number
  readonly unit: string
  readonly at: Bounds
  /** A whole inventory: there was no more. */
  readonly closes: boolean
}

/** Somebody left a place, or went behind a line. */
export type Withdrawal = {
  readonly by: RoleId
  readonly place: PlaceId | null
  readonly behind: PlaceId | null
  readonly at: Bounds
}

/** Somebody kept a category out of a place, throughout. */
export type Clearance = {
  readonly by: RoleId
  readonly category: string
  readonly place: PlaceId
  readonly period: Interval
  readonly hours: number
}

/** Nothing on the Earth is farther from anything, in metres. */
const farthestMetres = 20_040_000

/** The position of a report. */
export function positionFrom(said: PositionReported): Position {
  const { by, what, place, amount, unit, at, closes = false } = said
  const offsets = (said.offsets ?? []).map(({ line, leastMetres, mostMetres, side }) => ({
    line,
    least: leastMetres,
    most: mostMetres ?? farthestMetres,
    sides: side === undefined ? [] : [side],
  }))
  return {
    by,
    category: what,
    calibre: said.calibre ?? null,
    place: place ?? null,
    site: said.site ?? null,
    offsets,
    amount,
    unit,
    at,
    closes,
  }
}

/** The withdrawal of a statement. */
export function withdrawalFrom({ by, place, behind, at }: Withdrawn): Withdrawal {
  return { by, place: place ?? null, behind: behind ?? null, at }
}

/** The clearance of a statement, in elapsed hours. */
export function clearanceFrom({ by, what, place, period }: KeptClear): Clearance {
  const hours = (period.to - period.from) / hourMs
  return { by, category: what, place, period, hours }
}
