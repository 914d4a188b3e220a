// The keys of a record: those that its first room enrols, as they are known now.
//
// Who spoke is asked as of the time claimed; a key has one holder for ever.

import type { Bytes } from '@holdfast/base'
import { decodeEnvelope, registerFromRoot, RoomHistory, speakerAt } from '@holdfast/record'
import { signedBytes, type Envelope, type KeyRegister } from '@holdfast/record'
import { sha256, signatureVerifier, type RecordState } from '@holdfast/store'

const registers = new WeakMap<readonly Bytes[], KeyRegister>()
const verify = signatureVerifier()

/** The key register of a record. Worked out once for each length of its first room. */
export function registerOf({ manifest, rooms }: RecordState): KeyRegister {
  const [first] = rooms
  const register = registerFromRoot(manifest.root.keyId)
  if (first === undefined) return register
  const known = registers.get(first.entries)
  if (known !== undefined) return known
  const history = new RoomHistory({
    sha256,
    agreement: manifest.agreement,
    room: first.id,
    register,
    rootAt: () => null,
  })
  for (const [at, bytes] of first.entries.entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (envelope.ok) history.observe(envelope.value, at)
  }
  registers.set(first.entries, history.register)
  return history.register
}

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
