// The manifest of a record: its agreement, its root key, and the log of each of its rooms.
//
// It is where trust begins: whoever checks a record compares the root key's id with the one they
// were given by somebody they trust. It is not signed: nothing before it could vouch for it.

import { decodeBase64, decodeUtf8, encodeBase64, isId, limits, ok } from '@holdfast/base'
import { refuse, type Bytes, type Result, type Sha256 } from '@holdfast/base'
import { parseVerifierKey, printVerifierKey, type VerifierKey } from '@holdfast/ledger'
import { z } from 'zod'
import { checkPublicKey } from './ed25519-points.ts'
import { isKeyId, isRoomId, keyIdOf, type KeyId, type RoomId } from './ids.ts'
import { recordProblems as problem } from './problems.ts'

/** The room that everybody reads. Where a record has it, it is the first. */
const publicRoom = 'public'

/** The format of record folders this code reads and writes. */
const recordFormat = 'holdfast-record/1'

/** One room: its log's origin is the name of `logKey`. */
export type ManifestRoom = { readonly id: RoomId; readonly logKey: VerifierKey }

/** The first room is the one that enrols the root key: the public room, where there is one. */
export type Manifest = {
  readonly agreement: string
  readonly root: { readonly keyId: KeyId; readonly publicKey: Bytes }
  readonly rooms: readonly ManifestRoom[]
}

const shape = z.strictObject({
  format: z.literal(recordFormat),
  agreement: z.string().refine(isId),
  root: z.strictObject({ keyId: z.custom<KeyId>(isKeyId), publicKey: z.string() }),
  rooms: z
    .array(
      z.strictObject({ id: z.custom<RoomId>(isRoomId), origin: z.string(), logKey: z.string() }),
    )
    .min(1)
    .max(limits.rooms),
})

/** The text of a manifest, for people to read too. Inverse of `decodeManifest`. */
export function printManifest(manifest: Manifest): string {
  const { agreement, root, rooms } = manifest
  const value = {
    format: recordFormat,
    agreement,
    root: { keyId: root.keyId, publicKey: encodeBase64(root.publicKey) },
    rooms: rooms.map(({ id, logKey }) => ({
      id,
      origin: logKey.name,
      logKey: printVerifierKey(logKey),
    })),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Reads a manifest. White space and the order of members do not matter. */
export function decodeManifest(sha256: Sha256, bytes: Uint8Array): Result<Manifest> {
  const parsed = shape.safeParse(jsonOf(bytes))
  if (!parsed.success) {
    return refuse(problem.badManifest(parsed.error.issues[0]?.path.join('.') ?? ''))
  }
  const { agreement, root } = parsed.data
  const publicKey = decodeBase64(root.publicKey)
  if (publicKey === null || !checkPublicKey(publicKey).ok) {
    return refuse(problem.badManifest('root.publicKey'))
  }
  if (keyIdOf(sha256, publicKey) !== root.keyId) return refuse(problem.badManifest('root.keyId'))
  const rooms: ManifestRoom[] = []
  for (const { id, origin, logKey } of parsed.data.rooms) {
    const key = parseVerifierKey(sha256, logKey)
    const isGood = key.ok && key.value.name === origin && checkPublicKey(key.value.publicKey).ok
    if (!isGood) return refuse(problem.badManifest(`rooms.${id}.logKey`))
    if (rooms.some((room) => room.id === id || room.logKey.name === origin)) {
      return refuse(problem.badManifest(`rooms.${id}`))
    }
    // The first room holds the keys of every room. What everybody reads must not rest on keys that
    // only some may know, nor tell by its own bytes that they changed.
    if (id === publicRoom && rooms.length > 0) return refuse(problem.badManifest(`rooms.${id}`))
    rooms.push({ id, logKey: key.value })
  }
  return ok({ agreement, root: { keyId: root.keyId, publicKey }, rooms })
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(bytes) ?? '')
  } catch {
    return null
  }
}
