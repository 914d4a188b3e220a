// The facts of one act, ready to be asked for by time.
//
// Facts are kept in heaps, each made when it is first asked for and kept up from then on. Within a
// heap they are sorted by when they begin, in tiers (placed.ts); counts lie in lanes of those that
// are alike (count-lanes.ts).

import type { Fact, FactForm, PlaceId, RoleId } from '@holdfast/agreement'
import { LayeredMap } from '@holdfast/base'
import type { CountLane } from './count-lane.ts'
import { CountLanes } from './count-lanes.ts'
import { streamOf } from './levels.ts'
import { byBeginning, byLatest, byRecord, emptyTiers, isIn, Placed } from './placed.ts'
import { tierOf, touching, type Heap, type Span, type Tiers } from './placed.ts'
import { Sorted } from './sorted.ts'

/** Which lanes of levels are asked for, by any fact of one; and which facts of them count. */
export type Asked = {
  readonly isAsked: (fact: Fact) => boolean
  readonly counts: (fact: Fact) => boolean
}

/** Levels that bear on a stretch of time, and the time from which on others would. */
export type LevelsRead = { readonly facts: readonly Fact[]; readonly from: number }

/** Levels that follow each other, and the widest bounds that one of them ever had. */
type Lane = { readonly sorted: Sorted<Placed>; widest: number }

/** A list of facts in order, with the same as it is handed out. */
type Listed = { readonly sorted: Sorted<Placed>; facts: readonly Fact[] | null }

/** The facts of one act. Changes as facts are put on it and taken off. */
export class Shelf {
  readonly #placed: LayeredMap<string, Placed | null>
  readonly #events: Listed
  readonly #forms: Map<FactForm, Listed>
  readonly #heaps: Map<Heap, Tiers>
  /** Levels by what they follow each other in: source, place, and what is told of; by latest. */
  #levels: Map<string, Lane> | null
  #counts: CountLanes | null
  #eventsVersion: number
  #countsVersion: number
  /** How many facts there are of each source, and how many events. */
  readonly #sources: Map<RoleId, number>
  readonly #tellers: Map<RoleId, number>
  /** How many facts there are of each form. */
  readonly #sizes: Map<FactForm, number>

  /** An empty shelf; or one that begins with the facts of another and goes its own way. */
  constructor(from?: Shelf) {
    this.#placed = from === undefined ? new LayeredMap() : from.#placed.fork()
    this.#events = from === undefined ? listed(byLatest) : forkOf(from.#events)
    const forms = from === undefined ? [] : [...from.#forms]
    this.#forms = new Map(forms.map(([form, list]) => [form, forkOf(list)]))
    const heaps = from === undefined ? [] : [...from.#heaps]
    this.#heaps = new Map(heaps.map(([heap, tiers]) => [heap, tiers.map((tier) => tier.fork())]))
    const levels = from === undefined ? null : from.#levels
    this.#levels =
      levels === null
        ? null
        : new Map(
            [...levels].map(([key, { sorted, widest }]) => [
              key,
              { sorted: sorted.fork(), widest },
            ]),
          )
    const counts = from === undefined ? null : from.#counts
    this.#counts = counts === null ? null : counts.fork()
    this.#eventsVersion = from === undefined ? 0 : from.#eventsVersion
    this.#countsVersion = from === undefined ? 0 : from.#countsVersion
    this.#sources = new Map(from === undefined ? [] : from.#sources)
    this.#tellers = new Map(from === undefined ? [] : from.#tellers)
    this.#sizes = new Map(from === undefined ? [] : from.#sizes)
  }

  /** Grows with each change to an event. */
  get eventsVersion(): number {
    return this.#eventsVersion
  }

  /** Grows with each change to a count. */
  get countsVersion(): number {
    return this.#countsVersion
  }

  /** Whose facts are here. */
  sources(): Iterable<RoleId> {
    return this.#sources.keys()
  }

  /** How many facts are here. */
  get size(): number {
    let size = 0
    for (const count of this.#sources.values()) size += count
    return size
  }

  /** The fact of a key; null where it is not here. */
  find(key: string): Fact | null {
    return this.#placed.get(key)?.fact ?? null
  }

  /** True for a fact that is here. */
  has(key: string): boolean {
    return (this.#placed.get(key) ?? null) !== null
  }

  /** Puts a fact here in place of the one with its key, or takes that one away, and gives that. */
  put(key: string, fact: Fact | null): Fact | null {
    const before = this.#placed.get(key) ?? null
    const after = fact === null ? null : new Placed(fact)
    if (before === null && after === null) return null
    this.#placed.set(key, after)
    if (before !== null) this.#list(before, 'remove')
    if (after !== null) this.#list(after, 'add')
    return before === null ? null : before.fact
  }

  /**
   * The levels that bear on a stretch of time: in each lane that is asked for the last that counts
   * and was there when it began, and all that came until its end. In record order. With the time
   * from which on a level of a lane there is would bear on it.
   */
  levels(begin: number, end: number, { isAsked, counts }: Asked): LevelsRead {
    const found: Placed[] = []
    let from = begin
    for (const { sorted, widest } of this.#lanes().values()) {
      const lane = sorted.list()
      // Of a lane all are asked for or none. What comes to an empty one is not known yet.
      const [any] = lane
      if (any === undefined) from = -Infinity
      if (any === undefined || !isAsked(any.fact)) continue
      const first = firstAfter(lane, begin)
      const last = lastBefore(lane, first, counts)
      if (last !== undefined) found.push(last)
      from = Math.min(from, last?.fact.at.latest ?? -Infinity)
      for (let at = first; at < lane.length; at++) {
        const one = lane[at]
        if (one === undefined || one.fact.at.latest - widest > end) break
        if (one.fact.at.earliest <= end && counts(one.fact)) found.push(one)
      }
    }
    return { facts: found.sort(byRecord).map(({ fact }) => fact), from }
  }

  /** How many lanes of levels there are. */
  get laneCount(): number {
    return this.#lanes().size
  }

  /** The facts of a form, in record order. */
  ofForm(form: FactForm): readonly Fact[] {
    const known = this.#forms.get(form)
    if (known !== undefined) return factsOf(known)
    const list = listed(byRecord)
    this.#each(form, (placed) => list.sorted.add(placed))
    this.#forms.set(form, list)
    return factsOf(list)
  }

  /** The events, by when they had happened at the latest, then earliest, then in record order. */
  eventsByLatest(): readonly Fact[] {
    return factsOf(this.#events)
  }

  /** True where the events are told by more than one source. */
  hasSeveralSources(): boolean {
    return this.#tellers.size > 1
  }

  /** True where some fact here is a count. */
  get hasCounts(): boolean {
    return this.#sizes.has('count')
  }

  /**
   * The facts of a heap that touch a window, in record order. Of counts, only those of the places
   * given and those that name none, where places are given.
   */
  near(heap: Heap, window: Span, places: readonly PlaceId[] | null = null): readonly Fact[] {
    const found =
      heap === 'count'
        ? this.countsNear(window, places).flatMap(({ told }) => told)
        : touching(this.#heap(heap), window)
    return found.sort(byRecord).map(({ fact }) => fact)
  }

  /** Of the counts that touch a window, those of the places given and that name none; in lanes. */
  countsNear(window: Span, places: readonly PlaceId[] | null): readonly CountLane[] {
    return this.#countLanes().near(window, places)
  }

  /** The events that may have happened at one of these instants, in record order. */
  around(instants: readonly number[]): readonly Fact[] {
    const found = new Set<Placed>()
    for (const at of instants) {
      for (const placed of touching(this.#heap('event'), { from: at, to: at })) found.add(placed)
    }
    return [...found].sort(byRecord).map(({ fact }) => fact)
  }

  #heap(heap: Heap): Tiers {
    const known = this.#heaps.get(heap)
    if (known !== undefined) return known
    const tiers = emptyTiers(byBeginning)
    this.#each(heap === 'closing' || heap === 'unnamed' ? 'event' : heap, (placed) => {
      if (isIn(heap, placed.fact)) tiers[tierOf(placed)]?.add(placed)
    })
    this.#heaps.set(heap, tiers)
    return tiers
  }

  #countLanes(): CountLanes {
    if (this.#counts !== null) return this.#counts
    const counts = new CountLanes()
    this.#each('count', (placed) => counts.add(placed))
    this.#counts = counts
    return counts
  }

  #lanes(): ReadonlyMap<string, Lane> {
    if (this.#levels !== null) return this.#levels
    this.#levels = new Map()
    this.#each('state', (placed) => this.#laneOf(placed)?.sorted.add(placed))
    return this.#levels
  }

  /** The lane of a level; null where nobody asked for levels yet. */
  #laneOf({ fact }: Placed): Lane | null {
    if (this.#levels === null) return null
    const { source, place, tags } = fact
    const told = [tags['site'] ?? '', streamOf(fact), tags['agreement'] ?? '']
    const key = `${source} ${place ?? ''} ${told.join(' ')}`
    const lane = this.#levels.get(key) ?? { sorted: new Sorted(byLatest), widest: 0 }
    lane.widest = Math.max(lane.widest, fact.at.latest - fact.at.earliest)
    this.#levels.set(key, lane)
    return lane
  }

  /** Shows every fact of a form. */
  #each(form: FactForm, look: (placed: Placed) => void): void {
    if (!this.#sizes.has(form)) return
    this.#placed.forEach((placed) => {
      if (placed !== null && placed.fact.form === form) look(placed)
    })
  }

  /** Puts a fact in every list in which it belongs, or takes it out of them. */
  #list(placed: Placed, how: 'add' | 'remove'): void {
    const { fact } = placed
    const { form, source } = fact
    const by = how === 'add' ? 1 : -1
    addTo(this.#sources, source, by)
    addTo(this.#sizes, form, by)
    if (form === 'event') {
      this.#eventsVersion += 1
      this.#events.facts = null
      this.#events.sorted[how](placed)
      addTo(this.#tellers, source, by)
    } else if (form === 'count') {
      this.#countsVersion += 1
      this.#counts?.[how](placed)
    } else if (form === 'state') this.#laneOf(placed)?.sorted[how](placed)
    const list = this.#forms.get(form)
    if (list !== undefined) {
      list.facts = null
      list.sorted[how](placed)
    }
    for (const [heap, tiers] of this.#heaps) {
      if (isIn(heap, fact)) tiers[tierOf(placed)]?.[how](placed)
    }
  }
}

function addTo<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + by
  if (count === 0) counts.delete(key)
  else counts.set(key, count)
}

function listed(compare: (a: Placed, b: Placed) => number): Listed {
  return { sorted: new Sorted(compare), facts: null }
}

function forkOf({ sorted, facts }: Listed): Listed {
  return { sorted: sorted.fork(), facts }
}

function factsOf(list: Listed): readonly Fact[] {
  list.facts ??= list.sorted.list().map(({ fact }) => fact)
  return list.facts
}

function firstAfter(lane: readonly Placed[], begin: number): number {
  let low = 0
  let high = lane.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lane[middle]?.fact.at.latest ?? Infinity) <= begin) low = middle + 1
    else high = middle
  }
  return low
}

function lastBefore(
  lane: readonly Placed[],
  place: number,
  counts: Asked['counts'],
): Placed | undefined {
  for (let at = place - 1; at >= 0; at--) {
    const one = lane[at]
    if (one !== undefined && counts(one.fact)) return one
  }
  return undefined
}
