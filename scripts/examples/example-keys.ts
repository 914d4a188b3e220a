// The keys of the example records, made from published phrases.
//
// Anyone can make them again and so rebuild the example folders byte for byte. For the same reason
// they prove nothing about their author and must never be used for a real record.

import { createPrivateKey, createPublicKey } from 'node:crypto'
import { decodeHex, encodeUtf8, present } from '@holdfast/base'
import { sha256, signerFrom, type Signer } from '@holdfast/store'

/** PKCS #8 around an Ed25519 seed (RFC 8410): the seed follows. */
const pkcs8Prefix = present(decodeHex('302e020100300506032b657004220420'), 'hexadecimal')
/** SubjectPublicKeyInfo around an Ed25519 key: the last 32 bytes are the key. */
const publicKeyBytes = 32

/** The signer of an example: its seed is SHA-256 of `holdfast example key: <name>`. */
export async function exampleSigner(name: string): Promise<Signer> {
  const seed = sha256(encodeUtf8(`holdfast example key: ${name}`))
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Prefix, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  const publicKey = new Uint8Array(der.subarray(-publicKeyBytes))
  return present(await signerFrom({ publicKey, seed }), 'a seed and its own public key')
}
