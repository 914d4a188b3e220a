// The fields that the bodies of statements share: names, times, quotes, words.
//
// These say what is well formed, not what is true of an agreement: whether a role or a place is
// declared is asked in hearing.ts. Times are texts with their zone and become instants here.

import { dayMs, isAmount, isId, limits, parseInstant, type Instant } from '@holdfast/base'
import { sides } from '@holdfast/agreement'
import type { ActId, ClauseId, GroupId, PlaceId, RoleId } from '@holdfast/agreement'
import { z } from 'zod'
import { asked } from './form.ts'
import { isStatementId, type StatementId } from './ids.ts'

/** The fewest characters that count as particulars. */
export const particularsMin = 10

/** A role's id, not yet known to be declared. */
export const roleId = z.custom<RoleId>(isIdText).register(asked, { asks: 'role' })
/** A place's id, not yet known to be declared. */
export const placeId = z.custom<PlaceId>(isIdText).register(asked, { asks: 'place' })
/** A group's id, not yet known to be declared. */
export const groupId = z.custom<GroupId>(isIdText).register(asked, { asks: 'group' })
/** A clause's id, not yet known to exist. */
export const clauseId = z.custom<ClauseId>(isIdText).register(asked, { asks: 'clause' })
/** An act's id, not yet known to be heard by anybody. */
export const actId = z.custom<ActId>(isIdText).register(asked, { asks: 'act' })
/** A class, cargo, category, unit or instance, as people write it. */
export const word = z.custom<string>(isIdText).register(asked, { asks: 'word' })
/** The id of a statement. */
export const statementId = z
  .custom<StatementId>(isStatementId)
  .register(asked, { asks: 'statement' })

/** Text that must say something. */
export const words = z
  .string()
  .max(limits.words)
  .refine((text) => text.trim().length > 0)
  .register(asked, { asks: 'words' })

/** Text that may be empty. */
export const note = z.string().max(limits.words).register(asked, { asks: 'words' })

/** Text with enough in it to be looked into. */
export const particulars = z
  .string()
  .max(limits.words)
  .refine((text) => text.trim().length >= particularsMin)
  .register(asked, { asks: 'words' })

/** `2023-11-24T16:00+02:00`. Refuses a time without its zone. */
export const instant = z
  .string()
  .transform((text, context): Instant => {
    const parsed = parseInstant(text)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: 'a time needs its zone' })
    return z.NEVER
  })
  .register(asked, { asks: 'instant' })

/** When something happened, within so many days; both ends equal where it is known exactly. */
function boundsWithin(days: number) {
  return z
    .strictObject({ earliest: instant, latest: instant })
    .refine(({ earliest, latest }) => earliest <= latest)
    .refine(({ earliest, latest }) => latest - earliest <= days * dayMs, { params: { days } })
    .register(asked, { asks: 'bounds' })
}

/** When something happened that is over at once: a release, an incident, a position. */
export const eventBounds = boundsWithin(limits.eventBoundsDays)

/** When something was done that takes its time: a meeting, a report, a decision, a milestone. */
export const actBounds = boundsWithin(limits.actBoundsDays)

/** When something is said to have gone on, of what decides nothing. */
export const claimBounds = boundsWithin(limits.periodDays)

/** From one instant until another, and not empty. */
export const period = z
  .strictObject({ from: instant, to: instant })
  .refine(({ from, to }) => from < to)
  .refine(({ from, to }) => to - from <= limits.periodDays * dayMs, {
    params: { days: limits.periodDays },
  })
  .register(asked, { asks: 'period' })

/** How much: exact, bounded, not negative. */
export const amount = z
  .number()
  .nonnegative()
  .refine(isAmount, { params: { amount: limits.amount } })
  .register(asked, { asks: 'number' })

/** How many persons, at least one. */
export const persons = z.int().min(1).max(limits.persons).register(asked, { asks: 'number' })

/** A whole calibre in millimetres. */
export const calibre = z.int().min(1).max(2_000).register(asked, { asks: 'number' })

/**
 * How far from a line something was, by whoever measured it: all of it, at least and at most, its
 * own accuracy and the line's included. Without `mostMetres`, however far out.
 */
export const offset = z.strictObject({
  line: placeId,
  leastMetres: amount,
  mostMetres: amount.optional(),
  side: z.enum(sides).optional(),
})

/** Whose word how far something was from a line is. */
export type Offset = z.infer<typeof offset>

/**
 * What a figure of a period is, where it is no count of that period alone: of all since the period
 * began, which holds every act and count of it; or a mean of each day, week or month of it.
 */
export const figure = {
  running: z.literal(true).optional(),
  average: z.enum(['day', 'week', 'month']).optional(),
}

/** A calendar date; which day of the agreement it is, the calendar says. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .register(asked, { asks: 'date' })

/** The SHA-256 of bytes that are elsewhere, in lowercase hexadecimal. */
export const fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .register(asked, { asks: 'fingerprint' })

/** Whose words these are, where the author only passes them on. */
export const quote = z
  .strictObject({
    source: roleId,
    url: z.string().max(2_000).optional(),
    words: note.optional(),
  })
  .register(asked, { asks: 'quote' })

/** Whose words a statement passes on. */
export type Quote = z.infer<typeof quote>

/** The fields that every body may carry. */
export const remarks = { quote: quote.optional(), note: note.optional() }

function isIdText(value: unknown): boolean {
  return typeof value === 'string' && isId(value)
}
