// What can be said by a body of the agreement: that it met, reported, found.
//
// A finding is quoted with its rule and its dissents. Nothing in this software makes one.

import { limits } from '@holdfast/base'
import { fields } from '@holdfast/record'
import { z } from 'zod'

/** The shape of `taskforce.met`. */
export const metShape = z.strictObject({
  body: fields.roleId,
  at: fields.actBounds,
  /** What the meeting was about. It counts whether or not that statement is in the view. */
  about: fields.statementId.optional(),
  ...fields.remarks,
})

/** The shape of `taskforce.reported`. */
export const reportedShape = z.strictObject({
  body: fields.roleId,
  title: fields.words,
  /** Whom it was submitted to. */
  to: fields.roleId.optional(),
  at: fields.actBounds,
  ...fields.remarks,
})

/** How sure a body was, in its own words' order: from established to not. */
const findings = ['established', 'probable', 'possible', 'not-established', 'unable'] as const

/** The shape of `taskforce.found`. */
export const foundShape = z.strictObject({
  statement: fields.statementId,
  body: fields.roleId,
  finding: z.enum(findings),
  /** Who did it, as the body found; null where it found that nobody can be named. */
  attributedTo: fields.roleId.nullable().optional(),
  /** Of whom the body found that they did not do it. */
  notBy: fields.roleId.optional(),
  /** The rule by which the body decided: consensus, a majority of its members. */
  rule: fields.words,
  dissents: z
    .array(z.strictObject({ by: fields.roleId, words: fields.words }))
    .max(limits.namesInList),
  words: fields.words,
  quote: fields.quote.optional(),
  note: fields.note.optional(),
})

/** The body of `taskforce.met`. */
export type Met = z.infer<typeof metShape>

/** The body of `taskforce.reported`. */
export type ReportSubmitted = z.infer<typeof reportedShape>

/** The body of `taskforce.found`. */
export type Found = z.infer<typeof foundShape>
