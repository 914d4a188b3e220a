// RFC 6962 hashing: how an entry becomes a leaf and two hashes become a node.
//
// The prefixes keep a leaf from ever being read as a node. SHA-256 is handed in, so that the same
// code runs wherever there is one. Knows nothing of what an entry says.

import type { Bytes, Sha256 } from '@holdfast/base'

/** Bytes of every hash of a tree. */
export const hashBytes = 32

const leafPrefix = 0
const nodePrefix = 1

/** The hash of an entry as a leaf: SHA-256(0x00 ‖ entry). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Bytes {
  const input = new Uint8Array(1 + entry.length)
  input[0] = leafPrefix
  input.set(entry, 1)
  return sha256(input)
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Bytes {
  const input = new Uint8Array(1 + left.length + right.length)
  input[0] = nodePrefix
  input.set(left, 1)
  input.set(right, 1 + left.length)
  return sha256(input)
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Bytes {
  return sha256(new Uint8Array(0))
}
