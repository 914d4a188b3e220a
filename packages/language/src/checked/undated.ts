// Duties that can never be unmet, since the end at which they fall due never comes: the end of an
// agreement without one, or of a phase that lasts until then.
//
// A clause that says no deadline at all is told of where it is lowered.

import type { Moment, Obligation } from '@holdfast/agreement'
import type { Setting } from './setting.ts'
import { phrase } from '../phrase.ts'

/** Says duties that fall due with an agreement which nothing ends. */
export function checkUndated(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const isEnded = agreement.powers.some(({ effect }) => effect === 'terminate')
  if (agreement.term.to !== null || isEnded) return
  for (const obligation of agreement.obligations) {
    const { clause, kind, target, measure } = obligation
    const isHeld = target.compare === 'at-most' || measure.throughout === true
    if (kind !== 'duty' || isHeld || !isDueAtEnd(obligation, setting)) continue
    notes.say('duty.1', spanOf(clause), { id: clause }, phrase('advice.no-end-comes'))
  }
}

function isDueAtEnd({ per }: Obligation, setting: Setting): boolean {
  if (per.kind === 'each') return false
  const due = per.kind === 'steps' ? (per.steps.at(-1)?.due ?? null) : per.due
  return due !== null && isEnd(due, setting)
}

function isEnd(moment: Moment, { graph }: Setting): boolean {
  if (moment.kind !== 'edge' || moment.edge !== 'end') return false
  if (moment.of.kind === 'term') return true
  return graph.phases.get(moment.of.id)?.phase.closes === null
}
