// Circles: clauses that wait for each other, directly or through acts, phases and other clauses.
//
// Only what can come no other way stands in a circle: an act that a second clause asks for, free of
// the circle, opens it. Circles are followed without recursion, so that no length of text can
// exhaust the stack.

import type { Setting } from './setting.ts'
import { clauseKey, type Coming } from './coming.ts'
import { phrase } from '../phrase.ts'

/** Says every circle once, with its way round. */
export function checkCircles({ graph, notes, spanOf }: Setting, coming: Coming): void {
  const settled = new Set<string>()
  const starts = [...graph.obligations.keys()].map(clauseKey)
  for (const start of [...starts, ...coming.needs.keys()]) {
    if (!coming.isStuck(start)) continue
    const circle = circleFrom(start, coming, settled)
    if (circle === null) continue
    const clause = circle.flatMap((key) => coming.needs.get(key)?.clause ?? [])[0]
    const labels = circle.flatMap((key) => coming.needs.get(key)?.label ?? [])
    const around = [...labels, labels[0] ?? ''].filter((label, at, all) => {
      return at === 0 || label !== all[at - 1] || all.length === 2
    })
    const span = clause === undefined ? { from: 0, to: 0 } : spanOf(clause)
    const said = circle.find((key) => coming.needs.get(key)?.isSaid === true)
    const name = said === undefined ? null : (coming.needs.get(said)?.label ?? null)
    const advice = name === null ? null : phrase('advice.free-a-power', { name })
    notes.say('duty.3', span, { circle: around.join(' → ') }, advice)
  }
}

/** Follows what is stuck, depth first, without recursion; the first circle in reach. */
function circleFrom(
  start: string,
  { needs, isStuck }: Coming,
  settled: Set<string>,
): readonly string[] | null {
  if (settled.has(start)) return null
  const path: { readonly key: string; next: number }[] = [{ key: start, next: 0 }]
  const placeOf = new Map<string, number>([[start, 0]])
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const other = needs.get(top.key)?.of[top.next]
    top.next += 1
    if (other === undefined) {
      settled.add(top.key)
      placeOf.delete(top.key)
      path.pop()
      continue
    }
    if (!isStuck(other)) continue
    const at = placeOf.get(other)
    if (at !== undefined) {
      for (const { key } of path) settled.add(key)
      return path.slice(at).map(({ key }) => key)
    }
    if (settled.has(other)) continue
    placeOf.set(other, path.length)
    path.push({ key: other, next: 0 })
  }
  return null
}
