// Powers that nothing limits, or that free their own holder. A mediator may want one; whoever signs
// should know.
//
// These only warn. A power that rests on a computed status is refused where it is read, since the
// language has no words for one.

import type { Power, RoleId } from '@holdfast/agreement'
import { daysLater, monthsLater } from '@holdfast/base'
import type { Setting } from './setting.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Warns of powers without a limit, and of an extension where there is no end to extend. */
export function checkPowers(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  for (const power of agreement.powers) {
    const { clause, effect } = power
    sayLateNotice(power, setting)
    if ((effect === 'extend' || power.renews !== undefined) && agreement.term.to === null) {
      notes.say('power.4', spanOf(clause), { id: clause })
    }
    const found = unlimited(power, setting) ?? freeing(power, setting)
    if (found === null) continue
    notes.say('power.1', spanOf(clause), { id: clause, what: found.what }, found.advice)
  }
}

/** Warns where a renewal cannot be refused in time, since the notice is longer than the term. */
function sayLateNotice(power: Power, { agreement, notes, spanOf }: Setting): void {
  const { renews, noticeDays = 0, noticeMonths = 0, clause } = power
  const { calendar, term } = agreement
  if (renews === undefined || term.to === null) return
  const latest = daysLater(calendar, monthsLater(calendar, term.to, -noticeMonths), -noticeDays)
  if (latest < term.from) notes.say('power.7', spanOf(clause), { id: clause })
}

type Unlimited = { readonly what: Phrase; readonly advice: Phrase }

function unlimited(power: Power, setting: Setting): Unlimited | null {
  const { effect, daysAtOnce, daysInAll, scope, rule, holders } = power
  if (effect === 'extend' && daysAtOnce === null && daysInAll === null) {
    return { what: phrase('phrase.extends-without-limit'), advice: phrase('advice.limit-days') }
  }
  if ((effect === 'suspend' || effect === 'excuse') && scope === null) {
    const what = phrase('phrase.reaches-every-clause', { effect })
    return { what, advice: phrase('advice.name-clauses') }
  }
  // What anyone may refuse is to be renewed: the text says so, and nothing ends sooner by it.
  if (power.renews !== undefined) return null
  if (effect === 'terminate' && rule === 'any' && holders.length > 1) {
    return { what: phrase('phrase.any-holder-ends'), advice: phrase('advice.name-rule') }
  }
  if ((effect === 'terminate' || effect === 'supersede') && scope === null) {
    const alone = partyAlone(power, setting)
    if (alone === null) return null
    const what = phrase('phrase.one-party-alone', { effect, party: alone })
    return { what, advice: phrase('advice.name-rule') }
  }
  return null
}

/** A power to suspend or excuse that one party holds over what it owes itself. */
function freeing(power: Power, setting: Setting): Unlimited | null {
  const { effect, scope, switched } = power
  // A power that is there only while a state is so is not that party's alone.
  const alone = switched === undefined ? partyAlone(power, setting) : null
  if (alone === null || scope === null || (effect !== 'suspend' && effect !== 'excuse')) return null
  const own = scope.find((clause) =>
    setting.obligationsOf(clause).some(({ bearers }) => bearers?.includes(alone) === true),
  )
  if (own === undefined) return null
  const what = phrase('phrase.frees-itself', { party: alone, clause: own })
  return { what, advice: phrase('advice.give-power-to-another') }
}

/** The party that can use a power by itself, if there is one. */
function partyAlone({ holders, rule, share }: Power, { agreement }: Setting): RoleId | null {
  const isAny = holders.length === 1 || (rule === 'any' && share === undefined)
  if (!isAny) return null
  const party = agreement.roles.find(({ id, kind }) => kind === 'party' && holders.includes(id))
  return party?.id ?? null
}
