// How it stands: statuses, facts and claims, tonight, the timeline.
//
// The bytes of `statuses` are the canonical JSON that the command line prints and that a browser
// works out for itself. Reasons and effects are open objects here: each has a code or a kind, and
// members that its words need.

import { z } from 'zod'
import { reachShape } from './question.ts'

const quantity = z.object({ value: z.number(), unit: z.string() })
const instantText = z.string()
const bounds = z.object({ earliest: instantText, latest: instantText })
const entry = z.object({ room: z.string(), index: z.int() })
const reason = z.looseObject({ code: z.string() })
const effect = z.looseObject({ kind: z.string() })
const term = z.object({ from: instantText, to: instantText.nullable() })

const statusName = z.enum([
  'unmet',
  'undetermined',
  'late',
  'running',
  'suspended',
  'pending',
  'met',
  'excused',
  'void',
])

/** One status. */
export const statusShape = z.object({
  clause: z.string(),
  instance: z.string(),
  bearer: z.string().nullable(),
  status: statusName,
  measured: quantity.nullable(),
  target: quantity,
  basis: z.string(),
  window: z.object({ from: instantText.nullable(), to: instantText.nullable() }),
  nextChange: instantText.nullable(),
  reason,
  facts: z.array(
    z.object({
      key: z.string(),
      amount: quantity,
      closes: z.boolean(),
      at: bounds,
      source: z.string(),
      stage: z.string().nullable(),
      entries: z.array(entry),
    }),
  ),
  parts: z.array(
    z.object({
      label: z.string(),
      status: statusName,
      measured: quantity.nullable(),
      target: quantity,
      reason,
    }),
  ),
  disputes: z.array(z.object({ by: z.string(), fact: z.string(), entry })),
})

const powers = z.array(
  z.object({
    clause: z.string(),
    used: z.array(
      z.object({ at: bounds, by: z.array(z.string()), effect, entries: z.array(entry) }),
    ),
  }),
)

const asked = {
  agreement: z.string(),
  ...reachShape.shape,
  basis: z.string(),
  source: z.string().nullable(),
  stage: z.string().nullable(),
}

/** The answer to "how does it stand". */
export const statusesShape = z.object({
  ...asked,
  inForce: term,
  statuses: z.array(statusShape),
  powers,
  idleActs: z.array(z.object({ key: z.string(), why: z.string(), entries: z.array(entry) })),
})

/** What the record amounts to in the view: facts, and claims with their answers. */
export const factsShape = z.object({
  agreement: z.string(),
  ...reachShape.shape,
  facts: z.array(
    z.looseObject({
      key: z.string(),
      form: z.string(),
      act: z.string(),
      amount: quantity,
      at: bounds,
      period: z.object({ from: instantText, to: instantText }).nullable(),
      source: z.string(),
      entries: z.array(entry),
    }),
  ),
  claims: z.array(z.looseObject({ key: z.string(), source: z.string(), entries: z.array(entry) })),
})

const clock = z.object({
  clause: z.string(),
  instance: z.string(),
  bearer: z.string().nullable(),
  status: statusName,
  from: instantText.nullable(),
  due: instantText.nullable(),
  remaining: quantity.nullable(),
})

const head = { agreement: z.string(), view: z.array(z.string()), knownAt: reachShape.shape.knownAt }

/** If everything stopped tonight. Withheld from the public while the agreement is in force. */
export const tonightShape = z.union([
  z.object({ ...head, withheld: z.literal(true) }),
  z.object({
    ...head,
    asOf: instantText,
    noon: instantText,
    given: z.array(
      z.object({
        clause: z.string(),
        bearer: z.string().nullable(),
        amount: quantity.nullable(),
        instances: z.int(),
      }),
    ),
    owed: z.array(
      z.object({
        clause: z.string(),
        instance: z.string(),
        bearer: z.string().nullable(),
        to: z.array(z.string()),
        status: statusName,
        outstanding: quantity.nullable(),
        due: instantText.nullable(),
      }),
    ),
    clocks: z.array(clock),
    dueByNoon: z.array(clock),
  }),
])

/** Every window with its status, the uses of powers, and the changes ahead. */
export const timelineShape = z.object({
  ...asked,
  inForce: term,
  powers,
  signedEnd: instantText.nullable(),
  rows: z.array(
    z.object({
      clause: z.string(),
      bearer: z.string().nullable(),
      spans: z.array(
        z.object({
          instance: z.string(),
          from: instantText.nullable(),
          to: instantText.nullable(),
          status: statusName,
          nextChange: instantText.nullable(),
        }),
      ),
    }),
  ),
  changes: z.array(instantText),
})
