// A kind of statement is one value: its shape, who may say it, what it means, what clauses can ask
// of it, how a person fills it in, and its sentence.
//
// Imports, forms, lists, filters, documents and the API read this value; nobody lists kinds by
// hand. A kind is made by `kindFrom`, which keeps the type of the body inside: outside, a body is
// JSON, and `hear` and `gist` check its shape before they read it.

import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import type { z } from 'zod'
import { formFrom, type FormField } from './form.ts'
import type { Particulars, Gist } from './gist.ts'
import type { Hearing } from './hearing.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'
import { sharedProblems as problem } from './shared-problems.ts'

/**
 * Who may say a statement of a kind.
 * - `anybody`: every holder of an enrolled key, as their own word.
 * - `roles`: keys that have one of these roles.
 * - `named`: those whom this member of the body names, by signing or countersigning; or a key that
 *   may quote, which passes on what they said. Where the member may be left out, the author speaks.
 * - `author`: whoever said the statement that it speaks of.
 */
export type Sayers =
  | { readonly who: 'anybody' }
  | { readonly who: 'roles'; readonly roles: readonly string[] }
  | { readonly who: 'named'; readonly member: string }
  | { readonly who: 'author' }

/** What the table of what is told counts a statement as. */
export type ToldAs =
  | 'text'
  | 'extension'
  | 'released'
  | 'remains'
  | 'trucks'
  | 'crossing-window'
  | 'incident-claimed'
  | 'coverage'
  | 'finding'
  | 'line'
  | 'recall'
  | 'other'

/** A kind of statement. */
export type Kind = {
  /** A subject and a past participle: `exchange.released`. */
  readonly name: string
  /** The shape of its body. Unknown members are refused. */
  readonly shape: z.ZodObject
  readonly sayers: Sayers
  /** What a statement of it means by itself, or why it is not admitted. */
  readonly hear: (body: JsonObject, hearing: Hearing) => Result<Meaning>
  /** Acts of the vocabulary that it can report; empty where it reports none by name. */
  readonly asks: readonly string[]
  /** What a statement of it is told as, to those who may be told it. */
  readonly toldAs: (body: JsonObject) => ToldAs
  /** Its body for people to fill in, in order. */
  readonly form: readonly FormField[]
  /** What one statement says, as a code with particulars; null where the body is not in shape. */
  readonly gist: (body: JsonObject) => Gist | null
}

/** What a kind is made from; `Body` is what its shape reads. */
export type KindParts<Shape extends z.ZodObject> = {
  readonly name: string
  readonly shape: Shape
  readonly sayers: Sayers
  readonly asks: readonly string[]
  readonly hear: (body: z.output<Shape>, hearing: Hearing) => Result<Meaning>
  readonly gist: (body: z.output<Shape>) => Particulars
  /** Absent: as anything else. It is asked of bodies whatever their shape. */
  readonly toldAs?: ToldAs | ((body: JsonObject) => ToldAs)
}

/** A kind. Its gist's code is `gist.` and its name. */
export function kindFrom<Shape extends z.ZodObject>(parts: KindParts<Shape>): Kind {
  const { name, shape, sayers, asks, hear, gist, toldAs = 'other' } = parts
  return {
    name,
    shape,
    sayers,
    asks,
    toldAs: (body) => (typeof toldAs === 'string' ? toldAs : toldAs(body)),
    form: formFrom(shape),
    hear: (body, hearing) => {
      const parsed = shape.safeParse(body)
      if (!parsed.success) return refuse(notInShape(name, parsed.error))
      const allowed = checkSayer(name, sayers, hearing)
      return allowed.ok ? hear(parsed.data, hearing) : allowed
    },
    gist: (body) => {
      const parsed = shape.safeParse(body)
      return parsed.success ? { code: `gist.${name}`, particulars: gist(parsed.data) } : null
    },
  }
}

// Who is named in the body is asked by its rules (`checkNames`), and whose the statement spoken of
// is, when that is known (references.ts). The roles of the key are asked here.
function checkSayer(name: string, sayers: Sayers, hearing: Hearing): Result<true> {
  if (sayers.who !== 'roles') return ok(true)
  const { speaker } = hearing
  const may = speaker.roles.some((role) => sayers.roles.includes(role))
  return may ? ok(true) : refuse(problem.mayNotSay(speaker.holder, name))
}

function notInShape(kind: string, error: z.ZodError): Problem {
  const [issue] = error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const at = [...(issue?.path ?? []), ...unknown].join('.')
  const { days, amount } = (issue?.code === 'custom' ? issue.params : undefined) ?? {}
  if (typeof days === 'number') return problem.boundsTooWide(kind, at, days)
  if (typeof amount === 'number') return problem.badAmount(kind, at, amount)
  return problem.badBody(kind, at)
}
