// What changed last, told from facts, claims and acts, latest first. Nothing is weighed: a thing is
// news because of its time alone.

import type { ActId, ClauseId, Fact, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import type { Claim } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { isTold, saidBy, saidOf, type SaidBy } from './facts.ts'
import { latest } from './latest.ts'
import { firstRef, referrerOf } from './references.ts'
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
      /** True of a count that does not say that it is all there was. */
      readonly isLowerBound: boolean
      readonly stage: string | null
      readonly tags: Readonly<Record<string, string>>
      readonly place: PlaceId | null
      readonly source: RoleId
      /** Who claims it and what was answered; null where it is no claim. */
      readonly said: SaidBy | null
      readonly entry: string | null
    }
  | {
      readonly kind: 'claim'
      readonly at: Bounds
      readonly said: SaidBy
      readonly words: string
      readonly source: RoleId
      readonly entry: string | null
    }

/** The latest that had happened by the moment asked about, latest first. */
export function newsOf(answer: Answer, most: number): readonly News[] {
  const { facts, claims } = answer.replayed
  const { asOf } = answer.question
  const hasHappened = ({ form, at }: Fact): boolean =>
    (form === 'event' || form === 'count') && at.latest <= asOf
  const timeOf = ({ at }: { readonly at: Bounds | null }): number => at?.latest ?? -Infinity
  const told: readonly News[] = [
    ...termNews(answer),
    ...latest(facts, most, timeOf, hasHappened).map((fact) => factNews(answer, fact)),
    ...latest(claims, most, timeOf, (claim) => !isTold(claim, facts)).flatMap((claim) =>
      claim.at === null ? [] : [claimNews(claim, claim.at)],
    ),
  ].filter(({ at }) => at.latest <= asOf)
  return latest(told, most, timeOf).toReversed()
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

function factNews(answer: Answer, { form, closes, entries, ...fact }: Fact): News {
  const { at, act, actor, amount, stage, tags, place, source } = fact
  const told = { at, act, actor, amount, stage, tags, place, source }
  const isLowerBound = form === 'count' && !closes
  const said = saidOf(answer, fact)
  return { kind: 'fact', ...told, isLowerBound, said, entry: firstRef(entries) }
}

function claimNews(claim: Claim, at: Bounds): News {
  const { words, source, entries } = claim
  return { kind: 'claim', at, said: saidBy(claim), words, source, entry: firstRef(entries) }
}
