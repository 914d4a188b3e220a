// What the tests of this package share: people with keys, and things they say.
//
// Signatures are played: 64 bytes that begin with the hash of the key and of the message are good.
// Not part of the package's public interface.

import { hash } from 'node:crypto'
import { assert, instantFromMs, present, type Bytes, type Instant } from '@holdfast/base'
import { ed25519VerifierKey, type SignatureClaim } from '@holdfast/ledger'
import { isRoomId, keyEnrolledBody, keyEnrolledKind, keyIdOf } from '@holdfast/record'
import { signStatement } from '@holdfast/record'
import type { Envelope, JsonObject, Manifest, RoomId, Statement } from '@holdfast/record'

/** SHA-256 as Node has it. */
export const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))
/** When everything is said. */
export const claimedAt: Instant = instantFromMs(Date.UTC(2031, 3, 3))

/** A room's id. */
export function roomId(text: string): RoomId {
  assert(isRoomId(text), 'a room id')
  return text
}
/** The first room. */
export const publicRoom = roomId('public')
/** A room beside it. */
export const liaison = roomId('liaison')

function played(publicKey: Bytes, message: Bytes): Bytes {
  return new Uint8Array([...sha256(new Uint8Array([...publicKey, ...message])), ...sha256(message)])
}

// Real points of the curve, because enrolling checks them; what they sign is played.
const points = [
  '58'.padEnd(64, '6'),
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
]

/** Somebody with a key. */
export type Holder = ReturnType<typeof keyNamed>

function keyNamed(at: number) {
  const publicKey = Uint8Array.fromHex(present(points[at], 'a point'))
  const keyId = keyIdOf(sha256, publicKey)
  const sign = async (message: Bytes): Promise<Bytes> => Promise.resolve(played(publicKey, message))
  return { publicKey, keyId, sign }
}

/** The registrar and two parties. */
export const [root, north, south]: readonly [Holder, Holder, Holder] = [
  keyNamed(0),
  keyNamed(1),
  keyNamed(2),
] as const

/** A record of two rooms. */
export const manifest: Manifest = {
  agreement: 'two-sectors',
  root,
  rooms: [publicRoom, liaison].map((id) => ({
    id,
    logKey: ed25519VerifierKey(sha256, `test/${id}`, root.publicKey),
  })),
}

/** How many signatures were asked for. */
export const counting = { asked: 0 }

/** Verifies what is played. */
export async function verify(claims: readonly SignatureClaim[]): Promise<readonly boolean[]> {
  counting.asked += claims.length
  return Promise.resolve(
    claims.map(({ publicKey, message, signature }) =>
      played(publicKey, message).every((byte, at) => byte === signature[at]),
    ),
  )
}

/** Something said, after what the same key said before. */
export type Saying = {
  readonly key: Holder
  readonly at?: Instant
  readonly after?: Statement | null
  readonly room?: RoomId
  readonly kind?: string
  readonly body?: JsonObject
}

/** Says and signs it. */
export async function says({
  key,
  after = null,
  room = publicRoom,
  ...what
}: Saying): Promise<Envelope> {
  const { kind = 'aid.counted', body = { n: after?.seq ?? -1 }, at = claimedAt } = what
  const chain = { seq: after === null ? 0 : after.seq + 1, previous: after?.id ?? null }
  const place = { agreement: 'two-sectors', room, author: key.keyId }
  const payload = { kind, body, ...place, ...chain, claimedAt: at, seen: null, releases: null }
  const signed = await signStatement(sha256, payload, key)
  assert(signed.ok, 'it can be said')
  return signed.value
}

/** The root enrols a key. */
export async function enrols(
  key: Holder,
  after: Statement | null,
  term: { readonly roles?: readonly string[]; readonly until?: Instant } = {},
): Promise<Envelope> {
  const { publicKey, keyId } = key
  const { roles = ['party'], until = null } = term
  const times = { from: claimedAt, until }
  const holder = keyId.slice(0, 8)
  const body = keyEnrolledBody({ publicKey, holder, roles: [...roles], ...times })
  return says({ key: root, after, kind: keyEnrolledKind, body })
}
