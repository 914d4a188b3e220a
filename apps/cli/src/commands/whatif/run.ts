// `holdfast whatif`: which statuses would change. What is supposed is in a fork, and in no record.
//
// Lines are read by `sum`, and what they change is said by `analysis`.

import { whatIfSupposed, type WhatIfAnswer } from '@holdfast/analysis'
import { ok, type Result } from '@holdfast/base'
import { clockOf, whatIfAnswer } from '@holdfast/protocol'
import { readSupposed, type Answer, type SupposedLine } from '@holdfast/sum'
import { statSync } from 'node:fs'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { changeLines } from '../../picture/changes.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, titleLines } from '../../picture/sheet-head.ts'
import { cliProblems } from '../../problems.ts'
import { readText, textLimit } from '../../reading/files.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Answers. */
export const run: Run = async (invocation) => {
  const { options } = invocation
  const said = options.list('suppose')
  if (said.length === 0) return fail(invocation, cliProblems.missingOption('suppose', 'whatif'))
  const lines = await linesOf(said)
  if (!lines.ok) return fail(invocation, lines.problem)
  const progress = progressOn(invocation.screen, invocation.elapsedMs)
  const before = await answerAbout(invocation, progress)
  progress.end()
  if (!before.ok) return fail(invocation, before.problem)
  const { sum, asked, now } = before.value
  const found = whatIfSupposed(sum, asked, before.value, { lines: lines.value, now })
  if (!found.ok) return fail(invocation, found.problem)
  const { answer, after } = found.value
  const screen = namedScreen(invocation.screen, sum)
  if (options.flag('json')) {
    screen.answer(whatIfAnswer.print(answer, clockOf(before.value.agreement)))
  } else show(answer, before.value, { after, screen })
  return exitCodes.done
}

/** Files of lines, and lines. */
async function linesOf(said: readonly string[]): Promise<Result<readonly SupposedLine[]>> {
  const found: SupposedLine[] = []
  for (const one of said) {
    const isFile = statSync(one, { throwIfNoEntry: false })?.isFile() === true
    const text = isFile ? await readText(one, textLimit) : ok(one)
    if (!text.ok) return text
    const lines = readSupposed(text.value, isFile ? one : null)
    if (!lines.ok) return lines
    found.push(...lines.value)
  }
  return ok(found)
}

type Showing = { readonly after: Answer; readonly screen: Screen }

function show(answer: WhatIfAnswer, before: FolderAnswer, { after, screen }: Showing): void {
  const { words } = screen
  const lines = [
    ...titleLines(before.agreement, screen),
    ...contextLines(before, screen),
    '',
    answer.changes.length === 0
      ? words.say('sheet.whatif.none')
      : words.say('sheet.whatif.changes', { n: answer.changes.length }),
    ...changeLines(answer, after, screen),
  ]
  for (const line of lines) screen.answer(plainFor(screen, line))
}
