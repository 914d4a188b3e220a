// What the record amounts to in a view: facts, and claims with their answers, each once and with
// the reference that statuses name it by.

import type { Attribution, Confirmation, Fact, Objection } from '@holdfast/agreement'
import { limits } from '@holdfast/base'
import { factRefOf, inRecordOrder, printEntryRef } from '@holdfast/record'
import type { Claim, ClaimAnswer } from '@holdfast/record'
import type { Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'
import { entryRefs } from './references.ts'

type ToldConfirmations = readonly (Omit<Confirmation, 'entry'> & { readonly entry: string })[]
type Refers = 'confirmations' | 'attribution' | 'takenBack'

/** A fact as it is told. */
export type ToldFact = Omit<Fact, 'key' | 'objections' | 'entries' | Refers> & {
  /** `public:12`: what statuses name it by. */
  readonly fact: string
  readonly confirmations: ToldConfirmations
  readonly attribution?: Omit<Attribution, 'confirmations'> & {
    readonly confirmations: ToldConfirmations
  }
  readonly takenBack?: string
  readonly objections: readonly (Omit<Objection, 'entry'> & { readonly entry: string })[]
  readonly entries: readonly string[]
}

/** A claim as it is told. */
export type ToldClaim = Omit<Claim, 'key' | 'answers' | 'entries'> & {
  readonly claim: string
  readonly answers: readonly (Omit<ClaimAnswer, 'entry'> & { readonly entry: string })[]
  readonly entries: readonly string[]
}

/** A page of facts and claims: all facts in record order, then all claims. */
export type FactsAnswer = AnswerHead & {
  /** How many of each there are at all. */
  readonly count: { readonly facts: number; readonly claims: number }
  /** Which of them stands first here, counted from 1. */
  readonly from: number
  /** Where the next page begins; null where there is no more. */
  readonly next: number | null
  readonly facts: readonly ToldFact[]
  readonly claims: readonly ToldClaim[]
}

/** The facts and claims of the view from the one that is so many-th on, up to a limit. */
export function factsAnswerOf(answer: Answer, from: number): FactsAnswer {
  const { facts, claims } = answer.replayed
  const first = from - 1
  const end = first + limits.factsAtOnce
  const beforeClaims = (n: number): number => Math.max(0, n - facts.length)
  return {
    ...headOf(answer),
    count: { facts: facts.length, claims: claims.length },
    from,
    next: end < facts.length + claims.length ? end + 1 : null,
    facts: facts.slice(first, end).map(toldFact),
    claims: claims.slice(beforeClaims(first), beforeClaims(end)).map(toldClaim),
  }
}

/** The claims that are no facts as well: what is both is told once, as a fact. */
export function claimsAlone({ replayed: { facts, claims } }: Answer): readonly Claim[] {
  return claims.filter((claim) => !isTold(claim, facts))
}

/** True where a claim's statement is told as a fact. Facts are in record order. */
export function isTold({ key, entries: [first] }: Claim, facts: readonly Fact[]): boolean {
  if (first === undefined) return false
  let low = 0
  let high = facts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = facts[middle]?.entries[0]
    if (entry !== undefined && inRecordOrder(entry, first) < 0) low = middle + 1
    else high = middle
  }
  // A statement of several facts numbers them behind its own key.
  return facts[low]?.key.split('.', 1)[0] === key
}

/** Who said something and what was answered, in short: it stands beside it wherever it is told. */
export type SaidBy = Pick<ToldClaim, 'by' | 'against' | 'answers'> & { readonly isQuoted: boolean }

/** A claim, in short. */
export function saidBy({ by, against, answers, isQuoted }: Claim): SaidBy {
  return { by, against, answers: answers.map(withRef), isQuoted: isQuoted === true }
}

// Of an answer a few facts are told, and a record may have a hundred thousand claims.
const claimsByAnswer = new WeakMap<Answer, ReadonlyMap<string, Claim>>()

/** Who claims what a fact says, and what was answered; null where it is no claim. */
export function saidOf(answer: Answer, { key }: Pick<Fact, 'key'>): SaidBy | null {
  const known =
    claimsByAnswer.get(answer) ??
    new Map(answer.replayed.claims.map((claim) => [String(claim.key), claim]))
  claimsByAnswer.set(answer, known)
  // A statement of several facts numbers them behind its own key.
  const claim = known.get(key) ?? known.get(key.split('.', 1)[0] ?? '')
  return claim === undefined ? null : saidBy(claim)
}

/** A fact with references. */
export function toldFact(fact: Fact): ToldFact {
  const { key: _key, confirmations, objections, entries, attribution, takenBack, ...plain } = fact
  const whose =
    attribution === undefined
      ? {}
      : {
          attribution: {
            ...attribution,
            confirmations: attribution.confirmations.map(withRef),
          },
        }
  return {
    ...plain,
    ...whose,
    ...(takenBack === undefined ? {} : { takenBack: printEntryRef(takenBack) }),
    fact: factRefOf(fact),
    confirmations: confirmations.map(withRef),
    objections: objections.map(withRef),
    entries: entryRefs(entries),
  }
}

/** A claim with references. */
export function toldClaim(claim: Claim): ToldClaim {
  const { key: _key, answers, entries, ...plain } = claim
  return {
    ...plain,
    claim: factRefOf(claim),
    answers: answers.map(withRef),
    entries: entryRefs(entries),
  }
}

function withRef<Said extends { readonly entry: Parameters<typeof printEntryRef>[0] }>(
  said: Said,
): Omit<Said, 'entry'> & { readonly entry: string } {
  return { ...said, entry: printEntryRef(said.entry) }
}
