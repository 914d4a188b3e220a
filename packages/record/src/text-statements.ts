// The statement that binds an agreement's text to its record: these files, with these hashes.
//
// Without it, whoever holds a folder could change a clause and every status with it, and no
// signature would show. A later one replaces it: from the beginning, where it mends what was
// adopted wrongly, or from a moment, where the text was amended. Only a registrar may say it.

import { ok, printInstant, refuse, type Instant, type Result } from '@holdfast/base'
import { z } from 'zod'
import { instant } from './fields.ts'
import { asked } from './form.ts'
import { registrarRole } from './key-statements.ts'
import type { KeyId } from './ids.ts'
import { speakerAt, type KeyRegister, type Speaker } from './keys.ts'
import type { JsonObject, Statement } from './payload.ts'
import { recordProblems as problem } from './problems.ts'

/** Says which files are the agreement's text, its places and its frozen time zones. */
export const textAdoptedKind = 'record.text_adopted'

/** A file beside the log. `sha256` is of its bytes, in lowercase hexadecimal. */
export type TextFile = { readonly name: string; readonly sha256: string }

/** The most files that a text may have. */
export const textFilesLimit = 32

/** The shape of the body that adopts a text. */
export const textAdoptedShape = z.strictObject({
  files: z
    .array(
      z.strictObject({
        // A plain file name: nothing that could lead out of the folder.
        name: z
          .string()
          .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/)
          .register(asked, { asks: 'file' }),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .register(asked, { asks: 'file' }),
      }),
    )
    .min(1)
    .max(textFilesLimit),
  /** From when the text is in force; absent: from the beginning, in place of every text before. */
  from: instant.optional(),
})

/**
 * The body that adopts files, in the order of their names: from the beginning, or as a text
 * that was amended from a moment on.
 */
export function textAdoptedBody(
  files: readonly TextFile[],
  from: Instant | null = null,
): JsonObject {
  const sorted = files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const body = { files: sorted.map(({ name, sha256 }) => ({ name, sha256 })) }
  return from === null ? body : { ...body, from: printInstant(from) }
}

/** From when a text that a statement adopts is in force; null: from the beginning. */
export function inForceFrom({ body }: Pick<Statement, 'body'>): Instant | null {
  const parsed = textAdoptedShape.safeParse(body)
  return (parsed.success ? parsed.data.from : null) ?? null
}

/** The files a statement adopts. Refuses a file named twice. */
function parseTextAdopted(statement: Statement): Result<readonly TextFile[]> {
  const parsed = textAdoptedShape.safeParse(statement.body)
  if (!parsed.success) {
    return refuse(problem.badTextStatement(parsed.error.issues[0]?.path.join('.') ?? ''))
  }
  const { files } = parsed.data
  const names = new Set(files.map(({ name }) => name))
  return names.size === files.length ? ok(files) : refuse(problem.badTextStatement('files'))
}

/** The text in force after one more statement of the first room's log. */
export function textAfter(
  before: readonly TextFile[] | null,
  register: KeyRegister,
  said: Statement,
): Result<readonly TextFile[] | null> {
  if (said.kind !== textAdoptedKind) return ok(before)
  const files = parseTextAdopted(said)
  if (!files.ok) return files
  const adopter = adopterAt(register, said.author, said.claimedAt)
  return adopter.ok ? files : adopter
}

/** Who a key speaks for where it adopts a text. Refuses a key that may not. */
export function adopterAt(register: KeyRegister, key: KeyId, at: Instant): Result<Speaker> {
  const speaker = speakerAt(register, key, at)
  if (!speaker.ok || speaker.value.roles.includes(registrarRole)) return speaker
  return refuse(problem.notRegistrar(key))
}
