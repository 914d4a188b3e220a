// Whether what one clause asks for lies in what another speaks of: the act, what is told of it, the
// place, the group.

import type {
  CompiledAgreement,
  Filter,
  Obligation,
  ObligationGraph,
  PlaceId,
  RoleId,
} from '@holdfast/agreement'

/** Which places a place lies in, itself included. */
export type Places = { readonly around: (place: PlaceId) => ReadonlySet<PlaceId> }

/** The places of an agreement; each is followed outward once. */
export function placesOf({ places }: CompiledAgreement): Places {
  const outward = new Map<PlaceId, PlaceId[]>(
    places.map(({ id, within }) => [id, within === null ? [] : [within]]),
  )
  for (const { id, parts } of places) for (const part of parts) outward.get(part)?.push(id)
  const known = new Map<PlaceId, ReadonlySet<PlaceId>>()
  return {
    around: (place) => {
      const found = known.get(place)
      if (found !== undefined) return found
      const around = new Set<PlaceId>()
      const open = [place]
      for (let at = open.pop(); at !== undefined; at = open.pop()) {
        if (around.has(at)) continue
        around.add(at)
        open.push(...(outward.get(at) ?? []))
      }
      known.set(place, around)
      return around
    },
  }
}

/** True where everything that `inner` asks for, of this actor, is something `outer` speaks of. */
export function liesIn(
  inner: Filter,
  outer: Filter,
  { places, actor }: { readonly places: Places; readonly actor: RoleId | null },
): boolean {
  if (inner.act !== outer.act || !lieIn(inner, outer)) return false
  if (!isPlacedIn(inner.place, outer.place, places)) return false
  return (outer.except ?? []).every((exception) => {
    switch (exception.kind) {
      case 'actor':
        return actor !== null && exception.role !== actor
      case 'class':
        // What is left out of the one may be just what the other asks for.
        return (
          inner.tags[exception.tag]?.every((value) => !exception.values.includes(value)) === true
        )
      case 'place':
        return (
          inner.place !== null &&
          !places.around(inner.place).has(exception.place) &&
          !places.around(exception.place).has(inner.place)
        )
    }
  })
}

/** Classes, groups and open words alone. */
function lieIn(inner: Filter, outer: Filter): boolean {
  for (const [tag, values] of Object.entries(outer.tags)) {
    if (inner.tags[tag]?.every((value) => values.includes(value)) !== true) return false
  }
  if (outer.group !== undefined && outer.group !== inner.group) return false
  return (outer.qualifiers ?? []).every((word) => inner.qualifiers?.includes(word) === true)
}

/** True where a place lies in another, or none is asked for. */
export function isPlacedIn(inner: PlaceId | null, outer: PlaceId | null, places: Places): boolean {
  if (outer === null) return true
  return inner !== null && places.around(inner).has(outer)
}

/** The duties that ask for an act of whoever it is waited for from. */
export function askersOf({ act, actor }: Filter, graph: ObligationGraph): readonly Obligation[] {
  const askers = graph.askers.get(act) ?? []
  if (actor === undefined) return askers
  return askers.filter(({ bearers, either }) => {
    const asked = bearers ?? either ?? null
    return asked === null || asked.includes(actor)
  })
}
