// What can be said of an exchange: that persons were released, and how many were in some time.
//
// Counts and classes only. A name, an age or a state of health has no member to go in and is
// refused with every other unknown member: a list of persons never enters a log.

import { fields } from '@holdfast/record'
import { z } from 'zod'

/** The shape of `exchange.released`. */
export const releasedShape = z.strictObject({
  /** Who let them go. */
  by: fields.roleId,
  class: fields.word,
  persons: fields.persons,
  group: fields.groupId.optional(),
  at: fields.eventBounds,
  place: fields.placeId.optional(),
  /** With the other rows of its day, holder and class, all there were on that day. */
  closes: fields.date.optional(),
  /** Released on another track: on record, and counted by no clause. */
  outside: z.literal(true).optional(),
  ...fields.remarks,
})

/**
 * The shape of `exchange.counted`: how many were released in a time, not one by one. It holds the
 * releases that its source tells, and is never added to them.
 */
export const releasesCountedShape = z.strictObject({
  /** Who let them go. */
  by: fields.roleId,
  class: fields.word,
  persons: fields.amount,
  group: fields.groupId.optional(),
  date: fields.date.optional(),
  period: fields.period.optional(),
  /** True when it is all there were in the period; false leaves a lower bound. */
  closes: z.boolean(),
  ...fields.figure,
  place: fields.placeId.optional(),
  /** Released on another track: on record, and counted by no clause. */
  outside: z.literal(true).optional(),
  ...fields.remarks,
})

/** The body of `exchange.counted`. */
export type ReleasesCounted = z.infer<typeof releasesCountedShape>

/** The body of `exchange.released`. */
export type Released = z.infer<typeof releasedShape>
