// Sources' counts for one window, side by side, and what each alone would decide.
//
// Counts of one source at one stage form a series; nothing ever adds up across series, and nothing
// is averaged. What a series comes to is in tally.ts; one that is a range is read both ways. A
// count of a part (bound for the north, of a class the clause does not ask for) is at most a lower
// bound.

import type { Fact, Reading, RoleId, Target } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import type { Weight } from '../evidence/weight.ts'
import { boundsBetween } from './running.ts'
import { joined, nothing, tallyOf, type Tally, type TallyQuestion } from './tally.ts'

export type SeriesReading = Reading & { readonly facts: readonly Fact[] }

export type CountQuestion = TallyQuestion & {
  readonly target: { readonly compare: Target['compare']; readonly value: number }
  readonly unit: string
  /** The tags the clause asks for. A count with others is of a part: bound for the north, say. */
  readonly tagsAsked: readonly string[]
  /** What a source told act by act, where acts are told: its counts hold them. */
  readonly actsBy?: (source: RoleId) => number
  /** Which way a source's word may move the instance. */
  readonly weigh: (fact: Fact) => Weight
}

/** One or two readings for each series, in the order in which the series first spoke. */
export function readingsOf(counts: readonly Fact[], question: CountQuestion): SeriesReading[] {
  const series = Map.groupBy(counts, ({ source, stage }) => `${source} ${stage ?? ''}`)
  const readings = [...series.values()]
    .map((facts) => speakingIn(facts, question))
    .filter((facts) => facts.length > 0)
    .flatMap((facts) => seriesReadings(facts, question))
  // Beside counts of the whole, one of a part alone that decides nothing is no count of it.
  const isOfWhole = ({ facts, decides }: SeriesReading): boolean =>
    decides !== null || facts.some((fact) => isWhole(fact, question))
  const ofWhole = readings.filter(isOfWhole)
  return ofWhole.length > 0 ? ofWhole : readings
}

/** A series without running totals of more time than the window that say nothing of it. */
function speakingIn(series: readonly Fact[], { window }: CountQuestion): readonly Fact[] {
  const isWider = ({ running, period }: Fact): boolean =>
    running === true && period !== null && (period.from < window.from || period.to > window.to)
  if (!series.some(isWider) || boundsBetween(series, window).length > 0) return series
  return series.filter((fact) => !isWider(fact))
}

function isWhole(fact: Fact, question: CountQuestion): boolean {
  return (fact.place === null || fact.place === question.place) && partOf(fact, question) === ''
}

function seriesReadings(series: readonly Fact[], question: CountQuestion): SeriesReading[] {
  const { least, most } = seriesTally(series, question)
  const values = most === null || least === most ? [least] : [least, most]
  return values.map((value) => readingOf(series, value, most !== null, question))
}

function seriesTally(series: readonly Fact[], question: CountQuestion): Tally {
  const { source } = present(series[0], 'a series has at least one count')
  const asked = {
    ...question,
    coverage: question.coverage.filter((fact) => fact.source === source),
  }
  const byParts = Map.groupBy(series, (fact) => partOf(fact, question))
  const whole = byParts.get('') ?? []
  byParts.delete('')
  // What narrows a count may overlap with what narrows another: the largest is a lower bound.
  const bounds = [...byParts.values()].map((facts): Tally => {
    return { least: tallyOf(facts, { ...asked, coverage: [] }).least, most: null }
  })
  const acts = { least: question.actsBy?.(source) ?? 0, most: null }
  return joined([whole.length === 0 ? nothing : tallyOf(whole, asked), ...bounds, acts])
}

/** What narrows a count beyond what is asked; `group` only names whose it is. */
function partOf({ tags }: Fact, { tagsAsked }: CountQuestion): string {
  return Object.entries(tags)
    .filter(([tag]) => tag !== 'group' && !tagsAsked.includes(tag))
    .map(([tag, value]) => `${tag}=${value}`)
    .sort()
    .join(' ')
}

function readingOf(
  facts: readonly Fact[],
  value: number,
  closes: boolean,
  question: CountQuestion,
): SeriesReading {
  const first = present(facts[0], 'a series has at least one count')
  return {
    source: first.source,
    stage: first.stage,
    value,
    unit: question.unit,
    closes,
    decides: weighed(decisionOf(value, closes, question.target), question.weigh(first)),
    facts,
  }
}

/** What a figure decides, as far as whoever gives it may say so. */
export function weighed(
  decides: Reading['decides'],
  { toMet, toUnmet }: Weight,
): Reading['decides'] {
  const may = decides === 'met' ? toMet : toUnmet
  return may ? decides : null
}

/** What a figure alone decides: a lower bound can reach a floor or break a ceiling, no more. */
export function decisionOf(
  value: number,
  closes: boolean,
  target: CountQuestion['target'],
): 'met' | 'unmet' | null {
  switch (target.compare) {
    case 'at-least':
      return value >= target.value ? 'met' : closes ? 'unmet' : null
    case 'at-most':
      return value > target.value ? 'unmet' : closes ? 'met' : null
    case 'exactly':
      if (value > target.value) return 'unmet'
      return closes ? (value === target.value ? 'met' : 'unmet') : null
  }
}
