// Inclusion proofs of a log that grows, without hashing all of it each time.
//
// Keeps the root of every perfect subtree, level by level; those never change. A proof over any
// size is then a few hashes. The ledger's own functions make the same proofs from nothing, and a
// test compares them.

import { assert, present, type Bytes } from '@holdfast/base'
import { emptyRoot, nodeHash } from '@holdfast/ledger'
import { sha256 } from '@holdfast/store'

/** The tree of one log. */
export class ProofTree {
  /** `#levels[h][i]` is the root over leaves `i * 2^h` up to `(i + 1) * 2^h`. */
  readonly #levels: Bytes[][] = [[]]

  /** How many leaves are known. */
  get size(): number {
    return present(this.#levels[0], 'there is a level of leaves').length
  }

  /** Takes leaves beyond those it has. The ones before are the same as they were. */
  grow(leaves: readonly Bytes[]): void {
    for (const leaf of leaves.slice(this.size)) {
      this.#levels[0]?.push(leaf)
      for (let height = 0; ; height++) {
        const level = this.#levels[height] ?? []
        if (level.length % 2 === 1) break
        const [left, right] = level.slice(-2)
        const above = (this.#levels[height + 1] ??= [])
        above.push(nodeHash(sha256, present(left, 'a pair'), present(right, 'a pair')))
      }
    }
  }

  /** The hashes from a leaf to the root over the first `size` leaves, leaf end first. */
  inclusion(index: number, size: number): readonly Bytes[] {
    assert(index >= 0 && index < size && size <= this.size, 'the leaf is in the tree')
    const proof: Bytes[] = []
    for (let from = 0, to = size; to - from > 1;) {
      const middle = from + splitOf(to - from)
      if (index < middle) {
        proof.push(this.root(middle, to))
        to = middle
      } else {
        proof.push(this.root(from, middle))
        from = middle
      }
    }
    return proof.toReversed()
  }

  /** The root over the leaves from `from`, where a tree of RFC 6962 may divide, up to `to`. */
  root(from: number, to: number): Bytes {
    const size = to - from
    if (size === 0) return emptyRoot(sha256)
    const height = Math.log2(size)
    if (Number.isInteger(height)) {
      return present(this.#levels[height]?.[from / size], 'perfect subtrees begin at their width')
    }
    const middle = from + splitOf(size)
    return nodeHash(sha256, this.root(from, middle), this.root(middle, to))
  }
}

/** The widest perfect tree strictly smaller than `size`. */
function splitOf(size: number): number {
  return 2 ** Math.ceil(Math.log2(size) - 1)
}
