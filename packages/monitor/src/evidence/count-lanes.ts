// The counts of one act, in lanes: those of a lane are alike in all but when they are of, how much
// they say and where they stand on record. So most of what is asked of a count is asked of its lane
// once: a gate that books each lorry tells a thousand counts a day of one kind.
//
// A count that differs from all others by what was said about it lies in a mixed lane, where each is
// asked for itself.

import type { Fact, PlaceId, RoleId } from '@holdfast/agreement'
import {
  byBeginning,
  byRecord,
  placedOf,
  tierOf,
  touchingIn,
  type Placed,
  type Span,
} from './placed.ts'
import { Sorted } from './sorted.ts'

/** Counts of a lane that touch a window, by when they begin. */
export type CountLane = {
  /** What is so of any of them is so of all, where they are alike. */
  readonly sample: Fact
  readonly areAlike: boolean
  readonly told: readonly Placed[]
}

/** All that is in one lane. What is in it lasts no longer than its tier says. */
type Lane = {
  readonly sample: Fact
  readonly areAlike: boolean
  readonly tier: number
  readonly sorted: Sorted<Placed>
}

/** Lanes of one source in one place; beyond, counts lie in its mixed lanes. */
const mostLanes = 64

/** Counts by place and source. */
export class CountLanes {
  readonly #byPlace: Map<PlaceId | null, Map<RoleId, Lane[]>>

  /** None; or those of another, going their own way. */
  constructor(from?: CountLanes) {
    const places = from === undefined ? [] : [...from.#byPlace]
    this.#byPlace = new Map(
      places.map(([place, bySource]) => [
        place,
        new Map(
          [...bySource].map(([source, lanes]) => [
            source,
            lanes.map((lane) => ({ ...lane, sorted: lane.sorted.fork() })),
          ]),
        ),
      ]),
    )
  }

  /** Others that begin with these. */
  fork(): CountLanes {
    return new CountLanes(this)
  }

  /** Puts a count in its lane. */
  add(placed: Placed): void {
    this.listOf(placed).add(placed)
  }

  /** The list in which a count belongs. */
  listOf(placed: Placed): Sorted<Placed> {
    const { fact } = placed
    const tier = tierOf(placed)
    const lanes = this.#lanesOf(fact)
    const mayBeAlike = isOfItself(fact)
    for (const lane of lanes) {
      if (lane.tier !== tier) continue
      if (mayBeAlike ? lane.areAlike && areAlike(lane.sample, fact) : !lane.areAlike) {
        return lane.sorted
      }
    }
    const isFull = lanes.length >= mostLanes
    const mixed = isFull ? lanes.find((lane) => lane.tier === tier && !lane.areAlike) : undefined
    if (mixed !== undefined) return mixed.sorted
    const sorted = new Sorted(byBeginning)
    lanes.push({ sample: fact, areAlike: mayBeAlike && !isFull, tier, sorted })
    return sorted
  }

  /** What touches a window, of the places given and of what names none; of all, where it is null. */
  near(window: Span, places: readonly PlaceId[] | null): readonly CountLane[] {
    const found: CountLane[] = []
    for (const place of places === null ? this.#byPlace.keys() : [...places, null]) {
      for (const lanes of this.#byPlace.get(place)?.values() ?? []) {
        for (const { sample, areAlike: are, tier, sorted } of lanes) {
          const told = touchingIn(sorted.list(), tier, window)
          if (told.length > 0) found.push({ sample, areAlike: are, told })
        }
      }
    }
    return found
  }

  #lanesOf({ place, source }: Fact): Lane[] {
    const known = this.#byPlace.get(place)?.get(source)
    if (known !== undefined) return known
    const bySource = this.#byPlace.get(place) ?? new Map<RoleId, Lane[]>()
    const lanes: Lane[] = []
    this.#byPlace.set(place, bySource.set(source, lanes))
    return lanes
  }
}

/** What of a lane is so, by its sample where that speaks for all: a lane, or none. */
export function lanePart(lane: CountLane, isSo: (fact: Fact) => boolean): readonly CountLane[] {
  if (lane.areAlike) return isSo(lane.sample) ? [lane] : []
  return toldPart(lane, isSo)
}

/** The same of each count by itself. */
export function toldPart(lane: CountLane, isSo: (fact: Fact) => boolean): readonly CountLane[] {
  const told = lane.told.filter(({ fact }) => isSo(fact))
  if (told.length === lane.told.length) return [lane]
  return told.length === 0 ? [] : [{ ...lane, told }]
}

/** A lane, or where its counts are not alike one of each. */
export function alikeIn(lane: CountLane): readonly CountLane[] {
  if (lane.areAlike) return [lane]
  return lane.told.map((one) => ({ sample: one.fact, areAlike: true, told: [one] }))
}

/** The facts of lanes. */
export function factsIn(lanes: readonly CountLane[]): readonly Fact[] {
  return lanes.flatMap(({ told }) => told.map(({ fact }) => fact))
}

/** Lanes in the order in which they first spoke. */
export function inOrderOfFirst(lanes: readonly CountLane[]): readonly CountLane[] {
  if (lanes.length < 2) return lanes
  return lanes
    .map((lane) => ({ lane, first: lane.told.reduce((a, b) => (byRecord(b, a) < 0 ? b : a)) }))
    .sort((a, b) => byRecord(a.first, b.first))
    .map(({ lane }) => lane)
}

/** All that is in some lanes, in record order. */
export function inOrderOfLanes(lanes: readonly CountLane[]): readonly Placed[] {
  let runs = lanes.map(({ told }) => (isInOrder(told) ? told : told.toSorted(byRecord)))
  while (runs.length > 1) {
    const joined: (readonly Placed[])[] = []
    for (let at = 0; at < runs.length; at += 2) joined.push(merged(runs[at], runs[at + 1]))
    runs = joined
  }
  return runs[0] ?? none
}

const none: readonly Placed[] = []

function isInOrder(told: readonly Placed[]): boolean {
  return told.every((one, at) => {
    const next = told[at + 1]
    return next === undefined || byRecord(one, next) < 0
  })
}

function merged(a: readonly Placed[] = none, b: readonly Placed[] = none): readonly Placed[] {
  if (b.length === 0) return a
  const all: Placed[] = []
  let [atA, atB] = [0, 0]
  for (;;) {
    const [one, other] = [a[atA], b[atB]]
    if (one === undefined && other === undefined) return all
    const isOne = other === undefined || (one !== undefined && byRecord(one, other) < 0)
    const next = isOne ? one : other
    if (next !== undefined) all.push(next)
    if (isOne) atA += 1
    else atB += 1
  }
}

/** Counts by what is alike in them, each lane of those that are; by when they begin. */
export function lanesOf(counts: readonly Fact[]): readonly CountLane[] {
  const lanes = new CountLanes()
  for (const fact of counts) lanes.add(placedOf(fact))
  return lanes.near({ from: -Infinity, to: Infinity }, null)
}

/** True where nothing is said about a count but by itself. */
function isOfItself({ confirmations, attribution, offsets, sighting }: Fact): boolean {
  return (
    confirmations.length === 0 &&
    attribution === undefined &&
    offsets === undefined &&
    sighting === undefined
  )
}

/** Whether two counts of one source and place are alike, of which nothing else is said. */
function areAlike(a: Fact, b: Fact): boolean {
  return (
    a.closes === b.closes &&
    a.stage === b.stage &&
    a.actor === b.actor &&
    a.amount.unit === b.amount.unit &&
    a.grade === b.grade &&
    a.running === b.running &&
    (a.period === null) === (b.period === null) &&
    areSameTags(a.tags, b.tags)
  )
}

function areSameTags(a: Fact['tags'], b: Fact['tags']): boolean {
  if (a === b) return true
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
