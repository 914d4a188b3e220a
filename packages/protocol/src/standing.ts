// How it stands in full, and what one clause comes to: every status with its window, figures and
// reason, naming what it rests on by reference.
//
// The bytes are those that the command line prints and that a browser works out for itself.

import type { Deciding, Lacking, PlaceId } from '@holdfast/agreement'
import type { ClauseAnswer, StandingAnswer, ToldPart } from '@holdfast/analysis'
import type { ToldStatus, WhyAnswer } from '@holdfast/analysis'
import { z } from 'zod'
import { codec, instant, keptText } from './codec.ts'
import { claim, fact } from './facts.ts'
import { basis, bearer, clause, figure, head, name, powers, quantity, reading } from './pieces.ts'
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
    .object({
      sources: z.array(role),
      status: statusName,
      close: z
        .array(
          z.object({
            source: role,
            side: role,
            by: z.array(role).describe('Empty where the text says it.'),
            entries: z.array(reference),
          }),
        )
        .exactOptional()
        .describe('Of these sources, which are said to be close to a side.'),
    })
    .exactOptional()
    .describe(
      'What it is without sources that a party objects to, or that are said to be close to a ' +
        'side, where it turns on them.',
    ),
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
          'not-at-an-end',
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

const codes = <Code extends string>(...list: readonly [Code, ...Code[]]) => ({ code: z.enum(list) })

const lacking: z.ZodType<Lacking> = z.discriminatedUnion('code', [
  z.object(
    codes(
      'refuted',
      'outside-the-agreement',
      'place-not-told',
      'left-out',
      'left-out-not-told',
      'actor-not-told',
      'own-interest',
      'decides-nothing',
      'not-happened',
      'before-window',
      'after-window',
      'over-the-edge',
      'wider-than-window',
      'not-bound',
      'used-elsewhere',
      'told-twice',
      'not-asked',
      'among-acts',
      'no-particulars',
      'an-average',
      'replaced',
    ),
  ),
  z.object({ ...codes('actor-not-on-basis'), actor: role, by: role }),
  z.object({ ...codes('other-group'), group: text }),
  z.object({ ...codes('other-class'), tag: text, value: text.nullable() }),
  z.object({ ...codes('other-unit'), unit: text, asked: text }),
  z.object({ ...codes('other-place'), place: name<PlaceId>() }),
  z.object({ ...codes('word-open'), word: z.string() }),
  z.object({ ...codes('other-actor'), actor: role }),
  z.object({ ...codes('other-source'), asked: role }),
  z.object({ ...codes('other-stage'), asked: text }),
  z.object({ ...codes('below-basis'), grade: basis, basis, by: z.array(role) }),
])

const named = { facts: z.array(reference) }
const deciding: z.ZodType<Deciding> = z.discriminatedUnion('code', [
  z.object(
    codes(
      'closing-total',
      'a-count',
      'watching',
      'performance',
      'counts-alike',
      'trigger',
      'resuming',
    ),
  ),
  z.object({
    ...codes('same-or-distinct', 'time-of', 'place-of', 'class-of', 'actor-of', 'another-word'),
    ...named,
  }),
  z.object({ ...codes('finding'), word: z.string(), ...named }),
  z.object({ ...codes('confirming'), basis, by: z.array(role), ...named }),
  z.object({ ...codes('size-of'), group: text }),
  z.object({ ...codes('state'), state: text }),
])

const why = z.object({
  window: z.object({ from: instant, to: instant }).nullable().describe('When what counts happens.'),
  supply: z
    .object({ least: z.number(), most: z.number() })
    .nullable()
    .describe('Of acts that add up: surely in time, and at most.'),
  closedBy: z.enum(['counts', 'totals', 'watching', 'nobody']),
  watched: z.object({ observed: z.int(), of: z.int() }).nullable(),
  facts: z
    .array(
      z.object({
        fact: reference,
        told: z.number().nullable().describe('How much of it there is; null: no amount here.'),
        counted: z.number(),
        lacking: lacking.nullable().describe('Why it, or the rest of it, does not count.'),
        to: z
          .array(z.object({ clause, instance: text, bearer, amount: z.number() }))
          .describe('The instances for which acts of it counted.'),
      }),
    )
    .describe('In record order.'),
  elsewhere: z.int().describe('Facts of the same act outside the window, not listed.'),
  unlisted: z.int().describe('Facts that could bear on it and are too many to list.'),
  deciding: z.array(deciding).describe('What would decide it, if it came on record.'),
})

/** Why the instances of a clause stand as they do. */
export const whyAnswer = codec<WhyAnswer>(
  z.object({
    ...head,
    clause,
    instances: z.array(status.extend({ figures: z.array(figure), why })),
    facts: z.array(fact).describe('Each fact that is named, once.'),
    setAside: setAside.describe('Facts that cannot be used at all.'),
  }),
)
