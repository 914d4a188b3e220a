// What sources counted: one source's figures at one stage, read as a range; and what the readings
// of all of them decide together.
//
// Counts of several sources never add up. Sets of periods are tried out one by one.

import type { CompiledAgreement, Fact, Filter, Obligation } from '@holdfast/agreement'
import type { PlaceId, RoleId } from '@holdfast/agreement'
import type { Instant, Interval } from '@holdfast/base'
import { agreesOn, basisOf, isOnBasis, partsOf, sideOf, sumOf, thousandths } from './heard.ts'
import type { Asked } from './heard.ts'
import { boundsOf } from './running.ts'
import { isWithin } from './watched.ts'

/** In thousandths; `most` is null where nothing closes it. */
export type Range = { readonly least: number; readonly most: number | null }

/** For each source and stage that counted what is asked, its figures on record on the basis. */
export function countsFor(
  asked: Asked,
  clause: Obligation,
  filter: Filter,
  bearer: RoleId | null,
): readonly Fact[][] {
  const { facts, question } = asked
  const source = clause.count.source ?? question.source
  const stage = clause.count.stage ?? question.stage
  const said = facts.filter(
    (fact) =>
      fact.form === 'count' &&
      fact.act === filter.act &&
      agreesOn(fact, filter) &&
      isOfBearer(asked, clause, bearer, fact) &&
      isOnBasis(fact, basisOf(asked, clause)) &&
      // "as of T: what had happened by T (a fact at T … settled at T)".
      fact.at.latest <= question.asOf &&
      (source === null || fact.source === source) &&
      (stage === null || fact.stage === stage),
  )
  // "Where it names none, each stage is a reading of the clause."
  const keys = new Set(said.map(readingOf))
  return [...keys].map((key) => said.filter((fact) => readingOf(fact) === key))
}

/**
 * "Whose gate": a count is of the side that it names. Where it names none, it is of the one that is
 * bound, and where several are bound it is surely of none.
 */
function isOfBearer(
  asked: Asked,
  { bearers }: Obligation,
  bearer: RoleId | null,
  { actor }: Fact,
): boolean {
  if (bearer === null) return true
  const side = actor === null ? null : sideOf(asked, actor)
  return side === null ? bearers?.length === 1 : side === bearer
}

function readingOf({ source, stage }: Fact): string {
  return `${source} ${stage ?? ''}`
}

/** What one source at one stage comes to for a place and a window. Two totals are a range. */
export function rangeOf(
  agreement: CompiledAgreement,
  said: readonly Fact[],
  place: PlaceId | null,
  window: Interval,
): Range {
  const running = said.filter((fact) => fact.running === true && isOf(agreement, fact.place, place))
  if (running.length > 0) return withRunning(agreement, said, place, window)
  const least = leastOf(agreement, said, place, window)
  const most = mostOf(agreement, said, place, window)
  // "a closing total below its acts is a rival"; "the source's count is their range".
  return most !== null && most < least ? { least: most, most: least } : { least, most }
}

/** What a source's counts come to with its running totals; what excludes itself is not asked. */
function withRunning(
  agreement: CompiledAgreement,
  said: readonly Fact[],
  place: PlaceId | null,
  window: Interval,
): Range {
  const told = said.flatMap((fact) => {
    const { period, closes, amount } = fact
    if (fact.running !== true || period === null) return []
    if (!isOf(agreement, fact.place, place)) return []
    const value = thousandths(amount.value)
    return [{ ...period, least: value, most: closes ? value : null }]
  })
  const days = said.filter((fact) => fact.running !== true)
  const all = [...told, ...periodsAt(agreement, days, place, window)]
  return boundsOf(all, window) ?? { least: 0, most: null }
}

/** Whether the figures of a source can all be right, whatever is asked of them. */
export function isPossible(said: readonly Fact[]): boolean {
  const told = said.flatMap(({ period, closes, amount }) => {
    const value = thousandths(amount.value)
    return period === null ? [] : [{ ...period, least: value, most: closes ? value : null }]
  })
  const [first] = told
  return first === undefined || boundsOf(told, first) !== null
}

/**
 * "lower bound = the larger of the best non-overlapping counts for exactly that place, and the sum
 * of its declared parts' bounds; overlapping places never add".
 */
function leastOf(
  agreement: CompiledAgreement,
  said: readonly Fact[],
  place: PlaceId | null,
  window: Interval,
): number {
  const periods = periodsAt(agreement, said, place, window)
  const sets = subsetsOf(periods).filter((set) => !overlaps(set))
  const own = Math.max(...sets.map((set) => sumOf(set.map(({ least }) => least))))
  const parts = place === null ? [] : partsOf(agreement, place)
  return Math.max(own, sumOf(parts.map((part) => rangeOf(agreement, said, part, window).least)))
}

/** "it closes where each part closes and the parts make up the whole". */
function mostOf(
  agreement: CompiledAgreement,
  said: readonly Fact[],
  place: PlaceId | null,
  window: Interval,
): number | null {
  const periods = periodsAt(agreement, said, place, window)
  const covers = subsetsOf(periods.filter(({ most }) => most !== null)).filter((set) =>
    isCovered(window, set),
  )
  const own = covers.map((set) => sumOf(set.map(({ most }) => most ?? 0)))
  const parts = place === null ? [] : partsOf(agreement, place)
  const bounds = parts.map((part) => rangeOf(agreement, said, part, window).most)
  const whole = bounds.length > 0 && !bounds.includes(null)
  const all = whole ? [...own, sumOf(bounds.map((bound) => bound ?? 0))] : own
  return all.length === 0 ? null : Math.min(...all)
}

type Told = Interval & Range

/** What is told of each period within the window, for exactly this place. */
function periodsAt(
  agreement: CompiledAgreement,
  said: readonly Fact[],
  place: PlaceId | null,
  window: Interval,
): readonly Told[] {
  const here = said.flatMap((fact) => {
    const { period } = fact
    // "A count for a longer period or wider place says nothing about a day".
    if (period === null || !isWithin(period, window)) return []
    return isOf(agreement, fact.place, place) ? [{ ...fact, period }] : []
  })
  const totals = here.filter(({ closes }) => closes)
  // "A source's closing count replaces its own unclosed counts within that period and stage".
  const standing = here.filter(
    ({ closes, period }) => closes || !totals.some((total) => isWithin(period, total.period)),
  )
  const keys = new Set(standing.map(({ period }) => `${period.from} ${period.to}`))
  return [...keys].flatMap((key) => {
    const same = standing.filter(({ period }) => `${period.from} ${period.to}` === key)
    const [first] = same
    if (first === undefined) return []
    const values = same.map(({ amount }) => thousandths(amount.value))
    const [least, most] = [Math.min(...values), Math.max(...values)]
    return [{ ...first.period, ...(first.closes ? { least, most } : { least: most, most: null }) }]
  })
}

/** A count without a place is of everywhere: of a place that nothing else stands beside. */
function isOf(agreement: CompiledAgreement, told: PlaceId | null, asked: PlaceId | null): boolean {
  if (told === asked || told !== null) return told === asked
  const roots = agreement.places.filter(({ within }) => within === null)
  return roots.length === 1 && roots[0]?.id === asked
}

function subsetsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const [first, ...rest] = items
  if (first === undefined) return [[]]
  const without = subsetsOf(rest)
  return [...without, ...without.map((set) => [first, ...set])]
}

function overlaps(set: readonly Interval[]): boolean {
  return set.some((a, at) => set.some((b, other) => other > at && a.from < b.to && b.from < a.to))
}

function isCovered(window: Interval, set: readonly Interval[]): boolean {
  let reached: Instant = window.from
  for (const { from, to } of set.toSorted((a, b) => a.from - b.from)) {
    if (from > reached) return false
    if (to > reached) reached = to
  }
  return reached >= window.to
}
