// Inclusion and consistency proofs of RFC 6962, made and verified.
//
// Making one takes the leaf hashes of the whole tree. Verifying takes the proof only and trusts
// nothing: sizes that mean nothing and hashes that are not 32 bytes are refused, never a fault.
// A consistency proof from size 0 says nothing and is refused, even when it would "verify".

import { assert, equalBytes, ok, refuse } from '@holdfast/base'
import type { Bytes, Result, Sha256 } from '@holdfast/base'
import { hashBytes, nodeHash } from './merkle-hash.ts'
import { ledgerProblems as problem } from './problems.ts'
import { rootOf } from './tree.ts'

/** What is claimed: that the leaf is at `index` of the tree of `size` leaves with this root. */
export type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** What is claimed: that the tree of `to` leaves begins with the tree of `from` leaves. */
export type Consistency = {
  readonly from: number
  readonly to: number
  readonly fromRoot: Uint8Array
  readonly toRoot: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Hashes that lead from the leaf at `index` to the root over all `leaves`, leaf end first. */
export function inclusionProof(sha256: Sha256, leaves: readonly Bytes[], index: number): Bytes[] {
  assert(Number.isInteger(index) && index >= 0 && index < leaves.length, 'the leaf is in the tree')
  if (leaves.length === 1) return []
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return index < split
    ? [...inclusionProof(sha256, left, index), rootOf(sha256, right)]
    : [...inclusionProof(sha256, right, index - split), rootOf(sha256, left)]
}

/** Hashes that show the tree over all `leaves` begins with its first `from` leaves. */
export function consistencyProof(sha256: Sha256, leaves: readonly Bytes[], from: number): Bytes[] {
  assert(Number.isInteger(from) && from >= 1 && from <= leaves.length, 'from is within the tree')
  return subProof(sha256, leaves, from, true)
}

// RFC 6962 section 2.1.2, SUBPROOF(m, D[n], b).
function subProof(
  sha256: Sha256,
  leaves: readonly Bytes[],
  from: number,
  isWhole: boolean,
): Bytes[] {
  if (from === leaves.length) return isWhole ? [] : [rootOf(sha256, leaves)]
  const split = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, split), leaves.slice(split)]
  return from <= split
    ? [...subProof(sha256, left, from, isWhole), rootOf(sha256, right)]
    : [...subProof(sha256, right, from - split, false), rootOf(sha256, left)]
}

/** The widest perfect tree strictly smaller than `size`. */
function splitOf(size: number): number {
  let split = 1
  while (split * 2 < size) split *= 2
  return split
}

/** Accepts a claim of inclusion that its proof shows, and refuses any other. */
export function verifyInclusion(sha256: Sha256, claim: Inclusion): Result<true> {
  const { index, size, leaf, root, proof } = claim
  const refused = refuse(problem.badInclusion(index, size))
  if (!isSize(size) || !isSize(index) || index >= size) return refused
  if (![leaf, root, ...proof].every((hash) => hash.length === hashBytes)) return refused
  let hash: Uint8Array = leaf
  let at = index
  let last = size - 1
  for (const step of proof) {
    if (last === 0) return refused
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sha256, step, hash)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(sha256, hash, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && equalBytes(hash, root) ? ok(true) : refused
}

/** Accepts a claim of consistency that its proof shows, and refuses any other. */
export function verifyConsistency(sha256: Sha256, claim: Consistency): Result<true> {
  const { from, to, fromRoot, toRoot, proof } = claim
  const refused = refuse(problem.badConsistency(from, to))
  if (!isSize(from) || !isSize(to) || from < 1 || from > to) return refused
  if (![fromRoot, toRoot, ...proof].every((hash) => hash.length === hashBytes)) return refused
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot) ? ok(true) : refused
  const path: readonly Uint8Array[] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof
  const [first, ...steps] = path
  if (first === undefined) return refused
  const roots = rootsAlong(sha256, { at: from - 1, last: to - 1, first, steps })
  if (roots === null) return refused
  return equalBytes(roots.old, fromRoot) && equalBytes(roots.grown, toRoot) ? ok(true) : refused
}

type Walk = {
  readonly at: number
  readonly last: number
  readonly first: Uint8Array
  readonly steps: readonly Uint8Array[]
}

// RFC 9162 section 2.1.4.2: both roots are worked out along one path.
function rootsAlong(
  sha256: Sha256,
  walk: Walk,
): { readonly old: Uint8Array; readonly grown: Uint8Array } | null {
  let { at, last } = walk
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  let [old, grown] = [walk.first, walk.first]
  for (const step of walk.steps) {
    if (last === 0) return null
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sha256, step, old)
      grown = nodeHash(sha256, step, grown)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      grown = nodeHash(sha256, grown, step)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 ? { old, grown } : null
}

function half(size: number): number {
  return Math.floor(size / 2)
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0
}

function isPowerOfTwo(size: number): boolean {
  let rest = size
  while (rest > 1 && rest % 2 === 0) rest /= 2
  return rest === 1
}
