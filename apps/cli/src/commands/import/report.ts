// What an import did, or would do, in words and for machines. Nothing is worked out here but how
// many there are.

import { canonicalJson, limits } from '@holdfast/base'
import type { BadRow } from '@holdfast/imports'
import type { JsonObject } from '@holdfast/record'
import { importRemarkWords, rowWords } from '@holdfast/words'
import type { Invocation } from '../../command.ts'
import { sentencesOf } from '../../picture/sentences.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'
import type { Signed } from './sign.ts'

/** What came of it; `appended` is null where nothing was written. */
export type Report = Pick<Signed, 'imported' | 'plan' | 'signed' | 'named' | 'sum'> & {
  readonly appended: { readonly appended: number; readonly repeated: number } | null
}

/** Says what was done. */
export function report(invocation: Invocation, told: Report): void {
  const { screen, options } = invocation
  if (options.flag('json')) {
    sayRows(screen, told)
    screen.answer(canonicalJson(answerJson(told)))
    return
  }
  sayAside(invocation, told)
  screen.answer(summaryLine(told))
}

/** What is said beside an answer: bad rows, what will count for nothing, what is gone. */
export function sayAside({ screen }: Pick<Invocation, 'screen'>, told: Report): void {
  sayRows(screen, told)
  sayMissing(screen, told)
}

function sayRows(screen: Screen, { imported }: Report): void {
  for (const row of imported.bad) sayOn(screen, badRowWords(row, screen))
  for (const remark of imported.remarks) sayOn(screen, importRemarkWords(remark, screen.words))
}

/** How many rows became what. */
function countsOf({ imported, signed, appended, plan }: Report) {
  const { corrected, withdrawn } = signed
  return {
    added: (appended?.appended ?? signed.signed) - corrected - withdrawn,
    corrected,
    withdrawn,
    repeated: signed.repeated + (appended?.repeated ?? 0),
    skipped: imported.skipped,
    held: plan.steps.filter(({ is }) => is === 'held').length,
  }
}

/** The answer for machines. */
export function answerJson(told: Report): JsonObject {
  const { imported, appended } = told
  return {
    isDryRun: appended === null,
    ...countsOf(told),
    missing: missingIn(told).map(({ id, kind, body }) => ({ id, kind, body })),
    renamed: told.plan.renamed,
    unknown: told.plan.unknown.map(({ id, kind, body }) => ({ id, kind, body })),
    bad: imported.bad.map(({ row, line, column = null, problem: { code, about } }) => {
      return { row, line, column, problem: { code, about } }
    }),
    remarks: imported.remarks.map((remark) => ({ ...remark })),
  }
}

/** The answer in one line. */
export function summaryLine(told: Report): string {
  const { added, corrected, withdrawn, repeated, skipped } = countsOf(told)
  const { bad } = told.imported
  const would = told.appended === null ? 'would be ' : ''
  const said = [`${added} ${added === 1 ? 'statement' : 'statements'} ${would}appended`]
  if (corrected > 0) said.push(`${corrected} ${would}corrected`)
  if (withdrawn > 0) said.push(`${withdrawn} ${would}withdrawn`)
  if (repeated > 0) said.push(`${repeated} on record already, which add nothing`)
  if (skipped > 0) {
    said.push(`${rowsOf(skipped)} ${skipped === 1 ? 'fits' : 'fit'} no rule and made nothing`)
  }
  if (bad.length > 0) said.push(`${bad.length} bad ${bad.length === 1 ? 'row' : 'rows'} left out`)
  const { toKeep } = told.named
  if (toKeep !== null) said.push(`the mapping ${would}kept as ${toKeep.name}`)
  return `${said.join('; ')}.`
}

function missingIn({ plan, signed }: Report): Report['plan']['missing'] {
  return signed.withdrawn > 0 ? [] : plan.missing
}

/** What is on record of rows that are gone: it stands, and whoever imports may take it back. */
function sayMissing(screen: Screen, told: Report): void {
  const { words } = screen
  const { held } = countsOf(told)
  const missing = missingIn(told)
  const { renamed } = told.plan
  if (renamed > 0) sayOn(screen, words.say('import.renamed', { n: renamed }))
  if (held > 0) sayOn(screen, words.say('import.held', { n: held }))
  sayList(told, missing, { screen, id: 'import.missing' })
  sayList(told, told.plan.unknown, { screen, id: 'import.missing-unknown' })
}

function sayList(
  { sum }: Report,
  list: Report['plan']['missing'],
  {
    screen,
    id,
  }: { readonly screen: Screen; readonly id: 'import.missing' | 'import.missing-unknown' },
): void {
  if (list.length === 0) return
  const { words } = screen
  sayOn(screen, words.say(id, { n: list.length }))
  const sentence = sentencesOf(sum, words)
  const most = limits.previewedRows
  for (const one of list.slice(0, most)) sayOn(screen, `  ${sentence(one)}`)
  const more = list.length - most
  if (more > 0) sayOn(screen, `  ${words.say('import.more', { n: more })}`)
}

/** Says something beside the answer, wrapped. */
function sayOn(screen: Screen, text: string): void {
  screen.say(wrapIndented(text, { width: screen.width, indent: '  ' }))
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

function badRowWords({ line, column, problem }: BadRow, screen: Screen): string {
  const where = rowWords({ line, column: column ?? null }, screen.words)
  return `${where}: ${problemLine(problem, screen)}`
}
