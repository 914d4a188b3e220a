// How a person is asked for the members of a body, read from its shape.
//
// The fields that bodies share are registered with how they are asked (fields.ts); a shape lists
// them in the order in which they are asked. Labels are worded by member and kind, elsewhere.

import { assert } from '@holdfast/base'
import { z } from 'zod'

/** How one member is asked for: what the person chooses, names or writes. */
export type Asked =
  | 'role'
  | 'place'
  | 'group'
  | 'clause'
  | 'act'
  | 'word'
  | 'statement'
  | 'words'
  | 'instant'
  | 'bounds'
  | 'period'
  | 'date'
  | 'number'
  | 'yes'
  | 'choice'
  | 'quote'
  | 'decision'
  | 'body'
  | 'key'
  | 'file'
  | 'fingerprint'
  | 'parts'

/** A member of a body as people are asked for it. */
export type FormField = {
  /** The member's name. */
  readonly at: string
  readonly asks: Asked
  readonly isOptional: boolean
  /** Several may be given. */
  readonly isList: boolean
  /** What can be chosen, for `choice`; empty otherwise. */
  readonly choices: readonly string[]
  /** The members of each of several parts, for `parts`; empty otherwise. */
  readonly parts: readonly FormField[]
}

/** How a field that bodies share is asked for. */
export const asked = z.registry<{ readonly asks: Asked }>()

/** The members of a shape, in its order. A fault where one does not say how it is asked. */
export function formFrom(shape: z.ZodObject): readonly FormField[] {
  const members: readonly (readonly [string, z.core.$ZodType])[] = Object.entries(shape.shape)
  return members.map(([at, member]) => fieldFrom(at, member))
}

function fieldFrom(at: string, member: z.core.$ZodType): FormField {
  let inner = member
  let isOptional = false
  let isList = false
  while (!asked.has(inner)) {
    if (inner instanceof z.ZodOptional) isOptional = true
    else if (inner instanceof z.ZodArray) isList = true
    else if (!(inner instanceof z.ZodNullable)) break
    inner = inner instanceof z.ZodArray ? inner.element : inner.unwrap()
  }
  const asks = asked.get(inner)?.asks ?? askedOf(inner)
  assert(asks !== null, `the member ${at} does not say how it is asked`)
  return {
    at,
    asks,
    isOptional,
    isList,
    choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    parts: asks === 'parts' && inner instanceof z.ZodObject ? formFrom(inner) : [],
  }
}

function askedOf(member: z.core.$ZodType): Asked | null {
  if (member instanceof z.ZodEnum) return 'choice'
  if (member instanceof z.ZodLiteral || member instanceof z.ZodBoolean) return 'yes'
  if (member instanceof z.ZodNumber) return 'number'
  return member instanceof z.ZodObject ? 'parts' : null
}
