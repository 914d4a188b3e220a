// `holdfast timeline`: windows with their statuses, uses of powers, and the changes ahead.
//
// Days that follow each other with one status stand in one line; --json has every window.

import { timelineOf, type Timeline } from '@holdfast/analysis'
import type { TimelineRow, TimelineSpan } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { clauseWords } from '../../picture/clause-words.ts'
import { shortTime } from '../../picture/days.ts'
import { marksOn, plainFor } from '../../picture/marks.ts'
import { powerLines } from '../../picture/powers.ts'
import { contextLines, entryFinder, isNotComputed, titleLines } from '../../picture/sheet-head.ts'
import { instanceName } from '../../picture/status-table.ts'
import { answerAbout, printed, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { tableLines, type Cell } from '../../terminal/table.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Changes ahead that are listed. */
const mostChanges = 12

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  if (options.flag('json')) screen.answer(printed('timeline', sum.value))
  else show(sum.value, timelineOf(sum.value), invocation)
  return exitCodes.done
}

function show(sum: FolderAnswer, timeline: Timeline, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, sum.sum)
  const { words } = screen
  const { agreement, standing, replayed } = sum
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  const time = (at: Instant | null, open: string): string =>
    at === null ? open : shortTime(agreement, at, words)
  const { from, to } = timeline.inForce
  const isExtended = timeline.signedEnd !== null && timeline.signedEnd !== to
  say(titleLines(agreement, screen))
  const term = {
    from: time(from, ''),
    to: time(to, words.say('sheet.no-end')),
    signed: isExtended ? time(timeline.signedEnd, '') : 'none',
  }
  say([words.say('sheet.term', term), ''])
  say(contextLines(sum, screen))
  const entryOf = entryFinder(replayed)
  for (const clause of agreement.clauses) {
    const rows = timeline.rows.filter((row) => row.clause === clause.id)
    if (rows.length === 0) continue
    const first = ` ${clause.id.padEnd(5)}`
    const indent = '      '
    say(['', wrapIndented(clauseWords(clause), { width: screen.width, indent, first })])
    say(
      spanLines(rows, {
        screen,
        time,
        name: (instance) => instanceName(instance, entryOf, screen),
      }),
    )
  }
  say(powerLines(agreement, standing, screen))
  const { changes } = timeline
  say(['', screen.paint('strong', words.say('sheet.changes'))])
  const none = isNotComputed(sum) ? 'sheet.not-computed' : 'sheet.changes.none'
  if (changes.length === 0) say([`  ${words.say(none)}`])
  say(changes.slice(0, mostChanges).map((at) => `  ${time(at, '')}`))
  const n = changes.length - mostChanges
  if (n > 0) say([`  ${words.say('sheet.changes.more', { n })}`])
}

type Drawing = {
  readonly screen: Invocation['screen']
  readonly time: (at: Instant | null, open: string) => string
  readonly name: (instance: string) => string
}

function spanLines(clauseRows: readonly TimelineRow[], { screen, time, name }: Drawing): string[] {
  const marks = marksOn(screen)
  const { words } = screen
  const rows = clauseRows.flatMap(({ bearer, spans }) =>
    runsOf(spans).map(({ first, last }): Cell[] => {
      const [from, to] = [first.instance.slice(4), last.instance.slice(4)]
      const days = words.say('sheet.days-range', { from, to })
      const { status } = first
      const paint = (text: string): string => screen.paint(status, text)
      return [
        { text: first === last ? name(first.instance) : days },
        { text: screen.names.role(bearer) },
        { text: time(first.from, words.say('sheet.not-yet-open')) },
        { text: time(last.to, words.say('sheet.no-end')) },
        { text: `${marks[status]} ${words.say(`status.${status}`)}`, paint },
      ]
    }),
  )
  const heads = ['for', 'bearer', 'from', 'to', 'status']
  const columns = heads.map((name) => ({ head: words.say(`sheet.head.${name}`) }))
  const { width, paint } = screen
  return tableLines({ columns, rows, width, paint, indent: '      ' })
}

type SpanRun = { readonly first: TimelineSpan; readonly last: TimelineSpan }

function runsOf(spans: readonly TimelineSpan[]): readonly SpanRun[] {
  const runs: SpanRun[] = []
  for (const span of spans) {
    const run = runs.at(-1)
    const isNext =
      run !== undefined &&
      /^day-\d+$/.test(span.instance) &&
      run.last.status === span.status &&
      run.last.to === span.from
    if (isNext) runs[runs.length - 1] = { first: run.first, last: span }
    else runs.push({ first: span, last: span })
  }
  return runs
}
