// What the ledger asks of whoever holds keys: to sign bytes, and to verify a signature.
//
// Both are handed in and asynchronous, because WebCrypto is. Verifiers of Ed25519 do not all agree:
// some refuse signatures whose point R has small order and some accept them (Node changed in 2026).
// An author can make one on purpose under a good key. `isGoodSignature` refuses those itself, so
// that with keys of prime order (checked when they are enrolled) every cofactorless verifier gives
// the same answer. Call it or `areGoodSignatures`, never the verifier handed in.

import { encodeHex, type Bytes } from '@holdfast/base'

/** Signs bytes with a key that stays where it is. */
export type Sign = (message: Bytes) => Promise<Bytes>

/** One signature to be checked. `publicKey` is the raw 32 bytes of an Ed25519 key. */
export type SignatureClaim = {
  readonly publicKey: Bytes
  readonly message: Bytes
  readonly signature: Bytes
}

/**
 * True where a cofactorless Ed25519 verifier accepts the signature. Resolves to false, and never
 * rejects, for any bytes.
 */
export type VerifySignature = (claim: SignatureClaim) => Promise<boolean>

/** Every spelling of the eight points of small order, the sign bit left out. */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** How their spellings end: nearly every other point is told from them by its last byte. */
const smallOrderEndings: ReadonlySet<number> = new Set(
  [...smallOrder].map((text) => Number.parseInt(text.slice(-2), 16)),
)

/**
 * False for a signature that some readers would refuse whatever a verifier says: not 64 bytes, its
 * key not 32, or R of small order. Ask it before any verifier.
 */
function isAcceptable({ publicKey, signature }: SignatureClaim): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  if (!smallOrderEndings.has((signature[31] ?? 0) & 0x7f)) return true
  const point = signature.slice(0, 32)
  point[31] = (point[31] ?? 0) & 0x7f
  return !smallOrder.has(encodeHex(point))
}

/** True for a signature that every reader accepts: 64 bytes, R not of small order, and good. */
export async function isGoodSignature(
  verify: VerifySignature,
  claim: SignatureClaim,
): Promise<boolean> {
  return isAcceptable(claim) && verify(claim)
}

/** Verifies many at once: one answer for each claim, in order. Never rejects, like one alone. */
export type VerifySignatures = (claims: readonly SignatureClaim[]) => Promise<readonly boolean[]>

/** Whether each signature is one that every reader accepts, in order. */
export async function areGoodSignatures(
  verify: VerifySignatures,
  claims: readonly SignatureClaim[],
): Promise<readonly boolean[]> {
  const acceptable = claims.map(isAcceptable)
  if (!acceptable.includes(false)) return verify(claims)
  const answers = (await verify(claims.filter((_, at) => acceptable[at]))).values()
  return acceptable.map((isAsked) => isAsked && answers.next().value === true)
}
