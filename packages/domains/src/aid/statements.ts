// What can be said of aid: how much of a cargo was counted, at which stage, in which period.
//
// A count is a figure of whoever counted. Consignments by name, plates and drivers are not here:
// what a clause measures is enough, and a list of vehicles is a list of targets.

import { fields } from '@holdfast/record'
import { z } from 'zod'

/** The shape of `aid.counted`. */
export const countedShape = z.strictObject({
  /** Whose gate it passed, or who let it in, where that is said. */
  by: fields.roleId.optional(),
  /** What it was; left out, all there was, whatever it was. */
  cargo: fields.word.optional(),
  unit: fields.word,
  amount: fields.amount,
  stage: fields.word,
  /** Where it was counted into. A count of a part is no count of the whole. */
  place: fields.placeId.optional(),
  /** Where it is bound for, when that is somewhere else. */
  toward: fields.placeId.optional(),
  date: fields.date.optional(),
  period: fields.period.optional(),
  /** The count was taken then, before the period was over. */
  until: fields.instant.optional(),
  /** True when it is all there was in the period; false leaves a lower bound. */
  closes: z.boolean(),
  ...fields.figure,
  ...fields.remarks,
})

/** The body of `aid.counted`. */
export type Counted = z.infer<typeof countedShape>
