// The signatures of a record and nothing else, 512 at a time: what verifying is compared with.
//
// Each entry is decoded, because its signature is in it; nothing is asked of keys, chains or trees.

import type { Bytes } from '@holdfast/base'
import { decodeEnvelope, verifyStatement } from '@holdfast/record'
import { openFolder, sha256, signatureVerifier } from '@holdfast/store'

/** The entries of a record's first room, and the one key that signed them. */
export type SignedEntries = { readonly entries: readonly Bytes[]; readonly publicKey: Bytes }

/** Reads the entries of the record in `dir`. */
export async function signedEntries(dir: string): Promise<SignedEntries> {
  const folder = await openFolder(dir)
  const [room] = folder.ok ? folder.value.rooms : []
  if (!folder.ok || room === undefined) throw new Error(`${dir} is a record`)
  return { entries: room.entries, publicKey: folder.value.manifest.root.publicKey }
}

/** Verifies every signature. */
export async function verifyBare({ entries, publicKey }: SignedEntries): Promise<void> {
  const verify = signatureVerifier()
  for (let from = 0; from < entries.length; from += 512) {
    const envelopes = entries.slice(from, from + 512).map((entry) => decodeEnvelope(sha256, entry))
    const good = envelopes.flatMap((envelope) => (envelope.ok ? [envelope.value] : []))
    await Promise.all(good.map((one) => verifyStatement(one, () => publicKey, verify)))
  }
}
