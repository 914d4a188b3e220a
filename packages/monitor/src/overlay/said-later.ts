// What the text leaves to be said later, as those with the power said it: which states hold and
// when, which day it is, how many a group has.
//
// A state changes by what is said and by nothing else, least of all by a status. What was said last
// of a day or a number stands.

import type { GroupId, LaterId, Obligation, Switched } from '@holdfast/agreement'
import type { Bounds, Instant } from '@holdfast/base'
import { isPast, type Setting } from '../setting.ts'

/** A state from a moment on; null for as long as anybody knows. */
type Change = { readonly from: Instant | null; readonly holds: boolean }

/** Time in which a state was not as an obligation needs it; it still is not where `to` is null. */
export type Off = { readonly state: LaterId; readonly from: Instant; readonly to: Instant | null }

/** How a state was, from the beginning, in the order of time. */
function changesOf({ term, agreement }: Setting, state: LaterId): readonly Change[] {
  const begins = agreement.later?.find(({ id }) => id === state)?.holds ?? false
  const said = term.said.flatMap(({ name, to }): Change[] =>
    name === state && to.kind === 'state' ? [{ from: to.from, holds: to.holds }] : [],
  )
  const first: Change = { from: null, holds: begins }
  return [first, ...said.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))]
}

/** When a state first is as it must be; null for from the beginning, and for not yet. */
export function firstSwitched(
  setting: Setting,
  { state, holds }: Switched,
): { readonly isFromStart: boolean; readonly at: Bounds | null } {
  const found = changesOf(setting, state).find((change) => change.holds === holds)
  const at = found?.from ?? null
  return {
    isFromStart: found !== undefined && at === null,
    at: at === null ? null : { earliest: at, latest: at },
  }
}

/** When an obligation bound nobody because a state was not as it must be, and which state. */
export function offTimes(setting: Setting, { switched = [] }: Obligation): readonly Off[] {
  return switched.flatMap(({ state, holds }) => {
    const changes = changesOf(setting, state)
    return changes.flatMap((change, at) => {
      if (change.holds === holds) return []
      const from = change.from ?? setting.term.from
      if (!isPast(setting, from)) return []
      return [{ state, from, to: changes[at + 1]?.from ?? null }]
    })
  })
}

/** The day that was set; null while nobody set it. */
export function daySet({ term }: Setting, day: LaterId): Instant | null {
  const said = term.said.findLast(({ name, to }) => name === day && to.kind === 'day')
  return said?.to.kind === 'day' ? said.to.at : null
}

/** How many a group has by what was said later; null while nobody said it. */
export function sizeSet({ term }: Setting, group: GroupId): number | null {
  const said = term.said.findLast(({ name, to }) => name === group && to.kind === 'number')
  return said?.to.kind === 'number' ? said.to.value : null
}
