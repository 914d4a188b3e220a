// A places file, read once: its features by id, what each says of itself, and what is wrong with
// any of them.
//
// A feature's id is `properties.id`, or the property that the places line names (`by adm2_pcode`).
// It may have `parts` (the places that together make up the whole of it), `within` (the place it
// lies in) and `kind` (crossing, hospital). Coordinates are degrees of WGS 84, longitude first:
// what is in another projection is refused, never guessed at. Whether the text names a feature is
// of no matter here.

import {
  aliasesOfFeature,
  isId,
  limits,
  namesOfFeature,
  placeIdOf,
  shapeDoubtOf,
  shapeFaultOf,
  shapeFrom,
} from '@holdfast/base'
import type { CrossingBudget, ShapeDoubt, ShapeFault } from '@holdfast/base'
import { phrase, type Phrase } from '../phrase.ts'

/** Gives the text of a places file named in the agreement, or null where there is none. */
export type PlaceSource = (file: string) => string | null

type Properties = Readonly<Record<string, unknown>>

/** A feature of a places file, as the file has it; its geometry is sound, or null. */
export type PlaceFeature = {
  readonly id: string
  /** Which feature of the file it is, from 1. */
  readonly number: number
  readonly parts: readonly string[]
  readonly within: string | null
  readonly kind: string | null
  /** What the file calls it: by the tag of a language, and by '' where it says none. */
  readonly names: Readonly<Record<string, string>>
  /** What else it is called: other spellings, codes, older names. */
  readonly aliases: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: unknown
}

/** What is wrong with one feature: which it is, what is wrong, and what to do. */
export type FeatureFault = {
  readonly number: number
  readonly name: string
  readonly what: Phrase
  readonly advice: Phrase
  /** Something that can be lived with. */
  readonly isDoubt: boolean
}

/** What a places file has. */
export type PlaceFile = {
  readonly file: string
  readonly features: ReadonlyMap<string, PlaceFeature>
  /** Why nothing of the file can be read; null where it can. */
  readonly refusal: Phrase | null
  readonly faults: readonly FeatureFault[]
}

/** A places file by its name and by the property that its ids are. */
export type PlaceFiles = (file: string, by: string) => PlaceFile

/** The property that ids are where the text names no other. */
export const plainIdProperty = 'id'

/** Places files, each read once, however many lines name it. */
export function createPlaceFiles(source: PlaceSource): PlaceFiles {
  const read = new Map<string, PlaceFile>()
  return (file, by) => {
    const key = JSON.stringify([file, by])
    const known = read.get(key)
    if (known !== undefined) return known
    const found = placeFileFrom(file, by, source(file))
    read.set(key, found)
    return found
  }
}

function placeFileFrom(file: string, by: string, text: string | null): PlaceFile {
  const refused = (refusal: Phrase): PlaceFile => ({
    file,
    features: new Map(),
    refusal,
    faults: [],
  })
  if (text === null) return refused(phrase('advice.same-folder'))
  if (text.length > limits.textBytes) {
    return refused(phrase('advice.places-bytes', { limit: limits.textBytes }))
  }
  const value = parsed(text)
  const list = isObject(value) ? value['features'] : undefined
  if (!isObject(value) || !Array.isArray(list)) {
    return refused(phrase('advice.feature-collection'))
  }
  if (list.length > limits.placeFeatures) {
    const about = { count: list.length, limit: limits.placeFeatures }
    return refused(phrase('advice.places-features', about))
  }
  const projection = projectionOf(value['crs'])
  if (projection !== null) {
    return refused(phrase('advice.places-projection', { projection, file }))
  }
  return featuresFrom(list, file, by)
}

function featuresFrom(list: readonly unknown[], file: string, by: string): PlaceFile {
  const features = new Map<string, PlaceFeature>()
  const faults: FeatureFault[] = []
  const budget: CrossingBudget = { left: limits.crossingPairs }
  let points = 0
  for (const [at, value] of list.entries()) {
    const number = at + 1
    const say = (name: string, said: Said): void => {
      faults.push({ number, name, isDoubt: false, ...said })
    }
    const properties = propertiesOf(value)
    const id = idOf(value, by)
    const name = id ?? anyNameOf(properties)
    if (id === null) {
      say(name, { what: phrase('phrase.place-id', { by }), advice: idAdvice(properties, by) })
      continue
    }
    const relations = relationsOf(properties)
    if (relations === null) {
      say(name, {
        what: phrase('phrase.place-relations'),
        advice: phrase('advice.place-relations'),
      })
      continue
    }
    const geometry: unknown = (isObject(value) ? value['geometry'] : null) ?? null
    const shape = geometry === null ? { fault: null, points: 0 } : shapeFaultOf(geometry)
    points += shape.points
    const said =
      shape.fault === null ? doubtSaid(geometry, budget) : faultSaid(shape.fault, { file, by })
    if (said !== null) say(name, said)
    const before = features.get(id)
    if (before !== undefined) {
      const about = { number: before.number }
      say(name, { what: phrase('phrase.place-twice', about), advice: phrase('advice.place-twice') })
      continue
    }
    const names = namesOfFeature(properties, by)
    const aliases = aliasesOfFeature(properties, by)
    features.set(id, { id, number, ...relations, names, aliases, properties, geometry })
  }
  faults.push(...absentOf(features))
  const refusal = refusalOf(list, { by, points, isNamed: features.size > 0 })
  return { file, features, refusal, faults }
}

function refusalOf(
  list: readonly unknown[],
  {
    by,
    points,
    isNamed,
  }: { readonly by: string; readonly points: number; readonly isNamed: boolean },
): Phrase | null {
  if (points > limits.placePoints) {
    return phrase('advice.places-points', { count: points, limit: limits.placePoints })
  }
  const isNameless = !isNamed && list.every((one) => idOf(one, by) === null)
  return list.length > 0 && isNameless ? noIdsRefusal(list, by) : null
}

function propertiesOf(feature: unknown): Properties {
  const properties = isObject(feature) ? feature['properties'] : null
  return isObject(properties) ? properties : {}
}

type Said = Pick<FeatureFault, 'what' | 'advice'> & { readonly isDoubt?: boolean }

/** A word that a clause can name; of another property than `id`, what it says made one. */
function idOf(feature: unknown, by: string): string | null {
  const properties = propertiesOf(feature)
  const given = Object.hasOwn(properties, by) ? properties[by] : undefined
  if (by === plainIdProperty) {
    const id = given ?? (isObject(feature) ? feature['id'] : null)
    return typeof id === 'string' && isId(id) ? id : null
  }
  if (typeof given !== 'string' && typeof given !== 'number') return null
  return placeIdOf(String(given))
}

/** The most properties of a feature that are offered as ids. */
const propertiesOffered = 6
/** Properties that say something else. */
const noIds = ['parts', 'within', 'kind', 'versionOf', 'source']

/** Properties of a feature that could be ids, codes before others. */
function couldBeIds(properties: Properties, by: string): readonly string[] {
  const isCode = (name: string): boolean => /code|id$/i.test(name)
  return Object.entries(properties)
    .filter(([name, value]) => name !== by && !noIds.includes(name) && isIdText(value))
    .map(([name]) => name)
    .toSorted((a, b) => Number(isCode(b)) - Number(isCode(a)))
    .slice(0, propertiesOffered)
}

function isIdText(value: unknown): boolean {
  return typeof value === 'string' && isId(value)
}

function idAdvice(properties: Properties, by: string): Phrase {
  const could = couldBeIds(properties, by)
  if (could.length === 0) return phrase('advice.feature-ids')
  return phrase('advice.feature-by', { list: could.join(', '), name: could[0] ?? '' })
}

/** Why none of a file's features has an id, and which of the first's properties could be one. */
function noIdsRefusal(list: readonly unknown[], by: string): Phrase {
  const could = couldBeIds(propertiesOf(list[0]), by)
  if (could.length === 0) return phrase('advice.places-without-ids')
  return phrase('advice.places-by', { by, list: could.join(', '), name: could[0] ?? '' })
}

/** What a feature without an id is called, for whoever looks for it. */
function anyNameOf(properties: Properties): string {
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value !== 'string' || value === '' || !/name|_en$/i.test(property)) continue
    return value.slice(0, limits.idCharacters)
  }
  return '?'
}

type Relations = Pick<PlaceFeature, 'parts' | 'within' | 'kind'>

function relationsOf({ parts, within, kind }: Properties): Relations | null {
  const listed: unknown = parts ?? []
  if (!Array.isArray(listed)) return null
  const isPlace = (value: unknown): value is string => typeof value === 'string' && isId(value)
  if (!listed.every(isPlace)) return null
  const whole = within ?? null
  if (whole !== null && !isPlace(whole)) return null
  return { parts: listed, within: whole, kind: typeof kind === 'string' ? kind : null }
}

/** Features that name a part, or a place they lie in, that is not there. */
function absentOf(features: ReadonlyMap<string, PlaceFeature>): readonly FeatureFault[] {
  return [...features.values()].flatMap(({ id, number, parts, within }) => {
    const absent = [...parts, ...(within === null ? [] : [within])].find(
      (one) => !features.has(one),
    )
    if (absent === undefined) return []
    const member = parts.includes(absent) ? 'parts' : 'within'
    const what = phrase('phrase.place-absent', { place: absent, member })
    const advice = phrase('advice.place-absent', { place: absent, member })
    return [{ number, name: id, what, advice, isDoubt: false }]
  })
}

/** The projection that a file says its coordinates are in; null for degrees of WGS 84. */
function projectionOf(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  const properties = isObject(crs) ? crs['properties'] : undefined
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : crs
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : '?'
  return /(?:CRS84|EPSG:{1,2}(?:[\d.]*:)?4326|^4326|WGS ?84)$/i.test(text)
    ? null
    : text.slice(0, limits.idCharacters)
}

function doubtSaid(geometry: unknown, budget: CrossingBudget): Said | null {
  const shape = geometry === null ? null : shapeFrom(geometry)
  const doubt = shape === null ? null : shapeDoubtOf(shape, budget)
  return doubt === null ? null : { ...doubtWords(doubt), isDoubt: true }
}

function doubtWords(doubt: ShapeDoubt): Said {
  switch (doubt.kind) {
    case 'crosses':
      return {
        what: phrase('phrase.shape-crosses', { at: pair(doubt.at) }),
        advice: phrase('advice.shape-crosses'),
      }
    case 'hole-outside':
      return {
        what: phrase('phrase.shape-hole', { at: pair(doubt.at) }),
        advice: phrase('advice.shape-hole'),
      }
    case 'unchecked':
      return {
        what: phrase('phrase.shape-unchecked'),
        advice: phrase('advice.shape-unchecked'),
      }
  }
}

/** What a fault of a shape is, in words, and what mends it. */
function faultSaid(fault: ShapeFault, at: { readonly file: string; readonly by: string }): Said {
  switch (fault.kind) {
    case 'no-geometry':
      return { what: phrase('phrase.shape-none'), advice: phrase('advice.shape-none') }
    case 'empty':
      return { what: phrase('phrase.shape-empty'), advice: phrase('advice.shape-empty') }
    case 'not-numbers':
      return {
        what: phrase('phrase.shape-words', { found: fault.found }),
        advice: phrase('advice.shape-words'),
      }
    case 'infinite':
      return { what: phrase('phrase.shape-infinite'), advice: phrase('advice.shape-words') }
    case 'swapped': {
      const about = { first: String(fault.first), second: String(fault.second), ...at }
      const advice = phrase('advice.shape-swapped', about)
      return { what: phrase('phrase.shape-swapped', about), advice }
    }
    case 'beyond': {
      const about = { first: String(fault.first), second: String(fault.second), ...at }
      const advice = phrase(`advice.shape-${fault.seems}`, about)
      return { what: phrase('phrase.shape-beyond', about), advice }
    }
    case 'short-path':
      return { what: phrase('phrase.shape-short-path'), advice: phrase('advice.shape-short-path') }
    case 'short-ring':
      return {
        what: phrase('phrase.shape-short-ring', { count: fault.count }),
        advice: phrase('advice.shape-short-ring'),
      }
    case 'open-ring':
      return {
        what: phrase('phrase.shape-open-ring', { from: pair(fault.from), to: pair(fault.to) }),
        advice: phrase('advice.shape-open-ring', at),
      }
    case 'points':
      return {
        what: phrase('phrase.shape-points', { count: fault.count, limit: fault.limit }),
        advice: phrase('advice.shape-points'),
      }
  }
}

function pair([lng, lat]: readonly [number, number]): string {
  return `${lng}, ${lat}`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
