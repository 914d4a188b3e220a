// What can be said of incidents: that one is reported, or that something is claimed.
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

/** The shape of `incident.claimed`. */
export const claimedShape = z.strictObject({
  against: fields.roleId,
  at: fields.claimBounds.optional(),
  place: fields.placeId.optional(),
  claim: fields.words,
  claimedBy: z.array(fields.roleId).min(1).max(rolesMax).optional(),
  ...fields.remarks,
})

/** The body of `incident.reported`. */
export type Reported = z.infer<typeof reportedShape>

/** The body of `incident.claimed`. */
export type Claimed = z.infer<typeof claimedShape>
