// Counts that are alike in all but when they are of, how much they say and where they stand on
// record: the lorries that one gate books of one cargo. What is asked of each is asked once of all.
//
// A lane is never changed. What is worked out of it is kept with it, so that a window of ten
// thousand counts, of which one changed, reads the others' lanes and not the others.

import type { Fact } from '@holdfast/agreement'
import { exactAmount, type Interval } from '@holdfast/base'
import { byRecord, Placed } from './placed.ts'

/** Between what all counts of a lane lie; infinite the other way round where one has no period. */
type Extent = {
  /** Their periods lie between these. */
  readonly from: number
  readonly to: number
  /** The last of their bounds. */
  readonly earliest: number
  readonly latest: number
  /** The one that is first on record. */
  readonly first: Placed
  readonly isInRecordOrder: boolean
  /** Their sum, where each period begins where those before it are over; null otherwise. */
  readonly rows: number | null
}

/** Counts by when they begin; never none. */
export class CountLane {
  /** What is so of any of them is so of all, where they are alike. */
  readonly sample: Fact
  readonly areAlike: boolean
  readonly told: readonly Placed[]
  #extent: Extent | null = null
  #inside: { readonly window: Interval; readonly lanes: readonly CountLane[] } | null = null

  /** Of counts of which the sample is one, or was one. */
  constructor(sample: Fact, areAlike: boolean, told: readonly Placed[]) {
    this.sample = sample
    this.areAlike = areAlike
    this.told = told
  }

  get extent(): Extent {
    this.#extent ??= extentOf(this.told)
    return this.#extent
  }

  /** True for running totals. */
  get isRunning(): boolean {
    return this.sample.running === true
  }

  /** Those of which something is so, asked of each: a lane, or none. */
  where(isSo: (fact: Fact) => boolean): readonly CountLane[] {
    const told = this.told.filter(({ fact }) => isSo(fact))
    if (told.length === this.told.length) return [this]
    return told.length === 0 ? [] : [new CountLane(this.sample, this.areAlike, told)]
  }

  /** The same, asked of the sample where that speaks for all. */
  whereAlike(isSo: (fact: Fact) => boolean): readonly CountLane[] {
    if (!this.areAlike) return this.where(isSo)
    return isSo(this.sample) ? [this] : []
  }

  /** Those whose periods lie in a window. */
  inside(window: Interval): readonly CountLane[] {
    const { from, to } = this.extent
    if (from >= window.from && to <= window.to) return [this]
    const known = this.#inside
    if (known?.window.from === window.from && known.window.to === window.to) return known.lanes
    const lanes = this.where(
      ({ period }) => period !== null && period.from >= window.from && period.to <= window.to,
    )
    this.#inside = { window, lanes }
    return lanes
  }

  /** Itself, or where its counts are not alike one lane of each. */
  alike(): readonly CountLane[] {
    if (this.areAlike) return [this]
    return this.told.map((one) => new CountLane(one.fact, true, [one]))
  }
}

function extentOf(told: readonly Placed[]): Extent {
  let [from, to, earliest, latest] = [Infinity, -Infinity, -Infinity, -Infinity]
  let first = told[0] ?? new Placed(nothingTold())
  let before: Placed | null = null
  let isInRecordOrder = true
  let rows: number | null = 0
  let reached = -Infinity
  for (const one of told) {
    const { period, at } = one.fact
    if (at.earliest > earliest) earliest = at.earliest
    if (at.latest > latest) latest = at.latest
    if (before !== null && byRecord(one, before) < 0) isInRecordOrder = false
    if (byRecord(one, first) < 0) first = one
    before = one
    const begins = period === null ? -Infinity : period.from
    const ends = period === null ? Infinity : period.to
    if (begins < from) from = begins
    if (ends > to) to = ends
    rows =
      rows === null || period === null || begins < reached || ends <= begins
        ? null
        : exactAmount(rows + one.amount)
    reached = ends
  }
  return { from, to, earliest, latest, first, isInRecordOrder, rows }
}

function nothingTold(): Fact {
  throw new Error('A lane of counts holds at least one.')
}

/** Lanes in the order in which each first spoke. */
export function inOrderOfFirst(lanes: readonly CountLane[]): readonly CountLane[] {
  return lanes.toSorted((a, b) => byRecord(a.extent.first, b.extent.first))
}

/** The facts of lanes. */
export function factsIn(lanes: readonly CountLane[]): readonly Fact[] {
  return lanes.flatMap(({ told }) => told.map(({ fact }) => fact))
}
