// What a clause comes to, in words. Codes and numbers come from `analysis`; nothing is worked out
// here.

import type { DayRun, Gist } from '@holdfast/analysis'
import { unreachable } from '@holdfast/base'
import { boundedWords } from '@holdfast/words'
import type { Names } from '../names/names.ts'
import type { Words } from '../words/use-words.ts'

/** A figure as it stands large, and the few words beside it. */
export type GistFigure = { readonly figure: string; readonly beside: string }

/**
 * What a clause comes to, a line for each thing that is said of it; none where nothing was
 * asked.
 */
export function gistFigures(gist: Gist, names: Names, words: Words): readonly GistFigure[] {
  switch (gist.kind) {
    case 'nothing-yet':
      return []
    case 'not-known':
      return [{ figure: words.say('gist.not-known'), beside: '' }]
    case 'excused':
      return [{ figure: words.say('gist.excused'), beside: '' }]
    case 'recorded':
      return [recordedFigure(gist, words)]
    case 'days':
      return gist.said.map(({ code, days }) => ({
        figure: words.say(`gist.${code}`),
        beside: words.say('gist.on-days', daysValues(days, words)),
      }))
    case 'amount':
      return [{ figure: reachedWords(gist, words), beside: besideAmount(gist, names, words) }]
    default:
      return unreachable(gist)
  }
}

/** So much of so much, and that it still runs where it does. */
export function amountWords(gist: Amount, words: Words): string {
  return withRunning(reachedWords(gist, words), gist, words)
}

type Amount = Gist & { readonly kind: 'amount' }

/** A lower bound says so, as in the strip. */
function reachedWords({ value, isLowerBound, target }: Amount, words: Words): string {
  return words.say('state.reached', {
    value: boundedWords(words, { value: words.number(value), isLowerBound }),
    target: words.number(target),
  })
}

function besideAmount(gist: Amount, names: Names, words: Words): string {
  return withRunning(names.word('unit', gist.unit), gist, words)
}

function withRunning(said: string, { isRunning }: Amount, words: Words): string {
  return isRunning ? words.say('gist.still-running', { said }) : said
}

type Recorded = Gist & { readonly kind: 'recorded' }

function recordedFigure(gist: Recorded, words: Words): GistFigure {
  const claimed = words.say('gist.claimed', { n: words.number(gist.claimed) })
  if (gist.recorded === 0) {
    return gist.claimed === 0
      ? { figure: words.say('gist.nothing-recorded'), beside: '' }
      : { figure: claimed, beside: words.say('state.no-incidents') }
  }
  const recorded = words.say('gist.recorded', {
    determined: determinedWords(gist.determined, words),
  })
  return {
    figure:
      gist.days.length === 0
        ? words.number(gist.recorded)
        : words.say('gist.days', daysValues(gist.days, words)),
    beside: gist.claimed === 0 ? recorded : `${recorded} · ${claimed}`,
  }
}

/** The number of what was determined; a word where there is nothing. */
export function determinedWords(determined: number, words: Words): string {
  return determined === 0 ? words.say('gist.none') : words.number(determined)
}

/** The most runs of days that are named; of more, how many days they are. */
const runsNamed = 8

/** How many days there are, and which, as messages take them. */
export function daysValues(
  runs: readonly DayRun[],
  words: Words,
): { readonly n: number; readonly days: string } {
  const [n, left] = [daysOf(runs), daysOf(runs.slice(runsNamed))]
  const named = runs.slice(0, runsNamed).flatMap((run) => runWords(run, words))
  const more = left === 0 ? [] : [words.say('state.more', { n: left })]
  return { n, days: words.list([...named, ...more]) }
}

function daysOf(runs: readonly DayRun[]): number {
  return runs.reduce((sum, { from, to }) => sum + to - from + 1, 0)
}

/** Two days are named one by one; a longer run by its ends, in the words of the language. */
function runWords({ from, to }: DayRun, words: Words): readonly string[] {
  if (from === to) return [String(from)]
  if (to === from + 1) return [String(from), String(to)]
  return [words.say('gist.run', { from, to })]
}
