// C2SP signed-note verifier keys: `name+hash+base64(algorithm ‖ public key)`.
//
// Other algorithms than Ed25519 are parsed and kept, so that notes with cosignatures or
// post-quantum signatures can be read; only Ed25519 (0x01) can be verified here.

import { concatBytes, decodeBase64, decodeHex, encodeBase64, encodeHex } from '@holdfast/base'
import { encodeUtf8, equalBytes, ok, refuse, type Bytes } from '@holdfast/base'
import type { Result, Sha256 } from '@holdfast/base'
import { ledgerProblems as problem } from './problems.ts'

/** The signed-note algorithm byte of plain Ed25519. */
export const ed25519Algorithm = 0x01

/** `hash` is the four bytes by which a signature line names its key. */
export type VerifierKey = {
  readonly name: string
  readonly hash: Bytes
  readonly algorithm: number
  readonly publicKey: Bytes
}

/** The verifier key of an Ed25519 public key under a name. The name must be a key name. */
export function ed25519VerifierKey(sha256: Sha256, name: string, publicKey: Bytes): VerifierKey {
  return verifierKey(sha256, name, ed25519Algorithm, publicKey)
}

function verifierKey(
  sha256: Sha256,
  name: string,
  algorithm: number,
  publicKey: Bytes,
): VerifierKey {
  const material = concatBytes(Uint8Array.of(algorithm), publicKey)
  const hash = sha256(concatBytes(encodeUtf8(`${name}\n`), material)).slice(0, 4)
  return { name, hash, algorithm, publicKey }
}

/** The text of a verifier key. */
export function printVerifierKey(key: VerifierKey): string {
  const material = concatBytes(Uint8Array.of(key.algorithm), key.publicKey)
  return `${key.name}+${encodeHex(key.hash)}+${encodeBase64(material)}`
}

/** Reads a verifier key; refuses one whose hash is not that of its name and key. */
export function parseVerifierKey(sha256: Sha256, text: string): Result<VerifierKey> {
  // The name has no plus; the base64 after the second plus may.
  const [name = '', hashText = ''] = text.split('+', 2)
  const materialText = text.slice(name.length + hashText.length + 2)
  const hash = decodeHex(hashText)
  const material = decodeBase64(materialText)
  if (!isKeyName(name)) return refuse(problem.badVerifierKey('name'))
  if (hash === null || hash.length !== 4) return refuse(problem.badVerifierKey('hash'))
  const algorithm = material?.[0]
  if (material === null || algorithm === undefined) return refuse(problem.badVerifierKey('key'))
  if (algorithm === ed25519Algorithm && material.length !== 33) {
    return refuse(problem.badVerifierKey('key'))
  }
  const key = verifierKey(sha256, name, algorithm, material.slice(1))
  return equalBytes(key.hash, hash) ? ok(key) : refuse(problem.badVerifierKey('hash'))
}

/** True for a name a note may be signed under: not empty, well formed, no space and no plus. */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\s+\p{Cc}]+$/u.test(name)
}
