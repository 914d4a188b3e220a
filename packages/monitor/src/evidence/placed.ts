// Facts as they lie on a shelf: with the time that each touches and its place on the record, in
// order of either.
//
// One that lasts long (a coverage statement for a year) would make every search look far back, so
// what is searched by time has tiers by how long its facts last. Ends of a window belong to it
// here.

import type { CountedFact, EntryRef, Fact, FactForm } from '@holdfast/agreement'
import { dayMs, hourMs } from '@holdfast/base'
import { Sorted } from './sorted.ts'

/**
 * What an instance may have to read. `closing` are the events that close a period; `unnamed` those
 * that leave open who did it.
 */
export type Heap = FactForm | 'closing' | 'unnamed'

/** From when until when; an end that is not known is infinite. */
export type Span = { readonly from: number; readonly to: number }

/** A fact with the time it touches, its place on the record, and its amount as a piece of a sum. */
export class Placed {
  readonly from: number
  readonly to: number
  readonly fact: Fact
  readonly room: string
  readonly index: number
  /** As statuses show it, once one did. */
  shown: CountedFact | null = null

  /** A fact where its first entry is. */
  constructor(fact: Fact) {
    const { at, period, entries } = fact
    const [first] = entries
    this.from = period !== null && period.from < at.earliest ? period.from : at.earliest
    this.to = period !== null && period.to > at.latest ? period.to : at.latest
    this.fact = fact
    this.room = first === undefined ? '' : first.room
    this.index = first === undefined ? -1 : first.index
  }

  get amount(): number {
    return this.fact.amount.value
  }
}

/** The most that what is in a tier lasts; what is in the last is looked at every time. */
const tiersMs = [2 * hourMs, 2 * dayMs, 10 * dayMs, 50 * dayMs, Infinity]

/** Facts sorted by when they begin, in a list for each tier. */
export type Tiers = readonly Sorted<Placed>[]

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
  const lasts = to - from
  let tier = 0
  while (lasts > (tiersMs[tier] ?? Infinity)) tier += 1
  return tier
}

/** The most that what is in a tier lasts. */
export function longestIn(tier: number): number {
  return tiersMs[tier] ?? 0
}

/** What has a moment in common with a window. */
export function touching<Item extends Span>(tiers: readonly Sorted<Item>[], window: Span): Item[] {
  const found: Item[] = []
  for (const [n, sorted] of tiers.entries()) {
    const tier = sorted.list()
    for (let at = firstFrom(tier, window.from - longestIn(n)); at < tier.length; at++) {
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

/** Facts in the order in which they are on record. */
export function inOrderOfRecord(facts: readonly Fact[]): readonly Fact[] {
  return facts
    .map((fact) => new Placed(fact))
    .sort(byRecord)
    .map(({ fact }) => fact)
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
export function byRecord(a: Placed, b: Placed): number {
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  if (a.index !== b.index) return a.index - b.index
  return a.fact.key < b.fact.key ? -1 : a.fact.key > b.fact.key ? 1 : 0
}

/** By when what is told of begins. */
export function byBeginning(a: Placed, b: Placed): number {
  return a.from - b.from || byRecord(a, b)
}

/** As events are in order, by when they had happened at the latest. */
export function byLatest(a: Placed, b: Placed): number {
  return inOrderOfLatest(a.fact, b.fact)
}
