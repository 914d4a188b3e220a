// What changed last, told from facts, claims and acts, latest first. Nothing is weighed: a thing is
// news because of its time alone.

import type { ActId, ClauseId, Fact, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import type { Bounds, Instant } from '@holdfast/base'
import { inRecordOrder, printEntryRef, type Claim } from '@holdfast/record'
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
  const latest = new Latest(answer.question.asOf, most)
  // Of the same moment, what comes later in the record is told first.
  for (const claim of claims.toReversed()) {
    const { at } = claim
    if (at === null || !latest.takes(at) || isTold(claim, facts)) continue
    latest.put(at, () => claimNews(claim, at))
  }
  for (let n = facts.length - 1; n >= 0; n--) {
    const fact = facts[n]
    if (fact?.form !== 'event' || !latest.takes(fact.at)) continue
    latest.put(fact.at, () => factNews(fact))
  }
  for (const news of termNews(answer).toReversed()) {
    if (latest.takes(news.at)) latest.put(news.at, () => news)
  }
  return latest.told()
}

/** The latest few of what is put in; of the same moment, in the order in which it is put. */
class Latest {
  readonly #asOf: Instant
  readonly #most: number
  readonly #kept: { readonly at: Bounds; readonly tell: () => News }[] = []

  constructor(asOf: Instant, most: number) {
    this.#asOf = asOf
    this.#most = most
  }

  takes({ latest }: Bounds): boolean {
    const last = this.#kept[this.#most - 1]
    return latest <= this.#asOf && (last === undefined || latest > last.at.latest)
  }

  put(at: Bounds, tell: () => News): void {
    const place = this.#kept.findLastIndex((kept) => kept.at.latest >= at.latest) + 1
    this.#kept.splice(place, 0, { at, tell })
    this.#kept.splice(this.#most)
  }

  told(): readonly News[] {
    return this.#kept.map(({ tell }) => tell())
  }
}

/** True where a claim's statement is told as a fact. Facts are in record order. */
function isTold({ key, entries: [first] }: Claim, facts: readonly Fact[]): boolean {
  if (first === undefined) return false
  let low = 0
  let high = facts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = facts[middle]?.entries[0]
    if (entry !== undefined && inRecordOrder(entry, first) < 0) low = middle + 1
    else high = middle
  }
  return facts[low]?.key === key
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

function claimNews({ by, against, words, entries }: Claim, at: Bounds): News {
  return { kind: 'claim', at, by, against, words, entry: firstRef(entries) }
}

function firstRef(entries: Fact['entries']): string | null {
  const [first] = entries
  return first === undefined ? null : printEntryRef(first)
}
