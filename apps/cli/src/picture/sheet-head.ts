// The head of every sheet: whose agreement, with its notice; and as of when, known at which entry,
// on what basis, by whose count and from which view it speaks.

import type { Basis, CompiledAgreement } from '@holdfast/agreement'
import { dayShown } from '@holdfast/analysis'
import { entryNumberOf } from '@holdfast/record'
import type { Replayed } from '@holdfast/sum'
import type { FolderAnswer } from '../reading/sum.ts'
import type { Screen } from '../terminal/screen.ts'
import { padEnd, visible, wrapIndented } from '../terminal/text-width.ts'
import { longTime } from './days.ts'

/** The title and the notice. */
export function titleLines(agreement: CompiledAgreement, screen: Screen): readonly string[] {
  const { title, notice } = agreement
  const lines = [screen.paint('strong', visible(title))]
  if (notice === '') return lines
  const bar = screen.isUnicode ? '┃ ' : '| '
  return [...lines, wrapIndented(visible(notice), { width: screen.width, indent: bar }), '']
}

/** As of, known at, basis, count, view: each on a line of its own. */
export function contextLines(sum: FolderAnswer, screen: Screen): readonly string[] {
  const { agreement, replayed, question, record, isCut } = sum
  const { basis, source, stage } = question
  const known = replayed.view.map((room) => `${replayed.knownAt[room] ?? 0} of ${room}`)
  const count = [source === null ? null : `${source}’s count alone`, stage === null ? null : stage]
    .filter((part) => part !== null)
    .join(', ')
  const basisWords = (one: Basis): string => screen.words.say(`basis.${one}.phrase`)
  const hidden = record.rooms.length - replayed.view.length
  const lines: readonly (readonly [string, string])[] = [
    ['As of', `${longTime(agreement, question.asOf)}${dayWords(sum)}; ${choiceWords(sum)}`],
    [
      'Known at',
      `entries: ${known.join(', ')}${isCut ? '; later ones are left out' : ', the latest'}`,
    ],
    [
      'Basis',
      basis === null
        ? `${basisWords(agreement.basis)}; the agreement’s own`
        : `${basisWords(basis)}; as asked`,
    ],
    ['Count', count === '' ? 'all on record, side by side, none preferred' : `${count}; as asked`],
    [
      'View',
      `${replayed.view.join(', ')}: from what has been released there; other material may exist` +
        (hidden > 0 ? ` (rooms not in view: ${hidden})` : ''),
    ],
  ]
  return lines.map(([name, text]) => {
    const first = screen.paint('quiet', padEnd(name, 10))
    return wrapIndented(text, { width: screen.width, indent: ' '.repeat(10), first })
  })
}

function dayWords({ agreement, standing, question }: FolderAnswer): string {
  const { from, to } = standing.inForce
  if (question.asOf <= from) return ''
  if (to !== null && question.asOf > to) return ', after the end'
  const day = dayShown(agreement, standing, question.asOf)
  return `, ${question.asOf === to ? 'end of day' : 'day'} ${day}`
}

function choiceWords({ choice }: FolderAnswer): string {
  if (choice === 'asked') return 'as asked'
  if (choice === 'now') return 'now'
  return choice === 'end-of-term'
    ? 'the end of the term, which is past (ask with --as-of)'
    : 'the last that the record speaks of, in a time to come (ask with --as-of)'
}

/** Says where a statement stands: `public 12`. */
export function entryFinder({ said }: Replayed): (statement: string) => string | null {
  const places = new Map<string, string>(
    said.map(({ id, entry }) => [id, `${entry.room} ${entryNumberOf(entry.index)}`]),
  )
  return (statement) => places.get(statement.slice(0, 64)) ?? null
}
