// What is said of a clause's subject in figures that no status counts: averages of a period, and
// numbers of incidents that name no place or no one day. They are shown where the clause stands.
//
// Nothing is worked out of them: each stands as its source gives it, with what it is.

import type { Fact, Obligation, PlaceId, Quantity, RoleId, Status } from '@holdfast/agreement'
import { instantFromMs } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { dayAt, type DayRun } from './days.ts'
import { firstRef } from './references.ts'

/** A figure that is shown and counted nowhere. */
export type Remark = {
  readonly source: RoleId
  readonly amount: Quantity
  /** Of what it is the mean; null for a number of all that happened. */
  readonly per: 'day' | 'week' | 'month' | null
  /** Nothing says that there was no more. */
  readonly isLowerBound: boolean
  readonly days: DayRun
  readonly place: PlaceId | null
  /** Where it stands in the record. */
  readonly entry: string | null
}

/** The most remarks of one clause and bearer that are told: the last. */
const remarksTold = 3

/** The remarks on what a clause asks of one bearer, by the moment asked about. */
export function remarksOf(
  answer: Answer,
  obligation: Obligation,
  bearer: RoleId | null,
  statuses: readonly Status[],
): readonly Remark[] {
  const { filter } = obligation.measure
  const figures = figuresOf(answer).get(filter.act)
  if (figures === undefined) return []
  const isUncounted =
    obligation.kind === 'prohibition' && figures.hasCounts ? uncountedIn(statuses) : never
  return figures.facts
    .filter(
      (fact) =>
        fact.at.latest <= answer.question.asOf &&
        (fact.form === 'average' || isUncounted(fact)) &&
        isOfClause(answer, obligation, bearer, fact),
    )
    .slice(-remarksTold)
    .map((fact) => remarkOf(answer, fact))
}

/** The averages and counts of an act, in the order of the record. */
type Figures = { readonly facts: Fact[]; hasCounts: boolean }

// A record may hold a hundred thousand facts and an agreement a hundred clauses: each fact is
// looked at once an answer.
const figuresByAnswer = new WeakMap<Answer, ReadonlyMap<string, Figures>>()

function figuresOf(answer: Answer): ReadonlyMap<string, Figures> {
  const known = figuresByAnswer.get(answer)
  if (known !== undefined) return known
  const banned = new Set(
    answer.agreement.obligations.flatMap(({ kind, measure }) =>
      kind === 'prohibition' ? [measure.filter.act] : [],
    ),
  )
  const figures = new Map<string, Figures>()
  for (const fact of answer.replayed.facts) {
    const isCount = fact.form === 'count' && banned.has(fact.act)
    if (!isCount && fact.form !== 'average') continue
    const own = figures.get(fact.act) ?? { facts: [], hasCounts: false }
    own.facts.push(fact)
    own.hasCounts ||= isCount
    figures.set(fact.act, own)
  }
  figuresByAnswer.set(answer, figures)
  return figures
}

// The counts that no status of the clause rests on or shows as a claim.
function uncountedIn(statuses: readonly Status[]): (fact: Fact) => boolean {
  const counted = new Set(
    statuses.flatMap(({ facts, claims }) => [
      ...facts.map(({ key }) => key),
      ...claims.map(({ fact }) => fact),
    ]),
  )
  return ({ form, key }) => form === 'count' && !counted.has(key)
}

function never(): boolean {
  return false
}

/** Whether a figure is of the classes, the place and the bearer that a clause speaks of. */
export function isOfClause(
  { agreement }: Answer,
  { measure: { filter } }: Obligation,
  bearer: RoleId | null,
  { tags, place, actor }: Fact,
): boolean {
  const isOther = Object.entries(filter.tags).some(([tag, values]) => {
    const value = tags[tag]
    return value !== undefined && !values.includes(value)
  })
  if (isOther || tags['agreement'] === 'outside') return false
  if (bearer !== null && actor !== null && actor !== bearer) return false
  const liesIn = (inner: PlaceId, outer: PlaceId): boolean => {
    if (inner === outer) return true
    const { within = null } = agreement.places.find(({ id }) => id === inner) ?? {}
    return within !== null && liesIn(within, outer)
  }
  const asked = filter.place
  return place === null || asked === null || liesIn(place, asked) || liesIn(asked, place)
}

function remarkOf({ agreement, standing }: Answer, fact: Fact): Remark {
  const { source, amount, per = null, closes, place, entries } = fact
  const { from, to } = fact.period ?? { from: fact.at.earliest, to: fact.at.latest }
  const first = dayAt(agreement, standing, from)
  const last = dayAt(agreement, standing, to > from ? instantFromMs(to - 1) : to)
  const isLowerBound = per === null && !closes
  const days = { from: first, to: Math.max(first, last) }
  return { source, amount, per, isLowerBound, days, place, entry: firstRef(entries) }
}
