// `holdfast due`: what runs out within a day, what is contested, what changed since a moment.
//
// The lists are those of the server and of the page; --json prints the same bytes.

import { dueAnswerOf, type Before, type Contested, type Due } from '@holdfast/analysis'
import type { DueAnswer, WhatIfChange } from '@holdfast/analysis'
import { ok, type Instant, type Result } from '@holdfast/base'
import { printFrom } from '@holdfast/protocol'
import { readQuestion } from '@holdfast/sum'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { longTime, shortTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, titleLines } from '../../picture/sheet-head.ts'
import { instanceName } from '../../picture/status-table.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { tableLines } from '../../terminal/table.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const answer = await answerAbout(invocation, progress)
  progress.end()
  if (!answer.ok) return fail(invocation, answer.problem)
  const before = beforeIn(invocation, answer.value)
  if (!before.ok) return fail(invocation, before.problem)
  const { sum, asked: question, now } = answer.value
  if (options.flag('json')) {
    const detail = { before: before.value ?? undefined }
    const text = printFrom('due', answer.value, { sum, question, now, detail })
    if (!text.ok) return fail(invocation, text.problem)
    screen.answer(text.value)
    return exitCodes.done
  }
  show(answer.value, dueAnswerOf(sum, question, answer.value, before.value), invocation)
  return exitCodes.done
}

/** The earlier answer that the options name; null where they name none. */
function beforeIn({ options }: Invocation, { sum }: FolderAnswer): Result<Before | null> {
  const since = options.text('since')
  if (since === null) return ok(null)
  const said = { asOf: since, knownAt: options.text('since-known-at'), view: options.text('view') }
  return readQuestion(said, { agreement: sum.agreement, rooms: sum.rooms() })
}

function show(answer: FolderAnswer, told: DueAnswer, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, answer.sum)
  const { words, width, paint } = screen
  const { agreement } = answer
  const entryOf = entryFinder(answer.replayed)
  const drawing: Drawing = {
    screen,
    name: (instance) => instanceName(instance, entryOf, screen),
    time: (at) => (at === null ? '' : shortTime(agreement, at, words)),
  }
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  const section = (title: string, heads: readonly string[], rows: readonly string[][]): void => {
    say(['', paint('strong', title)])
    const columns = heads.map((name) => {
      return { head: words.say(`sheet.head.${name}`), wraps: true } as const
    })
    const none = [`  ${words.say('sheet.tonight.nothing')}`]
    say(rows.length === 0 ? none : tableLines({ columns, rows, width, paint, indent: '  ' }))
  }
  say([...titleLines(agreement, screen), ...contextLines(answer, screen)])
  section(
    words.say('sheet.due.due', { time: longTime(agreement, told.until, words) }),
    ['clause', 'for', 'bearer', 'due', 'done'],
    told.due.rows.map((row) => dueRow(row, drawing)),
  )
  section(
    words.say('sheet.due.contested'),
    ['clause', 'for', 'bearer', 'status', 'why', 'due'],
    told.contested.rows.map((row) => contestedRow(row, drawing)),
  )
  if (told.changed !== null) {
    section(
      words.say('sheet.due.changed'),
      ['clause', 'for', 'bearer', 'before', 'after'],
      told.changed.rows.map((row) => changedRow(row, drawing)),
    )
  }
}

type Drawing = {
  readonly screen: Screen
  readonly name: (instance: string) => string
  readonly time: (at: Instant | null) => string
}

type Named = Pick<Due, 'clause' | 'instance' | 'bearer'>

function nameCells({ clause, instance, bearer }: Named, { screen, name }: Drawing): string[] {
  return [clause, name(instance), screen.names.role(bearer)]
}

function dueRow(row: Due, drawing: Drawing): string[] {
  const { names } = drawing.screen
  const { measured, target, due } = row
  const done =
    measured === null || target.value === 0 ? '' : names.count(measured.value, measured.unit)
  return [...nameCells(row, drawing), drawing.time(due), done]
}

function contestedRow(row: Contested, drawing: Drawing): string[] {
  const { words, names } = drawing.screen
  return [
    ...nameCells(row, drawing),
    words.say(`status.${row.status}`),
    words.say(row.why === 'disputed' ? 'sheet.due.disputed' : 'sheet.due.differ', {
      by: words.list(row.by.map(names.role)),
    }),
    drawing.time(row.window.to),
  ]
}

function changedRow(row: WhatIfChange, drawing: Drawing): string[] {
  const side = (one: WhatIfChange['before']): string => sideWords(one, drawing.screen)
  return [...nameCells(row, drawing), side(row.before), side(row.after)]
}

function sideWords(side: WhatIfChange['before'], { words, names }: Screen): string {
  if (side === null) return words.say('sheet.nothing-yet')
  const { status, measured } = side
  const said = words.say(`status.${status}`)
  return measured === null ? said : `${said} ${names.count(measured.value, measured.unit)}`
}
