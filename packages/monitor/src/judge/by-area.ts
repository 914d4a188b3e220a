// A duty that empties or fills a place: to withdraw from it, to deploy in it.
//
// It needs all of the place: leaving a part performs a part, leaving the whole performs each part,
// and a place was left once all that makes it up was. Such acts are not used up: one that leaves
// the whole performs every clause about a part of it (AGREEMENTS.md, "Containment").

import type { Fact, Obligation, PlaceId } from '@holdfast/agreement'
import { instantFromMs, liesBefore, present } from '@holdfast/base'
import type { Bounds, Instant } from '@holdfast/base'
import { leavesAsked } from '../evidence/coverage.ts'
import { weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { actorMatch, isSaidOf } from '../evidence/matching.ts'
import { hasHappened, isPast } from '../setting.ts'
import { closingOf } from './left-open.ts'
import { verdict, type Verdict } from './verdict.ts'

/** True for a duty to empty or fill a place once. */
export function isByArea({ kind, measure, target }: Obligation): boolean {
  const { amount, compare } = target
  return (
    kind === 'duty' &&
    measure.kind === 'occurrences' &&
    measure.filter.ofArea === true &&
    compare === 'at-least' &&
    amount.kind === 'fixed' &&
    amount.value === 1
  )
}

/** What became of the place. */
export function areaVerdict(evidence: Evidence): Verdict {
  const { setting, due } = evidence
  const acts = actsOn(evidence)
  const counted = acts.map((fact) => ({ fact, amount: 1 }))
  const { left, of } = leftOf(evidence, acts)
  const isOver = due !== null && isPast(setting, due)
  if (left.length >= of) {
    const performed = lastOf(left, of)
    return performedVerdict(evidence, performed, { measured: 1, counted, performed })
  }
  const partly = { code: 'area-partly', done: left.length, of } as const
  const isBegun = acts.length > 0
  if (!isOver) {
    const reason = isBegun ? partly : ({ code: 'window-open' } as const)
    return verdict('running', reason, { measured: 0, counted, nextChange: due })
  }
  const closing = closingOf(evidence)
  if (closing !== null) {
    const all = [...counted, ...closing]
    return verdict('unmet', { code: 'closed-below' }, { measured: 0, counted: all })
  }
  const reason = isBegun ? partly : ({ code: 'not-closed', atLeast: 0 } as const)
  return verdict('undetermined', reason, { measured: 0, counted })
}

type Left = {
  /** Since when each of what was left is so. */
  readonly left: readonly Bounds[]
  /** How many of them it needs. */
  readonly of: number
}

/** What was left of what is asked: undivided places, or whole ones where any so many will do. */
function leftOf(evidence: Evidence, acts: readonly Fact[]): Left {
  const { setting, instance } = evidence
  const { filter } = instance
  const isLeft = (leaf: PlaceId | null): Bounds | null => boundsOf(evidence, acts, leaf)
  const { among } = filter
  if (among !== undefined) {
    const whole = among.places.flatMap((place) => {
      const leaves = leavesAsked({ ...filter, place }, setting.geography)
      const left = leaves.map(isLeft).filter((bounds) => bounds !== null)
      const isWhole = left.length > 0 && left.length === leaves.length
      return isWhole ? [lastOf(left, left.length)] : []
    })
    return { left: whole, of: among.least }
  }
  const leaves = filter.place === null ? [null] : leavesAsked(filter, setting.geography)
  return {
    left: leaves.map(isLeft).filter((bounds) => bounds !== null),
    of: Math.max(1, leaves.length),
  }
}

/** When so many of them were left: the earliest and the latest that the last of these can be. */
function lastOf(left: readonly Bounds[], count: number): Bounds {
  const nth = (moments: readonly Instant[]): Instant =>
    present(moments.toSorted((a, b) => a - b)[count - 1], 'as many are left')
  return {
    earliest: nth(left.map(({ earliest }) => earliest)),
    latest: nth(left.map(({ latest }) => latest)),
  }
}

function performedVerdict({ due }: Evidence, performed: Bounds, more: Partial<Verdict>): Verdict {
  const at = performed.latest
  if (due === null || at <= due) return verdict('met', { code: 'target-reached', at }, more)
  if (performed.earliest > due) return verdict('late', { code: 'reached-late', at }, more)
  return verdict('undetermined', { code: 'performed-at-unknown' }, more)
}

/** The acts by the bearer in the place, in a part of it, or in something wider. */
function actsOn(evidence: Evidence): readonly Fact[] {
  const { setting, instance } = evidence
  const { filter, bearer, obligation } = instance
  const { from } = windowOf(evidence)
  const { isInside } = setting.geography
  return evidence.facts('event').filter((fact) => {
    const isAbout =
      filter.place === null ||
      (fact.place !== null &&
        (isInside(fact.place, filter.place) || isInside(filter.place, fact.place)))
    return (
      isAbout &&
      fact.amount.value > 0 &&
      !liesBefore(setting.agreement.calendar, fact.at, from) &&
      fact.grade !== 'refuted' &&
      isSaidOf(filter, fact) &&
      weightFor(evidence, fact).toMet &&
      actorMatch(bearer, obligation, fact) === 'yes' &&
      hasHappened(setting, fact)
    )
  })
}

/** Since when a place without parts was left: the first act that left all of it; null for none. */
function boundsOf(
  { setting }: Evidence,
  acts: readonly Fact[],
  leaf: PlaceId | null,
): Bounds | null {
  let [earliest, latest] = [Infinity, Infinity]
  for (const { place, at } of acts) {
    const isAll = leaf === null || (place !== null && setting.geography.isInside(leaf, place))
    if (!isAll) continue
    earliest = Math.min(earliest, at.earliest)
    latest = Math.min(latest, at.latest)
  }
  if (latest === Infinity) return null
  return { earliest: instantFromMs(earliest), latest: instantFromMs(latest) }
}
