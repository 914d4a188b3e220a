// The facts of one act, ready to be asked for by time.
//
// Facts are kept in heaps, each made when it is first asked for and kept up from then on. Within a
// heap they are sorted by when they begin. One that lasts long (a coverage statement for a year)
// would make every search look far back, so a heap has tiers by how long its facts last. Ends of a
// window belong to it here.

import type { EntryRef, Fact, FactForm, PlaceId, RoleId } from '@holdfast/agreement'
import { dayMs, hourMs, LayeredMap } from '@holdfast/base'
import { streamOf } from './levels.ts'
import { Sorted } from './sorted.ts'

/**
 * What an instance may have to read. `closing` are the events that close a period; `unnamed` those
 * that leave open who did it.
 */
export type Heap = FactForm | 'closing' | 'unnamed'

/** From when until when; an end that is not known is infinite. */
export type Span = { readonly from: number; readonly to: number }

/** A fact with the time it touches and its place on the record. */
type Placed = Span & { readonly fact: Fact; readonly room: string; readonly index: number }

/** The most that what is in a tier lasts; what is in the last is looked at every time. */
const tiersMs = [2 * hourMs, 2 * dayMs, 10 * dayMs, 50 * dayMs, Infinity]

/** Facts sorted by when they begin, in a list for each tier. */
type Tiers = readonly Sorted<Placed>[]

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
  /** Counts by the place they name. */
  #counts: Map<PlaceId | null, Tiers> | null
  #eventsVersion: number
  #countsVersion: number
  /** How many facts there are of each source, and how many events. */
  readonly #sources: Map<RoleId, number>
  readonly #tellers: Map<RoleId, number>
  #countsHere: number

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
    this.#counts =
      counts === null
        ? null
        : new Map([...counts].map(([place, tiers]) => [place, tiers.map((tier) => tier.fork())]))
    this.#eventsVersion = from === undefined ? 0 : from.#eventsVersion
    this.#countsVersion = from === undefined ? 0 : from.#countsVersion
    this.#sources = new Map(from === undefined ? [] : from.#sources)
    this.#tellers = new Map(from === undefined ? [] : from.#tellers)
    this.#countsHere = from === undefined ? 0 : from.#countsHere
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
    const after = fact === null ? null : placedOf(fact)
    if (before === null && after === null) return null
    this.#placed.set(key, after)
    this.#count(before, -1)
    this.#count(after, 1)
    for (const placed of [before, after]) {
      if (placed === null) continue
      const { form } = placed.fact
      if (form === 'event') {
        this.#eventsVersion += 1
        this.#events.facts = null
      }
      if (form === 'count') this.#countsVersion += 1
      const list = this.#forms.get(form)
      if (list !== undefined) list.facts = null
      for (const sorted of this.#listsOf(placed)) {
        if (placed === before) sorted.remove(placed)
        else sorted.add(placed)
      }
    }
    return before?.fact ?? null
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
    for (const placed of this.#all()) if (placed.fact.form === form) list.sorted.add(placed)
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
    return this.#countsHere > 0
  }

  /**
   * The facts of a heap that touch a window, in record order. Of counts, only those of the places
   * given and those that name none, where places are given.
   */
  near(heap: Heap, window: Span, places: readonly PlaceId[] | null = null): readonly Fact[] {
    const found =
      heap === 'count' && places !== null
        ? [...places, null].flatMap((place) => this.#countsNear(place, window))
        : touching(this.#heap(heap), window)
    return found.sort(byRecord).map(({ fact }) => fact)
  }

  /** The events that may have happened at one of these instants, in record order. */
  around(instants: readonly number[]): readonly Fact[] {
    const found = new Set<Placed>()
    for (const at of instants) {
      for (const placed of touching(this.#heap('event'), { from: at, to: at })) found.add(placed)
    }
    return [...found].sort(byRecord).map(({ fact }) => fact)
  }

  #count(placed: Placed | null, by: 1 | -1): void {
    if (placed === null) return
    const { source, form } = placed.fact
    addTo(this.#sources, source, by)
    if (form === 'event') addTo(this.#tellers, source, by)
    if (form === 'count') this.#countsHere += by
  }

  #heap(heap: Heap): Tiers {
    const known = this.#heaps.get(heap)
    if (known !== undefined) return known
    const tiers = emptyTiers(byBeginning)
    for (const placed of this.#all()) {
      if (isIn(heap, placed.fact)) tiers[tierOf(placed)]?.add(placed)
    }
    this.#heaps.set(heap, tiers)
    return tiers
  }

  #lanes(): ReadonlyMap<string, Lane> {
    if (this.#levels !== null) return this.#levels
    this.#levels = new Map()
    for (const placed of this.#all())
      if (placed.fact.form === 'state') this.#laneOf(placed)?.sorted.add(placed)
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

  #countsNear(place: PlaceId | null, window: Span): readonly Placed[] {
    if (this.#counts === null) this.#countsOf(null)
    const tiers = this.#counts?.get(place)
    return tiers === undefined ? [] : touching(tiers, window)
  }

  #countsOf(place: PlaceId | null): Tiers {
    const counts = this.#counts ?? new Map<PlaceId | null, Tiers>()
    if (this.#counts === null) {
      this.#counts = counts
      for (const placed of this.#all()) {
        if (placed.fact.form === 'count')
          this.#countsOf(placed.fact.place)[tierOf(placed)]?.add(placed)
      }
    }
    const tiers = counts.get(place) ?? emptyTiers(byBeginning)
    counts.set(place, tiers)
    return tiers
  }

  *#all(): Iterable<Placed> {
    for (const [, placed] of this.#placed.entries()) if (placed !== null) yield placed
  }

  /** Every list that a fact belongs in. */
  #listsOf(placed: Placed): readonly Sorted<Placed>[] {
    const { fact } = placed
    const tier = tierOf(placed)
    const lists: (Sorted<Placed> | undefined)[] = [this.#forms.get(fact.form)?.sorted]
    if (fact.form === 'event') lists.push(this.#events.sorted)
    if (fact.form === 'state') lists.push(this.#laneOf(placed)?.sorted)
    if (fact.form === 'count' && this.#counts !== null) lists.push(this.#countsOf(fact.place)[tier])
    for (const [heap, tiers] of this.#heaps) if (isIn(heap, fact)) lists.push(tiers[tier])
    return lists.filter((list) => list !== undefined)
  }
}

function addTo(counts: Map<RoleId, number>, source: RoleId, by: 1 | -1): void {
  const count = (counts.get(source) ?? 0) + by
  if (count === 0) counts.delete(source)
  else counts.set(source, count)
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

/** Nothing, in tiers by how long it lasts. */
export function emptyTiers<Item>(compare: (a: Item, b: Item) => number): readonly Sorted<Item>[] {
  return tiersMs.map(() => new Sorted(compare))
}

/** The time that a fact touches: when it happened, and the period it speaks for. */
export function spanOf({ at, period }: Fact): Span {
  return {
    from: Math.min(at.earliest, period?.from ?? at.earliest),
    to: Math.max(at.latest, period?.to ?? at.latest),
  }
}

function placedOf(fact: Fact): Placed {
  const first = fact.entries[0]
  return { ...spanOf(fact), fact, room: first?.room ?? '', index: first?.index ?? -1 }
}

/** Whether a fact belongs in a heap. */
export function isIn(heap: Heap, { form, closes, actor, attribution }: Fact): boolean {
  if (heap === 'closing') return form === 'event' && closes
  if (heap === 'unnamed') {
    return form === 'event' && (actor === null || attribution !== undefined)
  }
  return form === heap
}

/** The tier in which something belongs. */
export function tierOf({ from, to }: Span): number {
  return tiersMs.findIndex((most) => to - from <= most)
}

/** What has a moment in common with a window. */
export function touching<Item extends Span>(tiers: readonly Sorted<Item>[], window: Span): Item[] {
  const found: Item[] = []
  for (const [n, sorted] of tiers.entries()) {
    const tier = sorted.list()
    for (let at = firstFrom(tier, window.from - (tiersMs[n] ?? 0)); at < tier.length; at++) {
      const candidate = tier[at]
      if (candidate === undefined || candidate.from > window.to) break
      if (candidate.to >= window.from) found.push(candidate)
    }
  }
  return found
}

function firstFrom(placed: readonly Span[], from: number): number {
  let low = 0
  let high = placed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const candidate = placed[middle]
    if (candidate !== undefined && candidate.from < from) low = middle + 1
    else high = middle
  }
  return low
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

/** Facts in the order in which they are on record. */
export function inOrderOfRecord(facts: readonly Fact[]): readonly Fact[] {
  return facts
    .map(placedOf)
    .sort(byRecord)
    .map(({ fact }) => fact)
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

/** The order of entries of a record; what has none comes first. */
export function inRecordOrder(a: EntryRef | undefined, b: EntryRef | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1
  return a.room === b.room ? a.index - b.index : a.room < b.room ? -1 : 1
}

/** The order of facts on record; keys settle what is left. */
export function inOrderOnRecord(a: Fact, b: Fact): number {
  const byEntry = inRecordOrder(a.entries[0], b.entries[0])
  return byEntry || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

/** The order of events: by when they had happened at the latest, then earliest, then on record. */
export function inOrderOfLatest(a: Fact, b: Fact): number {
  const byTime = a.at.latest - b.at.latest || a.at.earliest - b.at.earliest
  return byTime || inOrderOnRecord(a, b)
}

/** The order in which facts are on record; keys settle what is left. */
function byRecord(a: Placed, b: Placed): number {
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  if (a.index !== b.index) return a.index - b.index
  return a.fact.key < b.fact.key ? -1 : a.fact.key > b.fact.key ? 1 : 0
}

function byBeginning(a: Placed, b: Placed): number {
  return a.from - b.from || byRecord(a, b)
}

function byLatest(a: Placed, b: Placed): number {
  return inOrderOfLatest(a.fact, b.fact)
}
