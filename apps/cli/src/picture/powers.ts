// The uses of powers, and the acts on record that had no effect, with the reason.
// An act of somebody whom the text gives no power is shown like any other; it changes nothing.

import type { CompiledAgreement, Effect, EntryRef, Quantity } from '@holdfast/agreement'
import type { SetTo, Standing } from '@holdfast/agreement'
import { unreachable, type Instant } from '@holdfast/base'
import { entryNumberOf } from '@holdfast/record'
import type { Values, Words } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { wrapIndented } from '../terminal/text-width.ts'
import { shortTime } from './days.ts'

/** The lines about powers; none where nothing was done. */
export function powerLines(
  agreement: CompiledAgreement,
  { powers, permissions, idleActs }: Standing,
  screen: Screen,
): readonly string[] {
  const { words, names } = screen
  const used = powers.flatMap(({ clause, used: uses }) =>
    uses.map(({ at, by, effect, entries }) => {
      const said = words.say('sheet.power-use', {
        what: effectWords(agreement, effect, words),
        by: by.map(names.role).join(', '),
        when: shortTime(agreement, at.latest, words),
        entries: entryWords(entries, words),
      })
      return `${clause}  ${said}`
    }),
  )
  const idle = idleActs.map(({ why, entries }) =>
    words.say('sheet.idle', { why: words.say(`idle.${why}`), entries: entryWords(entries, words) }),
  )
  const permitted = permissions.map(({ clause, instance, holder, state, used: much, cap }) => {
    const count = ({ value, unit }: Quantity): string => names.count(value, unit)
    return `${clause}  ${words.say('sheet.permission-use', {
      instance,
      by: holder === null ? words.say('sheet.anybody') : names.role(holder),
      used: much === null ? words.say('reason.uncounted') : count(much),
      cap: cap === null ? words.say('sheet.no-cap') : count(cap),
      state: words.say(`sheet.permission.${state}`),
    })}`
  })
  const lines = [...used, ...permitted, ...idle].map((line) =>
    wrapIndented(line, { width: screen.width, indent: '      ', first: ' ' }),
  )
  const title = screen.paint('strong', words.say('sheet.powers'))
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function entryWords(entries: readonly EntryRef[], words: Words): string {
  const list = entries.map(({ room, index }) => `${room} ${entryNumberOf(index)}`).join(', ')
  return words.say('sheet.entries', { list })
}

/** What an act does, in a few words. */
export function effectWords(agreement: CompiledAgreement, effect: Effect, words: Words): string {
  const whole = (clauses: readonly string[] | null): string =>
    clauses === null ? words.say('sheet.whole') : clauses.join(', ')
  const say = (values: Values): string => words.say(`sheet.effect.${effect.kind}`, values)
  const since = (from: Instant): string => shortTime(agreement, from, words)
  switch (effect.kind) {
    case 'extend':
      return say({ days: effect.days })
    case 'terminate':
    case 'switch-on':
      return say({ time: since(effect.from) })
    case 'set':
      return say({ name: effect.name, what: settingWords(effect.to, words, since) })
    case 'suspend':
    case 'resume':
      return say({ what: whole(effect.clauses), time: since(effect.from) })
    case 'excuse':
      return say({ clause: effect.clause, instance: effect.instance ?? '' }).replace('  ', ' ')
    case 'allot':
      return say({ clause: effect.clause, instance: effect.instance })
    case 'supersede':
      return say({ what: effect.clauses.join(', '), time: since(effect.from) })
    case 'same':
    case 'distinct':
      return say({})
    case 'object':
      return say({ source: effect.source })
    case 'close':
      return say({ source: effect.source, side: effect.side })
    default:
      return unreachable(effect)
  }
}

function settingWords(to: SetTo, words: Words, since: (from: Instant) => string): string {
  switch (to.kind) {
    case 'state':
      return words.say(to.holds ? 'sheet.set.holds' : 'sheet.set.ends', { time: since(to.from) })
    case 'day':
      return since(to.at)
    case 'number':
      return words.number(to.value)
    default:
      return unreachable(to)
  }
}
