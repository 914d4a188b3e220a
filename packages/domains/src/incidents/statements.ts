// What can be said of incidents: that one is reported, that some were counted, or that something is
// claimed.
//
// A report names an act and gives particulars. A claim may do neither ("a clear violation"): it is
// put on record with its answers and is no incident.

import { fields } from '@holdfast/record'
import { z } from 'zod'

const rolesMax = 16

/** The shape of `incident.reported`. */
export const reportedShape = z.strictObject({
  what: fields.actId,
  /** Who is said to have done it; null where nobody is named. */
  against: fields.roleId.nullable(),
  at: fields.eventBounds,
  place: fields.placeId.optional(),
  particulars: fields.particulars,
  harm: fields.note.optional(),
  claimedBy: z.array(fields.roleId).min(1).max(rolesMax).optional(),
  /** Who says who did it, where the source does not say so itself. */
  attributedBy: fields.roleId.optional(),
  /** How the source knows: its own people saw or heard it; or it passes on what nobody named. */
  known: z.enum(['seen-or-heard', 'relayed']).optional(),
  /** A reason somebody gives why it is no breach: warning shots, self-defence, training. */
  exemption: fields.words.optional(),
  ...fields.remarks,
})

/**
 * The shape of `incident.counted`: how many incidents there were in a time. Where it names no place
 * or no one day, it is a remark for a ban, and is counted where a clause limits their number.
 */
export const incidentsCountedShape = z.strictObject({
  what: fields.actId,
  /** Who is said to have done them; null where nobody is named. */
  against: fields.roleId.nullable(),
  amount: fields.amount,
  date: fields.date.optional(),
  period: fields.period.optional(),
  /** True when they are all there were in the period; false leaves a lower bound. */
  closes: z.boolean(),
  ...fields.figure,
  place: fields.placeId.optional(),
  ...fields.remarks,
})

/** The shape of `incident.claimed`. */
export const claimedShape = z.strictObject({
  /** Of whom it is said; null where it is said of nobody in particular. */
  against: fields.roleId.nullable(),
  at: fields.claimBounds.optional(),
  place: fields.placeId.optional(),
  claim: fields.words,
  claimedBy: z.array(fields.roleId).min(1).max(rolesMax).optional(),
  ...fields.remarks,
})

/** The body of `incident.reported`. */
export type Reported = z.infer<typeof reportedShape>

/** The body of `incident.counted`. */
export type IncidentsCounted = z.infer<typeof incidentsCountedShape>

/** The body of `incident.claimed`. */
export type Claimed = z.infer<typeof claimedShape>
