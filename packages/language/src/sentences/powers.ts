// Who may do what to the agreement, by what rule and within what limits. What anybody may say is
// no power, and has no sentence here.

import type { CompiledAgreement, Power } from '@holdfast/agreement'
import { unreachable } from '@holdfast/base'
import { shares } from '../resolved/keywords.ts'
import { list, name, names, number, say, type Saying, type SayingCode } from './saying.ts'
import { switchedSayings } from './conditions.ts'

/** The sentence of a power. */
export function powerSaying(power: Power, agreement: CompiledAgreement): Saying {
  if (power.renews !== undefined) return renewalSaying(power, power.renews, agreement)
  const who = names('role', power.holders)
  const rest = [
    ...limitSayings(power),
    ...ruleSayings(power, agreement),
    ...moreSayings(power),
    ...switchedSayings(power.switched, agreement),
  ]
  return say('sentence.power', {
    who,
    act: effectSaying(power, agreement),
    rest: list('also', rest),
  })
}

/** What happens by nobody's act comes first, and then who may refuse it. */
function renewalSaying(
  power: Power,
  { days, months, times }: NonNullable<Power['renews']>,
  agreement: CompiledAgreement,
): Saying {
  const most = [
    ...(times === null ? [] : [say('sentence.renewal-times', { n: number(times) })]),
    ...untilSayings(power),
  ]
  return say('sentence.renewal', {
    span: spanOf(days, months),
    most: list('also', most),
    who: names('role', power.holders),
    rest: list('also', [
      ...ruleSayings(power, agreement),
      ...noticeSayings(power),
      ...switchedSayings(power.switched, agreement),
    ]),
  })
}

function spanOf(days: number, months: number): Saying {
  return { kind: 'span', count: days + months, unit: months === 0 ? 'day' : 'month' }
}

function untilSayings({ until }: Power): readonly Saying[] {
  return until === undefined ? [] : [say('sentence.until', { moment: { kind: 'time', at: until } })]
}

function noticeSayings({ noticeDays, noticeMonths }: Power): readonly Saying[] {
  const isNone = noticeDays === undefined && noticeMonths === undefined
  const span = spanOf(noticeDays ?? 0, noticeMonths ?? 0)
  return isNone ? [] : [say('sentence.notice', { span })]
}

function effectSaying({ effect, scope, names: set }: Power, agreement: CompiledAgreement): Saying {
  const reaching = (some: SayingCode, whole: SayingCode): Saying =>
    scope === null ? say(whole) : say(some, { clauses: names('clause', scope) })
  switch (effect) {
    case 'extend':
      return say('sentence.power.extend')
    case 'terminate':
      return say('sentence.power.terminate')
    case 'switch-on':
      return say('sentence.power.switch-on')
    case 'suspend':
      return reaching('sentence.power.suspend', 'sentence.power.suspend-whole')
    case 'resume':
      return reaching('sentence.power.resume', 'sentence.power.resume-whole')
    case 'excuse':
      return reaching('sentence.power.excuse', 'sentence.power.excuse-whole')
    case 'allot':
      return reaching('sentence.power.allot', 'sentence.power.allot-whole')
    case 'supersede':
      return reaching('sentence.power.supersede', 'sentence.power.supersede-whole')
    case 'set': {
      if (set === undefined) return say('sentence.power.set-any')
      const what = list(
        'and',
        set.map((one) => settable(one, agreement)),
      )
      return say('sentence.power.set', { what })
    }
    // What anybody may say is no power.
    case 'same':
    case 'distinct':
    case 'object':
    case 'close':
      throw new Error(`no power is to ${effect}`)
    default:
      return unreachable(effect)
  }
}

function settable(id: string, { later }: CompiledAgreement): Saying {
  const found = later?.find((one) => one.id === id)
  if (found === undefined) return say('sentence.set.group', { group: name('group', id) })
  return found.kind === 'state'
    ? say('sentence.set.state', { state: name('state', id) })
    : say('sentence.set.day', { day: name('day', id) })
}

function limitSayings({ daysAtOnce, daysInAll }: Power): readonly Saying[] {
  const days = (count: number): Saying => ({ kind: 'span', count, unit: 'day' })
  return [
    ...(daysAtOnce === null ? [] : [say('sentence.days-at-once', { span: days(daysAtOnce) })]),
    ...(daysInAll === null ? [] : [say('sentence.days-in-all', { span: days(daysInAll) })]),
  ]
}

function moreSayings(power: Power): readonly Saying[] {
  return [
    ...noticeSayings(power),
    ...untilSayings(power),
    ...(power.reachesBack === true ? [say('sentence.reaches-back')] : []),
    ...revivalSayings(power),
  ]
}

function revivalSayings({ revives, revivesWithinDays: days }: Power): readonly Saying[] {
  if (revives !== true) return []
  if (days === undefined) return [say('sentence.revives')]
  return [say('sentence.revives-within', { span: spanOf(days, 0) })]
}

function ruleSayings(
  { clause, rule, share, holders }: Power,
  { clauses }: CompiledAgreement,
): readonly Saying[] {
  if (share !== undefined) {
    return [say('sentence.by-share', { share: name('share', shareWord(share)) })]
  }
  switch (rule) {
    case 'all':
      return [say('sentence.by-unanimity')]
    case 'majority':
      return [say('sentence.by-majority')]
    case 'any': {
      const text = clauses.find(({ id }) => id === clause)
      const isOpen = [...(text?.unnamed ?? []), ...(text?.deliberate ?? [])].includes('rule')
      // A rule that the text does not name is asked about, and is not said here as if it did.
      return isOpen || holders.length < 2 ? [] : [say('sentence.by-any')]
    }
  }
}

function shareWord({ parts, of }: NonNullable<Power['share']>): string {
  const found = Object.entries(shares).find(([, each]) => each.parts === parts && each.of === of)
  return found?.[0] ?? `${parts}/${of}`
}
