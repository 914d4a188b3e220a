// The tree of a log as it grows, able to give its root at every size that it has had, and the proof
// that an entry is in it.
//
// It keeps the hash of each perfect subtree, packed level by level: 64 bytes an entry, and a root
// or a proof at any size for as many hashes as the size has binary digits. proof.ts makes the same
// proofs from nothing, and others besides.

import { assert, present, type Bytes, type Sha256 } from '@holdfast/base'
import { emptyRoot, hashBytes, nodeHash } from './merkle-hash.ts'

/** A tree that takes leaves and remembers its roots. */
export class LogTree {
  readonly #sha256: Sha256
  /** The leaves, then the nodes over two, over four … */
  readonly #levels: PackedHashes[] = []

  /** A tree without leaves. */
  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  /** How many leaves it has. */
  get size(): number {
    return this.#levels[0]?.size ?? 0
  }

  /** All leaf hashes, one after another, in memory that must not be written to. */
  get leaves(): Bytes {
    return this.#levels[0]?.all ?? new Uint8Array(0)
  }

  /** Takes the next leaf. */
  add(leaf: Bytes): void {
    assert(leaf.length === hashBytes, 'a leaf hash has 32 bytes')
    let hash = leaf
    for (let level = 0; ; level++) {
      const hashes = (this.#levels[level] ??= new PackedHashes())
      hashes.push(hash)
      if (hashes.size % 2 === 1) return
      hash = nodeHash(this.#sha256, hashes.at(hashes.size - 2), hashes.at(hashes.size - 1))
    }
  }

  /** The hash of the leaf at an index that there is. */
  leafAt(index: number): Bytes {
    assert(index >= 0 && index < this.size, 'the leaf is in the tree')
    return present(this.#levels[0], 'there is a leaf').at(index)
  }

  /** The root of the first `size` leaves; null where it has fewer. */
  rootAt(size: number): Bytes | null {
    if (size > this.size) return null
    let root: Bytes | null = null
    let count = size
    for (const level of this.#levels) {
      if (count === 0) break
      if (count % 2 === 1) {
        const peak = level.at(count - 1)
        root = root === null ? peak : nodeHash(this.#sha256, peak, root)
      }
      count = Math.floor(count / 2)
    }
    return root ?? emptyRoot(this.#sha256)
  }

  /** The hashes from a leaf to the root of the first `size` leaves, leaf end first. */
  inclusion(index: number, size: number): readonly Bytes[] {
    assert(index >= 0 && index < size && size <= this.size, 'the leaf is in the tree')
    const proof: Bytes[] = []
    for (let from = 0, to = size; to - from > 1;) {
      const middle = from + splitOf(to - from)
      proof.push(index < middle ? this.#rootOf(middle, to) : this.#rootOf(from, middle))
      if (index < middle) to = middle
      else from = middle
    }
    return proof.toReversed()
  }

  // The root of the leaves from `from`, where a tree may divide, up to `to`.
  #rootOf(from: number, to: number): Bytes {
    const width = to - from
    const level = Math.log2(width)
    if (Number.isInteger(level)) {
      return present(this.#levels[level], 'a tree that wide has that level').at(from / width)
    }
    const middle = from + splitOf(width)
    return nodeHash(this.#sha256, this.#rootOf(from, middle), this.#rootOf(middle, to))
  }
}

/** The widest perfect tree strictly narrower than `width`. */
function splitOf(width: number): number {
  return 2 ** Math.ceil(Math.log2(width) - 1)
}

/** Hashes in one piece of memory that grows. */
class PackedHashes {
  #bytes: Bytes = new Uint8Array(hashBytes * 16)
  #size = 0

  get size(): number {
    return this.#size
  }

  get all(): Bytes {
    return this.#bytes.subarray(0, this.#size * hashBytes)
  }

  push(hash: Bytes): void {
    const from = this.#size * hashBytes
    if (from === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#bytes.set(hash, from)
    this.#size += 1
  }

  at(index: number): Bytes {
    return this.#bytes.subarray(index * hashBytes, (index + 1) * hashBytes)
  }
}
