// Powers that nothing limits. A mediator may want one; whoever signs should know.
//
// These only warn. A power that rests on a computed status is refused where it is read, since the
// language has no words for one.

import type { Power } from '@holdfast/agreement'
import type { Setting } from './setting.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Warns of powers without a limit, and of an extension where there is no end to extend. */
export function checkPowers({ agreement, notes, spanOf }: Setting): void {
  for (const power of agreement.powers) {
    const { clause, effect } = power
    if (effect === 'extend' && agreement.term.to === null) {
      notes.say('power.4', spanOf(clause), { id: clause })
    }
    const found = unlimited(power)
    if (found === null) continue
    notes.say('power.1', spanOf(clause), { id: clause, what: found.what }, found.advice)
  }
}

type Unlimited = { readonly what: Phrase; readonly advice: Phrase }

function unlimited(power: Power): Unlimited | null {
  const { effect, daysAtOnce, daysInAll, scope, rule, holders } = power
  if (effect === 'extend' && daysAtOnce === null && daysInAll === null) {
    return { what: phrase('phrase.extends-without-limit'), advice: phrase('advice.limit-days') }
  }
  if ((effect === 'suspend' || effect === 'excuse') && scope === null) {
    const what = phrase('phrase.reaches-every-clause', { effect })
    return { what, advice: phrase('advice.name-clauses') }
  }
  if (effect === 'terminate' && rule === 'any' && holders.length > 1) {
    return { what: phrase('phrase.any-holder-ends'), advice: phrase('advice.name-rule') }
  }
  return null
}
