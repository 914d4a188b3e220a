// The counts of one act, in lanes: those of a lane are alike in all but when they are of, how much
// they say and where they stand on record. So most of what is asked of a count is asked of its lane
// once: a gate that books each lorry tells a thousand counts a day of one kind.
//
// A count that differs from all others by what was said about it lies in a mixed lane, where each
// is asked for itself.

import type { Fact, PlaceId, RoleId } from '@holdfast/agreement'
import { CountLane } from './count-lane.ts'
import { Chunks } from './chunks.ts'
import { byBeginning, longestIn, Placed, tierOf, type Span } from './placed.ts'

/** All that is in one lane. What is in it lasts no longer than its tier says. */
type Lane = {
  readonly sample: Fact
  readonly areAlike: boolean
  readonly tier: number
  readonly sorted: Chunks<Placed>
  /** What touches a window, by where it begins and ends; null for nothing. */
  readonly parts: Map<string, Span & { readonly lane: CountLane | null }>
  /** Whoever else has it copies it before it changes. */
  readonly owner: object
}

/** Lanes of one source in one place; beyond, counts lie in its mixed lanes. */
const mostLanes = 64
/** Windows of a lane that are kept. */
const mostParts = 2_048

/** Counts by place and source. */
export class CountLanes {
  readonly #byPlace: Map<PlaceId | null, Map<RoleId, Lane[]>>
  #owner: object = {}

  /** None; or those of another, going their own way. */
  constructor(from?: CountLanes) {
    const places = from === undefined ? [] : [...from.#byPlace]
    this.#byPlace = new Map(
      places.map(([place, bySource]) => [
        place,
        new Map([...bySource].map(([source, lanes]) => [source, [...lanes]])),
      ]),
    )
  }

  /** Others that begin with these. */
  fork(): CountLanes {
    this.#owner = {}
    return new CountLanes(this)
  }

  /** Puts a count in its lane. */
  add(placed: Placed): void {
    this.#change(placed).add(placed)
  }

  /** Takes a count out of its lane. */
  remove(placed: Placed): void {
    this.#change(placed).remove(placed)
  }

  /** What touches a window, of the places given and of what names none; of all, where null. */
  near(window: Span, places: readonly PlaceId[] | null): readonly CountLane[] {
    const key = `${window.from} ${window.to}`
    const found: CountLane[] = []
    for (const place of places === null ? this.#byPlace.keys() : [...places, null]) {
      for (const lanes of this.#byPlace.get(place)?.values() ?? []) {
        for (const lane of lanes) {
          const part = partOf(lane, window, key)
          if (part !== null) found.push(part)
        }
      }
    }
    return found
  }

  /** The list of a count's lane, which will change. */
  #change(placed: Placed): Chunks<Placed> {
    const lanes = this.#lanesOf(placed.fact)
    const at = placeIn(lanes, placed)
    const lane = this.#own(lanes[at] ?? newLane(lanes, placed, this.#owner))
    lanes[at] = lane
    const { parts } = lane
    parts.forEach(({ from, to }, key) => {
      if (from <= placed.to && to >= placed.from) parts.delete(key)
    })
    return lane.sorted
  }

  #own(lane: Lane): Lane {
    if (lane.owner === this.#owner) return lane
    const { sorted, parts } = lane
    return { ...lane, sorted: sorted.fork(), parts: new Map(parts), owner: this.#owner }
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

/** Where the lane of a count is, or belongs. */
function placeIn(lanes: readonly Lane[], placed: Placed): number {
  const { fact } = placed
  const tier = tierOf(placed)
  const mayBeAlike = isOfItself(fact)
  const own = lanes.findIndex(
    (lane) =>
      lane.tier === tier &&
      lane.areAlike === mayBeAlike &&
      (!mayBeAlike || areAlike(lane.sample, fact)),
  )
  if (own !== -1) return own
  const mixed = lanes.length < mostLanes ? -1 : lanes.findIndex(isMixedOf(tier))
  return mixed === -1 ? lanes.length : mixed
}

function isMixedOf(tier: number): (lane: Lane) => boolean {
  return (lane) => lane.tier === tier && !lane.areAlike
}

function newLane(lanes: readonly Lane[], placed: Placed, owner: object): Lane {
  const { fact } = placed
  return {
    sample: fact,
    areAlike: isOfItself(fact) && lanes.length < mostLanes,
    tier: tierOf(placed),
    sorted: new Chunks(byBeginning),
    parts: new Map(),
    owner,
  }
}

function partOf(lane: Lane, window: Span, key: string): CountLane | null {
  const known = lane.parts.get(key)
  if (known !== undefined) return known.lane
  const told: Placed[] = []
  const { from, to } = window
  const earliest = from - longestIn(lane.tier)
  lane.sorted.from(
    (one) => one.from < earliest,
    (one) => {
      if (one.from > to) return false
      if (one.to >= from) told.push(one)
      return true
    },
  )
  const part = told.length === 0 ? null : new CountLane(lane.sample, lane.areAlike, told)
  if (lane.parts.size >= mostParts) lane.parts.clear()
  lane.parts.set(key, { ...window, lane: part })
  return part
}

/** Counts by what is alike in them, each lane of those that are; by when they begin. */
export function lanesOf(counts: readonly Fact[]): readonly CountLane[] {
  const lanes = new CountLanes()
  for (const fact of counts) lanes.add(new Placed(fact))
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
