// What was worked out of a record that was whole, kept beside the fact that it was: so that the
// next command on the same bytes need not read them again, and only compares their digest.
//
// What it says is for whoever had it kept; here it is text. It is under the digest of the record,
// the view, and the fingerprint of the program that worked it out, so that a changed program works
// everything out anew. A file with another first line, or a wrong hash of its own, is none.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { canonicalJson, encodeUtf8, hexSha256, limits } from '@holdfast/base'
import { sha256 } from '../crypto.ts'
import { keep, readKept } from './kept-files.ts'
import { programFingerprint } from './program.ts'

/** What a text that is kept was worked out of. */
export type WorkedOutOf = {
  /** The digest under which the record is remembered as whole. */
  readonly digest: string
  /** The rooms it was worked out from. */
  readonly view: readonly string[]
  /** Left out: the fingerprint of the program that runs. */
  readonly program?: string | null
}

/** The text that was kept; null where none was, or none that can be used. */
export async function recallText(folder: string, of: WorkedOutOf): Promise<string | null> {
  const head = headOf(of)
  if (head === null) return null
  const bytes = await readKept(join(folder, nameOf(of)), limits.recalledBytes)
  if (bytes === null) return null
  const from = head.length + hashLineBytes
  const hash = bytes.toString('latin1', head.length, from)
  if (!bytes.subarray(0, head.length).equals(head)) return null
  return hash === hashLineOf(head, bytes.subarray(from)) ? bytes.toString('utf8', from) : null
}

/** Keeps a text. One that is too long is not kept. */
export async function rememberText(folder: string, of: WorkedOutOf, text: string): Promise<void> {
  const head = headOf(of)
  if (head === null || text.length > limits.recalledBytes - head.length) return
  const bytes = encodeUtf8(text)
  if (head.length + hashLineBytes + bytes.length > limits.recalledBytes) return
  await keep(folder, nameOf(of), [head, encodeUtf8(hashLineOf(head, bytes)), bytes])
}

/** A hash in hexadecimal and a newline. */
const hashLineBytes = 65

function headOf({ digest, view, program = programFingerprint() }: WorkedOutOf): Buffer | null {
  if (program === null) return null
  const said = { format: 'holdfast-recalled/1', digest, view: [...view], program }
  return Buffer.from(`${canonicalJson(said)}\n`)
}

// One file for a record in a view: what another program kept is replaced.
function nameOf({ digest, view }: WorkedOutOf): string {
  return `${digest}.${hexSha256(sha256, encodeUtf8(view.join(','))).slice(0, 16)}`
}

function hashLineOf(head: Uint8Array, bytes: Uint8Array): string {
  return `${createHash('sha256').update(head).update(bytes).digest('hex')}\n`
}
