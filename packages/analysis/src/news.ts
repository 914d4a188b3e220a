// What changed last, told from facts, claims and acts, latest first. Nothing is weighed: a thing is
// news because of its time alone.

import type { ActId, ClauseId, Fact, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import { printEntryRef, type Claim } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { referrerOf } from './references.ts'
import { toldEffect, type ToldEffect } from './standing.ts'

/** One thing that happened, or was said to have. `entry` is where it stands in the record. */
export type News =
  | { readonly kind: 'ended'; readonly at: Bounds }
  | {
      readonly kind: 'act'
      readonly at: Bounds
      readonly clause: ClauseId
      readonly by: readonly RoleId[]
      readonly effect: ToldEffect
      readonly entry: string | null
    }
  | {
      readonly kind: 'fact'
      readonly at: Bounds
      readonly act: ActId
      readonly actor: RoleId | null
      readonly amount: Quantity
      readonly tags: Readonly<Record<string, string>>
      readonly place: PlaceId | null
      readonly source: RoleId
      readonly entry: string | null
    }
  | {
      readonly kind: 'claim'
      readonly at: Bounds
      readonly by: readonly RoleId[]
      readonly against: RoleId | null
      readonly words: string
      readonly entry: string | null
    }

/** The latest that had happened by the moment asked about, latest first. */
export function newsOf(answer: Answer, most: number): readonly News[] {
  const { facts, claims } = answer.replayed
  const told = new Set(facts.map(({ key }) => String(key)))
  const all: readonly News[] = [
    ...termNews(answer),
    ...facts.filter(({ form }) => form === 'event').map(factNews),
    ...claims.flatMap((claim) => (told.has(claim.key) ? [] : claimNews(claim))),
  ]
  // Of the same moment, what comes later in the record is told first.
  return all
    .filter(({ at }) => at.latest <= answer.question.asOf)
    .toReversed()
    .toSorted((a, b) => b.at.latest - a.at.latest)
    .slice(0, most)
}

function termNews(answer: Answer): readonly News[] {
  const { inForce, powers } = answer.standing
  const refer = referrerOf(answer)
  const { to } = inForce
  const used = powers.flatMap((power) =>
    power.used.map(({ at, by, effect, entries }): News => {
      const entry = firstRef(entries)
      return {
        kind: 'act',
        at,
        clause: power.clause,
        by,
        effect: toldEffect(effect, refer),
        entry,
      }
    }),
  )
  return to === null ? used : [...used, { kind: 'ended', at: { earliest: to, latest: to } }]
}

function factNews({ at, act, actor, amount, tags, place, source, entries }: Fact): News {
  const entry = firstRef(entries)
  return { kind: 'fact', at, act, actor, amount, tags, place, source, entry }
}

function claimNews({ at, by, against, words, entries }: Claim): readonly News[] {
  return at === null ? [] : [{ kind: 'claim', at, by, against, words, entry: firstRef(entries) }]
}

function firstRef(entries: Fact['entries']): string | null {
  const [first] = entries
  return first === undefined ? null : printEntryRef(first)
}
