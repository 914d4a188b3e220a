// Targets beyond what a group holds: more persons than the list has, a ratio that no list fills.
// Agreements beyond what can be worked out: more statuses than there may be.
//
// Only totals that the text alone gives are compared. What a daily quota or an extension comes to
// depends on what happens, and nothing is said of it.

import { isOfAll, type Obligation } from '@holdfast/agreement'
import { dayMs, limits } from '@holdfast/base'
import type { Resolved } from '../resolved/ast.ts'
import type { Setting } from './setting.ts'

/** Says every clause that asks for more than its group is said to hold. */
export function checkSizes(setting: Setting, resolved: Resolved): void {
  const { agreement, notes, spanOf, obligationsOf } = setting
  for (const { id, meaning } of resolved.clauses) {
    if (meaning?.kind !== 'duty' || meaning.group === null) continue
    const group = agreement.groups.find((candidate) => candidate.id === meaning.group)
    if (group === undefined || group.size === null) continue
    for (const obligation of obligationsOf(id)) {
      const target = mostAskedBy(obligation, setting)
      if (target === null || target <= group.size) continue
      notes.say('duty.8', spanOf(id), { id, target, group: group.id, size: group.size })
    }
  }
}

/** Asks how many there are of a class of which a share is to be had, where a group has several. */
export function checkShares({ agreement, notes, spanOf }: Setting): void {
  for (const { clause, target } of agreement.obligations) {
    const { amount } = target
    if (amount.kind !== 'share') continue
    const group = agreement.groups.find(({ id }) => id === amount.of)
    if (group === undefined || isOfAll(amount, group)) continue
    const about = { id: clause, class: (amount.classes ?? []).join(', '), group: group.id }
    notes.say('open.9', spanOf(clause), about)
  }
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
  const periods = Math.ceil(days / { day: 1, week: 7, month: 28 }[per.unit])
  return lanes * Math.min(periods, limits.instances)
}

/** The total a clause comes to by the text alone; null where that depends on what happens. */
function mostAskedBy(obligation: Obligation, setting: Setting): number | null {
  const { target, per } = obligation
  if (target.compare === 'at-most' || per.kind === 'each') return null
  const value = valueOf(target.amount, setting)
  if (per.kind !== 'for-each') return value
  if (per.of.kind !== 'allotted' || target.amount.kind !== 'per-trigger') return null
  let triggers = 0
  for (const clause of per.of.clauses) {
    for (const other of setting.obligationsOf(clause)) {
      if (other.per.kind === 'for-each' || other.per.kind === 'each') continue
      triggers += valueOf(other.target.amount, setting) ?? 0
    }
  }
  return target.amount.value * triggers
}

function valueOf(amount: Obligation['target']['amount'], setting: Setting): number | null {
  if (amount.kind === 'share') return shareOf(amount, setting)
  return amount.value
}

function shareOf(
  amount: Extract<Obligation['target']['amount'], { kind: 'share' }>,
  { agreement }: Setting,
): number | null {
  const group = agreement.groups.find(({ id }) => id === amount.of)
  const size = isOfAll(amount, group) ? (group?.size ?? null) : null
  return size === null ? null : Math.ceil((size * amount.percent) / 100)
}
