// What a clause comes to, in words. Codes and numbers come from `analysis`; nothing is worked out
// here.

import type { Quantity } from '@holdfast/agreement'
import type { ClauseSummary, DayRun, Gist } from '@holdfast/analysis'
import { unreachable } from '@holdfast/base'
import { boundedWords, reasonBrief } from '@holdfast/words'
import type { Names } from '../names/names.ts'
import { figureText } from '../parts/Figures.tsx'
import type { Words } from '../words/use-words.ts'

/** A figure as it stands large, and the few words beside it. */
export type GistFigure = { readonly figure: string; readonly beside: string }

/**
 * What a clause comes to, a line for each thing that is said of it; none where nothing was
 * asked.
 */
export function gistFigures(
  summary: Pick<ClauseSummary, 'gist' | 'claimed' | 'sources'>,
  names: Names,
  words: Words,
): readonly GistFigure[] {
  const { gist } = summary
  switch (gist.kind) {
    case 'nothing-yet':
      return []
    case 'not-known':
      return notKnownFigures(gist, names, words)
    case 'excused':
      return [{ figure: words.say('gist.excused'), beside: '' }]
    case 'recorded':
      return [{ figure: recordedWords({ ...summary, gist }, names, words), beside: '' }]
    case 'days':
      return gist.said.map(({ code, days }) => ({
        figure: words.say(`gist.${code}`),
        beside: words.say('gist.on-days', daysValues(days, words)),
      }))
    case 'amount':
      return [amountFigure(gist, names, words)]
    default:
      return unreachable(gist)
  }
}

type Of<Kind extends Gist['kind']> = Gist & { readonly kind: Kind }

/** A lower bound says so, as in the strip; and that it still runs where it does. */
function amountFigure(gist: Of<'amount'>, names: Names, words: Words): GistFigure {
  const { value, isLowerBound, target, unit, isRunning } = gist
  const figure = words.say('state.reached', {
    value: boundedWords(words, { value: words.number(value), isLowerBound }),
    target: words.number(target),
  })
  const said = names.word('unit', unit)
  return { figure, beside: isRunning ? words.say('gist.still-running', { said }) : said }
}

/** Why there is no number, behind the counts that there are, each with whose it is. */
function notKnownFigures(
  { reason, figures }: Of<'not-known'>,
  names: Names,
  words: Words,
): readonly GistFigure[] {
  const why =
    reason.code === 'counts-differ'
      ? words.say('gist.differ')
      : reasonBrief(reason, {
          words,
          role: names.role,
          stage: (id) => names.word('stage', id),
          name: (id) => names.word('class', id),
          time: () => '',
        })
  const counts = figures.flatMap((figure) => {
    if (figure.kind !== 'count') return []
    return [bySources(figureText(figure, names, words), [figure.source], names, words)]
  })
  if (counts.length > 0) return [{ figure: counts.join(words.say('state.and')), beside: why }]
  const isNoCount = reason.code === 'no-count'
  return [{ figure: words.say('figures.no-count'), beside: isNoCount ? '' : why }]
}

/** So much of so much. */
export function reachedWords(
  measured: Quantity,
  target: Quantity,
  names: Names,
  words: Words,
): string {
  return words.say('state.reached', {
    value: words.number(measured.value),
    target: names.count(target.value, target.unit),
  })
}

/** `claimed 2, by Israel · recorded 1, by Hamas, on day 5 · determined 0`. */
export function recordedWords(
  {
    gist,
    claimed,
    sources,
  }: Pick<ClauseSummary, 'claimed' | 'sources'> & {
    readonly gist: Of<'recorded'>
  },
  names: Names,
  words: Words,
): string {
  const by = claimed.map((one) => one.by)
  const n = (value: number): { readonly n: string } => ({ n: words.number(value) })
  const recorded = bySources(
    words.say('figures.recorded', n(gist.recorded)),
    gist.recorded === 0 ? [] : sources,
    names,
    words,
  )
  const dated =
    gist.days.length === 0
      ? recorded
      : words.say('state.on', { said: recorded, ...daysValues(gist.days, words) })
  return [
    bySources(words.say('figures.claimed', n(gist.claimed)), by, names, words),
    dated,
    words.say('figures.determined', n(gist.determined)),
  ].join(' · ')
}

/** Something with whose word it is. */
export function bySources(said: string, by: readonly string[], names: Names, words: Words): string {
  return by.length === 0 ? said : words.say('state.by', { said, by: names.roles(by) })
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
