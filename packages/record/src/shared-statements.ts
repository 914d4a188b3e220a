// What every domain shares: confirm, correct, retract, dispute, deny, answer, settle, cover,
// decide, report a milestone. The shapes of their bodies.
//
// Nine of the ten speak of another statement or of the agreement itself; only coverage and
// milestones are facts of their own. Unknown members are refused.

import { z } from 'zod'
import { asked } from './form.ts'
import { limits } from '@holdfast/base'
import {
  actBounds,
  actId,
  amount,
  clauseId,
  date,
  instant,
  note,
  particulars,
  period,
} from './fields.ts'
import { placeId, remarks, roleId, statementId, word, words } from './fields.ts'
import { isJsonObject, type JsonObject } from './payload.ts'

/** Another looked into it and says what they found. */
export const confirmedShape = z.strictObject({
  statement: statementId,
  grade: z.enum(['corroborated', 'verified', 'refuted', 'unverifiable']),
  /** Of what it speaks: that it occurred, or who did it; absent where of both. */
  only: z.enum(['occurrence', 'actor']).optional(),
  /** Whom the source quotes: one spokesperson in two papers is one source. */
  saidBy: roleId.optional(),
  words: words.optional(),
  ...remarks,
})

/** The body of `record.confirmed`. */
export type Confirmed = z.infer<typeof confirmedShape>

/** The author says it anew: the whole body, in the shape of the statement corrected. */
export const correctedShape = z.strictObject({
  statement: statementId,
  body: z.custom<JsonObject>(isJsonObject).register(asked, { asks: 'body' }),
  why: words,
  note: note.optional(),
})

/** The body of `record.corrected`. */
export type Corrected = z.infer<typeof correctedShape>

/** The author takes it back. */
export const retractedShape = z.strictObject({
  statement: statementId,
  why: words,
  note: note.optional(),
})

/** The body of `record.retracted`. */
export type Retracted = z.infer<typeof retractedShape>

/**
 * Who keeps or compiles the record takes back what a page showed, and says what it had said. It
 * changes nothing that is counted: what was wrong in the record itself is corrected there.
 */
export const recalledShape = z.strictObject({
  /** The moment or the bulletin of which the page spoke. */
  at: instant,
  /** The clauses whose pages were wrong; absent: every page. */
  clauses: z.array(clauseId).min(1).max(limits.namesInList).optional(),
  said: words,
  now: words,
  note: note.optional(),
})

/** The body of `record.recalled`. */
export type RecalledPage = z.infer<typeof recalledShape>

/** Somebody says that it was otherwise, with enough to look into. */
export const disputedShape = z.strictObject({
  statement: statementId,
  by: roleId,
  particulars,
  ...remarks,
})

/** The body of `record.disputed`. */
export type Disputed = z.infer<typeof disputedShape>

/** Somebody says no, and no more. */
export const deniedShape = z.strictObject({
  statement: statementId,
  by: roleId,
  words: words.optional(),
  ...remarks,
})

/** The body of `record.denied`. */
export type Denied = z.infer<typeof deniedShape>

/** Somebody answers what is said of them; `exemption` is a reason they claim excuses it. */
export const answeredShape = z.strictObject({
  statement: statementId,
  by: roleId,
  words,
  exemption: words.optional(),
  ...remarks,
})

/** The body of `record.answered`. */
export type Answered = z.infer<typeof answeredShape>

/** Those concerned say that a dispute is settled. */
export const settledShape = z.strictObject({
  statement: statementId,
  by: z.array(roleId).min(1).max(limits.namesInList),
  words,
  ...remarks,
})

/** The body of `record.settled`. */
export type Settled = z.infer<typeof settledShape>

/**
 * Somebody was looking for these acts, in these places, throughout. No places: everywhere. With
 * `together` nobody was: what all sources on record told of them is together all there was.
 */
export const coveredShape = z.strictObject({
  by: roleId.optional(),
  together: z.literal(true).optional(),
  acts: z.array(actId).min(1).max(limits.namesInList),
  places: z.array(placeId).max(limits.namesInList),
  period: period.optional(),
  date: date.optional(),
  ...remarks,
})

/** The body of `record.covered`. */
export type Covered = z.infer<typeof coveredShape>

const clauses = z.array(clauseId).min(1).max(limits.namesInList)

const settingShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('state'), holds: z.boolean(), from: instant }),
  z.strictObject({ kind: z.literal('day'), at: instant }),
  z.strictObject({ kind: z.literal('number'), value: amount }),
])

const effectShape = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('extend'),
      days: z.int().min(1).max(limits.extensionDays),
      from: instant.optional(),
    }),
    z.strictObject({ kind: z.literal('terminate'), from: instant }),
    z.strictObject({ kind: z.literal('suspend'), clauses: clauses.nullable(), from: instant }),
    z.strictObject({ kind: z.literal('resume'), clauses: clauses.nullable(), from: instant }),
    z.strictObject({
      kind: z.literal('excuse'),
      clause: clauseId,
      instance: z.string().min(1).max(200).nullable(),
      bearer: roleId.nullable(),
    }),
    z.strictObject({
      kind: z.literal('allot'),
      statement: statementId,
      clause: clauseId,
      instance: z.string().min(1).max(200),
      value: amount.nullable(),
    }),
    z.strictObject({ kind: z.literal('supersede'), clauses, from: instant }),
    z.strictObject({ kind: z.literal('set'), name: word, to: settingShape }),
    z.strictObject({ kind: z.literal('switch-on'), from: instant }),
  ])
  .register(asked, { asks: 'decision' })

/** Those with a power under the agreement use it. */
export const decidedShape = z.strictObject({
  by: z.array(roleId).min(1).max(limits.namesInList),
  at: actBounds,
  under: clauseId.optional(),
  decision: effectShape,
  words: words.optional(),
  ...remarks,
})

/** The body of `record.decided`. */
export type Decided = z.infer<typeof decidedShape>

/** What a decision says it does, before ids become fact keys. */
export type DecidedEffect = z.infer<typeof effectShape>

/** Two reports tell of one act, or of two, as somebody says who gives the reason. */
export const comparedShape = z.strictObject({
  statement: statementId,
  other: statementId,
  by: roleId.optional(),
  why: words,
  ...remarks,
})

/** The body of `record.said_same` and `record.said_distinct`. */
export type Compared = z.infer<typeof comparedShape>

/** Those who judge that the source of a confirmation knows of it by itself, with the reason. */
export const judgedShape = z.strictObject({
  statement: statementId,
  by: z.array(roleId).min(1).max(limits.namesInList),
  why: words,
  ...remarks,
})

/** The body of `record.judged_independent`. */
export type Judged = z.infer<typeof judgedShape>

/** Somebody says that a source is close to a side, since when, and why. */
export const saidCloseShape = z.strictObject({
  source: roleId,
  to: roleId,
  by: roleId.optional(),
  at: actBounds,
  why: words,
  ...remarks,
})

/** The body of `record.said_close`. */
export type SaidClose = z.infer<typeof saidCloseShape>

/** A party objects to a source, with its reason. */
export const objectedShape = z.strictObject({
  source: roleId,
  by: roleId,
  at: actBounds,
  why: words,
  ...remarks,
})

/** The body of `record.objected`. */
export type Objected = z.infer<typeof objectedShape>

/** Something the agreement speaks of happened, which no domain reports in a form of its own. */
export const milestoneShape = z
  .strictObject({
    act: actId,
    by: roleId.optional(),
    at: actBounds,
    place: placeId.optional(),
    amount: amount.optional(),
    unit: word.optional(),
    ...remarks,
  })
  .refine(({ amount, unit }) => (amount === undefined) === (unit === undefined))

/** The body of `record.milestone_reported`. */
export type Milestone = z.infer<typeof milestoneShape>
