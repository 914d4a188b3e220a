// What lies ahead: tonight, if everything stopped, and every window with the changes to come.
//
// Both only arrange statuses: nothing in them is added up across obligations.

import type { Clock, ExposureAnswer, LinkExposure } from '@holdfast/analysis'
import { contests, type Contested, type DueAnswer } from '@holdfast/analysis'
import type { Timeline, TonightAnswer, WhatIfAnswer, WhatIfChange } from '@holdfast/analysis'
import { z } from 'zod'
import { codec, instant } from './codec.ts'
import { agreementState, bearer, clause, due, figure, head, powers, quantity } from './pieces.ts'
import { reasonCode, role, statusName, term, text } from './pieces.ts'

const clock: z.ZodType<Clock> = z.object({
  clause,
  instance: text,
  bearer,
  status: statusName,
  from: instant.nullable(),
  due: instant.nullable(),
  remaining: quantity.nullable().describe('Null where it cannot be said.'),
})

/** If everything stopped tonight. Withheld from the public while the agreement is in force. */
export const tonightAnswer = codec<TonightAnswer>(
  z.object({
    ...head,
    tonight: z
      .object({
        noon: instant,
        given: z.array(
          z.object({
            clause,
            bearer,
            amount: quantity.nullable(),
            isLowerBound: z.boolean(),
            instances: z.int(),
          }),
        ),
        owed: z.array(
          z.object({
            clause,
            instance: text,
            bearer,
            to: z.array(role),
            status: statusName,
            outstanding: quantity.nullable(),
            due: instant.nullable(),
          }),
        ),
        clocks: z.array(clock),
        dueByNoon: z.array(clock),
      })
      .nullable()
      .describe('Null where it is withheld.'),
  }),
)

/** Every window with its status, the uses of powers, and the changes ahead. */
export const timelineAnswer = codec<Timeline>(
  z.object({
    ...head,
    inForce: term,
    signedEnd: instant.nullable(),
    rows: z.array(
      z.object({
        clause,
        bearer,
        spans: z.array(
          z.object({
            instance: text,
            from: instant.nullable(),
            to: instant.nullable(),
            status: statusName,
            nextChange: instant.nullable(),
          }),
        ),
      }),
    ),
    powers,
    changes: z.array(instant),
  }),
)

const link: z.ZodType<LinkExposure> = z.object({
  kind: z.enum(['answers', 'waits-for', 'side-by-side']),
  first: clause,
  second: clause,
  step: z.int().nullable().describe('Up to which step of the first; null: all of it.'),
  sides: z.tuple([role, role]).describe('Who bears the first, and who bears the other.'),
  steps: z.array(
    z.object({
      at: instant,
      done: z.array(z.object({ clause, bearer, instance: text.nullable() })),
      sides: z
        .array(
          z.object({
            given: quantity.nullable().describe('Null where it cannot be said.'),
            toCome: quantity
              .nullable()
              .describe('What the other side has still to do for it; null: it cannot be said.'),
          }),
        )
        .describe('In the order of `sides` of the link.'),
    }),
  ),
  greatest: z
    .array(z.object({ side: role, step: z.int().nullable() }))
    .describe('The step, counted from 0, at which most is to come; null where nothing ever is.'),
})

/** What each side gave and what is to come for it, by the text and by the record. */
export const exposureAnswer = codec<ExposureAnswer>(
  z.object({
    ...head,
    text: z.array(link).describe('Each duty performed at its last moment.'),
    record: z.array(link).nullable().describe('Null where it is withheld.'),
  }),
)

const side = z.object({
  status: statusName,
  measured: quantity.nullable(),
  target: quantity,
  reason: reasonCode,
})
const change: z.ZodType<WhatIfChange> = z.object({
  clause,
  instance: text,
  bearer,
  before: side.nullable().describe('Null where it was not asked.'),
  after: side.nullable(),
})

/** Which statuses would change, were something said besides. */
export const whatIfAnswer = codec<WhatIfAnswer>(
  z.object({ ...head, changes: z.array(change), figures: z.array(change) }),
)

const contested: z.ZodType<Contested> = z.object({
  clause,
  instance: text,
  bearer,
  status: statusName,
  window: z.object({ from: instant.nullable(), to: instant.nullable() }),
  why: z.enum(contests),
  by: z.array(role).describe('Whose counts differ, or who disputes.'),
  figures: z.array(figure),
})

const count = z.int().describe('How many there are; `rows` has the first.')

/** Due and contested, and what changed since an earlier answer. */
export const dueAnswer = codec<DueAnswer>(
  z.object({
    ...head,
    hasStatuses: z.boolean().describe('False while statuses are off.'),
    state: agreementState,
    until: instant.describe('A day after `asOf`.'),
    due: z.object({ count, rows: z.array(due) }),
    contested: z.object({ count, rows: z.array(contested) }),
    changed: z
      .object({ count, rows: z.array(change) })
      .nullable()
      .describe('Against the answer as of `since`; null where that was not asked.'),
  }),
)
