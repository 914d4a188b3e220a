// `holdfast replay`: each entry, who said it, and what became of it.
//
// Nothing is worked out as of a moment here; statuses are for `status`.

import type { Act, CompiledAgreement, EntryRef, Fact } from '@holdfast/agreement'
import { replayAnswerOf } from '@holdfast/analysis'
import { clockOf, replayAnswer } from '@holdfast/protocol'
import { entryNumberOf, numbered, type Claim } from '@holdfast/record'
import { irregularityWords, type Words } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { shortTime } from '../../picture/days.ts'
import { plainFor } from '../../picture/marks.ts'
import { effectWords } from '../../picture/powers.ts'
import { titleLines } from '../../picture/sheet-head.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { tableLines } from '../../terminal/table.ts'
import { visible } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'
import { namedScreen } from '../../words/sheet-names.ts'
import { plural, quantityWords } from '../../words/numbers.ts'

/** Answers. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  if (options.flag('json')) {
    const { agreement } = sum.value
    screen.answer(replayAnswer.print(replayAnswerOf(sum.value), clockOf(agreement)))
  } else show(sum.value, invocation)
  return exitCodes.done
}

function show(sum: FolderAnswer, invocation: Invocation): void {
  const screen = namedScreen(invocation.screen, sum.sum)
  const { agreement, replayed } = sum
  const say = (lines: readonly string[]): void => {
    for (const line of lines) screen.answer(plainFor(screen, line))
  }
  const { facts, acts, claims, refused, unresolved, irregularities } = replayed
  say(titleLines(agreement, screen))
  const known = replayed.view.map((room) => `${replayed.knownAt[room] ?? 0} of ${room}`)
  say([`Entries: ${known.join(', ')}.`])
  say([
    `They amount to ${plural(facts.length, 'fact')}, ${plural(acts.length, 'act')} and ` +
      `${plural(claims.length, 'claim')}; ${refused.length} refused, ` +
      `${unresolved.length} waiting for others.`,
    '',
  ])
  const amounts = amountsByEntry(sum, screen.words)
  const columns = [
    { head: 'entry' },
    { head: 'kind' },
    { head: 'by' },
    { head: 'amounts to', wraps: true },
  ] as const
  const rows = sum.said().map(({ entry, kind, holder }) => {
    const place = placeOf(entry)
    return [
      place,
      screen.names.kind(kind),
      visible(holder),
      (amounts.get(place) ?? ['noted']).join('; '),
    ]
  })
  const { width, paint } = screen
  say(tableLines({ columns, rows, width, paint }))
  if (refused.length > 0) say(['', screen.paint('strong', 'Refused: they count for nothing')])
  say(refused.map(({ entry, problem }) => ` ${placeOf(entry)}  ${problemLine(problem, screen)}`))
  if (unresolved.length > 0)
    say(['', screen.paint('strong', 'Waiting for a statement not in view')])
  say(unresolved.map(({ entry, refersTo }) => ` ${placeOf(entry)}  about ${refersTo}`))
  if (irregularities.length > 0) say(['', screen.paint('strong', 'Irregularities')])
  say(irregularities.map((one) => ` ${irregularityWords(numbered(one), screen.words)}`))
}

/** `public 12`: where an entry stands, counted from 1. */
function placeOf({ room, index }: EntryRef): string {
  return `${room} ${entryNumberOf(index)}`
}

// What each entry is part of, by its place. An entry may be part of several things.
function amountsByEntry(
  { agreement, replayed }: FolderAnswer,
  words: Words,
): ReadonlyMap<string, readonly string[]> {
  const amounts = new Map<string, string[]>()
  const add = (entries: readonly EntryRef[], text: string): void => {
    const [first] = entries
    for (const entry of entries) {
      const place = placeOf(entry)
      const list = amounts.get(place) ?? []
      const isFirst = first === undefined || entry === first
      const part = isFirst ? text : `about entry ${placeOf(first)}`
      if (!list.includes(part)) amounts.set(place, [...list, part])
    }
  }
  for (const fact of replayed.facts) add(fact.entries, factWords(fact))
  for (const act of replayed.acts) add(act.entries, `act: ${actWords(agreement, act, words)}`)
  for (const claim of replayed.claims) add(claim.entries, claimWords(claim))
  return amounts
}

function factWords({ form, act, actor, amount, source, stage, closes, grade }: Fact): string {
  const who = actor === null ? '' : `${actor} `
  const at = stage === null ? '' : ` ${stage}`
  const bound = form === 'count' && !closes ? ', or more' : ''
  return `${form}: ${who}${act}, ${quantityWords(amount)}${at}${bound} (${source}, ${grade})`
}

function actWords(agreement: CompiledAgreement, act: Act, words: Words): string {
  const when = shortTime(agreement, act.at.latest, words)
  return `${effectWords(agreement, act, words)}, by ${act.by.join(', ')}, ${when}`
}

function claimWords({ by, against, answers }: Claim): string {
  const about = against === null ? '' : ` about ${against}`
  return `claim: ${by.join(', ')}${about}, ${answers.length === 0 ? 'no answer' : 'answered'}`
}
