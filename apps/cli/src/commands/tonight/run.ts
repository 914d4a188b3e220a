// `holdfast tonight`: who has given what, what is outstanding, which clocks run.
//
// Who may see it is a rule of the house: of an agreement in force the public view shows nothing.

import type { Quantity } from '@holdfast/agreement'
import { tonightAnswerOf } from '@holdfast/analysis'
import type { Clock, Given, Owed, Tonight } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { longTime, shortTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, titleLines } from '../../picture/sheet-head.ts'
import { instanceName, noBearer } from '../../picture/status-table.ts'
import { answerAbout, printed, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { tableLines } from '../../terminal/table.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { numeral, quantityWords } from '../../words/numbers.ts'

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

const withheld =
  'This agreement is in force, and the public view shows nothing here: who is exposed, and by ' +
  'how much, is for the mediators, and for each party its own part. Name a room you are in with ' +
  '--view. Once the agreement is over anyone may see it.'

function show(sum: FolderAnswer, tonight: Tonight | null, { screen }: Invocation): void {
  const { agreement } = sum
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  say(titleLines(agreement, screen))
  say(contextLines(sum, screen))
  if (tonight === null) {
    say(['', wrapIndented(withheld, { width: screen.width, indent: '' })])
    return
  }
  const entryOf = entryFinder(sum.replayed)
  const drawing: Drawing = {
    screen,
    name: (instance) => instanceName(instance, entryOf),
    time: (at) => (at === null ? '' : shortTime(agreement, at)),
  }
  const section = (title: string, heads: readonly string[], rows: readonly string[][]): void => {
    say(['', screen.paint('strong', title)])
    const columns = heads.map((head) => ({ head, wraps: true }) as const)
    const { width, paint } = screen
    say(
      rows.length === 0
        ? ['  Nothing.']
        : tableLines({ columns, rows, width, paint, indent: '  ' }),
    )
  }
  const { given, owed, clocks, dueByNoon } = tonight
  const isDuty = ({ clause }: Clock): boolean =>
    agreement.clauses.some(({ id, kind }) => id === clause && kind === 'duty')
  section(
    'Done so far, by the counts on this basis',
    ['clause', 'bearer', 'amount'],
    given.map((one) => givenRow(one, drawing)),
  )
  section(
    'Outstanding for what others did',
    ['clause', 'for', 'bearer', 'to', 'outstanding', 'due', 'status'],
    owed.map((one) => owedRow(one, drawing)),
  )
  section(
    'Clocks',
    ['clause', 'for', 'bearer', 'still to do', 'due', 'status'],
    clocks.map((one) => clockRow(isDuty(one) ? one : { ...one, remaining: null }, drawing)),
  )
  section(
    `To be done by noon, ${longTime(agreement, tonight.noon)}`,
    ['clause', 'for', 'bearer', 'still to do', 'due'],
    // To hold back all day is nothing that can be done by noon.
    dueByNoon.filter(isDuty).map((one) => clockRow(one, drawing).slice(0, -1)),
  )
}

type Drawing = {
  readonly screen: Screen
  readonly name: (instance: string) => string
  readonly time: (at: Instant | null) => string
}

function amountWords(amount: Quantity | null): string {
  return amount === null ? 'not every count is known, or they differ' : quantityWords(amount)
}

function givenRow({ clause, bearer, amount, instances }: Given, { screen }: Drawing): string[] {
  const said = instances === 0 ? 'nothing asked yet' : amountWords(amount)
  return [clause, bearer ?? noBearer(screen), said]
}

function owedRow(owed: Owed, { screen, name, time }: Drawing): string[] {
  const { clause, instance, bearer, to, status, outstanding, due } = owed
  const left = outstanding === null ? 'not known' : quantityWords(outstanding)
  return [
    clause,
    name(instance),
    bearer ?? noBearer(screen),
    to.join(', '),
    left,
    time(due),
    screen.words.say(`status.${status}`),
  ]
}

function clockRow(clock: Clock, { screen, name, time }: Drawing): string[] {
  const { clause, instance, bearer, status, due, remaining } = clock
  const left = remaining === null ? '' : `${numeral(remaining.value)} ${remaining.unit}`
  return [
    clause,
    name(instance),
    bearer ?? noBearer(screen),
    left,
    time(due),
    screen.words.say(`status.${status}`),
  ]
}
