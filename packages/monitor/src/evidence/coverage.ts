// What closes a count: a total for the period, or stated coverage, without a gap.
//
// A count is a lower bound unless something closes it. Where a clause asks for several classes
// (fuel and cooking gas), each of them must be closed, or the kind that stands for them all.

import type { CompiledAgreement, Fact, Filter, PlaceId } from '@holdfast/agreement'
import { nearestInstant, type Instant, type Interval } from '@holdfast/base'
import type { Geography } from './places.ts'

/**
 * True where the intervals together leave no gap in the window. Of a window of no length, one must
 * hold its moment.
 */
export function covers(window: Interval, intervals: readonly Interval[]): boolean {
  if (window.from === window.to) {
    return intervals.some(({ from, to }) => from <= window.from && window.from < to)
  }
  let reached: Instant = window.from
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    if (from > reached) break
    if (to > reached) reached = to
  }
  return reached >= window.to
}

/** Each way to have counted all that a filter asks for: a list of values of one tag, all needed. */
export type ClassCover = { readonly tag: string; readonly ways: readonly (readonly string[])[] }

export function classCoversOf(agreement: CompiledAgreement, filter: Filter): ClassCover[] {
  return Object.entries(filter.tags).map(([tag, values]) => {
    const kinds = agreement.kinds.filter((kind) => values.includes(kind.id))
    const whole = kinds.find((kind) => values.every((v) => v === kind.id || kind.of.includes(v)))
    const leaves = values.filter((value) => !kinds.some((kind) => kind.id === value))
    return { tag, ways: whole === undefined ? [leaves] : [leaves, [whole.id]] }
  })
}

/** What may close a window. */
type Closing = {
  readonly window: Interval
  readonly totals: readonly Fact[]
  readonly classCovers: readonly ClassCover[]
}

/**
 * True where totals leave no gap in the window for any class that is asked for. Where it was
 * watched, there is no gap either, for any class.
 */
export function isClosed(
  { window, totals, classCovers }: Closing,
  watching: readonly Fact[] = [],
): boolean {
  const leaveNoGap = (closing: readonly Fact[]): boolean =>
    covers(window, intervalsOf([...closing, ...watching]))
  return classCovers.length === 0
    ? leaveNoGap(totals)
    : classCovers.every(({ tag, ways }) =>
        ways.some((values) =>
          values.every((value) => leaveNoGap(totals.filter((fact) => fact.tags[tag] === value))),
        ),
      )
}

/** How much of a place was watched for an act throughout a window. */
export type Watched = { readonly observed: number; readonly of: number }

/**
 * Counts the undivided places that make up the filter's place (everywhere, where it names none)
 * and those of them that coverage statements together watched without a gap.
 */
export function watched(
  window: Interval,
  coverage: readonly Fact[],
  filter: Filter,
  geography: Geography,
): Watched {
  const leaves = leavesAsked(filter, geography)
  if (leaves.length === 0) {
    const all = coverage.filter((fact) => fact.place === null)
    return { observed: covers(window, intervalsOf(all)) ? 1 : 0, of: 1 }
  }
  const observed = leaves.filter((leaf) =>
    covers(
      window,
      intervalsOf(
        coverage.filter((fact) => fact.place === null || geography.isInside(leaf, fact.place)),
      ),
    ),
  )
  return { observed: observed.length, of: leaves.length }
}

/** The undivided places that make up what a filter asks about, without those it leaves out. */
export function leavesAsked({ place, line, except = [] }: Filter, geography: Geography): PlaceId[] {
  const wholes = place === null ? geography.roots : [place]
  return (
    wholes
      .flatMap((whole) => geography.leavesOf(whole))
      .filter(
        (leaf) =>
          !except.some((one) => one.kind === 'place' && geography.isInside(leaf, one.place)),
      )
      // What is surely beyond a line or a distance, under every version, need not be watched.
      .filter(
        (leaf) =>
          line === undefined || geography.outlook.seenFrom(line, { place: leaf }, ever) !== 'no',
      )
  )
}

const ever = { earliest: nearestInstant(-Infinity), latest: nearestInstant(Infinity) }

function intervalsOf(facts: readonly Fact[]): Interval[] {
  return facts.flatMap((fact) => (fact.period === null ? [] : [fact.period]))
}

/**
 * True where totals for some of the time, and watching for the rest of it, leave no gap in any part
 * of the place.
 */
export function isClosedWith(
  closing: Closing,
  coverage: readonly Fact[],
  filter: Filter,
  geography: Geography,
): boolean {
  const leaves = leavesAsked(filter, geography)
  const isIn = (leaf: PlaceId | null, fact: Fact): boolean =>
    fact.place === null || (leaf !== null && geography.isInside(leaf, fact.place))
  return (leaves.length === 0 ? [null] : leaves).every((leaf) =>
    isClosed(
      closing,
      coverage.filter((fact) => isIn(leaf, fact)),
    ),
  )
}
