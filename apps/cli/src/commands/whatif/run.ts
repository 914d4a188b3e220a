// `holdfast whatif`: which statuses would change. What is supposed is in a fork, and in no record.
//
// Lines are read by `sum`; a delay of a clause is one of each entry that counted for it.

import { findClause, whatIfOf, type WhatIfAnswer, type WhatIfChange } from '@holdfast/analysis'
import { ok, refuse, type Result } from '@holdfast/base'
import { clockOf, whatIfAnswer } from '@holdfast/protocol'
import { readSupposed, type Answer, type Supposed, type SupposedLine } from '@holdfast/sum'
import { supposeProblems as problem } from '@holdfast/sum'
import { statSync } from 'node:fs'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { marksOn, plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, titleLines } from '../../picture/sheet-head.ts'
import { instanceName } from '../../picture/status-table.ts'
import { cliProblems } from '../../problems.ts'
import { readText, textLimit } from '../../reading/files.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { tableLines } from '../../terminal/table.ts'
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
  const after = supposedAnswer(before.value, lines.value)
  if (!after.ok) return fail(invocation, after.problem)
  const answer = whatIfOf(before.value, after.value)
  const screen = namedScreen(invocation.screen, before.value.sum)
  if (options.flag('json')) {
    screen.answer(whatIfAnswer.print(answer, clockOf(before.value.agreement)))
  } else show(answer, before.value, { after: after.value, screen })
  return exitCodes.done
}

/** Files of lines, and lines. */
async function linesOf(said: readonly string[]): Promise<Result<readonly SupposedLine[]>> {
  const found: SupposedLine[] = []
  for (const one of said) {
    const isFile = statSync(one, { throwIfNoEntry: false })?.isFile() === true
    const text = isFile ? await readText(one, textLimit) : ok(one)
    if (!text.ok) return text
    const lines = readSupposed(text.value)
    if (!lines.ok) return lines
    found.push(...lines.value)
  }
  return ok(found)
}

/** The answer to the same question where what the lines say was said too. */
function supposedAnswer(before: FolderAnswer, lines: readonly SupposedLine[]): Result<Answer> {
  const supposed: Supposed[] = []
  for (const { supposed: one } of lines) {
    if (one.what !== 'clause-delayed') {
      supposed.push(one)
      continue
    }
    const late = delaysOf(before, one.clause, one.ms)
    if (!late.ok) return late
    supposed.push(...late.value)
  }
  const { sum, asked, question, now, view, knownAt } = before
  const [room] = view
  if (room === undefined) return refuse(problem.noEntry(''))
  const other = sum.suppose(supposed, { room, now: question.asOf })
  if (!other.ok) return other
  const answer = other.value.standing({ ...asked, asOf: question.asOf }, now)
  const { refused, unresolved } = answer.replayed
  const fresh = [
    ...refused.map(({ entry, problem: why }) => ({ entry, code: why.code })),
    ...unresolved.map(({ entry }) => ({ entry, code: 'waiting' })),
  ].filter(({ entry }) => entry.index >= (knownAt[entry.room] ?? 0))
  const [first] = fresh
  if (first === undefined) return ok(answer)
  const nth = first.entry.index - (knownAt[first.entry.room] ?? 0) + 1
  return refuse(problem.notAdmitted(nth, first.code))
}

function delaysOf(before: FolderAnswer, clause: string, ms: number): Result<readonly Supposed[]> {
  const known = findClause(before.agreement, clause)
  const keys = new Map(
    before.standing.statuses
      .filter((one) => one.clause === known)
      .flatMap(({ facts }) => facts)
      .filter(({ amount }) => amount.value > 0)
      .flatMap(({ entries: [entry] }) =>
        entry === undefined ? [] : [[`${entry.room}:${entry.index}`, entry] as const],
      ),
  )
  if (keys.size === 0) return refuse(problem.nothingCounted(clause))
  return ok([...keys.values()].map((entry) => ({ what: 'delayed', entry, ms })))
}

type Showing = { readonly after: Answer; readonly screen: Screen }

function show(answer: WhatIfAnswer, before: FolderAnswer, { after, screen }: Showing): void {
  const { words, paint, width } = screen
  const { changes, figures } = answer
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  say([...titleLines(before.agreement, screen), ...contextLines(before, screen), ''])
  say([
    changes.length === 0
      ? words.say('sheet.whatif.none')
      : words.say('sheet.whatif.changes', { n: changes.length }),
  ])
  const columns = ['clause', 'for', 'bearer', 'before', 'after'].map((name) => {
    const head = words.say(`sheet.head.${name}`)
    return name === 'before' || name === 'after' ? ({ head, wraps: true } as const) : { head }
  })
  const rows = changes.map((one) => rowOf(one, after, screen))
  if (rows.length > 0) say(['', ...tableLines({ columns, rows, width, paint, indent: '  ' })])
  if (figures.length > 0) say(['', words.say('sheet.whatif.figures', { n: figures.length })])
}

function rowOf(change: WhatIfChange, after: Answer, screen: Screen): readonly string[] {
  const { words, names } = screen
  const side = (one: WhatIfChange['before']): string => {
    if (one === null) return words.say('sheet.whatif.absent')
    const mark = `${marksOn(screen)[one.status]} ${words.say(`status.${one.status}`)}`
    const { measured, target } = one
    if (measured === null || target.value === 0) return mark
    return `${mark}, ${words.say('sheet.of', {
      value: String(measured.value),
      target: names.count(target.value, target.unit),
    })}`
  }
  return [
    change.clause,
    instanceName(change.instance, entryFinder(after.replayed), screen),
    names.role(change.bearer),
    side(change.before),
    side(change.after),
  ]
}
