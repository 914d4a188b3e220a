// The accounts of domains: their states and clocks, as each domain shapes them.
//
// What travels under `account` is the domain's own: its shape is documented with the API, and read
// by whoever shows that domain.

import type { ToldAccount } from '@holdfast/analysis'
import { domains } from '@holdfast/domains'
import { isJsonObject, type JsonObject } from '@holdfast/record'
import { z } from 'zod'
import { codec, instant } from './codec.ts'
import { head, text } from './pieces.ts'
import type { JsonSchema } from './statements.ts'

/** The account of a domain. */
export const accountAnswer = codec<ToldAccount>(
  z.object({
    ...head,
    domain: text,
    account: z
      .custom<JsonObject>(isJsonObject)
      .meta({ type: 'object' })
      .describe('In the shape of the domain’s account: `account.movement`.'),
    nextChange: instant.nullable().describe('When it changes though nobody says anything.'),
  }),
)

/** The shapes of accounts, as `account.` and the name of the domain. */
export function accountSchemas(): Readonly<Record<string, JsonSchema>> {
  const schemas = domains.flatMap(({ name, account }) =>
    account === undefined ? [] : [[`account.${name}`, z.toJSONSchema(account.shape)] as const],
  )
  return Object.fromEntries(schemas)
}
