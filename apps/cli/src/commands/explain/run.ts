// `holdfast explain`: why a clause stands as it does, instance by instance.
//
// The answer is that of `analysis`; here it is put in lines.

import type { ClauseId } from '@holdfast/agreement'
import {
  findClause,
  instancesOf,
  longerTotalsOf,
  whyAnswerOf,
  type WhyAnswer,
} from '@holdfast/analysis'
import { ok, type Result } from '@holdfast/base'
import { printFrom } from '@holdfast/protocol'
import { boundedWords } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { clauseWords } from '../../picture/clause-words.ts'
import { explainLines } from '../../picture/explain.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, isNotComputed, titleLines } from '../../picture/sheet-head.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Instances shown of a clause where none is named; the last ones. */
const mostInstances = 6

/** Totals of more time that are listed; the last ones. */
const mostTotals = 12

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  const [, clause = ''] = operands
  const instance = options.text('instance') ?? undefined
  const printed = printedWhy(sum.value, clause, instance)
  if (!printed.ok) return fail(invocation, printed.problem)
  const known = findClause(sum.value.agreement, clause)
  if (options.flag('json') || known === null) screen.answer(printed.value)
  else show(sum.value, { clause: known, instance: instance ?? null }, invocation)
  return exitCodes.done
}

function printedWhy(
  answer: FolderAnswer,
  clause: string,
  instance: string | undefined,
): Result<string> {
  const { sum, asked, now } = answer
  const text = printFrom('why', answer, {
    sum,
    question: asked,
    now,
    detail: { clause, instance },
  })
  return text.ok ? ok(text.value) : text
}

type Asked = { readonly clause: ClauseId; readonly instance: string | null }

function show(answer: FolderAnswer, asked: Asked, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, answer.sum)
  const { agreement } = answer
  const { words } = screen
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  say(titleLines(agreement, screen))
  say([...contextLines(answer, screen), ''])
  const text = agreement.clauses.find(({ id }) => id === asked.clause)
  const first = ` ${asked.clause.padEnd(5)}`
  if (text !== undefined) {
    say([wrapIndented(clauseWords(text), { width: screen.width, indent: '      ', first })])
  }
  say(longerLines(answer, asked.clause, screen))
  const { sum, asked: question } = answer
  const found: WhyAnswer = whyAnswerOf(sum, question, answer, asked)
  const begun = found.instances.filter(({ status }) => status !== 'pending')
  const all = begun.length === 0 ? found.instances : begun
  const shown = asked.instance === null ? all.slice(-mostInstances) : found.instances
  const none = isNotComputed(answer) ? 'sheet.not-computed' : 'sheet.explain.none'
  if (shown.length === 0) say(['', `      ${words.say(none)}`])
  const entryOf = entryFinder(answer.replayed)
  say(shown.flatMap((one) => explainLines(one, found, { agreement, screen, entryOf })))
  const others = found.instances.length - shown.length
  if (others > 0) {
    const [example = ''] = instancesOf(answer, asked.clause)
    say(['', `      ${words.say('sheet.explain.others', { n: others, example })}`])
  }
}

/** Totals of more time than the clause asks by, each against the sum of what it is made of. */
function longerLines(
  answer: FolderAnswer,
  clause: ClauseId,
  { words, names, width }: Screen,
): readonly string[] {
  const totals = longerTotalsOf(answer, clause)
  const told = totals.map(
    ({ source, amount, isLowerBound, days, entry, sum, counted, windows }) => {
      const value = names.count(amount.value, amount.unit)
      const said = words.say('sheet.explain.longer', {
        source: names.role(source),
        from: days.from,
        to: days.to,
        amount: boundedWords(words, { value, isLowerBound }),
        entry: entry ?? '–',
        sum: names.count(sum.value, sum.unit),
        counted,
        windows,
      })
      return wrapIndented(said, { width, indent: '        ' })
    },
  )
  if (told.length === 0) return []
  const more = told.length - mostTotals
  return [
    '',
    wrapIndented(words.say('sheet.explain.longer-head'), { width, indent: '      ' }),
    ...told.slice(-mostTotals),
    ...(more > 0 ? [`        ${words.say('import.more', { n: more })}`] : []),
  ]
}
