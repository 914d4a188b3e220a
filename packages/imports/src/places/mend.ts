// Geometries as people have them, made sound where there is one way to do it, and each mend told.
//
// An open ring is closed, an empty part is left out, a number in quotes is read, a "hole" that lies
// outside of its area becomes an area of its own. What could be meant in two ways stays as it is:
// whoever reads the file next refuses it by name.

import { isInside, type LngLat } from '@holdfast/base'

/** What was done to a shape, in the words that the file shows. */
export type Mend =
  | 'a ring was closed'
  | 'an empty part was left out'
  | 'a shape without points was left out'
  | 'a number was read from quotes'
  | 'an area that stood as a hole became an area of its own'

/** What is done to every point of a file. */
export type Turning = {
  readonly isSwapped: boolean
  readonly turn: ((at: LngLat) => LngLat) | null
}

/** A geometry after mending; null where it has no points. */
export type Mended = { readonly geometry: unknown; readonly mends: ReadonlySet<Mend> }

/** Turns and mends a geometry. What is no geometry stays as it is. */
export function mended(geometry: unknown, turning: Turning): Mended {
  const mends = new Set<Mend>()
  const made = new Mending(turning, mends).geometry(geometry, 0)
  if (made === null && geometry !== null) mends.add('a shape without points was left out')
  return { geometry: made, mends }
}

/** How deeply collections may nest; deeper ones stay as they are, and are refused later. */
const depthMost = 8

type Ring = readonly unknown[]

class Mending {
  readonly #turning: Turning
  readonly #mends: Set<Mend>

  constructor(turning: Turning, mends: Set<Mend>) {
    this.#turning = turning
    this.#mends = mends
  }

  geometry(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null || depth > depthMost) return value
    const { type, coordinates, geometries }: Record<string, unknown> = { ...value }
    if (type === 'GeometryCollection' && Array.isArray(geometries)) {
      const kept = geometries.map((one) => this.geometry(one, depth + 1))
      const whole = this.#without(kept, (one) => one === null)
      return whole.length === 0 ? null : { type, geometries: whole }
    }
    if (!Array.isArray(coordinates)) return value
    const list: readonly unknown[] = coordinates
    switch (type) {
      case 'Point':
        return list.length === 0 ? null : { type, coordinates: this.#point(list) }
      case 'MultiPoint':
      case 'LineString':
        return list.length === 0 ? null : { type, coordinates: this.#points(list) }
      case 'MultiLineString': {
        const paths = this.#without(list, (one) => isEmpty(one)).map((path) => this.#pointsOf(path))
        return paths.length === 0 ? null : { type, coordinates: paths }
      }
      case 'Polygon':
        return areasAs(this.#areas([list]), value)
      case 'MultiPolygon':
        return areasAs(this.#areas(list), value)
      default:
        return value
    }
  }

  /** Areas with their holes; a ring that lies outside is an area of its own. */
  #areas(list: readonly unknown[]): readonly (readonly Ring[])[] {
    const areas: Ring[][] = []
    for (const one of this.#without(list, (one) => isEmpty(one))) {
      if (!Array.isArray(one)) return []
      const rings: readonly unknown[] = one
      const [outer, ...holes] = this.#without(rings, (ring) => isEmpty(ring)).map((ring) =>
        this.#ring(ring),
      )
      if (outer === undefined) continue
      const area: Ring[] = [outer]
      areas.push(area)
      for (const hole of holes) {
        const isOutside = !hole.some((point) => isInside(lngLat(point), outer.map(lngLat)))
        if (!isOutside) area.push(hole)
        else {
          areas.push([hole])
          this.#mends.add('an area that stood as a hole became an area of its own')
        }
      }
    }
    return areas
  }

  #ring(value: unknown): Ring {
    const points = this.#pointsOf(value)
    const [first] = points
    const last = points.at(-1)
    if (first === undefined || points.length < 3 || isSame(first, last)) return points
    this.#mends.add('a ring was closed')
    return [...points, first]
  }

  #pointsOf(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? this.#points(value) : []
  }

  #points(list: readonly unknown[]): readonly unknown[] {
    return list.map((point) => (Array.isArray(point) ? this.#point(point) : point))
  }

  #point(list: readonly unknown[]): readonly unknown[] {
    const [first, second, ...more] = list.map((one) => this.#number(one))
    if (typeof first !== 'number' || typeof second !== 'number') return list
    const at: LngLat = this.#turning.isSwapped ? [second, first] : [first, second]
    return [...(this.#turning.turn?.(at) ?? at), ...more]
  }

  #number(value: unknown): unknown {
    if (typeof value !== 'string' || !/^\s*-?\d{1,12}(?:\.\d{1,18})?\s*$/.test(value)) return value
    this.#mends.add('a number was read from quotes')
    return Number(value)
  }

  #without(list: readonly unknown[], isLeftOut: (one: unknown) => boolean): readonly unknown[] {
    const kept = list.filter((one) => !isLeftOut(one))
    if (kept.length < list.length) this.#mends.add('an empty part was left out')
    return kept
  }
}

function areasAs(areas: readonly (readonly Ring[])[], given: object): unknown {
  const [first] = areas
  if (first === undefined) return null
  if (areas.length > 1) return { type: 'MultiPolygon', coordinates: areas }
  const isSingle = 'type' in given && given.type === 'Polygon'
  return isSingle
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: areas }
}

/** A list of nothing, or of lists of nothing; no shape has lists deeper than an area's. */
function isEmpty(value: unknown, depth = 0): boolean {
  return Array.isArray(value) && depth < 4 && value.every((one) => isEmpty(one, depth + 1))
}

function lngLat(point: unknown): LngLat {
  const given: readonly unknown[] = Array.isArray(point) ? point : []
  return [Number(given[0]), Number(given[1])]
}

function isSame(a: unknown, b: unknown): boolean {
  const [first, second] = [lngLat(a), lngLat(b)]
  return first[0] === second[0] && first[1] === second[1]
}
