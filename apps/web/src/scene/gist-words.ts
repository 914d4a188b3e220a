// What a clause comes to, in words. Codes and numbers come from `analysis`; nothing is worked out
// here.

import type { DayRun, Gist } from '@holdfast/analysis'
import { unreachable } from '@holdfast/base'
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
    case 'recorded':
      return [recordedFigure(gist, words)]
    case 'days':
      return gist.said.map(({ code, days }) => ({
        figure: words.say(`gist.${code}`),
        beside: words.say('gist.on-days', daysValues(days, words)),
      }))
    case 'amount':
      return [{ figure: amountWords(gist, words), beside: names.word('unit', gist.unit) }]
    default:
      return unreachable(gist)
  }
}

/** So much of so much, and that it still runs where it does. */
export function amountWords(gist: Gist & { readonly kind: 'amount' }, words: Words): string {
  const [value, target] = [words.number(gist.value), words.number(gist.target)]
  const said = words.say('state.reached', { value, target })
  return gist.isRunning ? words.say('gist.still-running', { said }) : said
}

type Recorded = Gist & { readonly kind: 'recorded' }

function recordedFigure(gist: Recorded, words: Words): GistFigure {
  if (gist.recorded === 0) return { figure: words.say('gist.nothing-recorded'), beside: '' }
  return {
    figure:
      gist.days.length === 0
        ? words.number(gist.recorded)
        : words.say('gist.days', daysValues(gist.days, words)),
    beside: words.say('gist.recorded', { determined: determinedWords(gist.determined, words) }),
  }
}

/** The number of what was determined; a word where there is nothing. */
export function determinedWords(determined: number, words: Words): string {
  return determined === 0 ? words.say('gist.none') : words.number(determined)
}

/** How many days there are, and which, as messages take them. */
export function daysValues(
  runs: readonly DayRun[],
  words: Words,
): { readonly n: number; readonly days: string } {
  const n = runs.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return { n, days: words.list(runs.map(runWords)) }
}

/** A run never breaks at its dash. */
function runWords({ from, to }: DayRun): string {
  return from === to ? String(from) : `${from}\u2060–\u2060${to}`
}
