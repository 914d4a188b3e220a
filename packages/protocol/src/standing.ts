// How it stands in full, and what one clause comes to: every status with its window, figures and
// reason, naming what it rests on by reference.
//
// The bytes are those that the command line prints and that a browser works out for itself.

import type { ClauseAnswer, StandingAnswer, ToldPart, ToldStatus } from '@holdfast/analysis'
import { z } from 'zod'
import { codec, instant, keptText } from './codec.ts'
import { claim, fact } from './facts.ts'
import { basis, bearer, clause, figure, head, powers, quantity, reading } from './pieces.ts'
import { reason, reference, role, setAside, statusName, term, text } from './pieces.ts'

const window = z.object({ from: instant.nullable(), to: instant.nullable() })
const evidence = z
  .array(z.object({ fact: reference, counted: z.number() }))
  .describe('Facts of the answer `facts`, and how much of each counted here.')

const counted = {
  status: statusName,
  measured: quantity.nullable().describe('Null where counts differ, or there is none.'),
  target: quantity,
  readings: z.array(reading).describe('Counts side by side; empty where acts are added up.'),
  reason,
}

const part: z.ZodType<ToldPart> = z.object({ label: z.string(), ...counted })

const status = z.object({
  clause,
  instance: text,
  bearer,
  ...counted,
  basis,
  window,
  nextChange: instant.nullable().describe('When it changes by itself if nothing more is said.'),
  evidence,
  parts: z.array(part),
  disputes: z.array(z.object({ by: role, fact: reference, entry: reference })),
  claims: z
    .array(z.object({ by: role, fact: reference, amount: z.number(), entries: z.array(reference) }))
    .describe('Said in the speaker’s own interest: shown, and deciding nothing.'),
  without: z
    .object({ sources: z.array(role), status: statusName })
    .exactOptional()
    .describe('What it is without sources that a party objects to, where it turns on them.'),
}) satisfies z.ZodType<ToldStatus>

/** How it stands, in full. */
export const standingAnswer = codec<StandingAnswer>(
  z.object({
    ...head,
    inForce: term,
    statuses: z.array(keptText(status)),
    powers,
    permissions: z
      .array(
        z.object({
          clause,
          instance: text,
          holder: bearer,
          state: z.enum(['awaited', 'open', 'within', 'beyond', 'unknown', 'suspended', 'void']),
          used: quantity.nullable(),
          cap: quantity.nullable().describe('Null where the text sets no limit.'),
          window,
          readings: z.array(reading),
          evidence,
        }),
      )
      .describe('What is on record of the use of what the text permits.'),
    idleActs: z.array(
      z.object({
        why: z.enum([
          'no-power',
          'not-the-holder',
          'consent-awaited',
          'beyond-the-limit',
          'short-notice',
          'after-the-end',
          'unknown-target',
        ]),
        entries: z.array(reference),
      }),
    ),
    setAside: setAside.describe(
      'Facts that cannot be used: they count nowhere, and the rest is worked out.',
    ),
  }),
)

/** One clause with every fact and claim that its statuses name. */
export const clauseAnswer = codec<ClauseAnswer>(
  z.object({
    ...head,
    clause,
    statuses: z.array(status.extend({ figures: z.array(figure) })),
    facts: z.array(fact),
    claims: z.array(claim),
    powers: powers.describe('The uses of this power, where the clause gives one.'),
  }),
)
