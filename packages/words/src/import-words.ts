// How an import is told: what becomes of a row, what will count for nothing, and what a drafted
// mapping asks. Command line and page ask here.

import type { PreviewedRow, Question, Remark } from '@holdfast/imports'
import type { Words } from './words.ts'

type Saying = Pick<Words, 'say'>

const rowIds = {
  new: 'import.row.new',
  same: 'import.row.same',
  corrected: 'import.row.corrected',
  held: 'import.row.held',
  withdrawn: 'import.row.withdrawn',
} as const

/** What becomes of a row, with its sentence and, where it is corrected, the one before. */
export function becomesWords(
  { is, kind, body, before }: Pick<PreviewedRow, 'is' | 'kind' | 'body' | 'before'>,
  sentence: (told: Pick<PreviewedRow, 'kind' | 'body'>) => string,
  words: Saying,
): string {
  const said = `${words.say(rowIds[is])} ${sentence({ kind, body })}`
  if (before === null) return said
  return `${said}. ${words.say('import.row.was')} ${sentence({ kind, body: before })}`
}

/** What was made and counts for nothing. */
export function importRemarkWords(remark: Remark, words: Saying): string {
  const { rows, line } = remark
  if (remark.what === 'outside-term') return words.say('import.outside-term', { rows, line })
  if (remark.what === 'hidden-rows') return words.say('import.hidden-rows', { rows, line })
  if (remark.what === 'hidden-sheet') return words.say('import.hidden-sheet', { ...remark })
  if (remark.what === 'longer') {
    const { clause, unit } = remark
    return words.say('import.longer', { rows, line, clause, unit })
  }
  const { tag, value, nearest } = remark
  return nearest === null
    ? words.say('import.not-asked', { rows, line, tag, value })
    : words.say('import.not-asked.near', { rows, line, tag, value, nearest })
}

const questionIds = {
  kind: 'import.ask.kind',
  constant: 'import.ask.constant',
  missing: 'import.ask.missing',
  column: 'import.ask.column',
  order: 'import.ask.order',
  thousands: 'import.ask.thousands',
  closes: 'import.ask.closes',
  value: 'import.ask.value',
  several: 'import.ask.several',
  'last-day': 'import.ask.last-day',
  unread: 'import.ask.unread',
  bad: 'import.ask.bad',
  parts: 'import.ask.parts',
  key: 'import.ask.key',
} as const

/** A question of a drafted mapping. */
export function questionWords({ ask, about }: Question, words: Saying): string {
  return words.say(questionIds[ask], about)
}
