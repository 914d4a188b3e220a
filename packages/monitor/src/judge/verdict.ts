// What working out one instance gives, before acts of suspension or excuse are laid over it, and
// how its parts are shown.

import type {
  CountedFact,
  Dispute,
  PartStatus,
  Reading,
  Reason,
  StatusName,
} from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import type { Bounds, Instant } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { rollFrom, shownOf } from '../evidence/count-roll.ts'

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

/** The facts that a status shows, each with the amount that counted here. */
export function countedFacts(pieces: readonly Piece[], unit: string): readonly CountedFact[] {
  const roll = rollFrom(pieces)
  if (roll === null) return pieces.map((piece) => countedFact(piece, unit))
  roll.shown ??= roll.all.map(shownOf)
  return roll.shown
}

/** A fact as a status shows it, with the amount that counted here. */
function countedFact({ fact, amount }: Piece, unit: string): CountedFact {
  const { key, closes, at, source, stage, entries } = fact
  return { key, amount: { value: amount, unit }, closes, at, source, stage, entries }
}

/** What was said with particulars against the facts a status rests on, not yet settled. */
export function disputesOf(pieces: readonly Piece[]): readonly Dispute[] {
  const roll = rollFrom(pieces)
  if (roll === null) return disputesIn(pieces)
  roll.disputes ??= disputesIn(pieces)
  return roll.disputes
}

function disputesIn(pieces: readonly Piece[]): readonly Dispute[] {
  const disputes: Dispute[] = []
  for (const {
    fact: { key, objections },
  } of pieces) {
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
