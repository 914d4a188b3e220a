// Places as people have them – GeoJSON, KML, zipped shapefiles, tables of codes – as features under
// one property `id`, in degrees of WGS 84, with what was mended told of each.
//
// What a file is, its first bytes say, and never its name. What is still wrong afterwards is for
// whoever reads a places file to say: nothing here decides whether the places can be used.

import { aliasesOfFeature, limits, namesOfFeature, ok, placeIdOf } from '@holdfast/base'
import { readJson, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { importProblems as problem } from '../problems.ts'
import { decodedText } from '../reading/decoded.ts'
import { packingOf, unpackedGzip, unpackedZip } from '../reading/unpacked.ts'
import { placesOfTable } from './code-table.ts'
import { membersOf, type GivenFeature, type GivenPlaces } from './given.ts'
import { featuresOfKml } from './kml.ts'
import { mended, type Mend, type Turning } from './mend.ts'
import { degrees, projectionNamed, type Projection } from './projection.ts'
import { placesOfShapefile } from './shapefile.ts'

/** How a file of places is to be read. */
export type ReadingPlaces = {
  /** The property that is the id; null for the one that files of its kind have. */
  readonly by: string | null
  /** The projection, where the file does not say it or says it wrongly. */
  readonly from: string | null
  /** True where latitude stands first. */
  readonly isSwapped: boolean
}

/** A place as the agreement's folder will hold it. */
export type MadePlace = {
  readonly type: 'Feature'
  readonly properties: Readonly<Record<string, unknown>>
  readonly geometry: unknown
}

/** The places of a file, and what was done to them. */
export type MadePlaces = {
  readonly format: GivenPlaces['format']
  /** The projection that the coordinates were in. */
  readonly projection: string
  readonly places: readonly MadePlace[]
  /** Of each place that was mended: its number in the file, its id, and the mends. */
  readonly mended: readonly {
    readonly number: number
    readonly id: string
    readonly mends: readonly (Mend | `id ${string} written as ${string}`)[]
  }[]
}

/** Reads places. Bytes are counted unpacked: no file may hold more than an agreement's text may. */
export async function readPlaces(bytes: Bytes, asked: ReadingPlaces): Promise<Result<MadePlaces>> {
  const given = await givenIn(bytes, asked)
  if (!given.ok) return given
  const projection = projectionOf(given.value, asked)
  if (!projection.ok) return projection
  const by = asked.by ?? given.value.by ?? 'id'
  const { format, features } = given.value
  if (!features.some(({ properties }) => idOf(properties, by) !== null)) {
    const found = Object.keys(features[0]?.properties ?? {}).join(', ')
    return refuse(problem.noPlaceIds(by, found))
  }
  const turning: Turning = { isSwapped: asked.isSwapped, turn: projection.value.turn }
  const made = features.map((feature, at) => placeFrom(feature, { by, turning, number: at + 1 }))
  const mends = made.flatMap(({ told }) => (told.mends.length === 0 ? [] : [told]))
  const places = made.map(({ place }) => place)
  return ok({ format, projection: projection.value.name, places, mended: mends })
}

async function givenIn(bytes: Bytes, { by }: ReadingPlaces): Promise<Result<GivenPlaces>> {
  const bytesLimit = limits.textBytes
  if (bytes.length > bytesLimit) return refuse(problem.tooManyBytes(bytesLimit))
  const packing = packingOf(bytes)
  if (packing === 'gz') {
    const inner = await unpackedGzip(bytes, bytesLimit)
    if (!inner.ok) return inner
    if (packingOf(inner.value) !== null) return refuse(problem.unreadableFormat('packed-twice'))
    return givenInText(inner.value, by)
  }
  if (packing === null) return givenInText(bytes, by)
  const files = unpackedZip(bytes, bytesLimit)
  if (!files.ok) return files
  // A `.kmz` is a packed KML.
  const inner = files.value.filter(({ name }) => /\.(?:kml|geojson|json)$/i.test(name))
  const [only] = inner
  const isShapefile = files.value.some(({ name }) => /\.shp$/i.test(name))
  return !isShapefile && only !== undefined && inner.length === 1
    ? givenInText(only.bytes, by)
    : placesOfShapefile(files.value)
}

function givenInText(bytes: Bytes, by: string | null): Result<GivenPlaces> {
  const text = decodedText(bytes, 'utf-8')
  if (!text.ok) return text
  const start = text.value.trimStart()
  if (start.startsWith('{')) return placesOfGeoJson(text.value)
  if (!start.startsWith('<')) return placesOfTable(bytes, by, limits.placeFeatures)
  const features = featuresOfKml(text.value)
  if (!features.ok) return features
  return ok({ format: 'kml', features: features.value, projection: null, by: 'name' })
}

function placesOfGeoJson(text: string): Result<GivenPlaces> {
  const read = readJson(text)
  if (read.fault !== null) return refuse(problem.notJson(read.fault))
  const { features, crs } = membersOf(read.value)
  if (!Array.isArray(features)) return refuse(problem.unreadablePlaces('geojson'))
  const list: readonly unknown[] = features
  const given = list.map((feature): GivenFeature => {
    const { id, properties, geometry } = membersOf(feature)
    const own = typeof id === 'string' || typeof id === 'number' ? { id } : {}
    return { properties: { ...own, ...membersOf(properties) }, geometry: geometry ?? null }
  })
  return ok({ format: 'geojson', features: given, projection: nameOfCrs(crs), by: null })
}

function nameOfCrs(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null
  const { properties } = membersOf(crs)
  const { name } = membersOf(properties)
  return typeof name === 'string' ? name : '?'
}

function projectionOf({ projection }: GivenPlaces, { from }: ReadingPlaces): Result<Projection> {
  const named = from ?? projection
  if (named === null) return ok(degrees)
  const known = projectionNamed(named)
  return known === null ? refuse(problem.unknownProjection(named)) : ok(known)
}

type Placing = { readonly by: string; readonly turning: Turning; readonly number: number }

function placeFrom({ properties, geometry }: GivenFeature, { by, turning, number }: Placing) {
  const id = idOf(properties, by)
  const { geometry: made, mends } = mended(geometry, turning)
  const names: Record<string, string> = {}
  for (const [tag, name] of Object.entries(namesOfFeature(properties, by))) {
    names[tag === '' ? 'name' : `name:${tag}`] = name
  }
  const aliases = aliasesOfFeature(properties, by).filter((alias) => alias !== id)
  const mendsOfShape = [...mends]
  const told = { number, id: id ?? '', mends: [...mendsOfShape, ...idMends(properties[by], id)] }
  const place: MadePlace = {
    type: 'Feature',
    properties: {
      ...(id === null ? {} : { id }),
      ...names,
      ...kept(properties),
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(id === null ? {} : { id }),
      ...(mends.size === 0 ? {} : { mended: mendsOfShape }),
    },
    geometry: made,
  }
  return { place, told }
}

/** Says where an id loses what it begins or ends with: another place may be called the rest. */
function idMends(
  value: unknown,
  id: string | null,
): readonly `id ${string} written as ${string}`[] {
  const isCut = id !== null && typeof value === 'string' && /^[-._]|[-._]$/.test(value.trim())
  return isCut && id !== value ? [`id ${value.trim()} written as ${id}`] : []
}

function idOf(properties: GivenFeature['properties'], by: string): string | null {
  const value = Object.hasOwn(properties, by) ? properties[by] : null
  return typeof value === 'string' || typeof value === 'number' ? placeIdOf(String(value)) : null
}

/** What a place says of itself, as far as it is one word, number or list of words. */
function kept(properties: GivenFeature['properties']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, unknown][] => {
      if (value instanceof Date) {
        return Number.isNaN(value.getTime()) ? [] : [[name, value.toISOString().slice(0, 10)]]
      }
      if (typeof value === 'number') return Number.isFinite(value) ? [[name, value]] : []
      const isList = Array.isArray(value) && value.every((one) => typeof one === 'string')
      const isKept = typeof value === 'string' || typeof value === 'boolean' || isList
      return isKept && value !== '' ? [[name, value]] : []
    }),
  )
}
