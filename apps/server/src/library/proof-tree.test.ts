// The kept subtrees give the proofs that the ledger makes from nothing, at every size.
//
// The tree is grown in uneven steps and asked for every leaf of every size.

import { encodeUtf8 } from '@holdfast/base'
import { inclusionProof, leafHash, rootOf } from '@holdfast/ledger'
import { sha256 } from '@holdfast/store'
import { expect, test } from 'vitest'
import { ProofTree } from './proof-tree.ts'

test('proofs and roots are those of the ledger, however the tree grew', () => {
  const leaves = Array.from({ length: 67 }, (_, at) => leafHash(sha256, encodeUtf8(`leaf ${at}`)))
  const tree = new ProofTree()
  for (let size = 1; size <= leaves.length; size += 1 + (size % 3)) {
    tree.grow(leaves.slice(0, size))
    expect(tree.root(0, size)).toEqual(rootOf(sha256, leaves.slice(0, size)))
    for (let index = 0; index < size; index++) {
      expect(tree.inclusion(index, size)).toEqual(
        inclusionProof(sha256, leaves.slice(0, size), index),
      )
    }
  }
})
