// RFC 6962 hashing: how an entry becomes a leaf and two hashes become a node.
//
// The prefixes keep a leaf from ever being read as a node. SHA-256 is handed in, so that the same
// code runs wherever there is one. Knows nothing of what an entry says.

import { limits, type Bytes, type Sha256 } from '@holdfast/base'

/** Bytes of every hash of a tree. */
export const hashBytes = 32

const leafPrefix = 0
const nodePrefix = 1

// What is hashed is put together here, in memory that is used again: fresh memory for each entry
// costs more than its hash. Nothing of it is seen outside, for a hash is taken at once.
const scratch = new Uint8Array(1 + limits.entryBytes)

/** The hash of an entry as a leaf: SHA-256(0x00 ‖ entry). */
export function leafHash(sha256: Sha256, entry: Uint8Array): Bytes {
  const size = 1 + entry.length
  const input = size <= scratch.length ? scratch : new Uint8Array(size)
  input[0] = leafPrefix
  input.set(entry, 1)
  return sha256(input.subarray(0, size))
}

/** The hash of an inner node: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Bytes {
  scratch[0] = nodePrefix
  scratch.set(left, 1)
  scratch.set(right, 1 + left.length)
  return sha256(scratch.subarray(0, 1 + left.length + right.length))
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export function emptyRoot(sha256: Sha256): Bytes {
  return sha256(new Uint8Array(0))
}
