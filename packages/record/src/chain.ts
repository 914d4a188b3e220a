// The chain of one device's statements in one room: each names the one before it.
//
// A gap means that something this device said is missing. A fork means that it said two things in
// one place of its chain: both are kept, as evidence, and the chain goes on from either.

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

/** The chain after one more statement of its device, not seen before, and what that was. */
export function chainAfter(
  before: Chain,
  said: Pick<Statement, 'id' | 'seq' | 'previous'>,
): { readonly chain: Chain; readonly step: ChainStep } {
  const head = { seq: said.seq, id: said.id }
  const followed = before.heads.findIndex(
    ({ seq, id }) => id === said.previous && seq + 1 === said.seq,
  )
  const isFirst = before.heads.length === 0 && said.seq === 0
  if (isFirst || followed !== -1) {
    const heads = before.heads.toSpliced(Math.max(followed, 0), isFirst ? 0 : 1)
    return { chain: { heads: [...heads, head] }, step: { kind: 'extends' } }
  }
  const lastSeq = Math.max(-1, ...before.heads.map(({ seq }) => seq))
  const heads = [...before.heads, head].slice(-headsLimit)
  // A statement whose number is next but whose previous is unknown contradicts the chain too.
  const step: ChainStep =
    said.seq <= lastSeq + 1 && lastSeq >= 0
      ? { kind: 'fork' }
      : { kind: 'gap', expectedSeq: lastSeq + 1 }
  return { chain: { heads }, step }
}
