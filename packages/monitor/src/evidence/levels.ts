// How much one source's reports say was there, at given moments.
//
// A report holds until the same source says otherwise of the same holder, class and place. One of a
// place stands beside those of its parts: a later report of the whole supersedes them, and later
// parts that together hold more are the better lower bound. Nothing is counted in a place and again
// in a part of it.

import type { Fact, PlaceId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { ClassCover } from './coverage.ts'
import type { Geography } from './places.ts'

/** `isWhole` where there was surely no more. */
export type Level = { readonly value: number; readonly isWhole: boolean }

/** What the clause asks of the reports. */
export type LevelQuestion = {
  readonly place: PlaceId | null
  readonly geography: Geography
  readonly classCovers: readonly ClassCover[]
}

/** The level at each moment, given in order; null before the first report. */
export function levelsAt(
  facts: readonly Fact[],
  moments: readonly Instant[],
  question: LevelQuestion,
): (Level | null)[] {
  const sorted = facts.toSorted((a, b) => a.at.latest - b.at.latest)
  const streams = new Map<string, Map<PlaceId | null, Fact>>()
  let next = 0
  return moments.map((at) => {
    for (let fact = sorted[next]; fact !== undefined; fact = sorted[next]) {
      if (fact.at.latest > at) break
      const key = streamOf(fact)
      const stream = streams.get(key) ?? new Map<PlaceId | null, Fact>()
      streams.set(key, stream.set(fact.place, fact))
      next++
    }
    return streams.size === 0 ? null : levelOf([...streams.values()], question)
  })
}

/** Reports of one holder, class and unit follow each other; others stand beside them. */
function streamOf({ actor, tags, amount }: Fact): string {
  const { agreement: _agreement, ...others } = tags
  const sorted = Object.entries(others).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([actor, sorted, amount.unit])
}

function levelOf(
  streams: readonly ReadonlyMap<PlaceId | null, Fact>[],
  question: LevelQuestion,
): Level {
  const levels = streams.map((stream) => streamLevel([...stream.values()], question))
  const tagsOfWhole = levels.flatMap(({ isWhole, tags }) => (isWhole ? [tags] : []))
  const hasEachClass = question.classCovers.every(({ tag, ways }) =>
    ways.some((values) => values.every((value) => tagsOfWhole.some((tags) => tags[tag] === value))),
  )
  return {
    value: levels.reduce((sum, { value }) => sum + value, 0),
    isWhole: hasEachClass && levels.every(({ isWhole }) => isWhole),
  }
}

function streamLevel(
  reports: readonly Fact[],
  { place, geography }: LevelQuestion,
): Level & { readonly tags: Fact['tags'] } {
  const isIn = (part: Fact, whole: Fact): boolean =>
    whole.place === null ||
    (part.place !== null &&
      part.place !== whole.place &&
      geography.isInside(part.place, whole.place))
  const held = reports.filter(
    (fact) =>
      !reports.some(
        (wider) => wider !== fact && isIn(fact, wider) && wider.at.latest > fact.at.latest,
      ),
  )
  const amounts = new Map<Fact, number>()
  const amountIn = (fact: Fact): number => {
    const known = amounts.get(fact)
    if (known !== undefined) return known
    const inside = held.filter((part) => part !== fact && isIn(part, fact))
    const amount = Math.max(fact.amount.value, sumOf(outermost(inside)))
    amounts.set(fact, amount)
    return amount
  }
  const outermost = (facts: readonly Fact[]): readonly Fact[] =>
    facts.filter((fact) => !facts.some((wider) => wider !== fact && isIn(fact, wider)))
  const sumOf = (facts: readonly Fact[]): number =>
    facts.reduce((sum, fact) => sum + amountIn(fact), 0)

  const whole = held.filter((fact) => fact.closes && amountIn(fact) === fact.amount.value)
  const isEverywhere = whole.some((fact) => fact.place === null)
  const leaves = place === null ? [] : geography.leavesOf(place)
  const isEachLeaf =
    leaves.length > 0 &&
    leaves.every((leaf) =>
      whole.some(({ place: at }) => at !== null && geography.isInside(leaf, at)),
    )
  return {
    value: sumOf(outermost(held)),
    isWhole: isEverywhere || isEachLeaf,
    tags: reports[0]?.tags ?? {},
  }
}
