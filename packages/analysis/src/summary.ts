// The agreement at a glance: in force or over, what each clause comes to, what falls due next, what
// changed last, and what each side said of another.
//
// It counts and never judges; it adds nothing up across clauses or bearers, and weighs nothing.

import type { ClauseId, Fact, Quantity, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { articlesWithClauses } from './articles.ts'
import { clauseSummaryOf, type ClauseSummary } from './clause-summary.ts'
import { dayCount, dayShown, inTurn } from './days.ts'
import { toldClaim, type ToldClaim } from './facts.ts'
import { headOf, type AnswerHead } from './head.ts'
import { newsOf, type News } from './news.ts'
import { referrerOf } from './references.ts'
import { toldPowers, toldSetAside } from './standing.ts'
import type { ToldPower, ToldSetAside } from './standing.ts'

/** In force or not, and which of its days it is; the last day, where it is over. */
export type AgreementState = {
  readonly kind: 'not-yet' | 'in-force' | 'closed'
  readonly day: number
}

/** An instance that runs and has a deadline. */
export type Due = {
  readonly clause: ClauseId
  readonly bearer: RoleId | null
  readonly instance: string
  readonly due: Instant
  /** Null where nothing was counted. */
  readonly measured: Quantity | null
  readonly target: Quantity
  /** Whose counts are in it. */
  readonly sources: readonly RoleId[]
}

/** The agreement at a glance. */
export type Summary = AnswerHead & {
  readonly inForce: { readonly from: Instant; readonly to: Instant | null }
  /** The end as signed, before any extension. */
  readonly signedEnd: Instant | null
  /** False while statuses are off: then text and claims are shown side by side. */
  readonly hasStatuses: boolean
  readonly state: AgreementState
  /** What falls due first, and when; null where nothing with a deadline runs. */
  readonly nextDue: { readonly clauses: readonly ClauseId[]; readonly at: Instant } | null
  readonly articles: readonly {
    readonly article: string
    readonly clauses: readonly ClauseSummary[]
  }[]
  /** What falls due next, soonest first. */
  readonly due: readonly Due[]
  readonly powers: readonly ToldPower[]
  readonly news: readonly News[]
  /** Whose counts there are in the view, and at which stages. */
  readonly counted: { readonly sources: readonly RoleId[]; readonly stages: readonly string[] }
  /** Facts that cannot be used, and how many there are at all. */
  readonly setAside: { readonly count: number; readonly latest: readonly ToldSetAside[] }
  readonly claims: { readonly count: number; readonly latest: readonly ToldClaim[] }
}

/** The most of what is due, of news and of claims that a summary has. */
const summaryLimits = { due: 12, news: 12, claims: 40, setAside: 12 } as const

/** Sums an answer up. */
export function summaryOf(answer: Answer): Summary {
  const { agreement, standing, question, replayed } = answer
  const due = dueOf(answer)
  const [first] = due
  const claims = replayed.claims.filter(({ at }) => at === null || at.earliest <= question.asOf)
  return {
    ...headOf(answer),
    inForce: standing.inForce,
    signedEnd: agreement.term.to,
    hasStatuses: standing.statuses.length > 0 || agreement.obligations.length === 0,
    state: stateOf(answer),
    nextDue:
      first === undefined
        ? null
        : {
            clauses: [
              ...new Set(due.flatMap((one) => (one.due === first.due ? [one.clause] : []))),
            ],
            at: first.due,
          },
    articles: articlesOf(answer),
    due: due.slice(0, summaryLimits.due),
    powers: toldPowers(standing.powers, referrerOf(answer)),
    news: newsOf(answer, summaryLimits.news),
    counted: countedIn(answer),
    setAside: {
      count: standing.setAside.length,
      latest: toldSetAside(standing.setAside.slice(-summaryLimits.setAside), referrerOf(answer)),
    },
    claims: { count: claims.length, latest: claims.slice(-summaryLimits.claims).map(toldClaim) },
  }
}

function countedIn({ replayed: { facts } }: Answer): Summary['counted'] {
  const sources = new Set<RoleId>()
  const stages = new Set<string>()
  // Most facts are of the source and the stage of the fact before them.
  let last: Pick<Fact, 'source' | 'stage'> | null = null
  for (const fact of facts) {
    const { form, source, stage } = fact
    if (form === 'coverage' || (source === last?.source && stage === last.stage)) continue
    last = fact
    sources.add(source)
    if (stage !== null) stages.add(stage)
  }
  return { sources: [...sources].sort(), stages: [...stages].sort() }
}

/** In force or over, and on which day. */
export function stateOf({ agreement, standing, question: { asOf } }: Answer): AgreementState {
  const { from, to } = standing.inForce
  if (to !== null && asOf >= to) {
    return { kind: 'closed', day: dayCount(agreement, standing, asOf) }
  }
  const day = dayShown(agreement, standing, asOf)
  return { kind: asOf < from ? 'not-yet' : 'in-force', day }
}

/** What runs and has a deadline to come, soonest first. */
export function dueOf({ standing, question: { asOf } }: Answer): readonly Due[] {
  return standing.statuses
    .flatMap((status): Due[] => {
      const { clause, bearer, instance, target, facts, readings } = status
      const { to } = status.window
      if (status.status !== 'running' || to === null || to <= asOf) return []
      const isCounted = facts.length + readings.length > 0
      const measured = isCounted ? status.measured : null
      const sources = [...new Set(facts.map(({ source }) => source))]
      return [{ clause, bearer, instance, due: to, measured, target, sources }]
    })
    .toSorted((a, b) => a.due - b.due)
}

function articlesOf(answer: Answer): Summary['articles'] {
  const { agreement, standing, question } = answer
  const day = dayShown(agreement, standing, question.asOf)
  const byClause = Map.groupBy(standing.statuses, ({ clause }) => clause)
  return articlesWithClauses(agreement).flatMap((id) => {
    const own = new Set(agreement.clauses.flatMap((one) => (one.article === id ? [one.id] : [])))
    const clauses = agreement.obligations.flatMap((obligation) => {
      const statuses = own.has(obligation.clause) ? byClause.get(obligation.clause) : undefined
      if (statuses === undefined) return []
      const byBearer = Map.groupBy(statuses, ({ bearer }) => bearer)
      return inTurn(agreement, day, [...byBearer.keys()]).map((bearer) =>
        clauseSummaryOf(answer, obligation, bearer, byBearer.get(bearer) ?? []),
      )
    })
    return clauses.length === 0 ? [] : [{ article: id, clauses }]
  })
}
