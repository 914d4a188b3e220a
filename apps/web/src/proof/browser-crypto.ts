// Hashing and verifying in a browser: SHA-256 from noble, because it must be synchronous; Ed25519
// from WebCrypto, because it refuses the same signatures as Node and Go, which noble does not.

import type { Bytes } from '@holdfast/base'
import type { VerifySignature } from '@holdfast/ledger'
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'

/** SHA-256, synchronous. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(nobleSha256(bytes))
}

/** True where this browser can verify Ed25519: recent ones can. */
export async function canVerify(): Promise<boolean> {
  const key = new Uint8Array(32)
  key[0] = 1
  return crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']).then(
    () => true,
    () => false,
  )
}

/** Verifies one signature. Never rejects: what cannot be read is not good. */
export const verifySignature: VerifySignature = async ({ publicKey, message, signature }) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, message)
  } catch {
    return false
  }
}
