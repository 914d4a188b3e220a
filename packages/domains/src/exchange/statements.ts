// What can be said of an exchange: that persons were released.
//
// Counts and classes only. A name, an age or a state of health has no member to go in and is
// refused with every other unknown member: a list of persons never enters a log.

import { ok, type Result } from '@holdfast/base'
import { fields, parseBody, type Spoken } from '@holdfast/record'
import { z } from 'zod'

const releasedShape = z.strictObject({
  /** Who let them go. */
  by: fields.roleId,
  class: fields.word,
  persons: z.int().min(1).max(10_000_000),
  group: fields.groupId.optional(),
  at: fields.bounds,
  place: fields.placeId.optional(),
  /** With the other rows of its day, holder and class, all there were on that day. */
  closes: fields.date.optional(),
  /** Released on another track: on record, and counted by no clause. */
  outside: z.literal(true).optional(),
  ...fields.remarks,
})

/** The body of `exchange.released`. */
export type Released = z.infer<typeof releasedShape>

/** Everything that can be said of an exchange. */
export type ExchangeStatement = { readonly kind: 'exchange.released'; readonly body: Released }

/** The kinds of statement this domain hears. */
export const exchangeKinds: readonly ExchangeStatement['kind'][] = ['exchange.released']

/** The statement in its shape, or where it is not in shape. */
export function parseExchange(said: Spoken): Result<ExchangeStatement> {
  const body = parseBody(releasedShape, said)
  return body.ok ? ok({ kind: 'exchange.released', body: body.value }) : body
}
