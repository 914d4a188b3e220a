// The names a statement is built from: keys, statements, rooms, kinds.
//
// A key id is the first 16 bytes of SHA-256(0x01 ‖ raw Ed25519 public key) in lowercase hex. The
// leading byte is the signed-note algorithm, so that a later algorithm cannot share an id. Sixteen
// bytes are enough because an id is always resolved through the register, which holds whole keys
// and never takes a second key under an id in use.

import { concatBytes, encodeHex, hexSha256 } from '@holdfast/base'
import type { Brand, Bytes, Sha256 } from '@holdfast/base'
import { ed25519Algorithm } from '@holdfast/ledger'

/** 32 lowercase hex digits that name a public key. */
export type KeyId = Brand<string, 'KeyId'>

/** 64 lowercase hex digits: SHA-256 of the signed payload bytes. */
export type StatementId = Brand<string, 'StatementId'>

/** Lowercase letters, digits, `-` and `_`: a room id is also the name of a folder. */
export type RoomId = Brand<string, 'RoomId'>

/** The id of a raw Ed25519 public key. Does not ask whether the key is a good one. */
export function keyIdOf(sha256: Sha256, publicKey: Bytes): KeyId {
  const material = concatBytes(Uint8Array.of(ed25519Algorithm), publicKey)
  return encodeHex(sha256(material).subarray(0, 16)) as KeyId
}

/** The id of a statement: the hash of its payload bytes. */
export function statementIdOf(sha256: Sha256, payload: Bytes): StatementId {
  return hexSha256(sha256, payload) as StatementId
}

/** True for the text of a key id. */
export function isKeyId(text: unknown): text is KeyId {
  return typeof text === 'string' && /^[0-9a-f]{32}$/.test(text)
}

/** True for the text of a statement id. */
export function isStatementId(text: unknown): text is StatementId {
  return typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)
}

/** True for the text of a room id. */
export function isRoomId(text: unknown): text is RoomId {
  return typeof text === 'string' && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(text)
}

/** Brands a text that a pattern has found to be spelled as such a name. */
export function spelled<Name extends KeyId | StatementId | RoomId>(text: string): Name {
  return text as Name
}

/** True for the kind of a statement: a domain and a past participle, `exchange.released`. */
export function isKind(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 64 && /^[a-z]+\.[a-z_]+$/.test(text)
}
