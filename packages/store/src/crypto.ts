// SHA-256 and Ed25519 as Node has them, in the shapes the pure packages ask for.
//
// Signatures are made and verified by WebCrypto only: its rule is the one every reader uses
// (cofactorless), and its work runs on other threads, so many can be asked for at once.

import { hash, webcrypto } from 'node:crypto'
import { assert, decodeHex, present, type Bytes, type Sha256 } from '@holdfast/base'
import { ed25519VerifierKey, type NoteSigner, type Sign } from '@holdfast/ledger'
import type { VerifySignature, VerifySignatures } from '@holdfast/ledger'
import { keyIdOf, type KeyId } from '@holdfast/record'

/** A key pair that can sign: statements as `keyId`, and notes under any name. */
export type Signer = { readonly keyId: KeyId; readonly publicKey: Bytes; readonly sign: Sign }

/** A key pair as bytes: the raw public key and the 32-byte seed it comes from. */
export type KeyPair = { readonly publicKey: Bytes; readonly seed: Bytes }

/** PKCS #8 around an Ed25519 seed (RFC 8410): the seed follows. */
const pkcs8Prefix = present(
  decodeHex('302e020100300506032b657004220420'),
  'a constant in hexadecimal',
)

/** SHA-256, synchronous. */
export const sha256: Sha256 = Object.assign(
  (bytes: Uint8Array): Bytes => {
    // By way of hexadecimal, which takes half the time of asking for a buffer.
    const hashed = new Uint8Array(32)
    hashed.setFromHex(hash('sha256', bytes, 'hex'))
    return hashed
  },
  { hex: (bytes: Uint8Array): string => hash('sha256', bytes, 'hex') },
)

/** A fresh Ed25519 key pair from the machine's randomness. */
export async function generateKeyPair(): Promise<KeyPair> {
  const pair = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  assert('privateKey' in pair, 'Ed25519 keys come in pairs')
  const pkcs8 = new Uint8Array(await webcrypto.subtle.exportKey('pkcs8', pair.privateKey))
  const publicKey = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey))
  return { publicKey, seed: pkcs8.slice(-32) }
}

/** A signer for a key pair, or null where the two halves do not belong together. */
export async function signerFrom(pair: KeyPair): Promise<Signer | null> {
  const { subtle } = webcrypto
  const pkcs8 = new Uint8Array([...pkcs8Prefix, ...pair.seed])
  const key = await subtle.importKey('pkcs8', pkcs8, 'Ed25519', false, ['sign'])
  const sign: Sign = async (message) => new Uint8Array(await subtle.sign('Ed25519', key, message))
  const message = new Uint8Array(32)
  const signature = await sign(message)
  const isPair = await signatureVerifier()({ publicKey: pair.publicKey, message, signature })
  return isPair ? { keyId: keyIdOf(sha256, pair.publicKey), publicKey: pair.publicKey, sign } : null
}

/** The same key as a signer of notes under `name`. */
export function noteSignerFrom(signer: Signer, name: string): NoteSigner {
  return { key: ed25519VerifierKey(sha256, name, signer.publicKey), sign: signer.sign }
}

/** Keys imported and kept by one verifier. */
const keptKeysLimit = 10_000

/** A verifier of signatures that remembers the keys it has imported. */
export function signatureVerifier(): VerifySignature {
  const verify = signaturesVerifier()
  return async (claim) => (await verify([claim]))[0] === true
}

/** The same for many at once: they are checked on other threads, as many as there are. */
export function signaturesVerifier(): VerifySignatures {
  const { subtle } = webcrypto
  const kept = new Map<string, Promise<webcrypto.CryptoKey | null>>()
  const keyOf = (publicKey: Bytes): Promise<webcrypto.CryptoKey | null> => {
    const name = String.fromCharCode(...publicKey)
    const known = kept.get(name)
    if (known !== undefined) return known
    if (kept.size >= keptKeysLimit) kept.clear()
    const key = subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']).catch(() => null)
    kept.set(name, key)
    return key
  }
  return async (claims) => {
    // Most claims name one of few keys, by the very same bytes.
    const named = [...new Set(claims.map(({ publicKey }) => publicKey))]
    const imported = await Promise.all(named.map(keyOf))
    const keys = new Map(named.map((publicKey, at) => [publicKey, imported[at] ?? null]))
    return Promise.all(
      claims.map(({ publicKey, message, signature }) => {
        const key = keys.get(publicKey) ?? null
        return key === null
          ? Promise.resolve(false)
          : subtle.verify('Ed25519', key, signature, message)
      }),
    )
  }
}
