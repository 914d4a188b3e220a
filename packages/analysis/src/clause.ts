// One clause, opened: why each of its instances stands as it does, with every fact, claim and act
// that its statuses name, each once.

import type { ClauseId, CompiledAgreement } from '@holdfast/agreement'
import type { Answer } from '@holdfast/sum'
import { dayShown, inTurn } from './days.ts'
import { toldClaim, toldFact, type ToldClaim, type ToldFact } from './facts.ts'
import { figuresOf, type Figure } from './figures.ts'
import { headOf, type AnswerHead } from './head.ts'
import { referrerOf } from './references.ts'
import { toldPowers, toldStatus, type ToldPower, type ToldStatus } from './standing.ts'

/** A status with its figures. */
export type ClauseStatus = ToldStatus & { readonly figures: readonly Figure[] }

/** One clause with what it rests on. */
export type ClauseAnswer = AnswerHead & {
  readonly clause: ClauseId
  /** Bearer by bearer in the order of the day, each with its instances in theirs. */
  readonly statuses: readonly ClauseStatus[]
  readonly facts: readonly ToldFact[]
  readonly claims: readonly ToldClaim[]
  /** The uses of this power, where the clause gives one. */
  readonly powers: readonly ToldPower[]
}

/** The clause of that number; null where the text has none. */
export function findClause({ clauses }: CompiledAgreement, text: string): ClauseId | null {
  return clauses.find(({ id }) => id === text)?.id ?? null
}

/** One clause, opened. */
export function clauseAnswerOf(answer: Answer, clause: ClauseId): ClauseAnswer {
  const { agreement, standing, replayed, question } = answer
  const refer = referrerOf(answer)
  const own = standing.statuses.filter((status) => status.clause === clause)
  const bearers = inTurn(agreement, dayShown(agreement, standing, question.asOf), [
    ...new Set(own.map(({ bearer }) => bearer)),
  ])
  const named = new Set<string>(
    own.flatMap(({ facts, claims, reason }) => [
      ...facts.map(({ key }) => key),
      ...claims.map(({ fact }) => fact),
      ...('facts' in reason ? reason.facts : []),
    ]),
  )
  return {
    ...headOf(answer),
    clause,
    statuses: own
      .toSorted((a, b) => bearers.indexOf(a.bearer) - bearers.indexOf(b.bearer))
      .map((status) => ({ ...toldStatus(status, refer), figures: figuresOf(status) })),
    facts: replayed.facts.filter(({ key }) => named.has(key)).map(toldFact),
    claims: replayed.claims.filter(({ key }) => named.has(key)).map(toldClaim),
    powers: toldPowers(
      standing.powers.filter((power) => power.clause === clause),
      refer,
    ),
  }
}
