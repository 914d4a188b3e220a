// The places of an agreement, from its GeoJSON file.
//
// A feature has `properties.id`; it may have `parts` (the places that together make up the whole
// of it), `within` (the place it lies in) and `kind` (crossing, hospital). Lines, and how far
// places are from them, are read in line-places.ts. Besides the places the text lists, all that lie
// in them, are their parts or their versions may be named in the record, so they are compiled as
// well.

import { named, type Place, type PlaceId, type PlaceOffset } from '@holdfast/agreement'
import { isId, limits, type Calendar } from '@holdfast/base'
import type { Notes, Span } from '../diagnostic.ts'
import { phrase, type Phrase } from '../phrase.ts'
import { drawnFrom, offsetsFrom, type Drawn } from './line-places.ts'

/** Gives the text of a places file named in the agreement, or null where there is none. */
export type PlaceSource = (file: string) => string | null

type Feature = Drawn & {
  readonly id: string
  readonly parts: readonly string[]
  readonly within: string | null
  readonly kind: string | null
}

export type PlaceFile = {
  readonly file: string
  readonly features: ReadonlyMap<string, Feature>
}

/** The most places of one file. */
const featuresMax = 100_000

/** Reads a places file; null, and said, where it cannot be read. */
export function placeFileFrom(
  file: string,
  source: PlaceSource,
  calendar: Calendar,
  { span, notes }: { readonly span: Span; readonly notes: Notes },
): PlaceFile | null {
  const refused = (advice: Phrase): null => {
    notes.say('name.10', span, { file }, advice)
    return null
  }
  const text = source(file)
  if (text === null) return refused(phrase('advice.same-folder'))
  const value = parsed(text)
  const list = isObject(value) ? value['features'] : undefined
  if (!Array.isArray(list) || list.length > featuresMax) {
    return refused(phrase('advice.feature-collection'))
  }
  const features = new Map<string, Feature>()
  for (const each of list) {
    const feature = featureFrom(each, calendar)
    if (feature === null) return refused(phrase('advice.feature-ids'))
    if (feature === 'not drawn') return refused(phrase('advice.line-properties'))
    if (features.has(feature.id)) return refused(phrase('advice.same-id', { id: feature.id }))
    features.set(feature.id, feature)
  }
  return { file, features }
}

function featureFrom(value: unknown, calendar: Calendar): Feature | 'not drawn' | null {
  const properties = isObject(value) ? value['properties'] : null
  if (!isObject(value) || !isObject(properties)) return null
  const { id, parts = [], within = null, kind = null } = properties
  if (typeof id !== 'string' || !isId(id) || !Array.isArray(parts)) return null
  if (!parts.every((part): part is string => typeof part === 'string' && isId(part))) return null
  if (within !== null && (typeof within !== 'string' || !isId(within))) return null
  const drawn = drawnFrom(id, properties, value['geometry'], calendar)
  if (drawn === null) return 'not drawn'
  return { id, parts, within, kind: typeof kind === 'string' ? kind : null, ...drawn }
}

/** The listed places with what lies in them, and the places of each kind. */
export function placesFrom(
  files: readonly { readonly file: PlaceFile | null; readonly listed: readonly string[] }[],
  span: Span,
  notes: Notes,
): {
  readonly places: ReadonlyMap<string, Place>
  readonly kinds: ReadonlyMap<string, readonly PlaceId[]>
  readonly offsets: readonly PlaceOffset[]
} {
  const places = new Map<string, Place>()
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
      if (feature !== undefined) drawn.set(id, feature)
      const kind = feature?.kind ?? null
      if (kind !== null) kinds.set(kind, [...(kinds.get(kind) ?? []), named(id)])
    }
  }
  return { places, kinds, offsets: offsetsFrom(drawn) }
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
  { file, features }: PlaceFile,
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

function parsed(text: string): unknown {
  if (text.length > limits.importBytes) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
