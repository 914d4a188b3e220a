// What the ledger asks of whoever holds keys: to sign bytes, and to verify a signature.
//
// Both are handed in and asynchronous, because WebCrypto is. Verification must be cofactorless
// Ed25519 as Node, Go and the browsers do it; any other rule would let two readers disagree.

import type { Bytes } from '@holdfast/base'

/** Signs bytes with a key that stays where it is. */
export type Sign = (message: Bytes) => Promise<Bytes>

/** One signature to be checked. `publicKey` is the raw 32 bytes of an Ed25519 key. */
export type SignatureClaim = {
  readonly publicKey: Bytes
  readonly message: Bytes
  readonly signature: Bytes
}

/** True where the signature is good. Resolves to false, and never rejects, for any bytes. */
export type VerifySignature = (claim: SignatureClaim) => Promise<boolean>
