// Sources' counts for one window, side by side, and what each alone would decide.
//
// Counts of one source at one stage form a series; nothing ever adds up across series, and nothing
// is averaged. What a series comes to is in tally.ts; one that is a range is read both ways. A
// count of a part (bound for the north, of a class the clause does not ask for) is at most a lower
// bound.

import type { Fact, Reading, RoleId, Target } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { factsIn, inOrderOfFirst, type CountLane } from '../evidence/count-lane.ts'
import type { Weight } from '../evidence/weight.ts'
import { boundsBetween } from './running.ts'
import { added, joined, nothing, tallyOf, type Tally, type TallyQuestion } from './tally.ts'

/** Counts in lanes, in the order in which each first spoke. */
type Counts = readonly CountLane[]

export type SeriesReading = Reading & { readonly lanes: Counts }

export type CountQuestion = TallyQuestion & {
  readonly target: { readonly compare: Target['compare']; readonly value: number }
  readonly unit: string
  /** The tags the clause asks for. A count with others is of a part: bound for the north, say. */
  readonly tagsAsked: readonly string[]
  /** Where and when what all sources told is together all there was. */
  readonly together: readonly Fact[]
  /** What a source told act by act, where acts are told: its counts hold them. */
  readonly actsBy?: (source: RoleId) => number
  /** Which way a source's word may move the instance. */
  readonly weigh: (fact: Fact) => Weight
}

/** One or two readings for each series, in the order in which the series first spoke. */
export function readingsOf(counts: Counts, question: CountQuestion): SeriesReading[] {
  const series = Map.groupBy(counts, ({ sample: { source, stage } }) => `${source} ${stage ?? ''}`)
  const readings = [...series.values()]
    .map((lanes) => speakingIn(lanes, question))
    .filter((lanes) => lanes.length > 0)
    .flatMap((lanes) => weighedReadings(lanes, question))
    .concat(readingsTogether(counts, question))
  // Beside counts of the whole, one of a part alone that decides nothing is no count of it.
  const isOfWhole = ({ lanes, decides }: SeriesReading): boolean =>
    decides !== null || lanes.some(({ sample }) => isWhole(sample, question))
  const ofWhole = readings.filter(isOfWhole)
  return ofWhole.length > 0 ? ofWhole : readings
}

/** A series without running totals of more time than the window that say nothing of it. */
function speakingIn(series: Counts, question: CountQuestion): Counts {
  const within = withoutWider(series, question)
  if (within === series) return series
  const isBounding = boundsBetween(factsIn(series), question.window).length > 0
  return isBounding ? series : within
}

/** The same counts where none is a running total of more time than the window. */
function withoutWider(counts: Counts, question: CountQuestion): Counts {
  const within = counts.flatMap((lane) =>
    lane.isRunning ? lane.where((fact) => !isWider(fact, question)) : [lane],
  )
  const isSame = within.length === counts.length && within.every((lane, n) => lane === counts[n])
  return isSame ? counts : inOrderOfFirst(within)
}

/** True for a running total of more time than the window. */
function isWider({ running, period }: Fact, { window }: CountQuestion): boolean {
  return running === true && period !== null && (period.from < window.from || period.to > window.to)
}

function isWhole(fact: Fact, question: CountQuestion): boolean {
  return (fact.place === null || fact.place === question.place) && partOf(fact, question) === ''
}

/**
 * The readings of a series, of which some figures may be claims and others not, confirmed since:
 * each way it is read from those that may say so.
 */
function weighedReadings(series: Counts, question: CountQuestion): SeriesReading[] {
  const weights = series.map(({ sample }) => question.weigh(sample))
  const isMixed = ({ toMet, toUnmet }: Weight): boolean =>
    toMet !== weights[0]?.toMet || toUnmet !== weights[0].toUnmet
  if (!weights.some(isMixed)) return seriesReadings(series, question)
  const read = (way: 'toMet' | 'toUnmet', decides: Reading['decides']): SeriesReading[] => {
    const own = series.filter((_lane, at) => weights[at]?.[way] === true)
    const readings = own.length === 0 ? [] : seriesReadings(own, question)
    return readings.map((one) => (one.decides === decides ? one : { ...one, decides: null }))
  }
  const deciding = [...read('toMet', 'met'), ...read('toUnmet', 'unmet')]
  const decided = deciding.filter(({ decides }) => decides !== null)
  if (decided.length > 0) return decided
  return seriesReadings(series, question).map((one) => ({ ...one, decides: null }))
}

function seriesReadings(series: Counts, question: CountQuestion): SeriesReading[] {
  const { least, most } = seriesTally(series, question)
  const wider = (fact: Fact): boolean => isWider(fact, question)
  if (most !== null && series.some(({ told }) => told.some(({ fact }) => wider(fact)))) {
    // What running totals of more time bound is no count of the window: it decides or it does not.
    const [low, high] = [least, most].map((value) => decisionOf(value, true, question.target))
    const isOfMore = series.every(({ told }) => told.every(({ fact }) => wider(fact)))
    if (low !== high) {
      return least === 0 && isOfMore ? [] : [readingOf(series, least, false, question)]
    }
  }
  const values = most === null || least === most ? [least] : [least, most]
  return values.map((value) => readingOf(series, value, most !== null, question))
}

/**
 * What all sources at a stage come to together, where it is said that there was no more: at least
 * what they surely do not tell of the same, and at most all of it.
 */
function readingsTogether(counts: Counts, question: CountQuestion): SeriesReading[] {
  const [said] = question.together
  if (said === undefined) return []
  const within = withoutWider(counts, question)
  const byStage = Map.groupBy(within, ({ sample }) => sample.stage)
  return [...byStage.values()].flatMap((lanes) => {
    const whole = lanes.filter(({ sample }) => partOf(sample, question) === '')
    const bySource = [...Map.groupBy(whole, ({ sample }) => sample.source).values()]
    const closed = { ...question, coverage: question.together }
    const own = bySource.map((series) => tallyOf(series, closed))
    const { most } = added(own)
    if (own.length === 0 || most === null) return []
    const apart = tallyOf(whole, { ...question, coverage: [] }).least
    const least = Math.min(most, Math.max(apart, ...own.map((one) => one.least)))
    return [...new Set([least, most])].map((value): SeriesReading => {
      const { stage } = present(lanes[0], 'a stage has at least one count').sample
      const weights = [said, ...whole.map(({ sample }) => sample)].map((fact) =>
        question.weigh(fact),
      )
      const weight = {
        toMet: weights.every(({ toMet }) => toMet),
        toUnmet: weights.every(({ toUnmet }) => toUnmet),
      }
      const decides = weighed(decisionOf(value, true, question.target), weight)
      const { unit } = question
      return { source: said.source, stage, value, unit, closes: true, decides, lanes: whole }
    })
  })
}

function seriesTally(series: Counts, question: CountQuestion): Tally {
  const { source } = present(series[0], 'a series has at least one count').sample
  const asked = {
    ...question,
    coverage: question.coverage.filter((fact) => fact.source === source),
  }
  const byParts = Map.groupBy(series, ({ sample }) => partOf(sample, question))
  const whole = byParts.get('') ?? []
  byParts.delete('')
  // What narrows a count may overlap with what narrows another: the largest is a lower bound.
  const bounds = [...byParts.values()].map((lanes): Tally => {
    return { least: tallyOf(lanes, { ...asked, coverage: [] }).least, most: null }
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
  lanes: Counts,
  value: number,
  closes: boolean,
  question: CountQuestion,
): SeriesReading {
  const first = present(lanes[0], 'a series has at least one count').sample
  return {
    source: first.source,
    stage: first.stage,
    value,
    unit: question.unit,
    closes,
    decides: weighed(decisionOf(value, closes, question.target), question.weigh(first)),
    lanes,
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
