// The two statements that change the key register: a key is enrolled, a key is revoked.
//
// Only their shape is checked here. Who may say them, and which keys are good, is in keys.ts.

import { encodeBase64, decodeBase64, isId, parseExactInstant, printInstant } from '@holdfast/base'
import { limits, ok, refuse, type Bytes, type Instant, type Result } from '@holdfast/base'
import { z } from 'zod'
import { asked } from './form.ts'
import { isKeyId, type KeyId } from './ids.ts'
import type { JsonObject, Statement } from './payload.ts'
import { recordProblems as problem } from './problems.ts'

/** Says that a key speaks for a holder, in these roles, from one instant until another. */
export const keyEnrolledKind = 'record.key_enrolled'

/** Says that nothing a key claims from an instant on is its holder's. */
export const keyRevokedKind = 'record.key_revoked'

/** The role that may enrol and revoke keys. */
export const registrarRole = 'registrar'

/** `until` is the first instant at which the key no longer speaks; null where none is set. */
export type KeyEnrolled = {
  readonly publicKey: Bytes
  readonly holder: string
  readonly roles: readonly string[]
  readonly from: Instant
  readonly until: Instant | null
}

/** `from` may lie before the statement: the instant from which the key may have been stolen. */
export type KeyRevoked = {
  readonly key: KeyId
  readonly from: Instant
  readonly reason: string
}

// Printed as the record prints instants; nothing else means the same.
const exact = z.string().register(asked, { asks: 'instant' })

/** The shape of the body of an enrolment. */
export const enrolledShape = z.strictObject({
  key: z.string().register(asked, { asks: 'key' }),
  holder: z.string().refine(isId).register(asked, { asks: 'word' }),
  roles: z
    .array(
      z
        .string()
        .regex(/^[a-z][a-z_-]{0,63}$/)
        .register(asked, { asks: 'word' }),
    )
    .min(1)
    .max(16),
  from: exact,
  until: exact.nullable(),
})

/** The shape of the body of a revocation. */
export const revokedShape = z.strictObject({
  key: z.custom<KeyId>(isKeyId).register(asked, { asks: 'key' }),
  from: exact,
  reason: z.string().max(limits.words).register(asked, { asks: 'words' }),
})

/** The body that says a key is enrolled. Inverse of `parseKeyEnrolled`. */
export function keyEnrolledBody(said: KeyEnrolled): JsonObject {
  return {
    key: encodeBase64(said.publicKey),
    holder: said.holder,
    roles: said.roles,
    from: printInstant(said.from),
    until: said.until === null ? null : printInstant(said.until),
  }
}

/** The body that says a key is revoked. Inverse of `parseKeyRevoked`. */
export function keyRevokedBody(said: KeyRevoked): JsonObject {
  return { key: said.key, from: printInstant(said.from), reason: said.reason }
}

/** What an enrolment says. Does not ask whether the key is one that may be enrolled. */
export function parseKeyEnrolled(statement: Statement): Result<KeyEnrolled> {
  const parsed = enrolledShape.safeParse(statement.body)
  if (!parsed.success) return refuse(problem.badKeyStatement(pathOf(parsed.error)))
  const { key, holder, roles } = parsed.data
  const publicKey = decodeBase64(key)
  const from = parseExactInstant(parsed.data.from)
  const until = parsed.data.until === null ? null : parseExactInstant(parsed.data.until)
  if (publicKey === null) return refuse(problem.badKeyStatement('key'))
  if (from === null) return refuse(problem.badKeyStatement('from'))
  const isBadUntil = parsed.data.until !== null && (until === null || until <= from)
  if (isBadUntil) return refuse(problem.badKeyStatement('until'))
  if (new Set(roles).size !== roles.length) return refuse(problem.badKeyStatement('roles'))
  return ok({ publicKey, holder, roles, from, until })
}

/** What a revocation says. */
export function parseKeyRevoked(statement: Statement): Result<KeyRevoked> {
  const parsed = revokedShape.safeParse(statement.body)
  if (!parsed.success) return refuse(problem.badKeyStatement(pathOf(parsed.error)))
  const from = parseExactInstant(parsed.data.from)
  if (from === null) return refuse(problem.badKeyStatement('from'))
  return ok({ ...parsed.data, from })
}

function pathOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') ?? ''
}
