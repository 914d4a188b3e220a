// The projections that are known here, by the names that files give them, and how their metres
// become degrees.
//
// Known are those on the datum of WGS 84 alone: the projection of web maps, and the zones of UTM.
// Another datum lies tens or hundreds of metres elsewhere, and how far is not in the file, so
// everything else is refused. Degrees are rounded to about a centimetre, so that every machine
// writes the same.

import type { LngLat } from '@holdfast/base'
import proj4 from 'proj4'

/** A known projection; `turn` is null where its coordinates are degrees already. */
export type Projection = {
  readonly name: string
  readonly turn: ((at: LngLat) => LngLat) | null
}

/** Degrees of WGS 84. */
export const degrees: Projection = { name: 'EPSG:4326', turn: null }

/** Zones of UTM, each of six degrees. */
const utmZones = 60
const webMercatorCodes = new Set([3857, 3785, 900913, 102100, 102113])

/** The projection that is called so: `EPSG:3857`, a URN, or the text of a `.prj` file. */
export function projectionNamed(text: string): Projection | null {
  const code = /(?:^|:)(\d{4,6})$/.exec(text.trim())?.[1]
  if (code !== undefined) return projectionOfCode(Number(code))
  if (/(?:CRS84|WGS ?84)$/i.test(text.trim())) return degrees
  const [, kind = '', name = ''] = /^\s*(PROJCS|GEOGCS)\["([^"]*)"/.exec(text) ?? []
  if (kind === 'GEOGCS') return /^(?:GCS_)?WGS[_ ](?:19)?84$/i.test(name) ? degrees : null
  if (/^WGS[_ ](?:19)?84[_ ].*(?:Web_Mercator|Pseudo-Mercator)/i.test(name)) return webMercator()
  const [, zone, side] =
    /^WGS[_ ](?:19)?84 ?[_/] ?UTM[_ ]zone[_ ](\d{1,2})([NS])$/i.exec(name) ?? []
  return zone === undefined ? null : utm(Number(zone), side?.toUpperCase() === 'S')
}

function projectionOfCode(code: number): Projection | null {
  if (code === 4326) return degrees
  if (webMercatorCodes.has(code)) return webMercator()
  const zone = code % 100
  if (zone < 1 || zone > utmZones) return null
  if (code - zone === 32600) return utm(zone, false)
  return code - zone === 32700 ? utm(zone, true) : null
}

function webMercator(): Projection {
  return { name: 'EPSG:3857', turn: turnBy('EPSG:3857') }
}

function utm(zone: number, isSouth: boolean): Projection | null {
  if (zone < 1 || zone > utmZones) return null
  const side = isSouth ? ' +south' : ''
  return {
    name: `EPSG:${(isSouth ? 32700 : 32600) + zone}`,
    turn: turnBy(`+proj=utm +zone=${zone}${side} +datum=WGS84 +units=m +no_defs`),
  }
}

/** Parts of a degree that are kept. */
const parts = 10_000_000

function turnBy(definition: string): (at: LngLat) => LngLat {
  const converter = proj4(definition, 'EPSG:4326')
  return ([x, y]) => {
    const [lng = Number.NaN, lat = Number.NaN] = converter.forward([x, y])
    return [Math.round(lng * parts) / parts, Math.round(lat * parts) / parts]
  }
}
