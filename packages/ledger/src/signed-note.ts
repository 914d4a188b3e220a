// C2SP signed notes: a text, an empty line, and lines of signatures over the text.
//
// Parsing keeps every signature, also of unknown keys, so that printing gives the same bytes and
// cosignatures can be added later without signing anything again. Verifying takes known keys: a
// bad signature under a known key refuses the whole note; unknown keys prove nothing.

import { concatBytes, decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '@holdfast/base'
import { assert, equalBytes, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { ledgerProblems as problem } from './problems.ts'
import { isGoodSignature, type Sign, type VerifySignature } from './signature.ts'
import { ed25519Algorithm, isKeyName, type VerifierKey } from './verifier-key.ts'

/** One signature line. `hash` names the key together with `name`. */
export type NoteSignature = {
  readonly name: string
  readonly hash: Bytes
  readonly signature: Bytes
}

/** `text` ends in a newline and is what the signatures are over. */
export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** Signs notes under a name. The key itself stays with whoever made this. */
export type NoteSigner = { readonly key: VerifierKey; readonly sign: Sign }

/** Signature lines read from one note, as in Go's implementation. */
const signatureLimit = 100
const noteBytesLimit = 1_000_000

/** The bytes of a signed note. */
export function encodeNote(note: SignedNote): Bytes {
  assert(isNoteText(note.text), 'a note is well formed text that ends in a newline')
  const lines = note.signatures.map(
    ({ name, hash, signature }) => `— ${name} ${encodeBase64(concatBytes(hash, signature))}\n`,
  )
  return encodeUtf8(`${note.text}\n${lines.join('')}`)
}

/** Reads a signed note without verifying it. Refuses one without signatures. */
export function decodeNote(bytes: Uint8Array): Result<SignedNote> {
  if (bytes.length > noteBytesLimit) return refuse(problem.badNote('size'))
  const whole = decodeUtf8(bytes)
  if (whole === null || !isNoteText(whole)) return refuse(problem.badNote('text'))
  const gap = whole.lastIndexOf('\n\n')
  if (gap === -1) return refuse(problem.badNote('signatures'))
  const text = whole.slice(0, gap + 1)
  const lines = whole.slice(gap + 2, -1).split('\n')
  if (lines.length > signatureLimit) return refuse(problem.badNote('signatures'))
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignatureLine(line)
    if (signature === null) return refuse(problem.badNote('signatures'))
    signatures.push(signature)
  }
  return ok({ text, signatures })
}

function parseSignatureLine(line: string): NoteSignature | null {
  const found = /^— ([^ ]+) ([^ ]+)$/u.exec(line)
  const [, name = '', text = ''] = found ?? []
  const bytes = decodeBase64(text)
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null
  return { name, hash: bytes.slice(0, 4), signature: bytes.slice(4) }
}

// No control character but the newline, which also ends the text.
function isNoteText(text: string): boolean {
  return text.isWellFormed() && text.endsWith('\n') && !/[^\P{Cc}\n]/u.test(text)
}

/** The note with one more signature, at the end. */
export async function noteSignedBy(note: SignedNote, signer: NoteSigner): Promise<SignedNote> {
  assert(signer.key.algorithm === ed25519Algorithm, 'notes are signed with Ed25519')
  assert(isKeyName(signer.key.name), 'a signer has a key name')
  const signature = await signer.sign(encodeUtf8(note.text))
  const { name, hash } = signer.key
  return { ...note, signatures: [...note.signatures, { name, hash, signature }] }
}

/** The known keys whose signatures are on the note, each once; refuses where there is none. */
export async function verifyNote(
  note: SignedNote,
  keys: readonly VerifierKey[],
  verify: VerifySignature,
): Promise<Result<readonly VerifierKey[]>> {
  const message = encodeUtf8(note.text)
  const verified = new Set<VerifierKey>()
  for (const { name, hash, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && equalBytes(known.hash, hash))
    if (key === undefined || key.algorithm !== ed25519Algorithm) continue
    const { publicKey } = key
    const isGood = await isGoodSignature(verify, { publicKey, message, signature })
    if (!isGood) return refuse(problem.badNoteSignature(name))
    verified.add(key)
  }
  return verified.size > 0 ? ok([...verified]) : refuse(problem.noKnownSignature())
}
