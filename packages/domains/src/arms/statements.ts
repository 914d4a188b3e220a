// What can be said of arms: that items were handed in, accepted, rejected or disputed; how many are
// stored somewhere; that a list was handed over under seal.
//
// Counts and categories only. Serial numbers, depots' coordinates and the lists themselves have no
// member here: a list is named by its fingerprint, and only its totals are said.

import { fields } from '@holdfast/record'
import { armsStages } from '@holdfast/vocabulary'
import { z } from 'zod'

/** The shape of `arms.counted`. */
export const countedShape = z.strictObject({
  /** Whose arms they were. */
  by: fields.roleId,
  /** What they are: small-arms, ammunition. */
  what: fields.word,
  amount: fields.amount,
  unit: fields.word,
  stage: z.enum(armsStages),
  date: fields.date.optional(),
  period: fields.period.optional(),
  /** True when it is all there were in the period; false leaves a lower bound. */
  closes: z.boolean(),
  ...fields.figure,
  place: fields.placeId.optional(),
  /** Why they were rejected or disputed, as it was given. */
  reason: fields.words.optional(),
  ...fields.remarks,
})

/** The shape of `arms.stocked`. */
export const stockedShape = z.strictObject({
  by: fields.roleId,
  what: fields.word,
  amount: fields.amount,
  unit: fields.word,
  place: fields.placeId,
  at: fields.eventBounds,
  /** A whole inventory: there was no more. Left out, it is a lower bound. */
  closes: z.literal(true).optional(),
  ...fields.remarks,
})

/** The shape of `arms.listed`. */
export const listedShape = z.strictObject({
  by: fields.roleId,
  what: fields.word,
  /** How many items the list has, which alone is public. */
  amount: fields.amount,
  unit: fields.word,
  /** The fingerprint of the sealed list, so that it cannot be changed unseen. */
  sha256: fields.fingerprint,
  at: fields.actBounds,
  ...fields.remarks,
})

/** The body of `arms.counted`. */
export type Counted = z.infer<typeof countedShape>

/** The body of `arms.stocked`. */
export type Stocked = z.infer<typeof stockedShape>

/** The body of `arms.listed`. */
export type Listed = z.infer<typeof listedShape>
