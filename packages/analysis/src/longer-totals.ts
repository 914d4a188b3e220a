// Totals of more time than a clause asks by: a week's total beside a daily duty. They decide no
// single day, and nothing is taken from them; they are shown against the sum of what the same
// source told of the days in them.
//
// The sum is of one source's counts, at one stage, of one cargo, and of those days alone of which
// it tells one number. What it did not count is not in it, which is why the two may differ.

import type { ClauseId, Fact, Obligation, PlaceId, Quantity, RoleId } from '@holdfast/agreement'
import { canonicalJson, instantFromMs, sumOfAmounts, type Interval } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { dayAt, type DayRun } from './days.ts'
import { firstRef } from './references.ts'
import { isOfClause } from './remarks.ts'

/** A total of several days, weeks or months, and the sum of those in it. */
export type LongerTotal = {
  readonly source: RoleId
  readonly amount: Quantity
  /** Nothing says that there was no more. */
  readonly isLowerBound: boolean
  readonly days: DayRun
  /** Where it stands in the record. */
  readonly entry: string | null
  readonly sum: Quantity
  /** Of how many the source tells one number, and how many there are in it. */
  readonly counted: number
  readonly windows: number
}

/** The totals on record of more time than a clause asks by, in the order of the record. */
export function longerTotalsOf(answer: Answer, clause: ClauseId): readonly LongerTotal[] {
  const asking = answer.agreement.obligations.filter((one) => {
    return one.clause === clause && one.kind === 'duty' && one.per.kind === 'each'
  })
  const totals = new Map<Fact, LongerTotal>()
  for (const obligation of asking) {
    for (const bearer of obligation.bearers ?? [null]) {
      const windows = windowsOf(answer, obligation, bearer)
      const told = answer.replayed.facts.filter((fact) => {
        const isCount = fact.form === 'count' && fact.act === obligation.measure.filter.act
        const isSaid = fact.grade !== 'refuted' && fact.takenBack === undefined
        return (
          isCount && isSaid && fact.period !== null && isOfClause(answer, obligation, bearer, fact)
        )
      })
      for (const fact of told) {
        const total = totalOf(answer, fact, windows, told)
        if (total !== null) totals.set(fact, total)
      }
    }
  }
  return [...totals.values()]
}

function windowsOf(
  { standing }: Answer,
  { clause }: Obligation,
  bearer: RoleId | null,
): readonly Interval[] {
  return standing.statuses.flatMap(({ clause: own, bearer: of, window: { from, to } }) => {
    return own === clause && of === bearer && from !== null && to !== null ? [{ from, to }] : []
  })
}

function totalOf(
  { agreement, standing, question }: Answer,
  fact: Fact,
  windows: readonly Interval[],
  told: readonly Fact[],
): LongerTotal | null {
  const { period, source, amount, closes, entries } = fact
  if (period === null || period.to > question.asOf) return null
  const inside = windows.filter((one) => isIn(one, period))
  if (inside.length === 0 || windows.some((one) => isIn(period, one))) return null
  const own = told.filter((other) => other !== fact && isOfSameCount(other, fact))
  const numbers = inside.flatMap((window) => {
    const value = numberIn(window, own, fact.place)
    return value === null ? [] : [value]
  })
  const first = dayAt(agreement, standing, period.from)
  return {
    source,
    amount,
    isLowerBound: !closes,
    days: { from: first, to: dayAt(agreement, standing, instantFromMs(period.to - 1)) },
    entry: firstRef(entries),
    sum: { value: sumOfAmounts(numbers), unit: amount.unit },
    counted: numbers.length,
    windows: inside.length,
  }
}

function isIn(inner: Interval, outer: Interval): boolean {
  return inner.from >= outer.from && inner.to <= outer.to
}

/** One source's count of the same, for another time or place. */
function isOfSameCount(one: Fact, other: Fact): boolean {
  const what = ({ source, stage, tags, amount: { unit }, actor }: Fact): string =>
    canonicalJson([source, stage, { ...tags }, unit, actor])
  return what(one) === what(other)
}

/**
 * The number that a source tells of one window: of the place of the total, or of places in it, each
 * once. Null where it tells none, or two of one place.
 */
function numberIn(window: Interval, own: readonly Fact[], place: PlaceId | null): number | null {
  const within = own.filter(({ period }) => period !== null && isIn(period, window))
  const atPlace = within.filter((one) => one.place === place)
  const byPlace = Map.groupBy(atPlace.length > 0 ? atPlace : within, (one) => one.place)
  const numbers: number[] = []
  for (const facts of byPlace.values()) {
    const values = new Set(facts.map(({ amount }) => amount.value))
    const [value] = values
    if (value === undefined || values.size > 1) return null
    numbers.push(value)
  }
  return numbers.length === 0 ? null : sumOfAmounts(numbers)
}
