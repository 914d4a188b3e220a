// A growing tree gives, at every size it has had, the root and the proofs that are worked out from
// nothing.

import { createHash } from 'node:crypto'
import type { Bytes } from '@holdfast/base'
import { expect, test } from 'vitest'
import { LogTree } from './log-tree.ts'
import { leafHash } from './merkle-hash.ts'
import { inclusionProof } from './proof.ts'
import { rootOf } from './tree.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

test('its root at each size is the root over so many leaves', () => {
  const tree = new LogTree(sha256)
  const leaves = Array.from({ length: 70 }, (_, at) => leafHash(sha256, new Uint8Array([at])))
  expect(tree.rootAt(0)).toEqual(rootOf(sha256, []))
  for (const leaf of leaves) tree.add(leaf)
  for (let size = 0; size <= leaves.length; size++) {
    expect(tree.rootAt(size), `size ${size}`).toEqual(rootOf(sha256, leaves.slice(0, size)))
  }
  expect(tree.rootAt(71)).toBe(null)
  expect(tree.size).toBe(70)
  expect(tree.leafAt(69)).toEqual(leaves[69])
  expect(tree.leaves.length).toBe(70 * 32)
})

test('its proofs at each size are those that are worked out from nothing', () => {
  const tree = new LogTree(sha256)
  const leaves = Array.from({ length: 67 }, (_, at) => leafHash(sha256, new Uint8Array([at])))
  for (const leaf of leaves) tree.add(leaf)
  for (let size = 1; size <= leaves.length; size += 1 + (size % 3)) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(sha256, leaves.slice(0, size), index)
      expect(tree.inclusion(index, size), `${index} of ${size}`).toEqual(proof)
    }
  }
})
