// In each cell the reports of the source that reports most, kept so while reports come and go.
//
// Reports lie by the day that they may begin on. A change chooses anew from the blocks of days that
// it joins or parts, and from no other.

import type { Fact, FactKey, RoleId } from '@holdfast/agreement'
import { LayeredMap, present } from '@holdfast/base'
import { blocksOf, chosenIn, datedOf, type Dated, type Telling } from './tellings.ts'
import type { TellingQuestion } from './tellings.ts'

/** By what reports are told apart, and the order in which they are told. */
export type CellQuestion = TellingQuestion & { readonly compare: (a: Fact, b: Fact) => number }

/** Reports that were chosen and are no more, and those that are now. */
export type CellChange = { readonly gone: readonly Telling[]; readonly come: readonly Telling[] }

/** The days from the first to the last of a block. */
type Stretch = { readonly asked: string; readonly from: number; readonly to: number }

/** Reports of the same acts, and which of them are chosen. */
export class Cells {
  readonly #question: CellQuestion
  readonly #byDay: LayeredMap<string, readonly Dated[]>
  readonly #chosen: LayeredMap<FactKey, Telling | null>
  readonly #told: Map<RoleId, number>
  /** The most days that a report reaches over. */
  #widest: number

  /** No reports; or those of another, going its own way. */
  constructor(question: CellQuestion, from?: Cells) {
    this.#question = question
    this.#byDay = from === undefined ? new LayeredMap() : from.#byDay.fork()
    this.#chosen = from === undefined ? new LayeredMap() : from.#chosen.fork()
    this.#told = new Map(from === undefined ? [] : from.#told)
    this.#widest = from === undefined ? 0 : from.#widest
  }

  /** How many reports there are of each source. */
  get told(): ReadonlyMap<RoleId, number> {
    return this.#told
  }

  /** True for a report that is chosen. */
  has({ key }: Fact): boolean {
    return (this.#chosen.get(key) ?? null) !== null
  }

  /** Takes reports away and puts others in. */
  update(gone: readonly Telling[], come: readonly Telling[]): CellChange {
    const out = gone.map((telling) => datedOf(telling, this.#question))
    const into = come.map((telling) => datedOf(telling, this.#question))
    this.#put(into)
    // With what goes still here, a block holds what it was and what it becomes.
    const stretches = this.#stretchesOf([...out, ...into])
    for (const one of out) this.#take(one)
    const before = new Map<FactKey, Telling>()
    for (const { fact } of out) this.#noteChosen(fact, before)
    const now = new Map<FactKey, Telling>()
    for (const stretch of stretches) {
      const block = this.#within(stretch)
      for (const { fact } of block) this.#noteChosen(fact, before)
      const tellings = new Map(block.map((one) => [one.fact, one]))
      for (const each of blocksOf(block)) {
        for (const fact of chosenIn(each, this.#question)) {
          now.set(fact.key, present(tellings.get(fact), 'a report of the block'))
        }
      }
    }
    return this.#changed(before, now)
  }

  #changed(before: ReadonlyMap<FactKey, Telling>, now: ReadonlyMap<FactKey, Telling>): CellChange {
    const left: Telling[] = []
    const joined: Telling[] = []
    for (const [key, one] of before) {
      if (isSame(now.get(key), one)) continue
      left.push(one)
      if (!now.has(key)) this.#chosen.set(key, null)
    }
    for (const [key, one] of now) {
      if (isSame(before.get(key), one)) continue
      joined.push(one)
      this.#chosen.set(key, one)
    }
    return { gone: left, come: joined }
  }

  #noteChosen({ key }: Fact, noted: Map<FactKey, Telling>): void {
    const one = this.#chosen.get(key) ?? null
    if (one !== null) noted.set(key, one)
  }

  #put(all: readonly Dated[]): void {
    for (const [day, some] of Map.groupBy(all, ({ asked, from }) => dayOf(asked, from))) {
      this.#byDay.set(day, [...(this.#byDay.get(day) ?? none), ...some])
    }
    for (const { fact, from, to } of all) {
      this.#widest = Math.max(this.#widest, to - from)
      addTo(this.#told, fact.source, 1)
    }
  }

  #take(one: Dated): void {
    const day = dayOf(one.asked, one.from)
    const there = this.#byDay.get(day) ?? none
    // The same report may have been put in again behind it.
    const at = there.findIndex(({ fact }) => fact === one.fact)
    if (at >= 0) this.#byDay.set(day, there.toSpliced(at, 1))
    addTo(this.#told, one.fact.source, -1)
  }

  /** The blocks in which these lie, each once. */
  #stretchesOf(changed: readonly Dated[]): readonly Stretch[] {
    const found: Stretch[] = []
    for (const some of Map.groupBy(changed, ({ asked }) => asked).values()) {
      let last = -Infinity
      for (const { asked, from, to } of some.toSorted((a, b) => a.from - b.from)) {
        // Blocks have no day in common: what begins in one lies in it.
        if (from <= last) continue
        const stretch = this.#stretched({ asked, from, to })
        found.push(stretch)
        last = stretch.to
      }
    }
    return found
  }

  #stretched({ asked, from, to }: Stretch): Stretch {
    let [first, last] = [from, to]
    for (let day = first - this.#widest; day <= last; day++) {
      const restartAt = first
      for (const one of this.#byDay.get(dayOf(asked, day)) ?? none) {
        if (one.to < first) continue
        first = Math.min(first, one.from)
        last = Math.max(last, one.to)
      }
      if (first < restartAt) day = first - this.#widest - 1
    }
    return { asked, from: first, to: last }
  }

  #within({ asked, from, to }: Stretch): readonly Dated[] {
    const { compare } = this.#question
    const found: Dated[] = []
    for (let day = from; day <= to; day++) {
      found.push(...(this.#byDay.get(dayOf(asked, day)) ?? none))
    }
    return found.sort((a, b) => compare(a.fact, b.fact))
  }
}

const none: readonly Dated[] = []

function dayOf(asked: string, day: number): string {
  return `${day} ${asked}`
}

function isSame(a: Telling | undefined, b: Telling): boolean {
  return a !== undefined && a.fact === b.fact && a.amount === b.amount
}

function addTo(counts: Map<RoleId, number>, source: RoleId, by: number): void {
  const count = (counts.get(source) ?? 0) + by
  if (count === 0) counts.delete(source)
  else counts.set(source, count)
}
