// `holdfast tonight`: who has given what, what is outstanding, which clocks run.
//
// Who may see it is a rule of the house: of an agreement in force the public view shows nothing.

import type { Quantity } from '@holdfast/agreement'
import { tonightAnswerOf } from '@holdfast/analysis'
import type { Clock, Given, Owed, Tonight } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import { boundedWords } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { longTime, shortTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, titleLines } from '../../picture/sheet-head.ts'
import { instanceName } from '../../picture/status-table.ts'
import { answerAbout, printed, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { tableLines } from '../../terminal/table.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  if (options.flag('json')) screen.answer(printed('tonight', sum.value))
  else {
    const { sum: living, asked, now } = sum.value
    show(sum.value, tonightAnswerOf(living, asked, sum.value, now).tonight, invocation)
  }
  return exitCodes.done
}

function show(sum: FolderAnswer, tonight: Tonight | null, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, sum.sum)
  const { words } = screen
  const { agreement } = sum
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  say(titleLines(agreement, screen))
  say(contextLines(sum, screen))
  if (tonight === null) {
    say([
      '',
      wrapIndented(words.say('sheet.tonight.withheld'), { width: screen.width, indent: '' }),
    ])
    return
  }
  const entryOf = entryFinder(sum.replayed)
  const drawing: Drawing = {
    screen,
    name: (instance) => instanceName(instance, entryOf, screen),
    time: (at) => (at === null ? '' : shortTime(agreement, at, words)),
  }
  const section = (title: string, heads: readonly string[], rows: readonly string[][]): void => {
    say(['', screen.paint('strong', title)])
    const columns = heads.map((name) => {
      return { head: words.say(`sheet.head.${name}`), wraps: true } as const
    })
    const { width, paint } = screen
    say(
      rows.length === 0
        ? [`  ${words.say('sheet.tonight.nothing')}`]
        : tableLines({ columns, rows, width, paint, indent: '  ' }),
    )
  }
  const { given, owed, clocks, dueByNoon } = tonight
  const isDuty = ({ clause }: Clock): boolean =>
    agreement.clauses.some(({ id, kind }) => id === clause && kind === 'duty')
  section(
    words.say('sheet.tonight.given'),
    ['clause', 'bearer', 'amount'],
    given.map((one) => givenRow(one, drawing)),
  )
  section(
    words.say('sheet.tonight.owed'),
    ['clause', 'for', 'bearer', 'towards', 'outstanding', 'due', 'status'],
    owed.map((one) => owedRow(one, drawing)),
  )
  section(
    words.say('sheet.tonight.clocks'),
    ['clause', 'for', 'bearer', 'still', 'due', 'status'],
    clocks.map((one) => clockRow(isDuty(one) ? one : { ...one, remaining: null }, drawing)),
  )
  section(
    words.say('sheet.tonight.noon', { time: longTime(agreement, tonight.noon, words) }),
    ['clause', 'for', 'bearer', 'still', 'due'],
    // To hold back all day is nothing that can be done by noon.
    dueByNoon.filter(isDuty).map((one) => clockRow(one, drawing).slice(0, -1)),
  )
}

type Drawing = {
  readonly screen: Screen
  readonly name: (instance: string) => string
  readonly time: (at: Instant | null) => string
}

function amountWords(amount: Quantity | null, { words, names }: Screen): string {
  return amount === null
    ? words.say('sheet.tonight.differ')
    : names.count(amount.value, amount.unit)
}

function givenRow(given: Given, { screen }: Drawing): string[] {
  const { clause, bearer, amount, isLowerBound, instances } = given
  const value = amountWords(amount, screen)
  const told = amount === null ? value : boundedWords(screen.words, { value, isLowerBound })
  const said = instances === 0 ? screen.words.say('sheet.nothing-yet') : told
  return [clause, screen.names.role(bearer), said]
}

function owedRow(owed: Owed, { screen, name, time }: Drawing): string[] {
  const { clause, instance, bearer, to, status, outstanding, due } = owed
  const { words, names } = screen
  const left =
    outstanding === null
      ? words.say('sheet.tonight.not-known')
      : names.count(outstanding.value, outstanding.unit)
  return [
    clause,
    name(instance),
    screen.names.role(bearer),
    to.map(names.role).join(', '),
    left,
    time(due),
    screen.words.say(`status.${status}`),
  ]
}

function clockRow(clock: Clock, { screen, name, time }: Drawing): string[] {
  const { clause, instance, bearer, status, due, remaining } = clock
  const left = remaining === null ? '' : screen.names.count(remaining.value, remaining.unit)
  return [
    clause,
    name(instance),
    screen.names.role(bearer),
    left,
    time(due),
    screen.words.say(`status.${status}`),
  ]
}
