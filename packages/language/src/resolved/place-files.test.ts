// Places files, read: what real offices hand out, each limit at its boundary, names beside ids.
//
// Public files of offices are read where this machine has them; without them the same kinds of file
// are made up here.

import { limits, namesOfFeature } from '@holdfast/base'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPlaceFiles, type PlaceFile } from './place-files.ts'

const feature = (id: string, geometry: unknown = null) => ({
  type: 'Feature',
  properties: { id },
  geometry,
})

function read(features: readonly unknown[], by = 'id', more: object = {}): PlaceFile {
  const text = JSON.stringify({ type: 'FeatureCollection', features, ...more })
  return createPlaceFiles(() => text)('places.geojson', by)
}

const refusalOf = ({ refusal }: PlaceFile): string | undefined => refusal?.code

describe('limits', () => {
  test('features', () => {
    const many = Array.from({ length: limits.placeFeatures }, (_, n) => feature(`p${n}`))
    expect(refusalOf(read(many))).toBeUndefined()
    expect(refusalOf(read([...many, feature('more')]))).toBe('advice.places-features')
  })

  test('points', () => {
    const points = Array.from({ length: limits.shapePoints }, () => [1, 1])
    const cloud = { type: 'MultiPoint', coordinates: points }
    const full = Array.from({ length: limits.placePoints / limits.shapePoints }, (_, n) =>
      feature(`p${n}`, cloud),
    )
    expect(refusalOf(read(full))).toBeUndefined()
    const more = feature('more', { type: 'Point', coordinates: [1, 1] })
    expect(refusalOf(read([...full, more]))).toBe('advice.places-points')
  })

  test('bytes', () => {
    const text = '{"features":[]}'
    const ofSize = (size: number): PlaceFile =>
      createPlaceFiles(() => text.padEnd(size))('places.geojson', 'id')
    expect(refusalOf(ofSize(limits.textBytes))).toBeUndefined()
    expect(refusalOf(ofSize(limits.textBytes + 1))).toBe('advice.places-bytes')
  })
})

test.each([
  'urn:ogc:def:crs:OGC:1.3:CRS84',
  'urn:ogc:def:crs:EPSG::4326',
  'EPSG:4326',
  'OGC:CRS84',
])('%s is degrees', (name) => {
  expect(refusalOf(read([feature('a')], 'id', { crs: { properties: { name } } }))).toBeUndefined()
})

test.each(['EPSG:3857', 'urn:ogc:def:crs:EPSG::32636', 'EPSG:14326'])('%s is not', (name) => {
  const crs = { type: 'name', properties: { name } }
  expect(refusalOf(read([feature('a')], 'id', { crs }))).toBe('advice.places-projection')
})

test('an id may stand where GeoJSON has it', () => {
  const { features } = read([{ type: 'Feature', id: 'upper', properties: null, geometry: null }])
  expect([...features.keys()]).toEqual(['upper'])
})

test('of another property, numbers and words are ids', () => {
  const { features } = read(
    [{ properties: { name: 'Deir al-Balah (south)' } }, { properties: { name: 12 } }],
    'name',
  )
  expect([...features.keys()]).toEqual(['Deir-al-Balah-south', '12'])
})

test('a file is read once, however often it is asked for', () => {
  let asked = 0
  const files = createPlaceFiles(() => {
    asked += 1
    return '{"features":[]}'
  })
  expect(files('a.geojson', 'id')).toBe(files('a.geojson', 'id'))
  expect(asked).toBe(1)
})

describe('names', () => {
  test('of the map of the world', () => {
    const properties = { name: 'Черкаська', 'name:ar': 'تشيركاسي', 'name:be-x-old': 'x' }
    expect(namesOfFeature(properties, '@id')).toEqual({ '': 'Черкаська', ar: 'تشيركاسي' })
  })

  test('of an office, each beside its own code', () => {
    const properties = {
      ADM1_EN: 'West Bank',
      ADM2_EN: 'Jenin',
      ADM2_AR: 'جنين',
      ADM2_PCODE: 'PS0101',
      ADM2_ID: 'x',
    }
    expect(namesOfFeature(properties, 'ADM2_PCODE')).toEqual({ en: 'Jenin', ar: 'جنين' })
    expect(namesOfFeature(properties, 'ADM1_PCODE')).toEqual({ en: 'West Bank' })
  })

  test('with their languages said in another column', () => {
    const properties = {
      adm2_name: 'Jenin',
      adm2_name1: 'جنين',
      adm2_name2: 'Dschenin',
      adm1_name: 'West Bank',
      lang: 'en',
      lang1: 'ar',
      lang2: null,
    }
    expect(namesOfFeature(properties, 'adm2_pcode')).toEqual({ en: 'Jenin', ar: 'جنين' })
  })

  test('that turn text are left out', () => {
    expect(namesOfFeature({ name: 'Upper\u202E', 'name:en': 'Upper' }, 'id')).toEqual({
      en: 'Upper',
    })
  })

  test('are cut where names are', () => {
    const names = namesOfFeature({ name: 'x'.repeat(limits.nameCharacters + 1) }, 'id')
    expect(names['']).toHaveLength(limits.nameCharacters)
  })
})

const data = join(import.meta.dirname, '../../../../../shared/data/boundaries')

const handedOut = (
  [
    ['pse_admin1.geojson', 'adm1_pcode', 2, 'PS02', 'Gaza Strip', []],
    ['pse_admin2.geojson', 'adm2_pcode', 16, 'PS0101', 'Jenin', []],
    // Some oblasts have their islands drawn as holes.
    ['ukr_oblasts.geojson', 'iso3166-2', 25, 'UA-71', 'Cherkasy Oblast', ['phrase.shape-hole']],
  ] as const
).filter(([name]) => existsSync(join(data, name)))

for (const [name, by, count, id, english, doubts] of handedOut) {
  test(`${name} by ${by}, as it is handed out`, () => {
    const files = createPlaceFiles(() => readFileSync(join(data, name), 'utf8'))
    const { features, faults, refusal } = files(name, by)
    expect({ refusal, count: features.size }).toEqual({ refusal: null, count })
    expect(faults.every(({ isDoubt }) => isDoubt)).toBe(true)
    expect([...new Set(faults.map(({ what }) => what.code))]).toEqual(doubts)
    expect(features.get(id)?.names['en']).toBe(english)
    // Without the property it says which could be it.
    expect(files(name, 'nothing').refusal).toMatchObject({ code: 'advice.places-by' })
  })
}
