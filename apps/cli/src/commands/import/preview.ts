// `holdfast import --preview`: what each row becomes, as a sentence, and which statuses change.
//
// What would be appended goes into a fork of the sum, as entries do, so that it is counted by the
// same rules. Nothing is written.

import { whatIfOf, type WhatIfAnswer } from '@holdfast/analysis'
import { canonicalJson, isJson, limits, ok, type Json, type Result } from '@holdfast/base'
import { previewedRows, type PreviewedRow } from '@holdfast/imports'
import { clockOf, whatIfAnswer } from '@holdfast/protocol'
import { encodeEnvelope, type Envelope } from '@holdfast/record'
import { readQuestion, type Answer } from '@holdfast/sum'
import { becomesWords, type Words } from '@holdfast/words'
import type { Invocation } from '../../command.ts'
import { changeLines } from '../../picture/changes.ts'
import { longTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { sentencesOf, type Told } from '../../picture/sentences.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'
import { answerJson, sayAside, summaryLine } from './report.ts'
import type { Signed } from './sign.ts'

type Previewed = Signed & { readonly envelopes: readonly Envelope[] }

/** Shows what an import would do. Refuses a moment that cannot be read. */
export function preview(invocation: Invocation, prepared: Previewed): Result<null> {
  const { options, screen: plain } = invocation
  const compared = statusesOf(invocation, prepared)
  if (!compared.ok) return compared
  const { changes, after } = compared.value
  const told = { ...prepared, appended: null }
  if (options.flag('json')) {
    plain.answer(printed(prepared, compared.value))
    return ok(null)
  }
  sayAside(invocation, told)
  const screen = namedScreen(plain, prepared.sum)
  const { words, width, paint } = screen
  const rows = previewedRows(prepared.plan, prepared.signed)
  const sentence = sentencesOf(prepared.sum, words)
  const lines = [
    ...rows.slice(0, limits.previewedRows).map((row) => {
      return wrapIndented(rowWords(row, sentence, words), { width, indent: '    ' })
    }),
    ...moreLine(rows.length - limits.previewedRows, (n) => words.say('import.more', { n })),
    '',
    paint(
      'strong',
      words.say('import.preview.statuses', {
        time: longTime(after.agreement, after.question.asOf, words),
      }),
    ),
    changes.changes.length === 0
      ? words.say('sheet.whatif.none')
      : words.say('sheet.whatif.changes', { n: changes.changes.length }),
    ...changeLines(changes, after, screen),
    '',
    summaryLine(told),
  ]
  for (const line of lines) screen.answer(plainFor(screen, line))
  return ok(null)
}

type Compared = { readonly changes: WhatIfAnswer; readonly after: Answer }

/** Both answers are of one question: in the room that is spoken in, as of one moment. */
function statusesOf(
  { options, now }: Invocation,
  { sum, room, envelopes }: Previewed,
): Result<Compared> {
  const asked = { agreement: sum.agreement, rooms: sum.rooms() }
  const question = readQuestion({ asOf: options.text('as-of'), view: room.id }, asked)
  if (!question.ok) return question
  const other = sum.fork()
  for (const envelope of envelopes) other.observe(room.id, encodeEnvelope(envelope))
  const after = other.standing(question.value, now())
  const before = sum.standing({ ...question.value, asOf: after.question.asOf }, now())
  return ok({ changes: whatIfOf(before, after), after })
}

function rowWords(row: PreviewedRow, sentence: (told: Told) => string, words: Words): string {
  const where = row.line === null ? '' : `${words.say('import.line', { line: row.line })} `
  return `${where}${becomesWords(row, sentence, words)}`
}

function moreLine(more: number, say: (n: number) => string): readonly string[] {
  return more > 0 ? [say(more)] : []
}

function printed(prepared: Previewed, { changes, after }: Compared): string {
  const rows = previewedRows(prepared.plan, prepared.signed)
  const whatif = whatIfAnswer.print(changes, clockOf(after.agreement))
  return canonicalJson({
    ...answerJson({ ...prepared, appended: null }),
    rows: rows.slice(0, limits.previewedRows).map(({ is, ...row }) => {
      return { ...row, becomes: is }
    }),
    moreRows: Math.max(0, rows.length - limits.previewedRows),
    whatif: parsed(whatif),
  })
}

function parsed(text: string): Json {
  const value: unknown = JSON.parse(text)
  return isJson(value) ? value : null
}
