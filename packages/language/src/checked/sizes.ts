// Targets beyond what a group holds: more persons than the list has, a ratio that no list fills.
//
// Only totals that the text alone gives are compared. What a daily quota or an extension comes to
// depends on what happens, and nothing is said of it.

import type { GroupId, Obligation } from '@holdfast/agreement'
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
  if (amount.kind === 'share') return shareOf(amount.of, amount.percent, setting)
  return amount.value
}

function shareOf(of: GroupId, percent: number, { agreement }: Setting): number | null {
  const size = agreement.groups.find(({ id }) => id === of)?.size ?? null
  return size === null ? null : Math.ceil((size * percent) / 100)
}
