// Hashing and verifying in a browser: SHA-256 from noble, because it must be synchronous; Ed25519
// from WebCrypto, because it refuses the same signatures as Node and Go, which noble does not.

import { encodeHex, type Bytes } from '@holdfast/base'
import type { VerifySignature, VerifySignatures } from '@holdfast/ledger'
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

/** Verifies signatures, one key imported once. Never rejects: what cannot be read is not good. */
export const verifySignatures: VerifySignatures = async (claims) => {
  const { subtle } = crypto
  const keys = new Map<string, Promise<CryptoKey | null>>()
  return Promise.all(
    claims.map(async ({ publicKey, message, signature }) => {
      const name = encodeHex(publicKey)
      const known = keys.get(name)
      const imported =
        known ?? subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']).catch(() => null)
      keys.set(name, imported)
      const key = await imported
      if (key === null) return false
      return subtle.verify('Ed25519', key, signature, message).catch(() => false)
    }),
  )
}

/** The same for one. */
export const verifySignature: VerifySignature = async (claim) =>
  (await verifySignatures([claim]))[0] === true
