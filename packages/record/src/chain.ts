// The chain of one device's statements in one room: each names the one before it.
//
// A gap means that something this device said is missing: what a statement names as the one before
// it is not known, or is not one number before it. A fork means that it said two things in one
// place of its chain: both are kept, as evidence, and the chain goes on from either.

import type { StatementId } from './ids.ts'
import type { Statement } from './payload.ts'

/** A statement that another may follow. */
export type ChainHead = { readonly seq: number; readonly id: StatementId }

/** The statements a chain can go on from: one, or more after a fork. Newest last. */
export type Chain = { readonly heads: readonly ChainHead[] }

/** What a statement does to its chain. A gap expected `expectedSeq` at most. */
export type ChainStep =
  | { readonly kind: 'extends' }
  | { readonly kind: 'fork' }
  | { readonly kind: 'gap'; readonly expectedSeq: number }

/** Heads kept of a forked chain. A chain forked more often reports further forks all the same. */
const headsLimit = 64

/** The chain of a device that has said nothing. */
export const emptyChain: Chain = { heads: [] }

/**
 * The chain after one more statement of its device, not seen before, and what that was. `seqOf`
 * gives the number of an earlier statement of this device, and null for any other id: a statement
 * that names what nobody knows leaves a gap, whatever its own number.
 */
export function chainAfter(
  before: Chain,
  said: Pick<Statement, 'id' | 'seq' | 'previous'>,
  seqOf: (id: StatementId) => number | null,
): { readonly chain: Chain; readonly step: ChainStep } {
  const { id, seq, previous } = said
  const head = { seq, id }
  const last = before.heads[0]
  // Most chains never forked, and most statements follow the one before them.
  if (before.heads.length === 1 && last?.id === previous && last.seq + 1 === seq) {
    return { chain: { heads: [head] }, step: { kind: 'extends' } }
  }
  const added = { heads: [...before.heads, head].slice(-headsLimit) }
  if (previous === null) {
    const hasBegun = before.heads.length > 0
    return { chain: added, step: { kind: hasBegun ? 'fork' : 'extends' } }
  }
  const previousSeq = seqOf(previous)
  const lastSeq = Math.max(-1, ...before.heads.map((one) => one.seq))
  const expectedSeq = (previousSeq ?? lastSeq) + 1
  if (previousSeq === null || seq !== expectedSeq) {
    return { chain: added, step: { kind: 'gap', expectedSeq } }
  }
  const followed = before.heads.findIndex((one) => one.id === previous)
  if (followed === -1) return { chain: added, step: { kind: 'fork' } }
  return {
    chain: { heads: [...before.heads.toSpliced(followed, 1), head] },
    step: { kind: 'extends' },
  }
}
