// Who was looking where, and when: which stretches of time stated coverage or totals close.
//
// Time is cut at every instant at which anything begins or ends, and each stretch is looked at by
// itself. Plain and slow.

import type { ActId, Fact, PlaceId } from '@holdfast/agreement'
import type { Interval } from '@holdfast/base'
import { undivided, type Asked } from './heard.ts'

/** The stretches of a window between any two instants at which something begins or ends. */
export function stretchesOf(window: Interval, periods: readonly Interval[]): readonly Interval[] {
  // A window of no length is one moment.
  if (window.from === window.to) return [window]
  const cuts = [window.from, window.to, ...periods.flatMap(({ from, to }) => [from, to])]
  const inside = cuts.filter((cut) => cut >= window.from && cut <= window.to)
  const order = [...new Set(inside)].toSorted((a, b) => a - b)
  return order.flatMap((from, at) => {
    const to = order[at + 1]
    return to === undefined ? [] : [{ from, to }]
  })
}

/** True where one interval lies wholly in another; a moment at its end is no part of it. */
export function isWithin(inner: Interval, outer: Interval): boolean {
  return inner.from >= outer.from && inner.to <= outer.to && inner.from < outer.to
}

/** Who counts as looking: on the basis, and not the bearer where its own looking closes nothing. */
export type Looking = (coverage: Fact) => boolean

/**
 * True where somebody looked at every undivided part of the place for the whole of a stretch. "No
 * data, no access … give undetermined"; coverage without a place is of everywhere.
 */
export function isWatched(
  { agreement, facts, question }: Asked,
  what: { readonly act: ActId; readonly place: PlaceId | null; readonly counts: Looking },
  stretch: Interval,
): boolean {
  const looked = facts.filter(
    (fact) =>
      fact.form === 'coverage' &&
      fact.act === what.act &&
      what.counts(fact) &&
      fact.period !== null &&
      fact.period.to <= question.asOf &&
      isWithin(stretch, fact.period),
  )
  if (looked.some(({ place }) => place === null)) return true
  const roots = agreement.places.filter(({ within }) => within === null).map(({ id }) => id)
  const whole = what.place === null ? roots : [what.place]
  const parts = whole.flatMap((one) => undivided(agreement, one))
  return parts.every((part) =>
    looked.some(({ place }) => place !== null && undivided(agreement, place).includes(part)),
  )
}
