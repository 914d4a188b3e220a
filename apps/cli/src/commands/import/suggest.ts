// `holdfast import --suggest`: a draft of a mapping on stdout, and what it is unsure of beside it.
//
// Nothing is written and nothing is signed. A draft with a hole (`?`) is refused when it is used.

import { canonicalJson, limits, refuse, type Result } from '@holdfast/base'
import { findTable, suggestMapping } from '@holdfast/imports'
import type { Suggestion } from '@holdfast/imports'
import { namesKnown } from '@holdfast/sum'
import { vocabulary } from '@holdfast/vocabulary'
import { questionWords } from '@holdfast/words'
import type { Invocation } from '../../command.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes } from '../../reading/files.ts'
import { openFolderSum } from '../../reading/sum.ts'
import type { Progress } from '../../terminal/progress.ts'
import { wrapIndented } from '../../terminal/text-width.ts'

/** Drafts a mapping for a table, from the agreement of the record. */
export async function suggest(
  { options, operands }: Invocation,
  progress: Progress,
): Promise<Result<Suggestion>> {
  const [path = ''] = operands
  const dir = options.text('into')
  if (dir === null) return refuse(cliProblems.missingOption('into', 'import'))
  const bytes = await readBytes(path, limits.importBytes)
  if (!bytes.ok) return bytes
  const most = { rows: limits.importRows, bytes: limits.importBytes }
  const found = await findTable(bytes.value, { sheet: options.text('sheet'), limits: most })
  if (!found.ok) {
    const { code, about } = found.problem
    return refuse({ code, about: { ...about, file: path } })
  }
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const { sum } = opened.value
  const { agreement } = sum
  const { acts: words } = vocabulary
  const kind = options.text('kind')
  return suggestMapping({ ...found.value, agreement, words, kind, known: namesKnown(sum) })
}

/** Prints the draft, and asks beside it. */
export function showSuggestion(
  { options, screen }: Invocation,
  { mapping, questions }: Suggestion,
): void {
  if (options.flag('json')) {
    const asked = questions.map(({ ask, about }) => ({ ask, about: { ...about } }))
    screen.answer(canonicalJson({ mapping, questions: asked }))
    return
  }
  const { words, width } = screen
  screen.answer(JSON.stringify(mapping, null, 2))
  screen.say(words.say('import.asks', { n: questions.length }))
  for (const [at, question] of questions.entries()) {
    const said = `${at + 1}. ${questionWords(question, words)}`
    screen.say(wrapIndented(said, { width, indent: '  ' }))
  }
}
