// What became of each entry of a view: admitted, refused or waiting, and what it amounts to.
//
// Nothing is worked out as of a moment here.

import type { Act, RoleId } from '@holdfast/agreement'
import type { Bounds, Instant, Problem } from '@holdfast/base'
import { numbered, printEntryRef } from '@holdfast/record'
import type { Irregularity, JsonObject, StatementId } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { toldClaim, toldFact, type ToldClaim, type ToldFact } from './facts.ts'
import { headOf, type AnswerHead } from './head.ts'
import { entryRefs, referrerOf } from './references.ts'
import { toldEffect, type ToldEffect } from './standing.ts'

/** An act as it is told. */
export type ToldAct = {
  readonly at: Bounds
  readonly under: Act['under']
  readonly by: readonly RoleId[]
  readonly effect: ToldEffect
  readonly entries: readonly string[]
}

/** A statement that was admitted. */
export type ToldStatement = {
  readonly entry: string
  readonly id: StatementId
  readonly kind: string
  readonly holder: string
  readonly claimedAt: Instant
  readonly body: JsonObject
}

/** Everything a view holds and what it amounts to, in record order. */
export type ReplayAnswer = Pick<AnswerHead, 'agreement' | 'view' | 'knownAt'> & {
  readonly said: readonly ToldStatement[]
  readonly facts: readonly ToldFact[]
  readonly acts: readonly ToldAct[]
  readonly claims: readonly ToldClaim[]
  readonly refused: readonly {
    readonly entry: string
    readonly id: StatementId | null
    readonly problem: Problem
  }[]
  readonly unresolved: readonly {
    readonly entry: string
    readonly id: StatementId
    readonly refersTo: StatementId
  }[]
  /** `entry` is counted from 1; null where it is none's. */
  readonly irregularities: readonly Irregularity[]
}

/** What became of each entry. */
export function replayAnswerOf(answer: Answer): ReplayAnswer {
  const { agreement, view, knownAt } = headOf(answer)
  const { facts, acts, claims, refused, unresolved, irregularities } = answer.replayed
  const refer = referrerOf(answer)
  return {
    agreement,
    view,
    knownAt,
    said: answer.said().map((one) => ({ ...one, entry: printEntryRef(one.entry) })),
    facts: facts.map(toldFact),
    acts: acts.map(({ at, under, by, entries, key: _key, ...effect }) => ({
      at,
      under,
      by,
      effect: toldEffect(effect, refer),
      entries: entryRefs(entries),
    })),
    claims: claims.map(toldClaim),
    refused: refused.map(({ entry, id, problem }) => ({
      entry: printEntryRef(entry),
      id,
      problem,
    })),
    unresolved: unresolved.map((one) => ({ ...one, entry: printEntryRef(one.entry) })),
    irregularities: irregularities.map(numbered),
  }
}
