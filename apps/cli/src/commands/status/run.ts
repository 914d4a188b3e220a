// `holdfast status`: the sum, then the sheet that shows it.
//
// The sheet's parts are drawn in `picture/`; here they are put in order.

import { stripOf, summaryOf } from '@holdfast/analysis'
import { ok, refuse, type Result } from '@holdfast/base'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { articleLines, stateLine } from '../../picture/headline.ts'
import { claimLines } from '../../picture/claims.ts'
import { contextLines, entryFinder, isNotComputed, titleLines } from '../../picture/sheet-head.ts'
import { plainFor } from '../../picture/marks.ts'
import { powerLines } from '../../picture/powers.ts'
import { setAsideLines } from '../../picture/set-aside.ts'
import { statusTableLines } from '../../picture/status-table.ts'
import { stripLines } from '../../picture/strip.ts'
import { textLines } from '../../picture/agreement-text.ts'
import { answerAbout, printed, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'

const cellReadings = ['day-end', 'now', 'none'] as const
type Cells = (typeof cellReadings)[number]

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const cells = readCells(options.text('cells'))
  if (!cells.ok) return fail(invocation, cells.problem)
  const progress = progressOn(screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  if (options.flag('json')) screen.answer(printed('statuses', sum.value))
  else show(sum.value, cells.value, invocation)
  return exitCodes.done
}

function readCells(text: string | null): Result<Cells> {
  const cells = cellReadings.find((one) => one === (text ?? 'day-end'))
  if (cells !== undefined) return ok(cells)
  return refuse(cliProblems.unknownValue('cells', text ?? '', cellReadings))
}

function show(sum: FolderAnswer, cells: Cells, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, sum.sum)
  const { agreement, standing, question, replayed } = sum
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  const paragraph = (text: string, indent = ''): string =>
    wrapIndented(text, { width: screen.width, indent: `${indent}  `, first: indent })
  say(titleLines(agreement, screen))
  if (isNotComputed(sum)) {
    say(['', paragraph(screen.words.say('sheet.statuses-off'))])
    say(['', ...contextLines(sum, screen)])
    say(textLines(agreement, screen))
    say(claimLines(agreement, replayed.claims, screen))
    return
  }
  const summary = summaryOf(sum)
  say([paragraph(stateLine(agreement, summary, screen))])
  say(articleLines(agreement, summary, screen).map((line) => paragraph(line, '  ')))
  say(['', ...contextLines(sum, screen)])
  const { asOf } = question
  if (cells !== 'none') {
    const strip = stripOf(sum.sum, sum.asked, sum, { cells, week: null, clause: null })
    say(['', ...stripLines(strip, agreement, screen)])
  }
  const entryOf = entryFinder(replayed)
  say(statusTableLines({ agreement, standing, asOf, screen, entryOf }))
  say(powerLines(agreement, standing, screen))
  say(setAsideLines(standing, screen))
  say(claimLines(agreement, replayed.claims, screen))
}
