// The fields that the bodies of statements share: names, times, quotes, words.
//
// These say what is well formed, not what is true of an agreement: whether a role or a place is
// declared is asked in hearing.ts. Times are texts with their zone and become instants here.

import { isId, limits, parseInstant, type Instant } from '@holdfast/base'
import type { ActId, ClauseId, GroupId, PlaceId, RoleId } from '@holdfast/agreement'
import { z } from 'zod'
import { isStatementId, type StatementId } from './ids.ts'

/** The fewest characters that count as particulars. */
export const particularsMin = 10

/** A role's id, not yet known to be declared. */
export const roleId = z.custom<RoleId>(isIdText)
/** A place's id, not yet known to be declared. */
export const placeId = z.custom<PlaceId>(isIdText)
/** A group's id, not yet known to be declared. */
export const groupId = z.custom<GroupId>(isIdText)
/** A clause's id, not yet known to exist. */
export const clauseId = z.custom<ClauseId>(isIdText)
/** An act's id, not yet known to be heard by anybody. */
export const actId = z.custom<ActId>(isIdText)
/** A class, cargo, category, unit or instance, as people write it. */
export const word = z.custom<string>(isIdText)
/** The id of a statement. */
export const statementId = z.custom<StatementId>(isStatementId)

/** Text that must say something. */
export const words = z
  .string()
  .max(limits.words)
  .refine((text) => text.trim().length > 0)

/** Text that may be empty. */
export const note = z.string().max(limits.words)

/** Text with enough in it to be looked into. */
export const particulars = z
  .string()
  .max(limits.words)
  .refine((text) => text.trim().length >= particularsMin)

/** `2023-11-24T16:00+02:00`. Refuses a time without its zone. */
export const instant = z.string().transform((text, context): Instant => {
  const parsed = parseInstant(text)
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message: 'a time needs its zone' })
  return z.NEVER
})

/** When something happened; both ends equal where it is known exactly. */
export const bounds = z
  .strictObject({ earliest: instant, latest: instant })
  .refine(({ earliest, latest }) => earliest <= latest)

/** From one instant until another, and not empty. */
export const period = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from < to)

/** A calendar date; which day of the agreement it is, the calendar says. */
export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Whose words these are, where the author only passes them on. */
export const quote = z.strictObject({
  source: roleId,
  url: z.string().max(2_000).optional(),
  words: note.optional(),
})

/** Whose words a statement passes on. */
export type Quote = z.infer<typeof quote>

/** The fields that every body may carry. */
export const remarks = { quote: quote.optional(), note: note.optional() }

function isIdText(value: unknown): boolean {
  return typeof value === 'string' && isId(value)
}
