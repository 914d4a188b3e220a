// Places of every format, mended and turned; what is refused, with its reason.
//
// Shapes are made up. Shapefiles and packed files are made here, byte by byte.

import { encodeUtf8, limits, type Bytes } from '@holdfast/base'
import { gzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readPlaces, type MadePlaces } from './read-places.ts'

type Asked = Partial<Parameters<typeof readPlaces>[1]>

async function made(bytes: Bytes | string, asked: Asked = {}): Promise<MadePlaces> {
  const read = await readOf(bytes, asked)
  if (!read.ok) throw new Error(JSON.stringify(read.problem))
  return read.value
}

const readOf = (bytes: Bytes | string, asked: Asked = {}) =>
  readPlaces(typeof bytes === 'string' ? encodeUtf8(bytes) : bytes, {
    by: null,
    from: null,
    isSwapped: false,
    ...asked,
  })

async function refusal(bytes: Bytes | string, asked: Asked = {}): Promise<string> {
  const read = await readOf(bytes, asked)
  return read.ok ? 'read' : `${read.problem.code} ${Object.values(read.problem.about).join(' ')}`
}

const collection = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features })
const feature = (geometry: unknown, properties: object = { id: 'upper' }) => ({
  type: 'Feature',
  properties,
  geometry,
})
const area = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings })
const open = [
  [10, 40],
  [11, 40],
  [11, 41],
]
const ring = [...open, [10, 40]]

describe('mending', () => {
  const onlyOf = async (geometry: unknown, asked: Asked = {}) => {
    const { places, mended } = await made(collection([feature(geometry)]), asked)
    return { geometry: places[0]?.geometry, mends: mended[0]?.mends ?? [] }
  }

  test('an open ring is closed, and the place says so', async () => {
    const { places, mended } = await made(collection([feature(area(open))]))
    expect(places).toEqual([
      {
        type: 'Feature',
        properties: { id: 'upper', mended: ['a ring was closed'] },
        geometry: area(ring),
      },
    ])
    expect(mended).toEqual([{ number: 1, id: 'upper', mends: ['a ring was closed'] }])
  })

  test('what is sound stays as it is', async () => {
    expect(await onlyOf(area(ring))).toEqual({ geometry: area(ring), mends: [] })
  })

  test('empty parts are left out; a shape of nothing is none', async () => {
    expect(await onlyOf({ type: 'MultiPolygon', coordinates: [[], [ring], [[]]] })).toEqual({
      geometry: { type: 'MultiPolygon', coordinates: [[ring]] },
      mends: ['an empty part was left out'],
    })
    for (const empty of [area(), area([]), { type: 'Point', coordinates: [] }]) {
      const { geometry, mends } = await onlyOf(empty)
      expect(geometry).toBeNull()
      expect(mends).toContain('a shape without points was left out')
    }
  })

  test('numbers in quotes are read, words are left', async () => {
    expect(await onlyOf({ type: 'Point', coordinates: ['10.5', '-40'] })).toEqual({
      geometry: { type: 'Point', coordinates: [10.5, -40] },
      mends: ['a number was read from quotes'],
    })
    const words = { type: 'Point', coordinates: ['ten', '1e9'] }
    expect(await onlyOf(words)).toEqual({ geometry: words, mends: [] })
  })

  test('an island that stands as a hole is an area; a lake stays a hole', async () => {
    const far = ring.map(([x = 0, y = 0]) => [x + 5, y])
    const lake = [
      [10.6, 40.2],
      [10.8, 40.2],
      [10.8, 40.4],
      [10.6, 40.2],
    ]
    expect(await onlyOf(area(ring, far, lake))).toEqual({
      geometry: { type: 'MultiPolygon', coordinates: [[ring, lake], [far]] },
      mends: ['an area that stood as a hole became an area of its own'],
    })
  })

  test('axes change places only where somebody says so', async () => {
    const point = { type: 'Point', coordinates: [40, 110] }
    expect((await onlyOf(point)).geometry).toEqual(point)
    const swapped = await onlyOf(point, { isSwapped: true })
    expect(swapped.geometry).toEqual({ type: 'Point', coordinates: [110, 40] })
  })

  test('lists too deep to be a shape end nothing', async () => {
    const deep: unknown = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000))
    await expect(onlyOf({ type: 'MultiPolygon', coordinates: [[[deep]]] })).resolves.toBeDefined()
  })
})

describe('projections', () => {
  const crs = (name: string) => ({ crs: { type: 'name', properties: { name } } })
  const at = async (x: number, y: number, text: string, asked: Asked = {}) => {
    const point = feature({ type: 'Point', coordinates: [x, y] })
    const { places, projection } = await made(
      collection([point], text === '' ? {} : crs(text)),
      asked,
    )
    return { geometry: places[0]?.geometry, projection }
  }
  const point = (...coordinates: number[]) => ({ type: 'Point', coordinates })

  test('web maps, by the formula: 10 east, 40 north', async () => {
    // x = R λ and y = R ln tan(π/4 + φ/2), R being 6,378,137 metres.
    const y = 6_378_137 * Math.log(Math.tan(Math.PI / 4 + (40 * Math.PI) / 360))
    const x = (6_378_137 * 10 * Math.PI) / 180
    const turned = { geometry: point(10, 40), projection: 'EPSG:3857' }
    expect(await at(x, y, 'urn:ogc:def:crs:EPSG::3857')).toEqual(turned)
    expect(await at(x, y, '', { from: 'EPSG:3857' })).toEqual(turned)
  })

  test('zones of UTM: the middle at 500,000, the equator at 10,000,000 in the south', async () => {
    expect((await at(500_000, 0, 'EPSG:32636')).geometry).toEqual(point(33, 0))
    expect((await at(500_000, 10_000_000, 'EPSG:32736')).geometry).toEqual(point(33, 0))
    // A length along the meridian: 40 degrees north of the equator, times 0.9996.
    expect((await at(500_000, 4_427_757.219, 'EPSG:32636')).geometry).toEqual(point(33, 40))
  })

  test.each(['EPSG:2039', 'EPSG:28191', 'EPSG:32661', 'EPSG:32600', 'ESRI:102101', 'here'])(
    '%s is refused with its name',
    async (name) => {
      const point = feature({ type: 'Point', coordinates: [1, 2] })
      expect(await refusal(collection([point], crs(name)))).toBe(`import.35 ${name}`)
    },
  )
})

describe('ids and names', () => {
  test('any property is the id; names in several languages stand beside it', async () => {
    const properties = {
      ADM2_PCODE: 'XX01',
      ADM2_EN: 'Upper',
      ADM2_AR: 'العليا',
      AREA: 3.5,
      x: null,
    }
    const { places } = await made(collection([feature(null, properties)]), { by: 'ADM2_PCODE' })
    expect(places[0]?.properties).toEqual({
      id: 'XX01',
      'name:en': 'Upper',
      'name:ar': 'العليا',
      ADM2_PCODE: 'XX01',
      ADM2_EN: 'Upper',
      ADM2_AR: 'العليا',
      AREA: 3.5,
    })
  })

  test('a file without ids says which properties it has', async () => {
    const bytes = collection([feature(null, { code: 'N1', name: 'North' })])
    expect(await refusal(bytes)).toBe('import.36 id code, name')
    expect(await refusal(bytes, { by: 'cod' })).toBe('import.36 cod code, name')
  })
})

const kml = (inside: string): string =>
  '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2">' +
  `<Document>${inside}</Document></kml>`
const placemark =
  '<Placemark><name>Deir al-Balah</name><styleUrl>#red</styleUrl>' +
  '<ExtendedData><Data name="code"><value>XX7</value></Data></ExtendedData>' +
  '<Polygon><outerBoundaryIs><LinearRing><coordinates>10,40,0 11,40,0 11,41,0 10,40,0' +
  '</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>'

describe('KML', () => {
  test('placemarks are places, by their names or by what they say of themselves', async () => {
    const { places, format } = await made(kml(placemark))
    expect(format).toBe('kml')
    expect(places).toMatchObject([
      { properties: { id: 'Deir-al-Balah', name: 'Deir al-Balah', code: 'XX7' } },
    ])
    expect(places[0]?.properties).not.toHaveProperty('styleUrl')
    const byCode = await made(kml(placemark), { by: 'code' })
    expect(byCode.places[0]?.properties['id']).toBe('XX7')
  })

  test('a packed one is read', async () => {
    const bytes = new Uint8Array(zipSync({ 'doc.kml': encodeUtf8(kml(placemark)) }))
    expect((await made(bytes)).places).toHaveLength(1)
  })

  test('entities are refused unread', async () => {
    const laughs = '<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + kml(placemark)
    expect(await refusal(laughs)).toBe('import.34 kml-entities')
  })

  test('what is no KML is refused', async () => {
    expect(await refusal('<kml><Placemark>')).toBe('import.34 kml')
    expect(await refusal(kml(''))).toBe('import.36 name ')
  })
})

/** A shapefile of one square; its ring runs the way that shapefiles do. */
function shapefile(prj = ''): Record<string, Uint8Array> {
  const points = ring.toReversed().flat()
  const shp = new DataView(new ArrayBuffer(100 + 8 + 48 + points.length * 8))
  shp.setInt32(0, 9994)
  shp.setInt32(24, shp.byteLength / 2)
  shp.setInt32(28, 1000, true)
  shp.setInt32(32, 5, true)
  shp.setInt32(100, 1)
  shp.setInt32(104, (48 + points.length * 8) / 2)
  shp.setInt32(108, 5, true)
  shp.setInt32(144, 1, true)
  shp.setInt32(148, points.length / 2, true)
  for (const [at, value] of points.entries()) shp.setFloat64(156 + at * 8, value, true)
  const dbf = new DataView(new ArrayBuffer(32 + 32 + 1 + 9))
  dbf.setUint8(0, 3)
  dbf.setUint32(4, 1, true)
  dbf.setUint16(8, 65, true)
  dbf.setUint16(10, 9, true)
  for (const [at, byte] of encodeUtf8('PCODE').entries()) dbf.setUint8(32 + at, byte)
  dbf.setUint8(32 + 11, 'C'.charCodeAt(0))
  dbf.setUint8(32 + 16, 8)
  dbf.setUint8(64, 13)
  for (const [at, byte] of encodeUtf8(' XX0101  ').entries()) dbf.setUint8(65 + at, byte)
  return {
    'a/districts.shp': new Uint8Array(shp.buffer),
    'a/districts.dbf': new Uint8Array(dbf.buffer),
    ...(prj === '' ? {} : { 'a/districts.prj': encodeUtf8(prj) }),
  }
}

const zipped = (files: Record<string, Uint8Array>): Bytes => new Uint8Array(zipSync(files))

describe('shapefiles', () => {
  const wgs84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]'

  test.each(['', wgs84])('a zipped one is read, with its projection said %j', async (prj) => {
    const { places, format } = await made(zipped(shapefile(prj)), { by: 'PCODE' })
    expect(format).toBe('shapefile')
    expect(places).toMatchObject([
      { properties: { id: 'XX0101' }, geometry: area(ring.toReversed()) },
    ])
  })

  test('a projection of another datum is refused', async () => {
    const prj = 'PROJCS["Israel_TM_Grid",GEOGCS["GCS_Israel"]]'
    expect(await refusal(zipped(shapefile(prj)), { by: 'PCODE' })).toMatch(/^import\.35 PROJCS/)
  })

  test.each([
    ['PROJCS["WGS_1984_UTM_Zone_36N",GEOGCS[]]', 'EPSG:32636'],
    ['PROJCS["WGS 84 / UTM zone 36S",GEOGCS[]]', 'EPSG:32736'],
    ['PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS[]]', 'EPSG:3857'],
    ['PROJCS["WGS 84 / Pseudo-Mercator",GEOGCS[]]', 'EPSG:3857'],
  ])('%s is known', async (prj, projection) => {
    expect(await made(zipped(shapefile(prj)), { by: 'PCODE' })).toMatchObject({ projection })
  })

  test('several, or none, are refused', async () => {
    const two = { ...shapefile(), 'b/other.shp': new Uint8Array(100) }
    expect(await refusal(zipped(two))).toBe('import.34 several-shapefiles')
    expect(await refusal(zipped({ 'a.txt': new Uint8Array(3) }))).toBe(
      'import.34 zip-without-places',
    )
  })

  test('one that ends too soon, or says it has more than it has, is refused', async () => {
    const short = shapefile()
    short['a/districts.shp'] = (short['a/districts.shp'] ?? new Uint8Array()).slice(0, 170)
    expect(await refusal(zipped(short))).toBe('import.34 shapefile')
    const long = shapefile()
    new DataView((long['a/districts.dbf'] ?? new Uint8Array()).buffer).setUint32(
      4,
      4_000_000_000,
      true,
    )
    expect(await refusal(zipped(long))).toBe('import.34 shapefile')
    const more = shapefile()
    new DataView((more['a/districts.dbf'] ?? new Uint8Array()).buffer).setUint32(4, 0, true)
    expect(await refusal(zipped(more))).toBe('import.34 shapefile')
  })
})

describe('tables of codes', () => {
  const table = [
    'Location,Admin Level,P-Code,Name,Parent P-Code,Lat,Lon',
    'XXX,1,XX01,North,XXX,,',
    'XXX,2,XX0101,Upper Bank,XX01,40.5,10.5',
  ].join('\n')

  test('rows are places in one another', async () => {
    const { places, format } = await made(table)
    expect(format).toBe('table')
    expect(places).toMatchObject([
      { properties: { id: 'XX01', name: 'North' }, geometry: null },
      {
        properties: { id: 'XX0101', name: 'Upper Bank', within: 'XX01' },
        geometry: { type: 'Point', coordinates: [10.5, 40.5] },
      },
    ])
    expect(places[0]?.properties).not.toHaveProperty('within')
  })

  test('any column is the id; a row of hashtags is no place', async () => {
    const { places } = await made('Ort;Land\n#adm1;#country\nOberland;XX\n', { by: 'Ort' })
    expect(places.map(({ properties }) => properties['id'])).toEqual(['Oberland'])
    expect(await refusal('Ort;Land\nOberland;XX\n')).toBe('import.36  Ort, Land')
  })
})

describe('limits', () => {
  test('what unpacks to a mountain is let go', async () => {
    const mountain = new Uint8Array(limits.textBytes + 1)
    expect(await refusal(new Uint8Array(gzipSync(mountain)))).toMatch(/^import\.1 /)
    expect(await refusal(zipped({ 'a.kml': mountain }))).toMatch(/^import\.1 /)
    expect(await refusal(mountain)).toMatch(/^import\.1 /)
  })

  test('a packed file in a packed one is none', async () => {
    const twice = gzipSync(gzipSync(encodeUtf8(kml(placemark))))
    expect(await refusal(new Uint8Array(twice))).toBe('import.22 packed-twice')
  })
})
