// What an import did, or would do, in words and for machines. Nothing is worked out here but how
// many there are.

import { canonicalJson } from '@holdfast/base'
import type { BadRow, Remark } from '@holdfast/imports'
import { rowWords } from '@holdfast/words'
import type { Invocation } from '../../command.ts'
import { sentencesOf } from '../../picture/sentences.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'
import type { Prepared } from './prepare.ts'

/** The most rows that are listed one by one; how many more there are is said. */
const rowsListed = 100

/** What came of it; `appended` is null where nothing was written. */
export type Report = Pick<Prepared, 'imported' | 'plan' | 'signed' | 'named' | 'sum'> & {
  readonly appended: { readonly appended: number; readonly repeated: number } | null
}

/** Says what was done. */
export function report(invocation: Invocation, told: Report): void {
  const { screen, options } = invocation
  const { imported, signed, appended, plan } = told
  const { bad, skipped, remarks } = imported
  const repeated = signed.repeated + (appended?.repeated ?? 0)
  const { corrected, withdrawn } = signed
  const held = plan.steps.filter(({ is }) => is === 'held').length
  const missing = withdrawn > 0 ? [] : plan.missing
  const added = (appended?.appended ?? signed.envelopes.length) - corrected - withdrawn
  for (const row of bad) sayOn(screen, badRowWords(row, screen))
  for (const remark of remarks) sayOn(screen, remarkWords(remark, screen))
  if (options.flag('json')) {
    screen.answer(
      canonicalJson({
        isDryRun: appended === null,
        added,
        corrected,
        withdrawn,
        repeated,
        skipped,
        held,
        missing: missing.map(({ id, kind, body }) => ({ id, kind, body })),
        bad: bad.map(({ row, line, column = null, problem }) => ({ row, line, column, problem })),
        remarks,
      }),
    )
    return
  }
  sayMissing(screen, { ...told, missing, held })
  screen.answer(
    `${partsOf({ added, corrected, withdrawn, repeated, skipped, bad, told }).join('; ')}.`,
  )
}

type Parts = Record<'added' | 'corrected' | 'withdrawn' | 'repeated' | 'skipped', number> & {
  readonly bad: readonly BadRow[]
  readonly told: Report
}

function partsOf(parts: Parts): readonly string[] {
  const { added, corrected, withdrawn, repeated, skipped, bad, told } = parts
  const { appended, named } = told
  const would = appended === null ? 'would be ' : ''
  const said = [`${added} ${added === 1 ? 'statement' : 'statements'} ${would}appended`]
  if (corrected > 0) said.push(`${corrected} ${would}corrected`)
  if (withdrawn > 0) said.push(`${withdrawn} ${would}withdrawn`)
  if (repeated > 0) said.push(`${repeated} on record already, which add nothing`)
  if (skipped > 0) {
    said.push(`${rowsOf(skipped)} ${skipped === 1 ? 'fits' : 'fit'} no rule and made nothing`)
  }
  if (bad.length > 0) said.push(`${bad.length} bad ${bad.length === 1 ? 'row' : 'rows'} left out`)
  const { toKeep } = named
  if (toKeep !== null) said.push(`the mapping ${would}kept as ${toKeep.name}`)
  return said
}

/** What is on record of rows that are gone: it stands, and whoever imports may take it back. */
function sayMissing(
  screen: Screen,
  { missing, held, sum }: Report & { readonly missing: Report['plan']['missing']; held: number },
): void {
  const { words } = screen
  if (held > 0) sayOn(screen, words.say('import.held', { n: held }))
  if (missing.length === 0) return
  sayOn(screen, words.say('import.missing', { n: missing.length }))
  const sentence = sentencesOf(sum, words)
  for (const one of missing.slice(0, rowsListed)) sayOn(screen, `  ${sentence(one)}`)
  const more = missing.length - rowsListed
  if (more > 0) sayOn(screen, `  ${words.say('import.more', { n: more })}`)
}

/** Says something beside the answer, wrapped. */
function sayOn(screen: Screen, text: string): void {
  screen.say(wrapIndented(text, { width: screen.width, indent: '  ' }))
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

/** What was made and counts for nothing. */
function remarkWords(remark: Remark, { words }: Screen): string {
  const { rows, line } = remark
  if (remark.what === 'outside-term') return words.say('import.outside-term', { rows, line })
  const { tag, value, nearest } = remark
  return nearest === null
    ? words.say('import.not-asked', { rows, line, tag, value })
    : words.say('import.not-asked.near', { rows, line, tag, value, nearest })
}

function badRowWords({ line, column, problem }: BadRow, screen: Screen): string {
  const where = rowWords({ line, column: column ?? null }, screen.words)
  return `${where}: ${problemLine(problem, screen)}`
}
