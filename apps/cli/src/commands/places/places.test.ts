// Goal: from a file that somebody hands over to an agreement that names its places, with what was
// mended seen on the way.
// Method: the real program. Formats and mends are tested in packages/imports.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clearDesks, memberOf, newDesk, type Desk } from '../../testing.ts'

afterAll(clearDesks)

const area = (...points: readonly (readonly number[])[]) => ({
  type: 'Polygon',
  coordinates: [points],
})
const collection = (geometry: unknown, properties: object = { id: 'valley' }, more = {}) =>
  JSON.stringify({
    type: 'FeatureCollection',
    ...more,
    features: [{ type: 'Feature', properties, geometry }],
  })

const swapped = collection(area([40, 110], [40, 110.4], [40.4, 110.4], [40, 110]))
const metres = collection(
  area(
    [1_113_194, 4_865_942],
    [1_157_722, 4_865_942],
    [1_157_722, 4_924_000],
    [1_113_194, 4_865_942],
  ),
  { id: 'valley' },
  { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } },
)
const open = collection(area([10, 40], [10.4, 40], [10.4, 40.4]), {
  ADM2_PCODE: 'XX01',
  ADM2_EN: 'Upper',
})

const agreement = (line: string): string =>
  [
    '# Calm',
    '```pact',
    'agreement  calm',
    'time zone  UTC',
    'in force   from 2031-03-24T00:00Z for 10 days',
    'basis      reported',
    'party      east "East", west "West"',
    line,
    '1.1  each party must not attack in valley, each day',
    '```',
    '',
  ].join('\n')

function deskWith(name: string, content: string): Desk {
  const desk = newDesk()
  desk.write(name, content)
  return desk
}

describe('a file that check refuses', () => {
  test.each([
    ['latitude first', swapped, ['--swap']],
    ['metres of web maps', metres, []],
  ])('%s: the way that check tells makes one that it takes', (_, content, options) => {
    const desk = deskWith('given.geojson', content)
    desk.write('calm.md', agreement('places     valley in "given.geojson"'))
    const refused = desk.run('check', 'calm.md')
    expect(refused.code).toBe(1)
    const told = /holdfast places given\.geojson(?: --\S+)* --out turned\.geojson/.exec(
      refused.out.replaceAll(/\s+/g, ' '),
    )
    expect(told?.[0]).toContain(options.join(' '))
    expect(desk.run(...(told?.[0] ?? '').split(' ').slice(1)).code).toBe(0)
    desk.write('calm.md', agreement('places     valley in "turned.geojson"'))
    expect(desk.run('check', 'calm.md').code).toBe(0)
  })
})

test('what was mended is told, stands in the file, and names the file it is from', () => {
  const desk = deskWith('given.geojson', open)
  const { code, out } = desk.run(
    'places',
    'given.geojson',
    '--by',
    'ADM2_PCODE',
    '--out',
    'a.geojson',
  )
  expect(code).toBe(0)
  expect(out).toContain('Feature 1 (XX01): a ring was closed.')
  const made: unknown = JSON.parse(readFileSync(desk.path('a.geojson'), 'utf8'))
  expect(made).toMatchObject({
    properties: {
      from: { file: 'given.geojson', format: 'geojson', projection: 'EPSG:4326' },
      mended: 1,
    },
    features: [{ properties: { id: 'XX01', 'name:en': 'Upper', mended: ['a ring was closed'] } }],
  })
})

test('of a table of codes the names are ids and the codes aliases, which tables use', () => {
  const desk = deskWith(
    'codes.csv',
    'P-Code,Name,alt_name\nXX01,Upper Valley,Obertal; Haute Vallée\n',
  )
  expect(desk.run('places', 'codes.csv', '--by', 'Name', '--out', 'a.geojson').code).toBe(0)
  const made: unknown = JSON.parse(readFileSync(desk.path('a.geojson'), 'utf8'))
  const aliases = ['XX01', 'Obertal', 'Haute Vallée']
  expect(made).toMatchObject({ features: [{ properties: { id: 'Upper-Valley', aliases } }] })
  const line = 'places     Upper-Valley in "a.geojson"\nsource     watch'
  desk.write('calm.md', agreement(line).replace('in valley', 'in Upper-Valley'))
  desk.write('shots.csv', 'where\nxx01\nHAUTE VALLEE\nObertal\n')
  const body = {
    what: { constant: 'attack' },
    against: { constant: 'east' },
    'at.earliest': { constant: '2031-03-25T08:00Z' },
    'at.latest': { constant: '2031-03-25T08:00Z' },
    particulars: { constant: 'shots were heard there' },
    place: { column: 'where', as: 'place' },
    'quote.source': { constant: 'watch' },
  }
  const statements = [{ kind: 'incident.reported', body }]
  desk.write('shots.mapping.json', JSON.stringify({ format: 'holdfast-mapping/1', statements }))
  expect(desk.run('key', 'new', 'me').code).toBe(0)
  expect(desk.run('init', 'record', '--agreement', 'calm.md', '--as', 'me').code).toBe(0)
  const { out } = desk.run('import', 'shots.csv', '--into', 'record', '--as', 'me', '--json')
  expect(memberOf(out, 'added')).toBe(3)
})

test('what could be meant in two ways is told, and nothing is written', () => {
  const desk = deskWith('given.geojson', swapped)
  const { code, err } = desk.run('places', 'given.geojson', '--out', 'a.geojson')
  expect(code).toBe(1)
  expect(err).toContain('110 east and 40 north')
  const json = desk.run('places', 'given.geojson', '--out', 'a.geojson', '--json')
  expect(memberOf(json.out, 'refused')).toMatchObject([{ number: 1, what: 'phrase.shape-swapped' }])
  expect(readdirSync(desk.dir)).toEqual(['given.geojson'])
})

test('another file is never written over', () => {
  const desk = deskWith('given.geojson', open)
  const again = ['places', 'given.geojson', '--by', 'ADM2_PCODE', '--out', 'given.geojson']
  expect(desk.run(...again)).toMatchObject({ code: 1 })
  expect(readFileSync(desk.path('given.geojson'), 'utf8')).toBe(open)
})

test('without --out it says so', () => {
  const desk = deskWith('given.geojson', open)
  expect(desk.run('places', 'given.geojson')).toMatchObject({ code: 2 })
})

const data = join(import.meta.dirname, '../../../../../../shared/data/boundaries')
const handedOut = [
  ['pse_admin2.geojson', ['--by', 'adm2_pcode'], 16],
  ['ukr_oblasts.geojson', ['--by', 'iso3166-2'], 25],
  ['ocha_pcodes_selected.csv', [], 4_435],
] as const

for (const [name, options, count] of handedOut.filter(([one]) => existsSync(join(data, one)))) {
  test(`${name} becomes a places file`, () => {
    const desk = newDesk()
    const json = desk.run('places', join(data, name), ...options, '--out', 'a.geojson', '--json')
    expect(memberOf(json.out, 'places')).toBe(count)
  })
}

describe('what cannot be done says what to do', () => {
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

  test.each([
    ['no JSON', '{"type": "FeatureCollection",\n "features": [}', 'line 2, character 15'],
    ['no GeoJSON', '{"type": "Topology"}', 'it is JSON and no GeoJSON: it has no list of features'],
    ['no shapefile', 'PK\u0003\u0004', 'The file cannot be unpacked'],
  ])('%s', (_, content, said) => {
    const desk = deskWith('given.json', content)
    const { code, err } = desk.run('places', 'given.json', '--out', 'places.geojson')
    expect([code, flat(err).includes('given.json: ')]).toEqual([1, true])
    expect(flat(err)).toContain(said)
    expect(err).not.toContain(': json')
    expect(existsSync(desk.path('places.geojson'))).toBe(false)
  })

  test('a folder that is not there is named, with the cure', () => {
    const desk = deskWith('given.json', collection({ type: 'Point', coordinates: [10, 40] }))
    const { code, err } = desk.run('places', 'given.json', '--out', 'maps/new/places.geojson')
    expect(code).toBe(3)
    expect(flat(err)).toContain('There is no folder maps/new to write places.geojson into.')
    expect(flat(err)).toContain('Make the folder first')
  })

  test.each(['__proto__', 'constructor', 'toString'])('an id %s is kept or refused aloud', (id) => {
    const desk = deskWith(
      'given.json',
      collection({ type: 'Point', coordinates: [10, 40] }, { id }),
    )
    const { code, out, err } = desk.run('places', 'given.json', '--out', 'places.geojson')
    expect([code, err.includes('fault in Holdfast')]).toEqual([0, false])
    const isKept = readFileSync(desk.path('places.geojson'), 'utf8').includes(`"id":"${id}"`)
    expect(isKept || flat(out).includes(`id ${id} written as proto`)).toBe(true)
    const table = deskWith('codes.csv', `${id},name\nXX01,Upper\n`)
    const made = table.run('places', 'codes.csv', '--by', id, '--out', 'places.geojson')
    expect([made.code, made.err.includes('fault in Holdfast')]).toEqual([0, false])
    expect(readFileSync(table.path('places.geojson'), 'utf8')).toContain('"id":"XX01"')
    const other = table.run('places', 'codes.csv', '--by', 'valueOf', '--out', 'other.geojson')
    expect(other.code).toBe(1)
  })
})
