// What of an agreement is told: the file `policy.json` beside its text, adopted with the rest.
//
// It is no term of the agreement: nobody signed it. Whoever keeps the record says in it whether
// statuses are worked out, at which hours the public is told while the agreement is alive, and what
// is told otherwise than the table of telling.ts has it. Another policy is adopted like another
// text, from a moment on; what was shown before is not unsaid.

import { decodeUtf8, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { z } from 'zod'
import { textProblems as problem } from './problems.ts'
import {
  tellableItems,
  minutesOf,
  usualHours,
  type Item,
  type Orders,
  type Rule,
} from './telling.ts'

/** The file of a text that says what of it is told. */
export const policyFile = 'policy.json'

const hour = z.string().refine((text) => minutesOf(text) !== null)
const mostHours = 24
const mostAfterHours = 168

// What may be ordered of an item for the public, in words.
const order = z.union([
  z.enum(['never', 'at-once', 'bulletin', 'next-day', 'weekly']),
  z.strictObject({ afterHours: z.int().min(0).max(mostAfterHours) }),
])

/** What is always as the table has it. */
const fixed = ['text', 'recall', 'exposure'] as const

const shape = z.strictObject({
  format: z.literal('holdfast-policy/1'),
  statuses: z.enum(['on', 'off']),
  bulletins: z.union([z.literal('at-once'), z.array(hour).min(1).max(mostHours)]).optional(),
  items: z.partialRecord(z.enum(tellableItems).exclude(fixed), order).optional(),
})

/** What of an agreement is told. `off`: its text and what is said; no status is worked out. */
export type Policy = Orders & {
  /** Null: as the agreement's text has it. */
  readonly statuses: 'on' | 'off' | null
}

/** What is told where no file says otherwise. */
export const usualPolicy: Policy = { statuses: null, bulletins: usualHours, items: {} }

/** Reads a policy; the usual one where there is no file. Refuses another shape. */
export function readPolicy(bytes: Bytes | undefined): Result<Policy> {
  return bytes === undefined ? ok(usualPolicy) : parsePolicy(bytes)
}

function parsePolicy(bytes: Bytes): Result<Policy> {
  const text = bytes.length > limits.namesBytes ? null : decodeUtf8(bytes)
  if (text === null) return refuse(problem.badPolicy(policyFile, 'UTF-8'))
  const parsed = shape.safeParse(jsonOf(text))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
    return refuse(problem.badPolicy(policyFile, [...(issue?.path ?? []), ...unknown].join('.')))
  }
  const { statuses, bulletins, items: ordered = {} } = parsed.data
  return ok({ statuses, bulletins: hoursIn(bulletins), items: rulesIn(ordered) })
}

function hoursIn(said: 'at-once' | readonly string[] | undefined): Orders['bulletins'] {
  if (said === undefined) return usualHours
  if (said === 'at-once') return said
  return [...new Set(said.flatMap((text) => minutesOf(text) ?? []))].toSorted((a, b) => a - b)
}

function rulesIn(said: Readonly<Partial<Record<Item, z.output<typeof order>>>>): Orders['items'] {
  const rules: Partial<Record<Item, Rule>> = {}
  for (const item of tellableItems) {
    const one = said[item]
    if (one === undefined) continue
    if (typeof one !== 'string') rules[item] = { tell: 'bulletin', afterHours: one.afterHours }
    else rules[item] = one === 'bulletin' ? { tell: one, afterHours: 0 } : { tell: one }
  }
  return rules
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
