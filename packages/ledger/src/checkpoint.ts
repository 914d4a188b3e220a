// C2SP tlog-checkpoint: the origin of a log, its size and its root, as the text of a signed note.
//
// Extension lines are kept but mean nothing here. A checkpoint says what the log promises; only
// the signature on its note says who promised it.

import { assert, decodeBase64, encodeBase64, ok, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { hashBytes } from './merkle-hash.ts'
import { ledgerProblems as problem } from './problems.ts'
import type { VerifySignature } from './signature.ts'
import { decodeNote, encodeNote, noteSignedBy, verifyNote, type NoteSigner } from './signed-note.ts'
import type { VerifierKey } from './verifier-key.ts'

/** `size` counts entries. `extensions` are lines after the root, usually none. */
export type Checkpoint = {
  readonly origin: string
  readonly size: number
  readonly root: Bytes
  readonly extensions: readonly string[]
}

/** The text of a checkpoint, as its signatures are over it. */
export function printCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint
  assert(isLine(origin) && extensions.every(isLine), 'each part of a checkpoint is one line')
  assert(Number.isSafeInteger(size) && size >= 0, 'a size is a whole number')
  assert(root.length === hashBytes, 'a root has 32 bytes')
  return [origin, String(size), encodeBase64(root), ...extensions, ''].join('\n')
}

/** Reads the text of a checkpoint. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  if (!text.endsWith('\n')) return refuse(problem.badCheckpoint('end'))
  const [origin = '', sizeText = '', rootText = '', ...extensions] = text.slice(0, -1).split('\n')
  if (!isLine(origin)) return refuse(problem.badCheckpoint('origin'))
  const size = Number(sizeText)
  if (!/^(?:0|[1-9]\d{0,15})$/.test(sizeText) || !Number.isSafeInteger(size)) {
    return refuse(problem.badCheckpoint('size'))
  }
  const root = decodeBase64(rootText)
  if (root === null || root.length !== hashBytes) return refuse(problem.badCheckpoint('root'))
  if (!extensions.every(isLine)) return refuse(problem.badCheckpoint('extension'))
  return ok({ origin, size, root, extensions })
}

function isLine(text: string): boolean {
  return text.isWellFormed() && /^\P{Cc}+$/u.test(text)
}

/** The bytes of a note with this checkpoint, signed by the log. */
export async function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): Promise<Bytes> {
  const note = { text: printCheckpoint(checkpoint), signatures: [] }
  return encodeNote(await noteSignedBy(note, signer))
}

/** The checkpoint of a note, once its origin is `key.name` and the log's signature is good. */
export async function openCheckpoint(
  bytes: Uint8Array,
  key: VerifierKey,
  verify: VerifySignature,
): Promise<Result<Checkpoint>> {
  const note = decodeNote(bytes)
  if (!note.ok) return note
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return checkpoint
  if (checkpoint.value.origin !== key.name) {
    return refuse(problem.otherOrigin(checkpoint.value.origin, key.name))
  }
  const verified = await verifyNote(note.value, [key], verify)
  return verified.ok ? checkpoint : verified
}
