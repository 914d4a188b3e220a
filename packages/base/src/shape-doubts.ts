// What is doubtful about a shape that means something: an outline that crosses itself, a hole that
// lies outside of its area.
//
// Whoever draws such a shape meant another. It is drawn and measured as it is; nothing is mended
// here. Steps that only touch, or run along each other, are no crossing.

import type { LngLat } from './shape-faults.ts'
import { isInside, type Shape } from './shape.ts'

/** What a shape can be lived with, but was probably not meant. */
export type ShapeDoubt =
  | { readonly kind: 'crosses'; readonly at: LngLat }
  | { readonly kind: 'hole-outside'; readonly at: LngLat }
  | { readonly kind: 'unchecked' }

/** How many pairs of steps may still be compared before crossings are no longer looked for. */
export type CrossingBudget = { left: number }

/** What is doubtful about a sound shape; null for nothing. The first doubt is told. */
export function shapeDoubtOf({ areas }: Shape, budget: CrossingBudget): ShapeDoubt | null {
  for (const rings of areas) {
    const [outer = [], ...holes] = rings
    for (const hole of holes) {
      if (!hole.some((point) => isInside(point, outer))) {
        return { kind: 'hole-outside', at: hole[0] ?? [0, 0] }
      }
    }
    const found = crossingIn(rings, budget)
    if (found === 'unchecked') return { kind: 'unchecked' }
    if (found !== null) return { kind: 'crosses', at: found }
  }
  return null
}

type Step = { readonly from: LngLat; readonly to: LngLat; readonly west: number; east: number }

/** A point near which two steps of these rings cross, steps being taken from west to east. */
function crossingIn(
  rings: readonly (readonly LngLat[])[],
  budget: CrossingBudget,
): LngLat | 'unchecked' | null {
  const steps = rings
    .flatMap((ring) =>
      ring.slice(1).map((to, at): Step => {
        const from = ring[at] ?? to
        return { from, to, west: Math.min(from[0], to[0]), east: Math.max(from[0], to[0]) }
      }),
    )
    .toSorted((a, b) => a.west - b.west)
  let open: Step[] = []
  for (const step of steps) {
    open = open.filter(({ east }) => east >= step.west)
    budget.left -= open.length
    if (budget.left < 0) return 'unchecked'
    if (open.some((other) => doCross(step, other))) return step.from
    open.push(step)
  }
  return null
}

/** Whether two steps pass through each other; those that only touch do not. */
function doCross(a: Step, b: Step): boolean {
  if (Math.max(a.from[1], a.to[1]) < Math.min(b.from[1], b.to[1])) return false
  if (Math.max(b.from[1], b.to[1]) < Math.min(a.from[1], a.to[1])) return false
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0
}

/** -1, 0 or 1: on which side of a step a point is. Products of differences underflow to 0 only. */
function side({ from, to }: Step, [lng, lat]: LngLat): number {
  return Math.sign((to[0] - from[0]) * (lat - from[1]) - (to[1] - from[1]) * (lng - from[0]))
}
