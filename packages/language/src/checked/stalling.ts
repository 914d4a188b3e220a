// What one side can hold back at no cost to itself: an act that no clause asks of anybody, a duty
// without a date, a state that the side it binds says alone.
//
// These only warn. A mediator may want one; whoever signs should know.

import type { Awaited, ClauseId, Obligation, Power } from '@holdfast/agreement'
import { askersOf } from './filters.ts'
import type { Setting } from './setting.ts'
import { mayBeSo, nameOfLater, sayingOf } from './said.ts'
import { withPhases } from './triggers.ts'

/** Warns of what a clause waits for and somebody can hold back. */
export function checkStalling(setting: Setting): void {
  for (const obligation of setting.agreement.obligations) {
    const { clause } = obligation
    for (const awaited of withPhases(setting.graph.waits.get(obligation) ?? [], setting)) {
      checkAct(awaited, clause, setting)
      checkUndated(awaited, clause, setting)
      checkSaid(awaited, obligation, setting)
    }
  }
  for (const power of setting.agreement.powers) checkPower(power, setting)
}

/** A power that is there only while a state is so, which nobody can say. */
function checkPower(
  { clause, switched = [] }: Power,
  { agreement, isSaid, notes, spanOf }: Setting,
): void {
  const never = switched.find((one) => !mayBeSo(one, agreement, isSaid))
  if (never === undefined) return
  const about = { id: clause, name: nameOfLater(never.state, agreement) }
  notes.say('power.5', spanOf(clause), about, sayingOf(never.state, agreement))
}

/** An act of the agreement's own that no clause asks of anybody with a date. */
function checkAct(awaited: Awaited, clause: ClauseId, setting: Setting): void {
  if (awaited.kind !== 'act') return
  const { agreement, graph, notes, spanOf } = setting
  const { act } = awaited.filter
  // What is counted from in quotes is asked about where the clause is read.
  if (!agreement.acts.some(({ id, quoted }) => id === act && quoted !== true)) return
  const askers = askersOf(awaited.filter, graph)
  if (askers.length === 0) notes.say('duty.9', spanOf(clause), { id: clause, what: act })
  else if (askers.every((asker) => isUndated(asker))) {
    const [asker] = askers
    const other = asker?.clause ?? clause
    if (other !== clause) notes.say('duty.11', spanOf(clause), { id: clause, other })
  }
}

function checkUndated(awaited: Awaited, clause: ClauseId, setting: Setting): void {
  if (awaited.kind !== 'performed' && awaited.kind !== 'allotted') return
  const { obligationsOf, notes, spanOf } = setting
  const { clause: other } = awaited
  const asked = obligationsOf(other).filter(({ kind }) => kind === 'duty')
  if (other === clause || asked.length === 0 || !asked.every(isUndated)) return
  notes.say('duty.11', spanOf(clause), { id: clause, other })
}

// "Promptly": it falls due at no moment, and is never unmet.
function isUndated({ openTime }: Obligation): boolean {
  return openTime !== undefined
}

/** A state or a day that nobody, or only the side that is bound by it, has the power to say. */
function checkSaid(awaited: Awaited, obligation: Obligation, setting: Setting): void {
  if (awaited.kind !== 'state' && awaited.kind !== 'day') return
  const said = awaited.kind === 'state' ? awaited.state : awaited.day
  const { agreement, isSaid, notes, spanOf } = setting
  const { clause, bearers } = obligation
  const name = nameOfLater(said, agreement)
  if (!isSaid(said)) {
    const isSo = awaited.kind === 'state' && mayBeSo(awaited, agreement, isSaid)
    const advice = sayingOf(said, agreement)
    // Words of the clause's own, which nobody has declared, are found by whomever the text says.
    const isOwn = agreement.later?.some(({ id, quoted }) => id === said && quoted === true) === true
    if (isSo || isOwn) notes.say('power.5', spanOf(clause), { id: clause, name }, advice)
    return
  }
  const powers = agreement.powers.filter(
    ({ effect, names }) => effect === 'set' && (names === undefined || names.includes(said)),
  )
  const isAlone = powers.some(({ holders, rule, share }) => {
    const anyone = rule === 'any' && share === undefined
    return bearers !== null && holders.length > 0 && (anyone || holders.length === 1)
      ? holders.some((holder) => bearers.includes(holder))
      : false
  })
  if (isAlone) notes.say('power.6', spanOf(clause), { id: clause, name })
}
