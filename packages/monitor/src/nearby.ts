// Finds the facts that touch a window without reading all of them.
//
// Facts are sorted by when they begin. One that lasts long (a coverage statement for a year) would
// make every search look far back, so facts are kept in tiers by how long they last. Ends of a
// window belong to it here.

import type { Fact, FactForm } from '@holdfast/agreement'
import { dayMs, type Interval } from '@holdfast/base'

/** The most that a fact of each tier lasts; those of the last tier are looked at every time. */
const tiersMs = [2 * dayMs, 10 * dayMs, 50 * dayMs, Infinity]

type Placed = {
  readonly fact: Fact
  readonly order: number
  readonly from: number
  readonly to: number
}

type Tier = { readonly reachMs: number; readonly placed: readonly Placed[] }

/**
 * What an instance may have to read. `closing` are the events that close a period; `unnamed` those
 * that leave open where it was, or who did it.
 */
export type Heap = FactForm | 'closing' | 'unnamed'

/** Gives the facts of a heap that touch a window, in the order in which they were given. */
export type Nearby = (heap: Heap, window: Interval) => readonly Fact[]

/** Sorts facts into heaps, each when it is first asked for. */
export function nearbyOf(facts: readonly Fact[]): Nearby {
  const events = facts.filter((fact) => fact.form === 'event')
  const heaps = new Map<Heap, Search>()
  const factsOf = (heap: Heap): readonly Fact[] => {
    if (heap === 'closing') return events.filter((fact) => fact.closes)
    if (heap === 'unnamed') return events.filter((f) => f.place === null || f.actor === null)
    return facts.filter((fact) => fact.form === heap)
  }
  return (heap, window) => {
    const search = heaps.get(heap) ?? searchOf(factsOf(heap))
    heaps.set(heap, search)
    return search(window)
  }
}

type Search = (window: Interval) => readonly Fact[]

function searchOf(facts: readonly Fact[]): Search {
  const tiers = tiersOf(facts.map((fact, order) => ({ fact, order, ...spanOf(fact) })))
  return (window) => {
    const found: Placed[] = []
    for (const { reachMs, placed } of tiers) {
      for (let at = firstFrom(placed, window.from - reachMs); at < placed.length; at++) {
        const candidate = placed[at]
        if (candidate === undefined || candidate.from > window.to) break
        if (candidate.to >= window.from) found.push(candidate)
      }
    }
    return found.sort((a, b) => a.order - b.order).map(({ fact }) => fact)
  }
}

function tiersOf(placed: readonly Placed[]): Tier[] {
  const sorted = placed.toSorted((a, b) => a.from - b.from)
  const byTier = Map.groupBy(sorted, ({ from, to }) => tiersMs.find((most) => to - from <= most))
  return [...byTier].map(([most, ofTier]) => ({ reachMs: most ?? Infinity, placed: ofTier }))
}

function spanOf({ at, period }: Fact): { readonly from: number; readonly to: number } {
  return {
    from: Math.min(at.earliest, period?.from ?? at.earliest),
    to: Math.max(at.latest, period?.to ?? at.latest),
  }
}

function firstFrom(placed: readonly Placed[], from: number): number {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const candidate = placed[middle]
    if (candidate !== undefined && candidate.from < from) low = middle + 1
    else high = middle
  }
  return low
}
