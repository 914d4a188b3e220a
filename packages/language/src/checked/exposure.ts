// Exposure: one side would have given all that the text asks of it before the other gives anything.
//
// Less than a day between them is no head start. What two sides give is unlike, and no sum is made
// of it. Only the order of the dates is read: who is done, as far as the text goes, while the other
// has not begun. Bans and ceilings bind both from the start and are nothing that is given.

import type { ClauseId, Obligation, RoleId } from '@holdfast/agreement'
import { dayMs, type Instant } from '@holdfast/base'
import type { Setting } from './setting.ts'
import { printOn } from './times.ts'
import { phrase } from '../phrase.ts'

/** What one party gives: when it first falls due and when it last does. */
type Given = {
  readonly first: { readonly clause: ClauseId; readonly due: Instant } | null
  /** Null where something of it has no known date. */
  readonly last: { readonly clause: ClauseId; readonly due: Instant } | null
}

/** Warns, for each party, of the one that would owe it everything for the longest time. */
export function checkExposure(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const parties = agreement.roles.filter(({ kind }) => kind === 'party').map(({ id }) => id)
  const given = givenBy(setting)
  for (const giver of parties) {
    const last = given.get(giver)?.last ?? null
    if (last === null) continue
    let most: { readonly other: RoleId; readonly clause: ClauseId; readonly due: Instant } | null =
      null
    for (const other of parties) {
      const first = given.get(other)?.first ?? null
      if (other === giver || first === null || first.due - last.due < dayMs) continue
      if (most === null || first.due > most.due) most = { other, ...first }
    }
    if (most === null) continue
    const about = { id: last.clause, giver, by: printOn(last.due, agreement), receiver: most.other }
    const from = { from: most.clause, due: printOn(most.due, agreement) }
    notes.say('exposure.1', spanOf(last.clause), about, phrase('advice.give-in-steps', from))
  }
}

function givenBy(setting: Setting): ReadonlyMap<RoleId, Given> {
  const given = new Map<RoleId, Given>()
  for (const obligation of setting.agreement.obligations) {
    const { kind, target, clause, bearers } = obligation
    if (kind !== 'duty' || target.compare === 'at-most') continue
    const first = firstDueOf(obligation, setting)
    const last = setting.times.latestDue(obligation)
    for (const bearer of bearers ?? []) {
      const before = given.get(bearer)
      const isFirst = first !== null && (before?.first == null || first < before.first.due)
      const isUnknown = last === null || before?.last === null
      const isLater = last !== null && (before?.last == null || last > before.last.due)
      given.set(bearer, {
        first: isFirst ? { clause, due: first } : (before?.first ?? null),
        last: isUnknown ? null : isLater ? { clause, due: last } : (before?.last ?? null),
      })
    }
  }
  return given
}

/** When something of it first falls due; null where the text alone does not tell. */
function firstDueOf(obligation: Obligation, setting: Setting): Instant | null {
  const { times } = setting
  const { per } = obligation
  // A quota of each day is given from its first day on.
  if (per.kind === 'each') return times.at(per.opens)
  if (per.kind === 'steps') {
    const [step] = per.steps
    return step === undefined ? null : times.latestMoment(step.due, null)
  }
  if (per.due === null) return null
  if (per.kind === 'once') return times.latestMoment(per.due, null)
  if (per.of.kind !== 'allotted') return null
  const opened = per.of.clauses.flatMap((clause) =>
    setting.obligationsOf(clause).flatMap((other) => {
      const due = other === obligation ? null : firstOf(other, setting)
      return due === null ? [] : [due]
    }),
  )
  const [trigger = null] = opened.toSorted((a, b) => a - b)
  return times.latestMoment(per.due, trigger)
}

function firstOf(other: Obligation, setting: Setting): Instant | null {
  const { per } = other
  return per.kind === 'for-each' ? setting.times.latestDue(other) : firstDueOf(other, setting)
}
