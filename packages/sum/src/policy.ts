// What of an agreement is told: the file `policy.json` beside its text, adopted with the rest.
//
// It is no term of the agreement: nobody signed it. Whoever keeps the record says in it whether
// statuses are worked out. Another policy is adopted like another text, from a moment on; what was
// shown before is not unsaid.

import { decodeUtf8, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { z } from 'zod'
import { textProblems as problem } from './problems.ts'

/** The file of a text that says what of it is told. */
export const policyFile = 'policy.json'

const shape = z.strictObject({
  format: z.literal('holdfast-policy/1'),
  statuses: z.enum(['on', 'off']),
})

/** What of an agreement is told. `off`: its text and what is said; no status is worked out. */
export type Policy = Pick<z.infer<typeof shape>, 'statuses'>

/** Reads a policy. Refuses another shape. */
export function parsePolicy(bytes: Bytes): Result<Policy> {
  const text = bytes.length > limits.namesBytes ? null : decodeUtf8(bytes)
  if (text === null) return refuse(problem.badPolicy(policyFile, 'UTF-8'))
  const parsed = shape.safeParse(jsonOf(text))
  if (parsed.success) return ok({ statuses: parsed.data.statuses })
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return refuse(problem.badPolicy(policyFile, [...(issue?.path ?? []), ...unknown].join('.')))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
