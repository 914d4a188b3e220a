// What the server answers, as the screen reads it. Instants arrive as text and leave as instants.
//
// Everything about a record names the view, how far each room was read, and as of when. The guards
// look at what a page cannot do without; the rest is held by the shapes of `protocol`.

import type { Basis, Fact, PowerUse, Reason, Standing, Status } from '@holdfast/agreement'
import { parseInstant, present, type Bounds, type Instant } from '@holdfast/base'
import type { Shelved } from '@holdfast/protocol'
import type { Claim } from '@holdfast/record'

/** JSON with instants as text, as the answer has them. */
type Texted<T> = T extends Instant
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer Member)[]
      ? readonly Texted<Member>[]
      : { readonly [Key in keyof T]: Texted<T[Key]> }

export type Reach = {
  readonly view: readonly string[]
  readonly knownAt: Readonly<Record<string, number>>
  readonly asOf: Instant
}

export type StatusAnswer = Reach &
  Standing & {
    readonly agreement: string
    readonly basis: Basis
    readonly source: string | null
    readonly stage: string | null
  }

export type FactsAnswer = Reach & {
  readonly facts: readonly Fact[]
  readonly claims: readonly Claim[]
}

export function instantOf(text: string): Instant {
  return present(parseInstant(text), `the server writes instants: ${text}`)
}

function orNull(text: string | null): Instant | null {
  return text === null ? null : instantOf(text)
}

function boundsOf(bounds: Texted<Bounds>): Bounds {
  return { earliest: instantOf(bounds.earliest), latest: instantOf(bounds.latest) }
}

type AnswerJson = Texted<Omit<StatusAnswer, 'view' | 'knownAt'>> &
  Pick<StatusAnswer, 'view' | 'knownAt'>

export function isStatusAnswer(value: unknown): value is AnswerJson {
  return isObject(value) && Array.isArray(value['statuses']) && isObject(value['inForce'])
}

/** The answer with its instants read. */
export function statusAnswerOf(json: AnswerJson): StatusAnswer {
  return {
    ...json,
    asOf: instantOf(json.asOf),
    inForce: { from: instantOf(json.inForce.from), to: orNull(json.inForce.to) },
    statuses: json.statuses.map(statusOf),
    powers: json.powers.map(powerOf),
    idleActs: json.idleActs,
  }
}

function statusOf(json: Texted<Status>): Status {
  return {
    ...json,
    window: { from: orNull(json.window.from), to: orNull(json.window.to) },
    nextChange: orNull(json.nextChange),
    reason: reasonOf(json.reason),
    facts: json.facts.map((fact) => ({ ...fact, at: boundsOf(fact.at) })),
    parts: json.parts.map((part) => ({ ...part, reason: reasonOf(part.reason) })),
  }
}

function reasonOf(json: Texted<Reason>): Reason {
  return 'at' in json ? { ...json, at: instantOf(json.at) } : json
}

function powerOf(json: Texted<PowerUse>): PowerUse {
  return {
    ...json,
    used: json.used.map((use) => {
      const effect =
        'from' in use.effect ? { ...use.effect, from: instantOf(use.effect.from) } : use.effect
      return { ...use, at: boundsOf(use.at), effect }
    }),
  }
}

type FactsJson = Texted<Omit<FactsAnswer, 'view' | 'knownAt'>> &
  Pick<FactsAnswer, 'view' | 'knownAt'>

export function isFactsAnswer(value: unknown): value is FactsJson {
  return isObject(value) && Array.isArray(value['facts']) && Array.isArray(value['claims'])
}

/** The facts and claims with their instants read. */
export function factsAnswerOf(json: FactsJson): FactsAnswer {
  return {
    ...json,
    asOf: instantOf(json.asOf),
    facts: json.facts.map((fact) => ({
      ...fact,
      at: boundsOf(fact.at),
      period:
        fact.period === null
          ? null
          : { from: instantOf(fact.period.from), to: instantOf(fact.period.to) },
    })),
    claims: json.claims.map((claim) => ({
      ...claim,
      at: claim.at === null ? null : boundsOf(claim.at),
    })),
  }
}

export function isShelf(value: unknown): value is { readonly agreements: readonly Shelved[] } {
  return isObject(value) && Array.isArray(value['agreements'])
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** The later of two instants as a number, for sorting news. */
export function latestFirst(a: Bounds | null, b: Bounds | null): number {
  return (b?.latest ?? 0) - (a?.latest ?? 0)
}
