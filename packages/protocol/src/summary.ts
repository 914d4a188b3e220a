// The agreement at a glance: its state, what each clause comes to, what is due next, what changed
// last and what each side said.

import type { ActId, PlaceId } from '@holdfast/agreement'
import { dayCodes, type DayRun, type Gist, type News, type Summary } from '@holdfast/analysis'
import { z } from 'zod'
import { carriedAs, codec, instant } from './codec.ts'
import { claim, saidBy } from './facts.ts'
import { agreementState, basis, bearer, bounds, clause, effect, figure, head } from './pieces.ts'
import { due, name, powers, quantity, reason, reference, role, setAside } from './pieces.ts'
import { statusName, term, text } from './pieces.ts'

const run = carriedAs<DayRun, readonly [number, number]>(z.tuple([z.int(), z.int()]), {
  decode: ([from, to]) => ({ from, to }),
  encode: ({ from, to }) => [from, to],
})
const days = z.array(run).describe('Runs of the agreement’s days, each as its first and last.')

const gist: z.ZodType<Gist> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['nothing-yet', 'excused']) }),
  z.object({
    kind: z.literal('not-known'),
    reason: reason.describe('Of the first instance without a count that decides.'),
    figures: z.array(figure),
  }),
  z.object({
    kind: z.literal('recorded'),
    days,
    recorded: z.int(),
    determined: z.int(),
    claimed: z.number().describe('Said by those whose interest it is; it counts for nothing.'),
    watched: z.enum(['throughout', 'in-part', 'nobody']),
  }),
  z.object({
    kind: z.literal('days'),
    said: z.array(z.object({ code: z.enum(dayCodes), days })),
  }),
  z.object({
    kind: z.literal('amount'),
    value: z.number(),
    isLowerBound: z.boolean(),
    target: z.number(),
    unit: text,
    isRunning: z.boolean(),
  }),
])

const entry = reference.nullable()

const news: z.ZodType<News> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ended'), at: bounds }),
  z.object({ kind: z.literal('act'), at: bounds, clause, by: z.array(role), effect, entry }),
  z.object({
    kind: z.literal('fact'),
    at: bounds,
    act: name<ActId>(),
    actor: bearer,
    amount: quantity,
    isLowerBound: z.boolean(),
    stage: z.string().nullable(),
    tags: z.record(z.string(), z.string()),
    place: name<PlaceId>().nullable(),
    source: role,
    said: saidBy.nullable().describe('Who claims it; null where it is no claim.'),
    entry,
  }),
  z.object({
    kind: z.literal('claim'),
    at: bounds,
    said: saidBy,
    words: z.string(),
    source: role,
    entry,
  }),
])

/** The agreement at a glance. */
export const summaryAnswer = codec<Summary>(
  z.object({
    ...head,
    inForce: term,
    signedEnd: instant.nullable().describe('The end as signed, before any extension.'),
    hasStatuses: z.boolean().describe('False while statuses are off.'),
    state: agreementState,
    nextDue: z.object({ clauses: z.array(clause), at: instant }).nullable(),
    articles: z.array(
      z.object({
        article: z.string(),
        clauses: z.array(
          z.object({
            clause,
            bearer,
            status: statusName.nullable().describe('The first of the roll-up.'),
            gist,
            basis,
            claimed: z
              .array(z.object({ by: role, amount: z.number() }))
              .describe('Said by those whose interest it is, and by whom; counts for nothing.'),
            disputedBy: z.array(role).describe('With particulars.'),
            turnsOn: z.array(role).describe('Sources objected to, or close to a side.'),
            isContested: z.boolean(),
            sources: z.array(role).describe('Whose counts it rests on.'),
            remarks: z
              .array(
                z.object({
                  source: role,
                  amount: quantity,
                  per: z.enum(['day', 'week', 'month']).nullable().describe('Of an average.'),
                  isLowerBound: z.boolean(),
                  days: run,
                  place: name<PlaceId>().nullable(),
                  entry: reference.nullable(),
                }),
              )
              .describe('Figures on what it asks that are counted nowhere.'),
            latest: z
              .array(z.object({ day: z.int(), figures: z.array(figure) }))
              .describe('Of a clause by the day, its last days.'),
          }),
        ),
      }),
    ),
    due: z.array(due).describe('What falls due next, soonest first.'),
    powers,
    news: z.array(news).describe('What changed last, latest first.'),
    counted: z
      .object({ sources: z.array(role), stages: z.array(text) })
      .describe('Whose counts there are, and at which stages.'),
    setAside: z
      .object({ count: z.int(), latest: setAside })
      .describe('Facts that cannot be used: they count nowhere.'),
    claims: z.object({ count: z.int(), latest: z.array(claim) }),
  }),
)
