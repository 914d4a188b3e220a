// Powers that nothing limits. A mediator may want one; whoever signs should know.
//
// These only warn. A power that rests on a computed status is refused where it is read, since the
// language has no words for one.

import type { Power } from '@holdfast/agreement'
import type { Setting } from './setting.ts'

/** Warns of powers without a limit, and of an extension where there is no end to extend. */
export function checkPowers({ agreement, notes, spanOf }: Setting): void {
  for (const power of agreement.powers) {
    const { clause, effect } = power
    if (effect === 'extend' && agreement.term.to === null) {
      notes.say('power.4', spanOf(clause), { id: clause })
    }
    const found = unlimited(power)
    if (found !== null) notes.say('power.1', spanOf(clause), { id: clause, ...found })
  }
}

function unlimited(power: Power): { readonly what: string; readonly advice: string } | null {
  const { effect, daysAtOnce, daysInAll, scope, rule, holders } = power
  if (effect === 'extend' && daysAtOnce === null && daysInAll === null) {
    const advice = 'Say how far: by up to 7 days, or: by up to 14 days in all'
    return { what: 'it extends by any number of days, any number of times', advice }
  }
  if ((effect === 'suspend' || effect === 'excuse') && scope === null) {
    const what = `it can ${effect} every clause`
    return { what, advice: 'Name the clauses: 2.1 to 2.4' }
  }
  if (effect === 'terminate' && rule === 'any' && holders.length > 1) {
    const what = 'any one of its holders can end the agreement'
    return { what, advice: 'Say by what rule: by unanimity, or by majority' }
  }
  return null
}
