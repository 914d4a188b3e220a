// The bodies of statements as JSON Schema, one for each kind, from the table of kinds.
//
// They say what is well formed. What is true of an agreement (is the role declared, was the day a
// day) is asked when a statement is heard, and no schema can say it.

import { kinds } from '@holdfast/domains'
import { asked, type Asked } from '@holdfast/record'
import { z } from 'zod'

/** A JSON Schema of the draft that OpenAPI 3.1 takes. */
export type JsonSchema = z.core.JSONSchema.JSONSchema

/** The shape of every body that can be said, by kind. */
export function statementSchemas(): Readonly<Record<string, JsonSchema>> {
  const schemas = [...kinds].map(([name, { shape }]) => {
    const schema = z.toJSONSchema(shape, {
      target: 'draft-2020-12',
      io: 'input',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const asks = asked.get(zodSchema)?.asks
        if (asks !== undefined) Object.assign(jsonSchema, told[asks])
      },
    })
    return [name, schema] as const
  })
  return Object.fromEntries(schemas)
}

const id = { type: 'string', pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,63}$' }

/** What a schema made from a check alone cannot say. */
const told: Readonly<Partial<Record<Asked, object>>> = {
  role: { ...id, description: 'A party, body, monitor or source of the agreement.' },
  place: { ...id, description: 'A place of the agreement.' },
  group: { ...id, description: 'A group of the agreement.' },
  clause: { ...id, description: 'A clause, by its number.' },
  act: { ...id, description: 'An act that clauses ask for, or one the agreement declares.' },
  word: id,
  statement: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'The id of a statement.' },
  instant: { description: 'A time with its zone: 2023-11-24T07:00+02:00.' },
  key: { type: 'string', description: 'A key: its id, or in an enrolment the key itself.' },
  body: { type: 'object', description: 'In the shape of the statement corrected.' },
}
