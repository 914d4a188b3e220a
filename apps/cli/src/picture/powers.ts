// The uses of powers, and the acts on record that had no effect, with the reason.
// An act of somebody whom the text gives no power is shown like any other; it changes nothing.

import type { CompiledAgreement, Effect, EntryRef, Standing } from '@holdfast/agreement'
import { unreachable } from '@holdfast/base'
import { entryNumberOf } from '@holdfast/record'
import type { Screen } from '../terminal/screen.ts'
import { wrapIndented } from '../terminal/text-width.ts'
import { shortTime } from './days.ts'

/** The lines about powers; none where nothing was done. */
export function powerLines(
  agreement: CompiledAgreement,
  { powers, idleActs }: Standing,
  screen: Screen,
): readonly string[] {
  const used = powers.flatMap(({ clause, used: uses }) =>
    uses.map(({ at, by, effect, entries }) => {
      const what = effectWords(agreement, effect)
      const when = shortTime(agreement, at.latest)
      return `${clause}  ${what}; by ${by.join(', ')}, ${when} (${entryWords(entries)})`
    }),
  )
  const idle = idleActs.map(
    ({ why, entries }) =>
      `An act on record had no effect: ${screen.words.say(`idle.${why}`)} (${entryWords(entries)})`,
  )
  const lines = [...used, ...idle].map((line) =>
    wrapIndented(line, { width: screen.width, indent: '      ', first: ' ' }),
  )
  return lines.length === 0 ? [] : ['', screen.paint('strong', 'Powers used'), ...lines]
}

function entryWords(entries: readonly EntryRef[]): string {
  return `entry ${entries.map(({ room, index }) => `${room} ${entryNumberOf(index)}`).join(', ')}`
}

/** What an act does, in a few words. */
export function effectWords(agreement: CompiledAgreement, effect: Effect): string {
  const whole = (clauses: readonly string[] | null): string =>
    clauses === null ? 'the whole agreement' : clauses.join(', ')
  switch (effect.kind) {
    case 'extend':
      return `extended by ${effect.days} ${effect.days === 1 ? 'day' : 'days'}`
    case 'terminate':
      return `ended from ${shortTime(agreement, effect.from)}`
    case 'suspend':
      return `${whole(effect.clauses)} suspended from ${shortTime(agreement, effect.from)}`
    case 'resume':
      return `${whole(effect.clauses)} resumed from ${shortTime(agreement, effect.from)}`
    case 'excuse':
      return `${effect.clause} ${effect.instance ?? ''} excused`.replace('  ', ' ')
    case 'allot':
      return `an act counted for ${effect.clause} ${effect.instance}`
    case 'supersede':
      return `${effect.clauses.join(', ')} replaced from ${shortTime(agreement, effect.from)}`
    case 'switch-on':
      return `statuses switched on from ${shortTime(agreement, effect.from)}`
    default:
      return unreachable(effect)
  }
}
