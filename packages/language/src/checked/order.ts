// Duties that fall due before what they wait for, directly or through other clauses, acts and
// phases; and those that fall due with it, which the text leaves no time for.
//
// What is waited for is taken at its own latest, as if each clause were performed when it falls
// due. A clause whose own deadline moves with what it waits for is never too early.

import type { Awaited, Obligation } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { clauseKey, type Coming } from './coming.ts'
import { askersOf } from './filters.ts'
import type { Setting } from './setting.ts'
import { printOn } from './times.ts'
import { withPhases } from './triggers.ts'

/** Says every duty that falls due too early, and every one that has no time left. */
export function checkOrder(setting: Setting, coming: Coming): void {
  for (const obligation of setting.agreement.obligations) {
    const due = setting.times.latestDue(obligation)
    if (due === null || obligation.kind !== 'duty') continue
    // What stands in a circle has no order.
    if (coming.isStuck(clauseKey(obligation.clause))) continue
    for (const awaited of withPhases(setting.graph.waits.get(obligation) ?? [], setting)) {
      checkOne(obligation, due, awaited, setting)
    }
  }
}

function checkOne(
  { clause, per }: Obligation,
  due: Instant,
  awaited: Awaited,
  setting: Setting,
): void {
  const { agreement, times, graph, notes, spanOf } = setting
  const other =
    awaited.kind === 'performed' || awaited.kind === 'allotted'
      ? awaited.clause
      : awaited.kind === 'act'
        ? (askersOf(awaited.filter, graph)[0]?.clause ?? null)
        : null
  if (other === null || other === clause) return
  const step = awaited.kind === 'performed' ? awaited.step : null
  const otherDue =
    awaited.kind === 'act' ? times.latestAct(awaited.filter) : times.latest(other, step)
  if (otherDue === null || otherDue < due) return
  if (otherDue > due) {
    const about = { due: printOn(due, agreement), otherDue: printOn(otherDue, agreement) }
    notes.say('duty.4', spanOf(clause), { id: clause, other, ...about })
    return
  }
  const isCondition = awaited.kind === 'performed' && per.kind === 'once'
  if (isCondition) notes.say('open.10', spanOf(clause), { id: clause, other })
}
