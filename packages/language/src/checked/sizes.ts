// Targets beyond what a group holds: more persons than the list has, in one clause or in several, a
// ratio that no list fills. Agreements beyond what can be worked out: more statuses than may be.
//
// Only totals that the text alone gives are compared. An act counts once, so what several clauses
// ask of one group adds up. What an extension comes to depends on what happens, and nothing is said
// of it.

import { daysInPeriod } from '@holdfast/agreement'
import type { ClauseId, Group, GroupId, Obligation } from '@holdfast/agreement'
import { dayMs, dayNumber, instantFromMs, limits } from '@holdfast/base'
import { leastOf, valueOf } from './limits.ts'
import type { Setting } from './setting.ts'

/** What a clause comes to. */
type Asked = {
  readonly clause: ClauseId
  readonly target: number
  /** False where it is asked only while a state is so: another may stand for the contrary. */
  readonly isAlways: boolean
}

/** Says every clause that asks for more than its group holds, and those that do together. */
export function checkSizes(setting: Setting): void {
  const { agreement } = setting
  const totals = totalsOf(setting)
  const byGroup = Map.groupBy(agreement.obligations, groupOf)
  for (const group of agreement.groups) {
    if (group.size === null) continue
    // To hand in and to destroy are two acts: what the one takes the other may take again.
    const asking = byGroup.get(group.id) ?? []
    for (const alike of Map.groupBy(asking, ({ measure }) => measure.filter.act).values()) {
      const asked = alike.flatMap((obligation): readonly Asked[] => {
        const target = totals(obligation)
        const isAlways = obligation.switched === undefined
        return target === null ? [] : [{ clause: obligation.clause, target, isAlways }]
      })
      checkGroup(group, group.size, asked, setting)
    }
  }
}

function groupOf({ target, measure }: Obligation): GroupId | null {
  return target.amount.kind === 'share' ? target.amount.of : (measure.filter.group ?? null)
}

function checkGroup(
  { id: group }: Group,
  size: number,
  asked: readonly Asked[],
  { notes, spanOf }: Setting,
): void {
  let together = 0
  let isSaid = false
  for (const { clause, target, isAlways } of asked) {
    if (isAlways) together += target
    if (target > size) {
      notes.say('duty.8', spanOf(clause), { id: clause, target, group, size })
      isSaid = true
    }
  }
  const [last] = asked.slice(-1)
  if (isSaid || together <= size || last === undefined) return
  const clauses = [...new Set(asked.map(({ clause }) => clause))].join(', ')
  notes.say('duty.14', spanOf(last.clause), { clauses, target: together, group, size })
}

/** The total an obligation comes to by the text alone; null where that depends on what happens. */
function totalsOf(setting: Setting): (obligation: Obligation) => number | null {
  const known = new Map<Obligation, number | null>()
  const totalOf = (obligation: Obligation): number | null => {
    const found = known.get(obligation)
    if (found !== undefined) return found
    // A circle of ratios has no total.
    known.set(obligation, null)
    const total = worked(obligation)
    known.set(obligation, total)
    return total
  }
  const worked = (obligation: Obligation): number | null => {
    const { target, per, bearers, measure, kind } = obligation
    if (kind !== 'duty' || target.compare === 'at-most' || measure.kind === 'stock') return null
    const value = valueOf(leastOf(obligation, setting), setting)
    if (value === null) return null
    const lanes = bearers === null || !measure.byBearer ? 1 : bearers.length
    if (per.kind === 'each') return times(value * lanes, periodsOf(obligation, setting))
    if (per.kind !== 'for-each') return value * lanes
    if (per.of.kind !== 'allotted') return null
    const opening = per.of.clauses.flatMap((clause) => setting.obligationsOf(clause))
    const triggers = opening.map((other) =>
      target.amount.kind === 'per-trigger' ? totalOf(other) : leastTriggers(other, setting),
    )
    return times(value * lanes, total(triggers))
  }
  return totalOf
}

/** Without "per", an instance opens for each report: there may be one for everybody at once. */
function leastTriggers(opening: Obligation, setting: Setting): number | null {
  const { per } = opening
  if (per.kind === 'each') return periodsOf(opening, setting)
  return per.kind === 'for-each' ? null : 1
}

function times(value: number, count: number | null): number | null {
  return count === null ? null : value * count
}

/** What is known of them adds up; null where nothing is. */
function total(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((count) => count !== null)
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0)
}

/** How many periods a quota has by the text alone; null where it has no known end. */
function periodsOf(obligation: Obligation, { times, agreement }: Setting): number | null {
  const { per } = obligation
  if (per.kind !== 'each') return null
  const [window] = times.windows(obligation)
  const opens = window?.opens ?? null
  const closes = window?.due ?? null
  if (opens === null || closes === null) return null
  const { to } = agreement.term
  const end = to !== null && to < closes ? to : closes
  if (end <= opens) return 0
  // A first day that is not whole is a day all the same.
  const days = dayNumber(agreement.calendar, opens, instantFromMs(end - 1))
  return Math.ceil(days / daysInPeriod(per, 31))
}

/** Says the clause with which there are more statuses than may be worked out. */
export function checkStatuses(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  let statuses = 0
  let beyond: Obligation['clause'] | null = null
  for (const obligation of agreement.obligations) {
    statuses += statusesOf(obligation, setting)
    if (statuses > limits.statuses) beyond ??= obligation.clause
  }
  if (beyond === null) return
  notes.say('duty.10', spanOf(beyond), { id: beyond, statuses, limit: limits.statuses })
}

/** How many an obligation has, as far as the text alone says. */
function statusesOf({ bearers, perPlace, per }: Obligation, { agreement }: Setting): number {
  const lanes = (bearers?.length ?? 1) * (perPlace?.length ?? 1)
  if (per.kind === 'steps') return lanes * per.steps.length
  if (per.kind !== 'each') return lanes
  const { from, to } = agreement.term
  const days = to === null ? 1 : Math.ceil((to - from) / dayMs)
  const periods = Math.ceil(days / daysInPeriod(per, 28))
  return lanes * Math.min(periods, limits.instances)
}
