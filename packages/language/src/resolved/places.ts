// The places of an agreement, from its places files, which place-files.ts reads.
//
// Lines, and how far places are from them, are read in line-places.ts. Besides the places the text
// lists, all that lie in them, are their parts or their versions may be named in the record, so
// they are compiled as well.

import { named, type Place, type PlaceId, type PlaceOffset } from '@holdfast/agreement'
import { limits, type Calendar } from '@holdfast/base'
import type { Notes, Span } from '../diagnostic.ts'
import { phrase } from '../phrase.ts'
import { drawnFrom, offsetsFrom, type Drawn } from './line-places.ts'
import type { FeatureFault, PlaceFeature, PlaceFile } from './place-files.ts'

type Feature = PlaceFeature & Drawn

/**
 * A place as a map draws it: GeoJSON under the id that clauses name, with its names, what else it
 * is called in `aliases`, between semicolons, and `schematic` where it is only drawn roughly.
 */
export type MapFeature = {
  readonly type: 'Feature'
  readonly properties: { readonly [name: string]: string; readonly id: string }
  /** A GeoJSON geometry in degrees, as the file has it; null for a place without a shape. */
  readonly geometry: unknown
}

/** A places file without faults, with what its features say of lines. */
export type DrawnFile = {
  readonly file: string
  readonly features: ReadonlyMap<string, Feature>
}

/** Says what is wrong with a places file; null where nothing of it can be used. */
export function drawnFileFrom(
  { file, features, refusal, faults }: PlaceFile,
  calendar: Calendar,
  { span, notes }: { readonly span: Span; readonly notes: Notes },
): DrawnFile | null {
  if (refusal !== null) {
    notes.say('name.10', span, { file }, refusal)
    return null
  }
  const drawn = new Map<string, Feature>()
  const all: FeatureFault[] = [...faults]
  for (const [id, feature] of features) {
    const lines = drawnFrom(id, feature.properties, feature.geometry, calendar)
    if (lines !== null) drawn.set(id, { ...feature, ...lines })
    else {
      const [what, advice] = [phrase('phrase.place-line'), phrase('advice.line-properties')]
      all.push({ number: feature.number, name: id, what, advice, isDoubt: false })
    }
  }
  sayFaults(file, all, span, notes)
  return all.some(({ isDoubt }) => !isDoubt) ? null : { file, features: drawn }
}

/** Says the first faults one by one, errors before doubts, and how many more there are. */
function sayFaults(file: string, faults: readonly FeatureFault[], span: Span, notes: Notes): void {
  const inOrder = faults.toSorted(
    (a, b) => Number(a.isDoubt) - Number(b.isDoubt) || a.number - b.number,
  )
  for (const { number, name, what, advice, isDoubt } of inOrder.slice(0, limits.placeFaults)) {
    notes.say(isDoubt ? 'name.16' : 'name.15', span, { file, number, name, what }, advice)
  }
  const [next] = inOrder.slice(limits.placeFaults)
  if (next === undefined) return
  const count = inOrder.length - limits.placeFaults
  notes.say(next.isDoubt ? 'name.18' : 'name.17', span, { file, count })
}

/** The listed places with what lies in them, and the places of each kind. */
export function placesFrom(
  files: readonly { readonly file: DrawnFile | null; readonly listed: readonly string[] }[],
  span: Span,
  notes: Notes,
): {
  readonly places: ReadonlyMap<string, Place>
  readonly kinds: ReadonlyMap<string, readonly PlaceId[]>
  readonly offsets: readonly PlaceOffset[]
  readonly map: readonly MapFeature[]
} {
  const places = new Map<string, Place>()
  const map = new Map<string, MapFeature>()
  const kinds = new Map<string, PlaceId[]>()
  const drawn = new Map<string, Drawn>()
  for (const { file, listed } of files) {
    const known = file?.features ?? new Map<string, Feature>()
    const reached = reachedFrom(listed, known)
    if (file !== null) checkCircles(file, reached, span, notes)
    for (const id of reached) {
      const feature = known.get(id)
      const within = feature?.within ?? null
      places.set(id, {
        id: named(id),
        within: within !== null && reached.has(within) ? named(within) : null,
        parts: (feature?.parts ?? []).map((part) => named<PlaceId>(part)),
        ...(feature?.version == null ? {} : { version: feature.version }),
        ...(feature?.size == null ? {} : { size: feature.size }),
      })
      if (feature !== undefined) {
        drawn.set(id, feature)
        map.set(id, mapFeatureOf(feature))
      }
      const kind = feature?.kind ?? null
      if (kind !== null) kinds.set(kind, [...(kinds.get(kind) ?? []), named(id)])
    }
  }
  return { places, kinds, offsets: offsetsFrom(drawn), map: [...map.values()] }
}

function mapFeatureOf({ id, names, aliases, properties, geometry }: Feature): MapFeature {
  const called: Record<string, string> = {}
  for (const [tag, name] of Object.entries(names))
    called[tag === '' ? 'name' : `name:${tag}`] = name
  if (aliases.length > 0) called['aliases'] = aliases.join('; ')
  if (properties['schematic'] === true) called['schematic'] = 'true'
  return { type: 'Feature', properties: { ...called, id }, geometry }
}

/** What is listed, all its parts and versions, and all that lies within either, however deep. */
function reachedFrom(
  listed: readonly string[],
  features: ReadonlyMap<string, Feature>,
): ReadonlySet<string> {
  const inside = new Map<string, string[]>()
  for (const { id, within, version } of features.values()) {
    for (const whole of [within, version?.of ?? id]) {
      if (whole !== null && whole !== id) inside.set(whole, [...(inside.get(whole) ?? []), id])
    }
  }
  const reached = new Set<string>()
  const waiting = listed.toReversed()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...(inside.get(id) ?? []).toReversed())
    waiting.push(...(features.get(id)?.parts ?? []).toReversed())
  }
  return reached
}

function checkCircles(
  { file, features }: DrawnFile,
  reached: ReadonlySet<string>,
  span: Span,
  notes: Notes,
): void {
  const done = new Set<string>()
  for (const start of reached) {
    const path = new Set<string>()
    for (let at: string | null = start; at !== null && !done.has(at);) {
      if (path.has(at)) {
        notes.say('name.11', span, { file, name: at })
        break
      }
      path.add(at)
      at = features.get(at)?.within ?? null
    }
    for (const id of path) done.add(id)
    if (features.get(start)?.parts.includes(start) === true) {
      notes.say('name.11', span, { file, name: start })
    }
  }
}
