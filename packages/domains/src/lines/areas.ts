// Areas: left, vacant, taken over; and how much of a whole was left, by area and by population.
//
// Each is told as it was said and by whom. That somebody left is a word; whether only the side that
// left says so is told too. Nothing is measured off a drawing: sizes are those the places file
// names, and where a part has none, there is no share.

import type { Place, PlaceId, RoleId } from '@holdfast/agreement'
import { hourMs, nearestInstant, type Bounds, type Instant } from '@holdfast/base'
import type { HandoverPlanned } from './statements.ts'

/** That somebody left a place, or took it over, and whose word that is. */
export type Move = {
  readonly source: RoleId
  readonly by: RoleId
  readonly place: PlaceId
  readonly at: Bounds
}

/** What was said of areas so far. */
export type Areas = {
  readonly left: Move[]
  readonly taken: Move[]
  readonly plans: Map<PlaceId, HandoverPlanned>
}

/** Where an area is, so far as it was said. */
export type AreaState = 'held' | 'vacant' | 'overdue' | 'taken-over'

/** An area at a moment. */
export type Area = {
  readonly place: PlaceId
  readonly state: AreaState
  readonly plan: HandoverPlanned | null
  readonly left: readonly Move[]
  readonly taken: readonly Move[]
  /** When it will have stood vacant for longer than was agreed; null where nothing was. */
  readonly vacantUntil: Instant | null
}

/** The areas of which anything was said, as of a moment, in the order of their first mention. */
export function areasAt({ left, taken, plans }: Areas, now: Instant): readonly Area[] {
  const known = (moves: readonly Move[]): readonly Move[] =>
    moves.filter(({ at }) => at.latest <= now)
  const [gone, come] = [known(left), known(taken)]
  const leftOf = Map.groupBy(gone, ({ place }) => place)
  const takenOf = Map.groupBy(come, ({ place }) => place)
  const places = new Set([...leftOf.keys(), ...takenOf.keys(), ...plans.keys()])
  return [...places].map((place) =>
    areaAt(place, plans.get(place) ?? null, leftOf.get(place) ?? [], takenOf.get(place) ?? [], now),
  )
}

function areaAt(
  place: PlaceId,
  plan: HandoverPlanned | null,
  left: readonly Move[],
  taken: readonly Move[],
  now: Instant,
): Area {
  const last = left.reduce<Move | null>(
    (latest, one) => (latest === null || one.at.latest > latest.at.latest ? one : latest),
    null,
  )
  // Who comes back to what it left, or takes over before that, did not take it over from anybody.
  const since = taken.filter(({ at }) => last === null || at.latest >= last.at.earliest)
  const vacantUntil = last === null ? null : clockOf(last, plan)
  const isOver = vacantUntil !== null && now >= vacantUntil
  const state =
    since.length > 0 ? 'taken-over' : last === null ? 'held' : isOver ? 'overdue' : 'vacant'
  return { place, state, plan, left, taken, vacantUntil: since.length > 0 ? null : vacantUntil }
}

function clockOf({ at }: Move, plan: HandoverPlanned | null): Instant | null {
  return plan?.hours === undefined ? null : nearestInstant(at.latest + plan.hours * hourMs)
}

/** The moments at which areas change though nobody says anything. */
export function areaChanges({ left, taken, plans }: Areas): readonly Instant[] {
  return [
    ...[...left, ...taken].map(({ at }) => at.latest),
    ...left.flatMap((move) => clockOf(move, plans.get(move.place) ?? null) ?? []),
  ]
}

/** How much of a whole somebody left, as one source says. */
export type Share = {
  readonly source: RoleId
  readonly by: RoleId
  readonly whole: PlaceId
  readonly parts: { readonly left: number; readonly of: number }
  readonly squareKilometres: Portion | null
  readonly population: Portion | null
}

/** So much of so much; the per cent is whole and rounded down, so that all is all. */
export type Portion = { readonly left: number; readonly of: number; readonly percent: number }

/** Of every place that is made up of parts, how much was left, source by source. */
export function sharesAt(areas: Areas, places: readonly Place[], now: Instant): readonly Share[] {
  const byId = new Map(places.map((place) => [place.id, place]))
  const moves = areas.left.filter(({ at }) => at.latest <= now)
  const told = Map.groupBy(moves, ({ source, by }) => `${source} ${by}`)
  return places
    .filter(({ parts }) => parts.length > 0)
    .flatMap(({ id: whole }) =>
      [...told.values()].flatMap((own): Share[] => {
        const gone = new Set(own.map(({ place }) => place))
        const leaves = leavesUnder(whole, byId)
        const left = leaves.filter(({ above }) => above.some((place) => gone.has(place)))
        const [first] = own
        if (left.length === 0 || first === undefined) return []
        const portion = (of: 'squareKilometres' | 'population'): Portion | null =>
          portionOf(leaves, left, (leaf) => byId.get(leaf.place)?.size?.[of] ?? null)
        return [
          {
            source: first.source,
            by: first.by,
            whole,
            parts: { left: left.length, of: leaves.length },
            squareKilometres: portion('squareKilometres'),
            population: portion('population'),
          },
        ]
      }),
    )
}

type Leaf = { readonly place: PlaceId; readonly above: readonly PlaceId[] }

/** The undivided places of a whole, each with every place on the way to it. */
function leavesUnder(whole: PlaceId, byId: ReadonlyMap<PlaceId, Place>): readonly Leaf[] {
  const leaves = new Map<PlaceId, Leaf>()
  const waiting: Leaf[] = [{ place: whole, above: [whole] }]
  const seen = new Set<PlaceId>()
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (seen.has(at.place)) continue
    seen.add(at.place)
    const { place, above } = at
    const parts = byId.get(place)?.parts ?? []
    if (parts.length === 0) leaves.set(place, at)
    waiting.push(...parts.map((part) => ({ place: part, above: [...above, part] })))
  }
  return [...leaves.values()]
}

function portionOf(
  all: readonly Leaf[],
  some: readonly Leaf[],
  sizeOf: (leaf: Leaf) => number | null,
): Portion | null {
  const sum = (leaves: readonly Leaf[]): number | null =>
    leaves.reduce<number | null>((total, leaf) => {
      const size = sizeOf(leaf)
      return total === null || size === null ? null : total + Math.round(size * 1_000)
    }, 0)
  const [left, of] = [sum(some), sum(all)]
  if (left === null || of === null || of === 0) return null
  return { left: left / 1_000, of: of / 1_000, percent: Math.floor((left * 100) / of) }
}
