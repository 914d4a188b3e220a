// Goal: the API documents the body of every kind, member by member, as its shape has them.
// Method: each schema is compared with the form of its kind, which is made from the same shape.

import { kinds } from '@holdfast/domains'
import { expect, test } from 'vitest'
import { statementSchemas } from './statements.ts'

const schemas = statementSchemas()

test('every kind has a schema, and no name without a kind has one', () => {
  expect(Object.keys(schemas)).toEqual([...kinds.keys()])
})

test.each([...kinds.values()].map((kind) => [kind.name, kind] as const))(
  'the schema of %s names its members, which are needed, and refuses others',
  (name, { form }) => {
    const schema = schemas[name]
    expect(Object.keys(schema?.properties ?? {})).toEqual(form.map(({ at }) => at))
    const needed = form.filter(({ isOptional }) => !isOptional).map(({ at }) => at)
    expect(schema?.required ?? []).toEqual(needed)
    expect(schema?.additionalProperties).toBe(false)
  },
)

test('no member is left without a type', () => {
  const bare = Object.entries(schemas).flatMap(([name, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, member]) => JSON.stringify(member) === '{}')
      .map(([at]) => `${name} ${at}`),
  )
  expect(bare).toEqual([])
})
