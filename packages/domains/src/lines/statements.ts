// What can be said of lines: where units are, that they left a place, that a place was kept clear.
//
// Positions are places of the agreement, at the precision the room may know. Coordinates of units
// have no member here.

import { fields } from '@holdfast/record'
import { z } from 'zod'

/** The shape of `lines.position_reported`. */
export const positionShape = z.strictObject({
  by: fields.roleId,
  /** What is there: forces, heavy-weapons. */
  what: fields.word,
  place: fields.placeId,
  amount: fields.amount,
  unit: fields.word,
  at: fields.eventBounds,
  /** A whole inventory: there was no more. Left out, it is a lower bound. */
  closes: z.literal(true).optional(),
  ...fields.remarks,
})

/** The shape of `lines.withdrawn`. */
export const withdrawnShape = z.strictObject({
  by: fields.roleId,
  place: fields.placeId,
  at: fields.eventBounds,
  ...fields.remarks,
})

/** The shape of `lines.kept_clear`. */
export const keptClearShape = z.strictObject({
  by: fields.roleId,
  /** What was kept out: military-flights, heavy-weapons. */
  what: fields.word,
  place: fields.placeId,
  period: fields.period,
  ...fields.remarks,
})

/** The body of `lines.position_reported`. */
export type PositionReported = z.infer<typeof positionShape>

/** The body of `lines.withdrawn`. */
export type Withdrawn = z.infer<typeof withdrawnShape>

/** The body of `lines.kept_clear`. */
export type KeptClear = z.infer<typeof keptClearShape>
