// Lines in a places file: their versions, and how far every other place is from them.
//
// A line is a feature drawn as a line that says how exactly (`accuracyMetres`). A version of a
// line is a feature that names it (`versionOf`), with `source`, `validFrom` and `validUntil`. An
// area may say its size (`squareKilometres`, `population`, `sizeSource`): it is never measured off
// a drawing.

import { named, type AreaSize, type LineVersion, type PlaceOffset } from '@holdfast/agreement'
import {
  dayOfDate,
  isAmount,
  isId,
  limits,
  offsetOf,
  parseInstant,
  shapeFrom,
} from '@holdfast/base'
import type { Calendar, Instant, Shape } from '@holdfast/base'

/** What a feature says of itself as a line or an area; nothing of this need be there. */
export type Drawn = {
  readonly shape: Shape | null
  readonly version: LineVersion | null
  readonly size: AreaSize | null
}

type Properties = Readonly<Record<string, unknown>>

/** Reads a feature's line, size and shape; null where one of them is said and means nothing. */
export function drawnFrom(
  id: string,
  properties: Properties,
  geometry: unknown,
  calendar: Calendar,
): Drawn | null {
  const shape = shapeFrom(geometry)
  const version = versionFrom(id, properties, shape, calendar)
  const size = sizeFrom(properties)
  return version === 'wrong' || size === 'wrong' ? null : { shape, version, size }
}

function versionFrom(
  id: string,
  properties: Properties,
  shape: Shape | null,
  calendar: Calendar,
): LineVersion | 'wrong' | null {
  const { accuracyMetres, versionOf, source = '', validFrom, validUntil } = properties
  if (accuracyMetres === undefined && versionOf === undefined) return null
  const of = versionOf ?? id
  const isLine = shape !== null && shape.paths.length > 0 && shape.areas.length === 0
  const from = momentFrom(validFrom, calendar)
  const until = momentFrom(validUntil, calendar)
  if (!isLine || typeof of !== 'string' || !isId(of) || typeof source !== 'string') return 'wrong'
  if (typeof accuracyMetres !== 'number' || !isAmount(accuracyMetres)) return 'wrong'
  if (accuracyMetres < 0 || accuracyMetres > limits.accuracyMetres) return 'wrong'
  if (from === 'wrong' || until === 'wrong') return 'wrong'
  if (from !== null && until !== null && from >= until) return 'wrong'
  return {
    of: named(of),
    source: source.slice(0, limits.nameCharacters),
    accuracyMetres,
    from,
    until,
  }
}

/** A time with its zone, or the beginning of the agreement's day of a date. */
function momentFrom(value: unknown, calendar: Calendar): Instant | 'wrong' | null {
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') return 'wrong'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayOfDate(calendar, value)?.from ?? 'wrong'
  return parseInstant(value) ?? 'wrong'
}

function sizeFrom(properties: Properties): AreaSize | 'wrong' | null {
  const { squareKilometres, population, sizeSource = '' } = properties
  if (squareKilometres === undefined && population === undefined) return null
  const isSize = (value: unknown): boolean =>
    value === undefined || (typeof value === 'number' && isAmount(value) && value >= 0)
  const isWhole = population === undefined || Number.isInteger(population)
  if (!isSize(squareKilometres) || !isSize(population) || !isWhole) return 'wrong'
  if (typeof sizeSource !== 'string') return 'wrong'
  return {
    squareKilometres: typeof squareKilometres === 'number' ? squareKilometres : null,
    population: typeof population === 'number' ? population : null,
    source: sizeSource.slice(0, limits.nameCharacters),
  }
}

/** How far each place that is drawn is from each version of each line, as exactly as is known. */
export function offsetsFrom(drawn: ReadonlyMap<string, Drawn>): readonly PlaceOffset[] {
  const all = [...drawn]
  const lines = all.flatMap(([id, { version, shape }]) =>
    version === null || shape === null ? [] : [{ id, version, paths: shape.paths }],
  )
  return lines.slice(0, limits.lineVersions).flatMap(({ id, version, paths }) =>
    all.flatMap(([place, { shape, version: other }]): PlaceOffset[] => {
      if (shape === null || other !== null) return []
      const offset = offsetOf(shape, paths, version.accuracyMetres)
      return [{ place: named(place), line: named(id), ...offset }]
    }),
  )
}
