// How many items came to a stage, by one source's counts.
//
// Counts of one source add up where their periods lie apart; where they overlap, the best of them
// that do not is a lower bound. It is the whole of a time only where counts that are each the whole
// of theirs leave no gap in it.

import type { Instant, Interval } from '@holdfast/base'
import { sumOfAmounts } from '@holdfast/base'

/** One count of items. */
export type Count = {
  readonly period: Interval
  readonly amount: number
  readonly closes: boolean
}

/** What some counts come to. */
export type Tally = {
  readonly amount: number
  /** False: a lower bound. */
  readonly closes: boolean
  readonly from: Instant
  readonly to: Instant
}

type Best = { readonly amount: number; readonly counts: readonly Count[] }

const nothing: Best = { amount: 0, counts: [] }

/** The most that counts which do not overlap come to; null for no counts. */
export function tallyOf(counts: readonly Count[]): Tally | null {
  const sorted = latestOfEach(counts).toSorted((a, b) => a.period.to - b.period.to)
  const best: Best[] = []
  for (const [at, count] of sorted.entries()) {
    const before = lastEndedBy(sorted, count.period.from)
    const left = best[before] ?? nothing
    const amount = sumOfAmounts([left.amount, count.amount])
    const skipped = best[at - 1] ?? nothing
    // Of two that come to as much, the one that speaks for more time.
    const isBetter =
      amount > skipped.amount ||
      (amount === skipped.amount && left.counts.length + 1 > skipped.counts.length)
    best.push(isBetter ? { amount, counts: [...left.counts, count] } : skipped)
  }
  const { amount, counts: used } = best.at(-1) ?? nothing
  const [first, last] = [used[0], used.at(-1)]
  if (first === undefined || last === undefined) return null
  const hasNoGap = used.every(
    ({ period }, at) => at === 0 || used[at - 1]?.period.to === period.from,
  )
  const isWhole = used.length === sorted.length && hasNoGap && used.every(({ closes }) => closes)
  return { amount, closes: isWhole, from: first.period.from, to: last.period.to }
}

/** Of several counts of the same period, what the source said last. */
function latestOfEach(counts: readonly Count[]): readonly Count[] {
  const byPeriod = new Map(
    counts.map((count) => [`${count.period.from} ${count.period.to}`, count]),
  )
  return [...byPeriod.values()]
}

/** The last of the counts, in order of their ends, that ended by a moment; -1 for none. */
function lastEndedBy(sorted: readonly Count[], moment: Instant): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.period.to ?? moment) <= moment) low = middle + 1
    else high = middle
  }
  return low - 1
}
