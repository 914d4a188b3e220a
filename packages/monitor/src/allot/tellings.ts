// Reports of several sources may tell of the same acts. What there was at least is what no report
// counts twice: one source's own reports, or in each cell those of the source that reports most.
//
// A cell is a day of the agreement, the smallest place that is named, and what the clauses ask for.
// A time to the minute is taken two hours wide here. A report that spans days joins them into a
// block. Places apart add up; a report of somewhere undoes nothing (AGREEMENTS.md, "What adds up").

import type { Fact, FactKey, PlaceId } from '@holdfast/agreement'
import {
  sumOfAmounts,
  dayNumber,
  hourMs,
  nearestInstant,
  type Calendar,
  type Instant,
} from '@holdfast/base'
import type { Related } from './related.ts'
import type { Geography } from '../evidence/places.ts'

/**
 * A report of an act, how much it says, and which clauses ask for it: who did it tells reports
 * apart only as far as those ask.
 */
export type Telling = { readonly fact: Fact; readonly amount: number; readonly asked: string }

/** By what tellings are told apart. */
export type TellingQuestion = {
  /** Reports that a decision allots: each is an act apart from what others report. */
  readonly apart: ReadonlySet<FactKey>
  /** What was said of which reports. */
  readonly related: Related
  readonly calendar: Calendar
  readonly start: Instant
  readonly geography: Geography
  /** Where somebody counted: a block is parted in whichever way there was most. */
  readonly isParted?: boolean
}

/** Facts of which none tells what another does. */
export type Supply = ReadonlySet<Fact>

type Chosen = { readonly sum: number; readonly facts: readonly Fact[] }

/** A report with the days that it may be of, by number. */
export type Dated = Telling & { readonly from: number; readonly to: number }

const none: Chosen = { sum: 0, facts: [] }

/** The supplies that there were at least, each by itself; none where one source told everything. */
export function leastSupplies(
  tellings: readonly Telling[],
  question: TellingQuestion,
): readonly Supply[] {
  const cells = cellSupply(tellings, question)
  if (cells === null) return []
  const { related } = question
  const amounts = new Map(tellings.map(({ fact, amount }) => [fact, amount]))
  const always = tellings.filter(({ fact }) => question.apart.has(fact.key))
  const bySource = Map.groupBy(tellings, ({ fact }) => fact.source)
  const own = [...bySource.values()].map((told) => {
    const facts = [...always, ...told].map(({ fact }) => fact)
    return new Set(related.onceEach(facts, (fact) => amounts.get(fact) ?? 0))
  })
  return own.some((supply) => isSame(supply, cells)) ? own : [...own, cells]
}

/** In each cell the reports of the source that reports most; null where one source told all. */
export function cellSupply(tellings: readonly Telling[], question: TellingQuestion): Supply | null {
  const once = onceEach(tellings, question)
  const { apart, related } = question
  const mayBeSame = once.filter(({ fact }) => !apart.has(fact.key))
  const always = once.flatMap(({ fact }) => (apart.has(fact.key) ? [fact] : []))
  const isOneSource = mayBeSame.every(({ fact }) => fact.source === mayBeSame[0]?.fact.source)
  if (isOneSource && related.isNone) return null
  const cells = new Set<Fact>(always)
  for (const block of blocksIn(mayBeSame, question)) {
    const chosen = chosenIn(block, question)
    for (const fact of withDistinct(block, chosen, question)) cells.add(fact)
  }
  return cells
}

/** Reports without those of which it was said that they tell of an act that another tells. */
function onceEach(tellings: readonly Telling[], { related }: TellingQuestion): readonly Telling[] {
  if (related.isNone) return tellings
  const amounts = new Map(tellings.map(({ fact, amount }) => [fact, amount]))
  const facts = tellings.map(({ fact }) => fact)
  const kept = new Set(related.onceEach(facts, (fact) => amounts.get(fact) ?? 0))
  return tellings.filter(({ fact }) => kept.has(fact))
}

/** With reports that are said to be distinct from every other that was chosen, largest first. */
function withDistinct(
  block: readonly Telling[],
  chosen: readonly Fact[],
  { related }: TellingQuestion,
): readonly Fact[] {
  if (related.isNone) return chosen
  const all = new Set(chosen)
  const named = block.filter(({ fact }) => related.isNamed(fact) && !all.has(fact))
  for (const { fact } of named.sort((a, b) => b.amount - a.amount)) {
    const isApart = (one: Fact): boolean =>
      one.source === fact.source || related.isDistinct(fact, one)
    if ([...all].every(isApart)) all.add(fact)
  }
  return [...all]
}

/** Reports that may tell of the same, in blocks of days that they join. */
function blocksIn(
  tellings: readonly Telling[],
  question: TellingQuestion,
): readonly (readonly Dated[])[] {
  const alike = Map.groupBy(tellings, ({ asked }) => asked)
  return [...alike.values()].flatMap((told) => blocksOf(told.map((of) => datedOf(of, question))))
}

/** The reports of a block that there were at least, day by day or of the whole block. */
export function chosenIn(block: readonly Dated[], question: TellingQuestion): readonly Fact[] {
  if (question.isParted === true) return partedIn(block, question).facts
  const days = added(daysOf(block).map((day) => largest(day, null, question.geography)))
  const whole = largest(block, null, question.geography)
  return (whole.sum > days.sum ? whole : days).facts
}

/**
 * The most that there surely was in stretches of days apart from each other: what reaches over many
 * days, as a running total does, joins them and undoes nothing of what there was in some of them.
 */
function partedIn(block: readonly Dated[], { geography }: TellingQuestion): Chosen {
  const wide = block.filter(({ from, to }) => from < to)
  const days = [...new Set(block.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const [begins, ends] = [wide.map(({ from }) => from), wide.map(({ to }) => to)].map(
    (some) => new Set(some),
  )
  const best: Chosen[] = [none]
  for (const [at, end] of days.entries()) {
    let most = best[at] ?? none
    for (const [before, begin] of days.slice(0, at + 1).entries()) {
      const isStretch = begin === end || (begins?.has(begin) === true && ends?.has(end) === true)
      if (!isStretch) continue
      const within = block.filter(({ from, to }) => from >= begin && to <= end)
      const sum = added([best[before] ?? none, largest(within, null, geography)])
      if (sum.sum > most.sum) most = sum
    }
    best.push(most)
  }
  return best.at(-1) ?? none
}

function isSame(a: Supply, b: Supply): boolean {
  return a.size === b.size && [...a].every((fact) => b.has(fact))
}

/** Reports that clauses ask for alike, in blocks of days that they join. */
export function blocksOf(told: readonly Dated[]): readonly Dated[][] {
  const blocks: Dated[][] = []
  let last = -Infinity
  for (const one of told.toSorted((a, b) => a.from - b.from)) {
    const block = blocks.at(-1)
    if (block === undefined || one.from > last) blocks.push([one])
    else block.push(one)
    last = Math.max(last, one.to)
  }
  return blocks
}

/** A report with the days that it may be of. */
export function datedOf(told: Telling, { calendar, start }: TellingQuestion): Dated {
  const { earliest, latest } = told.fact.at
  const width = earliest === latest ? hourMs : 0
  const dayAt = (at: number): number => dayNumber(calendar, start, nearestInstant(at))
  // The end of a day is no part of it.
  return { ...told, from: dayAt(earliest - width), to: dayAt(latest + width - 1) }
}

/** The reports of a block that lie within one day, by day. */
function daysOf(block: readonly Dated[]): readonly (readonly Dated[])[] {
  const within = block.filter(({ from, to }) => from === to)
  return [...Map.groupBy(within, ({ from }) => from).values()]
}

/** The largest source of all, or of each place that lies apart, whichever is more. */
function largest(told: readonly Telling[], place: PlaceId | null, geography: Geography): Chosen {
  const bySource = [...Map.groupBy(told, ({ fact }) => fact.source).values()]
  const bySources = bySource.map((own) => ({
    sum: sumOfAmounts(own.map(({ amount }) => amount)),
    facts: own.map(({ fact }) => fact),
  }))
  const whole = bySources.reduce((most, one) => (one.sum > most.sum ? one : most), none)
  if (bySource.length <= 1) return whole
  const byPlace = Map.groupBy(told, ({ fact }) => placeBelow(place, fact.place, geography))
  byPlace.delete(null)
  const apart = added([...byPlace].map(([below, some]) => largest(some, below, geography)))
  return apart.sum > whole.sum ? apart : whole
}

/** The place directly in another in which a third lies, or that it is; null for itself. */
function placeBelow(
  whole: PlaceId | null,
  place: PlaceId | null,
  geography: Geography,
): PlaceId | null {
  if (place === null || place === whole) return null
  const path = [place, ...geography.above(place)]
  const at = whole === null ? path.length : path.indexOf(whole)
  return path[at - 1] ?? null
}

function added(chosen: readonly Chosen[]): Chosen {
  return {
    sum: sumOfAmounts(chosen.map(({ sum }) => sum)),
    facts: chosen.flatMap(({ facts }) => facts),
  }
}
