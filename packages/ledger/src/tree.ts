// A Merkle tree that grows at its right edge, kept as its peaks: the roots of the perfect subtrees
// that its size is made of, widest first (the binary digits of the size).
//
// A value of 32 bytes times log n, enough to append and to give the root. It cannot make proofs:
// those need the leaf hashes (proof.ts).

import { assert, present, type Bytes, type Sha256 } from '@holdfast/base'
import { emptyRoot, hashBytes, nodeHash } from './merkle-hash.ts'

/** `peaks` has one hash for each binary one of `size`, from the left of the tree to the right. */
export type Tree = { readonly size: number; readonly peaks: readonly Bytes[] }

/** The tree without leaves. */
export const emptyTree: Tree = { size: 0, peaks: [] }

/** The tree with one more leaf. The old value is untouched. */
export function treeAfter(sha256: Sha256, before: Tree, leaf: Bytes): Tree {
  assert(leaf.length === hashBytes, 'a leaf hash has 32 bytes')
  const peaks = [...before.peaks]
  pushLeaf(sha256, peaks, before.size, leaf)
  return { size: before.size + 1, peaks }
}

/** The tree with many more leaves, in order. Cheaper than one at a time. */
export function treeAfterAll(sha256: Sha256, before: Tree, leaves: readonly Bytes[]): Tree {
  const peaks = [...before.peaks]
  leaves.forEach((leaf, at) => {
    assert(leaf.length === hashBytes, 'a leaf hash has 32 bytes')
    pushLeaf(sha256, peaks, before.size + at, leaf)
  })
  return { size: before.size + leaves.length, peaks }
}

/** The root of a tree: its peaks hashed together from the right. */
export function treeRoot(sha256: Sha256, tree: Tree): Bytes {
  let root: Bytes | null = null
  for (const peak of tree.peaks.toReversed()) {
    root = root === null ? peak : nodeHash(sha256, peak, root)
  }
  return root ?? emptyRoot(sha256)
}

/** The root over leaf hashes, from nothing. */
export function rootOf(sha256: Sha256, leaves: readonly Bytes[]): Bytes {
  return treeRoot(sha256, treeAfterAll(sha256, emptyTree, leaves))
}

/** The roots over the first leaves, for each size wanted that there are leaves for. */
export function rootsAtSizes(
  sha256: Sha256,
  leaves: readonly Bytes[],
  sizes: ReadonlySet<number>,
): ReadonlyMap<number, Bytes> {
  const roots = new Map<number, Bytes>()
  const peaks: Bytes[] = []
  for (let size = 0; size <= leaves.length; size++) {
    if (sizes.has(size)) roots.set(size, treeRoot(sha256, { size, peaks }))
    const leaf = leaves[size]
    if (leaf !== undefined) pushLeaf(sha256, peaks, size, leaf)
  }
  return roots
}

function pushLeaf(sha256: Sha256, peaks: Bytes[], sizeBefore: number, leaf: Bytes): void {
  let hash = leaf
  // Each trailing one of the size is a perfect tree as wide as what is being added: merge them.
  for (let rest = sizeBefore; rest % 2 === 1; rest = (rest - 1) / 2) {
    hash = nodeHash(sha256, present(peaks.pop(), 'one peak for each binary one'), hash)
  }
  peaks.push(hash)
}
