// How it stands, in full: every status with its window, figures and reason, naming what it rests on
// by reference. The facts themselves are in the answer `facts`, once.

import type { ClauseId, Effect, IdleAct, PartStatus, PermissionUse } from '@holdfast/agreement'
import type { PowerUse, Reason, RoleId, SaidClose, SetAside, Status } from '@holdfast/agreement'
import type { ToldReason, Without } from '@holdfast/agreement'
import { factRefOf, printEntryRef } from '@holdfast/record'
import type { Bounds, Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'
import { entryRefs, referrerOf, type Referrer } from './references.ts'

/** What a status rests on: a fact, and how much of it counted, in the unit of the target. */
export type Evidence = { readonly fact: string; readonly counted: number }

/** A part of a status, as it is told. */
export type ToldPart = Omit<PartStatus, 'reason'> & { readonly reason: ToldReason }

/** What a status is without some sources, as it is told. */
export type ToldWithout = Omit<Without, 'close'> & {
  readonly close?: readonly (Omit<SaidClose, 'entries'> & { readonly entries: readonly string[] })[]
}

/** A status as it is told. */
export type ToldStatus = Omit<
  Status,
  'facts' | 'parts' | 'disputes' | 'claims' | 'reason' | 'without'
> & {
  /** Absent where it turns on no source that is objected to, or close to a side. */
  readonly without?: ToldWithout
  readonly reason: ToldReason
  readonly evidence: readonly Evidence[]
  readonly parts: readonly ToldPart[]
  readonly disputes: readonly {
    readonly by: RoleId
    readonly fact: string
    readonly entry: string
  }[]
  /** Said in the speaker's own interest: shown, and deciding nothing. */
  readonly claims: readonly {
    readonly by: RoleId
    readonly fact: string
    readonly amount: number
    readonly entries: readonly string[]
  }[]
}

/** What an act does, with the fact it allots by reference. */
export type ToldEffect =
  | Exclude<Effect, { kind: 'allot' } | { facts: unknown }>
  | { readonly kind: 'same' | 'distinct'; readonly facts: readonly [string, string] }
  | {
      readonly kind: 'allot'
      readonly fact: string
      readonly clause: ClauseId
      readonly instance: string
      readonly value: number | null
    }

/** A power and each effective use of it, as it is told. */
export type ToldPower = {
  readonly clause: ClauseId
  readonly used: readonly {
    readonly at: Bounds
    readonly by: readonly RoleId[]
    readonly effect: ToldEffect
    readonly entries: readonly string[]
  }[]
}

/** What was made of a permission, as it is told. */
export type ToldPermissionUse = Omit<PermissionUse, 'facts'> & {
  readonly evidence: readonly Evidence[]
}

/** An act on record that had no effect, and why. */
export type ToldIdleAct = { readonly why: IdleAct['why']; readonly entries: readonly string[] }

/** A fact on record that cannot be used, and why. */
export type ToldSetAside = {
  readonly fact: string
  readonly why: SetAside['why']
  readonly entries: readonly string[]
}

/** How it stands. */
export type StandingAnswer = AnswerHead & {
  readonly inForce: { readonly from: Instant; readonly to: Instant | null }
  readonly statuses: readonly ToldStatus[]
  readonly powers: readonly ToldPower[]
  readonly permissions: readonly ToldPermissionUse[]
  readonly idleActs: readonly ToldIdleAct[]
  readonly setAside: readonly ToldSetAside[]
}

/** How it stands, in full. */
export function standingAnswerOf(answer: Answer): StandingAnswer {
  const { standing } = answer
  const refer = referrerOf(answer)
  return {
    ...headOf(answer),
    inForce: standing.inForce,
    statuses: standing.statuses.map((status) => toldStatus(status, refer)),
    powers: toldPowers(standing.powers, refer),
    permissions: standing.permissions.map(({ facts, ...use }) => ({
      ...use,
      evidence: facts.map((fact) => ({ fact: factRefOf(fact), counted: fact.amount.value })),
    })),
    idleActs: standing.idleActs.map(({ why, entries }) => ({ why, entries: entryRefs(entries) })),
    setAside: toldSetAside(standing.setAside, refer),
  }
}

/** Facts that were set aside, with references. */
export function toldSetAside(
  setAside: readonly SetAside[],
  refer: Referrer,
): readonly ToldSetAside[] {
  return setAside.map(({ fact, why, entries }) => ({
    fact: refer(fact),
    why,
    entries: entryRefs(entries),
  }))
}

// A status that has not changed since it was asked before is the same value, and is told once. The
// references in it never change: a key is that of the entry that first said it.
const told = new WeakMap<Status, ToldStatus>()

/** A status with references in place of facts. */
export function toldStatus(status: Status, refer: Referrer): ToldStatus {
  const known = told.get(status) ?? tellStatus(status, refer)
  told.set(status, known)
  return known
}

function tellStatus(status: Status, refer: Referrer): ToldStatus {
  const { facts, parts, disputes, claims, reason, without, ...plain } = status
  return {
    ...plain,
    ...(without === undefined ? {} : { without: toldWithout(without) }),
    reason: toldReason(reason, refer),
    evidence: facts.map((fact) => ({ fact: factRefOf(fact), counted: fact.amount.value })),
    parts: parts.map((part) => ({ ...part, reason: toldReason(part.reason, refer) })),
    disputes: disputes.map(({ by, fact, entry }) => ({
      by,
      fact: refer(fact),
      entry: printEntryRef(entry),
    })),
    claims: claims.map(({ by, fact, amount, entries }) => ({
      by,
      fact: refer(fact),
      amount: amount.value,
      entries: entryRefs(entries),
    })),
  }
}

function toldWithout({ close, ...plain }: Without): ToldWithout {
  if (close === undefined) return plain
  return {
    ...plain,
    close: close.map((one) => ({ ...one, entries: entryRefs(one.entries) })),
  }
}

/** A reason with references; counts that differ stand beside it. */
export function toldReason(reason: Reason, refer: Referrer): ToldReason {
  if ('readings' in reason) return { code: reason.code }
  if ('facts' in reason) return { ...reason, facts: reason.facts.map(refer) }
  if ('act' in reason) return { ...reason, act: refer(reason.act) }
  return reason
}

/** The uses of powers, with references. */
export function toldPowers(powers: readonly PowerUse[], refer: Referrer): readonly ToldPower[] {
  return powers.map(({ clause, used }) => ({
    clause,
    used: used.map(({ at, by, effect, entries }) => ({
      at,
      by,
      effect: toldEffect(effect, refer),
      entries: entryRefs(entries),
    })),
  }))
}

/** What an act does, with references. */
export function toldEffect(effect: Effect, refer: Referrer): ToldEffect {
  if (effect.kind === 'allot') return { ...effect, fact: refer(effect.fact) }
  if (effect.kind !== 'same' && effect.kind !== 'distinct') return effect
  const [one, other] = effect.facts
  return { ...effect, facts: [refer(one), refer(other)] }
}
