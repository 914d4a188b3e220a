// One supply of acts, allotted in its order and kept so while acts and slots come and go.
//
// Acts lie in chunks. Each remembers where every line stood before it, and who was given what.
// A change begins again where it touches the order, and stops where the lines stand as they stood:
// what comes after is as it was. So it costs the acts between, and not those before or after.

import type { Fact, FactKey } from '@holdfast/agreement'
import { dayMs, exactAmount, LayeredMap, limits } from '@holdfast/base'
import { byRank, type Instance } from '../plan/instances.ts'
import { inOrderOf, take, type Line, type Piece, type Slot } from './allotment.ts'

/** An act with the lines that hear it, by their places, and how much of it there is for them. */
export type Entry = {
  readonly fact: Fact
  readonly amount: number
  readonly heardBy: readonly number[]
  /** The same lines, as a name. */
  readonly asked: string
}

/** Where a line stands: at a slot, or behind its last one. */
type Stand = { readonly slot: Slot | null; readonly left: number }

/** What was given of some acts, in their order. */
type Given = readonly (readonly [Instance, Piece])[]

type Chunk = {
  readonly entries: readonly Entry[]
  /** How each line stood before it. Lines of periods do not move. */
  readonly before: readonly Stand[]
  readonly given: Given
}

/** A slot that came or went, and in which line. */
export type SlotChange = { readonly line: number; readonly slot: Slot }

/** What a supply is allotted by. */
export type RunRules = {
  /** The order of acts, which tells any two of them apart. */
  readonly compare: (a: Fact, b: Fact) => number
  /** When an act lies in that order. */
  readonly timeOf: (fact: Fact) => number
  readonly surplus: 'left' | 'to-exact'
  /** How much of an act groups before counted. */
  readonly spentBefore: (key: FactKey) => number
  /** Told how much of an act was counted, each time that it is allotted. */
  readonly spend?: (key: FactKey, amount: number) => void
}

const chunkSize = 64

/** An allotment that follows changes. Its lines belong to whoever made it. */
export class Run {
  readonly #rules: RunRules
  readonly #lines: readonly Line[]
  readonly #pieces: LayeredMap<Instance, readonly Piece[]>
  #chunks: Chunk[]
  #isShared: boolean
  #end: readonly Stand[]

  /** Of no acts; or a copy with lines of its own that goes its own way. */
  constructor(rules: RunRules, lines: readonly Line[], from?: Run) {
    this.#rules = rules
    this.#lines = lines
    this.#pieces = from === undefined ? new LayeredMap() : from.#pieces.fork()
    this.#chunks = from === undefined ? [] : from.#chunks
    this.#end = from === undefined ? lines.map(standOf) : from.#end
    this.#isShared = from !== undefined
    if (from !== undefined) from.#isShared = true
  }

  /** What an instance has; nothing where it has none. */
  get(instance: Instance): readonly Piece[] {
    return this.#pieces.get(instance) ?? none
  }

  /** Allots these acts, given in order, for the first time. */
  fill(entries: readonly Entry[]): void {
    for (let at = 0; at < entries.length; at += chunkSize) {
      this.#chunks.push({ entries: entries.slice(at, at + chunkSize), before: none, given: none })
    }
    this.#run(new Set(this.#chunks), [])
  }

  /** The entry of an act; undefined where there is none. */
  find(fact: Fact): Entry | undefined {
    const entries = this.#chunks[this.#chunkOf(fact)]?.entries ?? none
    const found = entries[placeIn(entries, fact, this.#rules.compare)]
    return found?.fact.key === fact.key ? found : undefined
  }

  /** Every entry in order, from the first that is not before a fact is meant to be. */
  *entries(isBefore: (fact: Fact) => boolean = () => false): Iterable<Entry> {
    const first = firstWhere(this.#chunks.length, (n) => {
      const last = this.#chunks[n]?.entries.at(-1)
      return last === undefined || !isBefore(last.fact)
    })
    for (let at = first; at < this.#chunks.length; at++) {
      for (const entry of this.#chunks[at]?.entries ?? none) if (!isBefore(entry.fact)) yield entry
    }
  }

  /** Takes acts away, puts others in, follows slots that changed. Gives whose pieces may differ. */
  update(
    gone: readonly Entry[],
    come: readonly Entry[],
    slots: readonly SlotChange[],
  ): ReadonlySet<Instance> {
    if (gone.length + come.length + slots.length === 0) return nobody
    if (this.#isShared) this.#chunks = [...this.#chunks]
    this.#isShared = false
    const dirty = new Set<Chunk>()
    const left: Given[] = []
    // Slots first: their places are found by how lines stood, which a change of acts leaves.
    for (const change of slots) {
      for (const chunk of this.#chunksMeeting(change)) dirty.add(chunk)
    }
    for (const entry of gone) this.#replace(entry, true, dirty, left)
    for (const entry of come) this.#replace(entry, false, dirty, left)
    const touched = this.#run(dirty, left)
    for (const { slot } of slots) touched.add(slot.instance)
    return touched
  }

  #replace(entry: Entry, isGone: boolean, dirty: Set<Chunk>, left: Given[]): void {
    const { fact } = entry
    const at = this.#chunkOf(fact)
    const chunk = this.#chunks[at] ?? { entries: none, before: this.#end, given: none }
    const place = placeIn(chunk.entries, fact, this.#rules.compare)
    if (isGone && chunk.entries[place]?.fact.key !== fact.key) return
    const entries = isGone
      ? chunk.entries.toSpliced(place, 1)
      : chunk.entries.toSpliced(place, 0, entry)
    dirty.delete(chunk)
    if (entries.length === 0) this.#drop(at, chunk, dirty, left)
    else {
      const isLarge = entries.length > 2 * chunkSize
      const first = { ...chunk, entries: isLarge ? entries.slice(0, chunkSize) : entries }
      // The second is worked out after the first, whatever is remembered here.
      const second = { ...chunk, entries: entries.slice(chunkSize), given: none }
      const parts = isLarge ? [first, second] : [first]
      for (const part of parts) dirty.add(part)
      this.#chunks.splice(at, 1, ...parts)
    }
  }

  /** Takes out a chunk in which nothing is left: the next begins as it did. */
  #drop(at: number, { before, given }: Chunk, dirty: Set<Chunk>, left: Given[]): void {
    left.push(given)
    const next = this.#chunks[at + 1]
    if (next === undefined) {
      this.#end = before
      this.#chunks.splice(at, 1)
      return
    }
    const after = { ...next, before }
    dirty.delete(next)
    dirty.add(after)
    this.#chunks.splice(at, 2, after)
  }

  /** The chunk that an act is in, or belongs in. */
  #chunkOf(fact: Fact): number {
    const next = firstWhere(this.#chunks.length, (n) => {
      const first = this.#chunks[n]?.entries[0]
      return first === undefined || this.#rules.compare(first.fact, fact) > 0
    })
    return Math.max(0, next - 1)
  }

  /** The first chunk after which a line stood at a slot or behind it: before, it never met it. */
  #firstReaching({ line, slot }: SlotChange): readonly Chunk[] {
    const at = firstWhere(this.#chunks.length, (n) => {
      const after = (this.#chunks[n + 1]?.before ?? this.#end)[line]?.slot ?? null
      return after === null || inLaneOrder(after, slot) >= 0
    })
    return this.#chunks.slice(at, at + 1)
  }

  /** The chunks whose acts a slot may have met, or that it may meet. */
  #chunksMeeting(change: SlotChange): readonly Chunk[] {
    const { instance } = change.slot
    const { opens, takesFrom, due, isPeriod, obligation } = instance
    // None but the acts of its time look at a period.
    if (isPeriod) return this.#chunksIn(opens, due, 0)
    const reaching = this.#firstReaching(change)
    const isExact = obligation.target.compare === 'exactly' && this.#rules.surplus === 'to-exact'
    if (!isExact) return reaching
    // What nobody asks for is too much for the number in whose time it may have been.
    return [...reaching, ...this.#chunksIn(takesFrom, due, limits.actBoundsDays * dayMs)]
  }

  /** The chunks with acts of a time, and of so much before and after it. */
  #chunksIn(from: number | null, to: number | null, around: number): readonly Chunk[] {
    if (from === null) return none
    const timeOf = (entry: Entry | undefined): number =>
      entry === undefined ? Infinity : this.#rules.timeOf(entry.fact)
    const count = this.#chunks.length
    const begin = firstWhere(count, (n) => {
      return timeOf(this.#chunks[n]?.entries.at(-1)) >= from - around
    })
    const last = (to ?? Infinity) + around
    const end = firstWhere(count, (n) => timeOf(this.#chunks[n]?.entries[0]) > last)
    return this.#chunks.slice(begin, end)
  }

  #run(dirty: ReadonlySet<Chunk>, left: readonly Given[]): Set<Instance> {
    const again = new Again(this.#pieces, this.#rules)
    for (const given of left) again.leave(given)
    const places = [...dirty].map(({ entries: [first] }) =>
      first === undefined ? 0 : this.#chunkOf(first.fact),
    )
    let done = 0
    for (const place of places.sort((a, b) => a - b)) {
      if (place >= done) done = this.#runFrom(place, dirty, again)
    }
    if (this.#chunks.length === 0) this.#end = this.#lines.map(standAtFirst)
    return again.finish()
  }

  /** Works through chunks until the lines stand as they stood, and says where that is. */
  #runFrom(place: number, dirty: ReadonlySet<Chunk>, again: Again): number {
    let now = this.#chunks[place]?.before ?? none
    if (place === 0) now = this.#lines.map(standAtFirst)
    else this.#restore(now)
    for (let at = place; at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at]
      if (chunk === undefined || (!dirty.has(chunk) && areAlike(now, chunk.before))) return at
      const given = again.work(chunk, this.#lines)
      this.#chunks[at] = { entries: chunk.entries, before: now, given }
      now = this.#standing(now)
    }
    this.#end = now
    return this.#chunks.length
  }

  #restore(stands: readonly Stand[]): void {
    for (const [n, line] of this.#lines.entries()) {
      const { slots } = line.queue
      const stand = stands[n]
      if (stand === undefined || slots[0]?.instance.isPeriod === true) continue
      if (stand.slot === null) line.moveTo(slots.length)
      else line.moveTo(placeOf(slots, stand.slot), stand.left)
    }
  }

  #standing(before: readonly Stand[]): readonly Stand[] {
    const now = this.#lines.map((line, n) => {
      const known = before[n]
      const isStill = line.queue.slots[0]?.instance.isPeriod === true
      const stand = isStill && known !== undefined ? known : standOf(line)
      return known !== undefined && isSameStand(known, stand) ? known : stand
    })
    return now.every((stand, n) => stand === before[n]) ? before : now
  }
}

const none: readonly never[] = []
const nobody: ReadonlySet<Instance> = new Set()

/** One time of working chunks through: what they gave before, and what they give now. */
class Again {
  readonly #pieces: LayeredMap<Instance, readonly Piece[]>
  readonly #rules: RunRules
  readonly #old = new Set<Piece>()
  readonly #oldOf = new Set<Instance>()
  readonly #now = new Map<Instance, Piece[]>()

  constructor(pieces: LayeredMap<Instance, readonly Piece[]>, rules: RunRules) {
    this.#pieces = pieces
    this.#rules = rules
  }

  /** What a chunk gave is given no more. */
  leave(given: Given): void {
    for (const [instance, piece] of given) {
      this.#old.add(piece)
      this.#oldOf.add(instance)
    }
  }

  /** Works a chunk through with the lines as they stand. */
  work({ entries, given: before }: Chunk, lines: readonly Line[]): Given {
    this.leave(before)
    const { spentBefore, spend, surplus } = this.#rules
    const given: [Instance, Piece][] = []
    for (const { fact, amount, heardBy } of entries) {
      const [first = -1] = heardBy
      const only = lines[first]
      const hearing =
        heardBy.length === 1 && only !== undefined ? [only] : heardBy.flatMap((n) => lines[n] ?? [])
      const most = exactAmount(amount - spentBefore(fact.key))
      const taken = take(hearing, fact, most, surplus, ({ instance }, some) => {
        const piece = { fact, amount: some }
        given.push([instance, piece])
        const pieces = this.#now.get(instance)
        if (pieces === undefined) this.#now.set(instance, [piece])
        else pieces.push(piece)
      })
      spend?.(fact.key, taken)
    }
    return given
  }

  /** Puts pieces in the place of those before, and says whose they are. */
  finish(): Set<Instance> {
    const touched = new Set([...this.#oldOf, ...this.#now.keys()])
    for (const instance of touched) {
      const before = this.#pieces.get(instance) ?? none
      const now = this.#now.get(instance) ?? none
      const kept = before.length === 0 ? before : before.filter((piece) => !this.#old.has(piece))
      const isMixed = kept.length > 0 && now.length > 0
      const all = isMixed
        ? [...kept, ...now].sort((a, b) => this.#rules.compare(a.fact, b.fact))
        : kept.length > 0
          ? kept
          : now
      this.#pieces.set(instance, all)
    }
    return touched
  }
}

function standOf({ queue, head, left }: Line): Stand {
  return { slot: queue.slots[head] ?? null, left }
}

function standAtFirst(line: Line): Stand {
  line.moveTo(0)
  return standOf(line)
}

function isSameStand(a: Stand, b: Stand): boolean {
  return a === b || (a.slot === b.slot && (a.slot === null || a.left === b.left))
}

function areAlike(a: readonly Stand[], b: readonly Stand[]): boolean {
  if (a === b) return true
  return a.every((one, n) => {
    const other = b[n]
    return other !== undefined && isSameStand(one, other)
  })
}

/** The first of so many places of which something is so; it is so of all that follow. */
function firstWhere(count: number, isSo: (place: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isSo(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function placeIn(
  entries: readonly Entry[],
  fact: Fact,
  compare: (a: Fact, b: Fact) => number,
): number {
  return firstWhere(entries.length, (n) => {
    const other = entries[n]
    return other === undefined || compare(other.fact, fact) >= 0
  })
}

/** Where a slot is, or belongs, among those of its lane. */
export function placeOf(slots: readonly Slot[], slot: Slot): number {
  return firstWhere(slots.length, (n) => {
    const other = slots[n]
    return other === undefined || inLaneOrder(other, slot) >= 0
  })
}

/** The order of the slots of a lane: opened first, then due first, then as they are listed. */
function inLaneOrder(a: Slot, b: Slot): number {
  return inOrderOf(a.instance, b.instance) || byRank(a.instance, b.instance)
}
