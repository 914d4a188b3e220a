// What differs between two texts, in lines: declarations, clauses with the words of before and now,
// and the prose apart.

import type { ClauseDifference, CompiledAgreement } from '@holdfast/agreement'
import type { DeclarationDifference } from '@holdfast/agreement'
import type { DiffAnswer, ProseDifference } from '@holdfast/analysis'
import { instantFromMs, type Json } from '@holdfast/base'
import type { Screen } from '../terminal/screen.ts'
import { visible, wrapIndented } from '../terminal/text-width.ts'
import { longTime } from './days.ts'

/** The lines; times are on the clock of the newer text. */
export function diffLines(
  answer: DiffAnswer,
  agreement: CompiledAgreement,
  screen: Screen,
): readonly string[] {
  const { declarations, clauses, prose } = answer
  const { words, paint } = screen
  const title = (name: string): readonly string[] => [
    '',
    paint('strong', words.say(`sheet.diff.${name}`)),
  ]
  const isNone = declarations.length + clauses.length === 0
  if (isNone && prose.length === 0) return [words.say('sheet.diff.none')]
  return [
    ...(isNone ? [words.say('sheet.diff.no-meaning')] : []),
    ...(declarations.length === 0 ? [] : title('declarations')),
    ...declarations.flatMap((one) => declarationLines(one, agreement, screen)),
    ...(clauses.length === 0 ? [] : title('clauses')),
    ...clauses.flatMap((one) => clauseLines(one, screen)),
    ...(prose.length === 0 ? [] : title('prose')),
    ...prose.flatMap((one) => proseLines(one, screen)),
  ]
}

function declarationLines(
  { what, id, before, now }: DeclarationDifference,
  agreement: CompiledAgreement,
  screen: Screen,
): readonly string[] {
  const { words } = screen
  const name = [words.say(`sheet.declared.${what}`), ...(id === null ? [] : [id])].join(' ')
  const isRules = what === 'zone-rules'
  const said = (value: Json): string =>
    what === 'in-force'
      ? termWords(value, agreement, screen)
      : what === 'day-begins'
        ? clockWords(Number(value))
        : valueWords(value, screen)
  return [
    ` ${name}`,
    ...(isRules ? [] : [signed('-', said(before), screen), signed('+', said(now), screen)]),
  ]
}

function clauseLines(one: ClauseDifference, screen: Screen): readonly string[] {
  const { words } = screen
  const head = (said: string): string => {
    const first = ` ${one.clause.padEnd(5)}`
    return wrapIndented(said, { width: screen.width, indent: '      ', first })
  }
  switch (one.kind) {
    case 'added':
      return [head(words.say('sheet.diff.added')), signed('+', one.now, screen)]
    case 'removed':
      return [head(words.say('sheet.diff.removed')), signed('-', one.before, screen)]
    case 'renumbered':
      return [head(words.say('sheet.diff.renumbered', { was: one.was }))]
    case 'moved':
      return [head(words.say('sheet.diff.moved'))]
    case 'reworded':
      return [
        head(words.say('sheet.diff.reworded')),
        signed('-', one.before, screen),
        signed('+', one.now, screen),
      ]
    case 'changed': {
      const parts = words.list(one.parts.map(({ part }) => words.say(`sheet.part.${part}`)))
      return [
        head(words.say('sheet.diff.changed', { parts })),
        signed('-', one.before, screen),
        signed('+', one.now, screen),
      ]
    }
  }
}

function proseLines({ article, before, now }: ProseDifference, screen: Screen): readonly string[] {
  const { words } = screen
  const where =
    article === ''
      ? words.say('sheet.diff.before-articles')
      : words.say('sheet.diff.article', { id: article })
  return [
    ` ${where}`,
    ...before.map((text) => signed('-', text, screen)),
    ...now.map((text) => signed('+', text, screen)),
  ]
}

function signed(sign: '-' | '+', text: string, screen: Screen): string {
  const said = visible(text.replaceAll(/\s+/g, ' ').trim())
  return wrapIndented(said, { width: screen.width, indent: '        ', first: `      ${sign} ` })
}

function termWords(value: Json, agreement: CompiledAgreement, { words }: Screen): string {
  const at = (name: string): string => {
    const ms: unknown = Object.entries(value ?? {}).find(([key]) => key === name)?.[1]
    return typeof ms === 'number' ? longTime(agreement, instantFromMs(ms), words) : '…'
  }
  return words.say('sheet.explain.window-of', { from: at('from'), to: at('to') })
}

/** `07:00` */
function clockWords(minutes: number): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** A value as a text reads: names and numbers, with the names of members where it has several. */
function valueWords(value: Json, screen: Screen): string {
  if (value === null) return screen.words.say('sheet.diff.absent')
  return plain(value)
}

function plain(value: Json | undefined): string {
  if (value === null || value === undefined || value === '') return '–'
  if (typeof value !== 'object') return String(value)
  const members = Object.entries(value)
  const isList = Array.isArray(value)
  const said = members.map(([name, one]) => (isList ? plain(one) : `${name} ${plain(one)}`))
  return said.join(isList ? ', ' : ' · ')
}
