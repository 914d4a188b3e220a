// What working out one instance gives, before acts of suspension or excuse are laid over it, and
// how its parts are shown.

import type {
  CountedFact,
  Dispute,
  Fact,
  PartStatus,
  Reading,
  Reason,
  StatusName,
} from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import type { Bounds, Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import type { Placed } from '../evidence/placed.ts'

export type Verdict = {
  readonly status: StatusName
  readonly reason: Reason
  readonly measured: number | null
  /** Each series' figure, where it is by counts. */
  readonly readings: readonly Reading[]
  readonly nextChange: Instant | null
  readonly counted: readonly Piece[]
  /** What opens the instances that answer it, where that is not all that counted. */
  readonly opening: readonly Piece[] | null
  readonly parts: readonly PartStatus[]
  /** Said in the speaker's own interest. */
  readonly claims: readonly Piece[]
  /** When it was performed, in time or late; null where it was not. */
  readonly performed: Bounds | null
}

/** A verdict with nothing counted and nothing to come, unless `more` says otherwise. */
export function verdict(status: StatusName, reason: Reason, more: Partial<Verdict> = {}): Verdict {
  return {
    status,
    reason,
    measured: null,
    readings: [],
    nextChange: null,
    counted: [],
    opening: null,
    parts: [],
    claims: [],
    performed: null,
    ...more,
  }
}

/** A fact as a status shows it, with the amount that counted here. */
export function countedFact(piece: Piece, unit: string): CountedFact {
  // What is counted whole is shown alike wherever it counts.
  if (isPlaced(piece) && piece.fact.amount.unit === unit) return (piece.shown ??= shownOf(piece))
  const { fact, amount } = piece
  const { key, closes, at, source, stage, entries } = fact
  return { key, amount: { value: amount, unit }, closes, at, source, stage, entries }
}

function isPlaced(piece: Piece): piece is Placed {
  return 'shown' in piece
}

function shownOf({ fact }: Placed): CountedFact {
  const { key, amount, closes, at, source, stage, entries } = fact
  const { value, unit } = amount
  return { key, amount: { value, unit }, closes, at, source, stage, entries }
}

/** What was said with particulars against the facts a status rests on, not yet settled. */
export function disputesOf(facts: readonly Fact[]): Dispute[] {
  const disputes: Dispute[] = []
  for (const { key, objections } of facts) {
    for (const { by, entry, hasParticulars, settled } of objections) {
      if (hasParticulars && !settled) disputes.push({ by, fact: key, entry })
    }
  }
  return disputes
}

/** What some pieces come to together. */
export function sumOf(pieces: readonly Piece[]): number {
  return sumOfAmounts(pieces.map(({ amount }) => amount))
}
