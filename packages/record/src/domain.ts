// What a domain is to the rest: the kinds of statement it hears, and the words it gives to clauses.
//
// A domain is a pure table. It never sees another domain, and whoever joins them (replay) sees only
// this.

import type { ActWord } from '@holdfast/agreement'
import { ok, refuse, type Result } from '@holdfast/base'
import type { z } from 'zod'
import type { Hearing } from './hearing.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'
import { sharedProblems as problem } from './shared-problems.ts'

/** The part of a statement that its domain reads. */
export type Spoken = { readonly kind: string; readonly body: JsonObject }

/** A domain. `hear` is asked about its own kinds only. */
export type Domain = {
  readonly name: string
  readonly kinds: readonly string[]
  readonly words: readonly ActWord[]
  /** What a statement means, or why it is not admitted. */
  readonly hear: (said: Spoken, hearing: Hearing) => Result<Meaning>
}

/** The body of a statement in its shape, or where it is not in shape. */
export function parseBody<Body>(shape: z.ZodType<Body>, said: Spoken): Result<Body> {
  const parsed = shape.safeParse(said.body)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return refuse(problem.badBody(said.kind, [...(issue?.path ?? []), ...unknown].join('.')))
}
