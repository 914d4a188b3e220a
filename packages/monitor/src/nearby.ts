// Finds the facts that touch a window without reading all of them.
//
// Facts are sorted by when they begin. Those that last long (a coverage statement for a year) would
// make every search long, so they are kept apart and always looked at.

import type { Fact } from '@holdfast/agreement'
import { dayMs, type Interval } from '@holdfast/base'

/** A fact that lasts longer than this is looked at for every window. */
const longMs = 40 * dayMs

type Placed = {
  readonly fact: Fact
  readonly order: number
  readonly from: number
  readonly to: number
}

/** Gives the facts that touch a window, its ends included, in the order in which they were given. */
export function nearbyOf(facts: readonly Fact[]): (window: Interval) => readonly Fact[] {
  const placed = facts.map((fact, order): Placed => ({ fact, order, ...spanOf(fact) }))
  const long = placed.filter(({ from, to }) => to - from > longMs)
  const short = placed.filter(({ from, to }) => to - from <= longMs).sort((a, b) => a.from - b.from)
  return (window) => {
    const found = long.filter(({ from, to }) => from <= window.to && to >= window.from)
    for (let at = firstFrom(short, window.from - longMs); at < short.length; at++) {
      const candidate = short[at]
      if (candidate === undefined || candidate.from > window.to) break
      if (candidate.to >= window.from) found.push(candidate)
    }
    return found.sort((a, b) => a.order - b.order).map(({ fact }) => fact)
  }
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
