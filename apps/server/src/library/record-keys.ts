// The signatures of an entry, checked as somebody who reads it would.
//
// Who spoke is asked as of the time claimed; a key has one holder for ever.

import { signedBytes, speakerAt, type Envelope, type KeyRegister } from '@holdfast/record'
import { signatureVerifier } from '@holdfast/store'

const verify = signatureVerifier()

/** A signature as somebody who checks it finds it. */
export type CheckedSignature = {
  readonly keyid: string
  readonly holder: string | null
  /** Good, by a key that spoke for its holder at the time claimed. */
  readonly valid: boolean
}

/** Checks each signature of an envelope. */
export function checkSignatures(
  envelope: Envelope,
  register: KeyRegister,
): Promise<readonly CheckedSignature[]> {
  const message = signedBytes(envelope.payload)
  return Promise.all(
    envelope.signatures.map(async ({ keyId, signature }) => {
      const key = register.keys.get(keyId)
      const speaks = speakerAt(register, keyId, envelope.statement.claimedAt).ok
      const isGood =
        key !== undefined && (await verify({ publicKey: key.publicKey, message, signature }))
      return { keyid: keyId, holder: key?.holder ?? null, valid: speaks && isGood }
    }),
  )
}
