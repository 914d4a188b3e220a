// The head of every sheet: whose agreement, with its notice; and as of when, known at which entry,
// on what basis, by whose count and from which view it speaks.

import type { CompiledAgreement, EntryRef } from '@holdfast/agreement'
import { dayShown } from '@holdfast/analysis'
import { entryNumberOf } from '@holdfast/record'
import type { Upshot } from '@holdfast/sum'
import type { Words } from '@holdfast/words'
import type { FolderAnswer } from '../reading/sum.ts'
import type { Screen } from '../terminal/screen.ts'
import { padEnd, textWidth, visible, wrapIndented } from '../terminal/text-width.ts'
import { longTime } from './days.ts'

/** The title and the notice. */
export function titleLines(agreement: CompiledAgreement, screen: Screen): readonly string[] {
  const { names } = screen
  const title = names.title ?? agreement.title
  const notice = names.notice ?? agreement.notice
  const lines = [screen.paint('strong', visible(title))]
  if (notice === '') return lines
  const bar = screen.isUnicode ? '┃ ' : '| '
  return [...lines, wrapIndented(visible(notice), { width: screen.width, indent: bar }), '']
}

/** As of, known at, basis, count, view: each on a line of its own. */
export function contextLines(sum: FolderAnswer, screen: Screen): readonly string[] {
  const { words, names } = screen
  const { agreement, replayed, question, record, isCut } = sum
  const { basis, source, stage } = question
  const known = replayed.view.map((room) =>
    words.say('sheet.known-of', { n: replayed.knownAt[room] ?? 0, room }),
  )
  const count = [
    source === null ? null : words.say('sheet.count-source', { source: names.role(source) }),
    stage === null ? null : names.word('stage', stage),
  ].filter((part) => part !== null)
  const lines: readonly (readonly [string, string])[] = [
    ['as-of', momentWords(sum, words)],
    ['known-at', words.say('sheet.known', { known: known.join(', '), cut: isCut ? 'yes' : 'no' })],
    [
      'basis',
      words.say('sheet.basis-whose', {
        basis: words.say(`basis.${basis ?? agreement.basis}.phrase`),
        whose: basis === null ? 'own' : 'asked',
      }),
    ],
    [
      'count',
      count.length === 0
        ? words.say('sheet.count-all')
        : words.say('sheet.count-asked', { count: count.join(', ') }),
    ],
    [
      'view',
      words.say('sheet.view-of', {
        rooms: replayed.view.join(', '),
        hidden: record.rooms.length - replayed.view.length,
      }),
    ],
  ]
  const labelOf = (name: string): string => words.say(`sheet.label.${name}`)
  const column = Math.max(10, ...lines.map(([name]) => textWidth(labelOf(name)) + 2))
  return lines.map(([name, text]) => {
    const first = screen.paint('quiet', padEnd(labelOf(name), column))
    return wrapIndented(text, { width: screen.width, indent: ' '.repeat(column), first })
  })
}

function momentWords(sum: FolderAnswer, words: Words): string {
  const { agreement, standing, question, choice } = sum
  const { from, to } = standing.inForce
  const { asOf } = question
  const where =
    asOf <= from ? 'none' : to !== null && asOf > to ? 'after' : asOf === to ? 'end' : 'day'
  return words.say('sheet.as-of', {
    time: longTime(agreement, asOf, words),
    where,
    day: where === 'none' || where === 'after' ? '' : dayShown(agreement, standing, asOf),
    choice: choice.replaceAll('-', '_'),
  })
}

/**
 * Says where a statement that came to a fact or an act stands: `public 12`. Looks them up only when
 * the first is asked for.
 */
export function entryFinder({ facts, acts }: Upshot): (statement: string) => string | null {
  let places: ReadonlyMap<string, EntryRef | undefined> | null = null
  return (statement) => {
    // The first entry that something rests on is the statement it has its key from.
    places ??= new Map([...facts, ...acts].map(({ key, entries: [first] }) => [idIn(key), first]))
    const entry = places.get(idIn(statement))
    return entry === undefined ? null : `${entry.room} ${entryNumberOf(entry.index)}`
  }
}

/** The statement's id in a key that begins with it. */
function idIn(key: string): string {
  return key.slice(0, 64)
}

/** Whether no status is computed: they are off, and nobody has them switched on by then. */
export function isNotComputed({
  agreement,
  standing,
}: Pick<FolderAnswer, 'agreement' | 'standing'>): boolean {
  return agreement.statuses === 'off' && standing.statuses.length === 0
}
