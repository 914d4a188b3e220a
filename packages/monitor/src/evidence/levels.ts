// How much one source's reports say was there, at given moments.
//
// A report holds until the same source says otherwise of the same holder, class and place. One of a
// place stands beside those of its parts: a later report of the whole supersedes them, and later
// parts that together hold more are the better lower bound. Nothing is counted in a place and again
// in a part of it. A report costs what it bears on: the others of its stream, and no other stream.

import type { Fact, PlaceId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { ClassCover } from './coverage.ts'
import type { Geography } from './places.ts'
import { SumTree } from './sum-tree.ts'

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
  const levels = new Levels(question)
  let next = 0
  return moments.map((at) => {
    for (let fact = sorted[next]; fact !== undefined; fact = sorted[next]) {
      if (fact.at.latest > at) break
      levels.put(fact)
      next++
    }
    return levels.now()
  })
}

/** A place; a site that a source tells apart in it, by a name that no place has; or everywhere. */
type Spot = string | null

/** Reports of one holder, class and unit, the last of each spot. */
type Stream = {
  readonly order: number
  readonly reports: Map<Spot, Fact>
  readonly tags: Fact['tags']
  level: Level
}

/** What reports come to while they are taken in order. */
class Levels {
  readonly #question: LevelQuestion
  readonly #streams = new Map<string, Stream>()
  readonly #values = new SumTree()
  /** How many streams are whole, for each value of each tag that the clause asks for. */
  readonly #wholes = new Map<string, number>()
  #wholeCount = 0
  /** Streams whose level is to be worked out anew. */
  readonly #changed = new Set<Stream>()

  constructor(question: LevelQuestion) {
    this.#question = question
  }

  put(fact: Fact): void {
    const key = streamOf(fact)
    const known = this.#streams.get(key)
    const stream = known ?? {
      order: this.#streams.size,
      reports: new Map<Spot, Fact>(),
      tags: fact.tags,
      level: { value: 0, isWhole: false },
    }
    if (known === undefined) this.#streams.set(key, stream)
    stream.reports.set(spotOf(fact), fact)
    this.#changed.add(stream)
  }

  now(): Level | null {
    if (this.#streams.size === 0) return null
    for (const stream of this.#changed) {
      this.#countWhole(stream, -1)
      stream.level = streamLevel(stream.reports, this.#question)
      this.#values.set(stream.order, stream.level.value)
      this.#countWhole(stream, 1)
    }
    this.#changed.clear()
    const hasEachClass = this.#question.classCovers.every(({ tag, ways }) =>
      ways.some((values) =>
        values.every((value) => (this.#wholes.get(`${tag} ${value}`) ?? 0) > 0),
      ),
    )
    const isWhole = hasEachClass && this.#wholeCount === this.#streams.size
    return { value: this.#values.sum, isWhole }
  }

  #countWhole({ level, tags }: Stream, by: 1 | -1): void {
    if (!level.isWhole) return
    this.#wholeCount += by
    for (const { tag } of this.#question.classCovers) {
      const key = `${tag} ${tags[tag] ?? ''}`
      this.#wholes.set(key, (this.#wholes.get(key) ?? 0) + by)
    }
  }
}

/** Reports of one holder, class and unit follow each other; others stand beside them. */
export function streamOf({ actor, tags, amount }: Fact): string {
  const names = Object.keys(tags).filter((name) => name !== 'agreement' && name !== 'site')
  const said = names.sort().map((name) => `${name}=${tags[name] ?? ''}`)
  // Ids and units hold no such sign.
  return [actor ?? '', amount.unit, ...said].join('|')
}

/** Where a report is of. A site lies in its place and is no part of what makes it up. */
function spotOf({ place, tags }: Fact): Spot {
  const site = tags['site']
  // No id has a space.
  return site === undefined ? place : `${place ?? ''} ${site}`
}

function streamLevel(stream: ReadonlyMap<Spot, Fact>, { place, geography }: LevelQuestion): Level {
  // The report of a place itself is never above it.
  const above = ({ place: at, tags }: Fact): readonly Spot[] => {
    const wider = at === null ? [] : [...geography.above(at), null]
    return tags['site'] === undefined ? wider : [at, ...wider]
  }
  const held = new Map<Spot, Fact>()
  for (const [at, fact] of stream) {
    const isSuperseded = above(fact).some((wider) => {
      const other = stream.get(wider)
      return other !== undefined && other.at.latest > fact.at.latest
    })
    if (!isSuperseded) held.set(at, fact)
  }
  // What lies directly in each report that is held; under undefined, what lies in none.
  const inside = Map.groupBy(held.values(), (fact) => above(fact).find((at) => held.has(at)))
  const amounts = new Map<Fact, number>()
  const sumOf = (facts: readonly Fact[] = []): number =>
    facts.reduce((sum, fact) => sum + amountIn(fact), 0)
  const amountIn = (fact: Fact): number => {
    const known = amounts.get(fact)
    if (known !== undefined) return known
    const amount = Math.max(fact.amount.value, sumOf(inside.get(spotOf(fact))))
    amounts.set(fact, amount)
    return amount
  }
  const value = sumOf(inside.get(undefined))
  const isWholeAt = (at: Spot): boolean => {
    const fact = held.get(at)
    return fact !== undefined && fact.closes && amountIn(fact) === fact.amount.value
  }
  const leaves = place === null ? [] : geography.leavesOf(place)
  const isEachLeaf =
    leaves.length > 0 &&
    leaves.every((leaf) => isWholeAt(leaf) || geography.above(leaf).some(isWholeAt))
  return { value, isWhole: isWholeAt(null) || isEachLeaf }
}
