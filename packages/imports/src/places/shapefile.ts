// The shapes of a zipped shapefile, as features: `.shp` with `.dbf` beside it, and the projection
// of `.prj`.
//
// The parts are unpacked before, up to a limit. The library is handed one part at a time and never
// turns coordinates: a projection that it does not know it would pass over without a word. It would
// stop in silence where a file ends too soon, and go on for ever where a table says it has more
// rows than it has, so both are looked at before.

import { decodeUtf8, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { parseDbf, parseShp } from 'shpjs'
import { importProblems as problem } from '../problems.ts'
import type { NamedBytes } from '../reading/unpacked.ts'
import type { GivenPlaces } from './given.ts'

/** The features of the one shapefile among these files. */
export function placesOfShapefile(files: readonly NamedBytes[]): Result<GivenPlaces> {
  const shapes = files.filter(({ name }) => /\.shp$/i.test(name))
  const [shape] = shapes
  if (shape === undefined) return refuse(problem.unreadablePlaces('zip-without-places'))
  if (shapes.length > 1) return refuse(problem.unreadablePlaces('several-shapefiles'))
  const beside = (ending: string): NamedBytes | undefined =>
    files.find(
      ({ name }) => name.toLowerCase() === shape.name.toLowerCase().replace(/shp$/, ending),
    )
  const [rows, encoding, projection] = ['dbf', 'cpg', 'prj'].map(beside)
  try {
    if (!isWholeShp(shape.bytes) || (rows !== undefined && !isWholeDbf(rows.bytes))) {
      return refuse(problem.unreadablePlaces('shapefile'))
    }
    const geometries = parseShp(shape.bytes)
    const properties = rows === undefined ? [] : parseDbf(rows.bytes, encoding?.bytes)
    if (rows !== undefined && properties.length !== geometries.length) {
      return refuse(problem.unreadablePlaces('shapefile'))
    }
    const features = geometries.map((geometry, at) => ({
      properties: properties[at] ?? {},
      geometry: geometry ?? null,
    }))
    const named = projection === undefined ? null : decodeUtf8(projection.bytes)
    return ok({ format: 'shapefile', features, projection: named, by: null })
  } catch {
    return refuse(problem.unreadablePlaces('shapefile'))
  }
}

const shpHeaderBytes = 100

/** Whether a `.shp` is as long as it says, which it does in words of two bytes. */
function isWholeShp(bytes: Bytes): boolean {
  if (bytes.length < shpHeaderBytes) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getInt32(24) * 2 === bytes.length
}

const dbfHeaderBytes = 32

/** Whether a `.dbf` has as many rows as it says. */
function isWholeDbf(bytes: Bytes): boolean {
  if (bytes.length < dbfHeaderBytes) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rows = view.getUint32(4, true)
  const [headBytes, rowBytes] = [view.getUint16(8, true), view.getUint16(10, true)]
  return rowBytes > 0 && headBytes + rows * rowBytes <= bytes.length
}
