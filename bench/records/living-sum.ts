// What a living sum of a long record costs when it is asked, in one process: one more statement and
// what a page says first of it, and a strip of the whole term.
//
// The last statements of the record are held back and observed one at a time, as a server would.

import { stripOf, summaryOf } from '@holdfast/analysis'
import { instantFromMs, parseInstant, present, type Bytes } from '@holdfast/base'
import { clockOf, stripAnswer, summaryAnswer } from '@holdfast/protocol'
import { openFolder } from '@holdfast/store'
import type { RecordQuestion, Sum } from '@holdfast/sum'
import { measure, type Measured } from '../measuring/harness.ts'
import { longSum } from './long-record.ts'

const now = present(parseInstant('2021-11-05T12:00Z'), 'an instant of the term')
const momentCount = 60
const runs = 20

/** One more statement; then a strip of the term; each with what is printed of it. */
export async function livingSum(dir: string): Promise<readonly Measured[]> {
  const opened = await openFolder(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const room = present(opened.value.rooms[0], 'the record has a room')
  const held = room.entries.slice(-2 * (runs + 2))
  const sum = await longSum(dir, room.entries.length - held.length)
  const take = (): void => {
    sum.observe(room.id, nextOf(held))
  }
  const question: RecordQuestion = {
    asOf: null,
    basis: null,
    source: null,
    stage: null,
    view: [room.id],
    knownAt: null,
  }
  const summary = await measure({
    name: 'one more statement, its summary',
    runs,
    warmups: 2,
    run: () => {
      take()
      const answer = sum.standing(question, now)
      summaryAnswer.print(summaryOf(answer), clockOf(answer.agreement))
    },
  })
  const strip = await measure({
    name: 'one more statement, its strip',
    runs,
    warmups: 2,
    run: () => {
      take()
      printStrip(sum, question)
    },
  })
  return [summary, strip, await momentsFrom(dir, question)]
}

function nextOf(held: Bytes[]): Bytes {
  return present(held.shift(), 'a statement for each run')
}

function printStrip(sum: Sum, question: RecordQuestion): void {
  const answer = sum.standing(question, now)
  const asked = { cells: 'day-end', week: null, clause: null } as const
  stripAnswer.print(stripOf(sum, question, answer, asked), clockOf(answer.agreement))
}

/** Sixty moments that nobody asked about before, of a sum that has answered once. */
async function momentsFrom(dir: string, question: RecordQuestion): Promise<Measured> {
  const sum = await longSum(dir)
  sum.standing(question, now)
  const { from, to } = sum.agreement.term
  const stepMs = (present(to, 'the term ends') - from) / (momentCount + 1)
  let run = 0
  return measure({
    name: `${momentCount} moments, asked first`,
    runs: 5,
    run: () => {
      run += 1
      const moments = Array.from({ length: momentCount }, (_, n) =>
        // Each run asks about other moments of the same days and weeks.
        instantFromMs(Math.round(from + (n + run / 8) * stepMs)),
      )
      sum.standings(question, moments)
    },
  })
}
