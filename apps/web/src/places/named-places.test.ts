// Places as the map and its list number them, and how exact each is.
//
// The places are made up.

import { named, type AgreementId, type PlaceId } from '@holdfast/agreement'
import type { PlacesAnswer } from '@holdfast/analysis'
import { instantFromMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import { numbered } from './named-places.ts'

const answer: PlacesAnswer = {
  agreement: named<AgreementId>('two-rivers'),
  view: [],
  knownAt: {},
  asOf: instantFromMs(0),
  basis: 'reported',
  source: null,
  stage: null,
  places: ['bridge', 'gate', 'elsewhere'].map((place) => ({
    place: named<PlaceId>(place),
    count: 0,
    events: [],
  })),
}

test('places keep their order; one without a shape, or that nobody declared, has none', () => {
  const shapes = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { id: 'bridge' },
        geometry: { type: 'Point', coordinates: [1, 2] },
      },
      { type: 'Feature', properties: { id: 'gate' }, geometry: null },
    ],
  } as const
  const features = shapes.features.map((feature) => ({
    ...feature,
    geometry: feature.geometry === null ? null : { ...feature.geometry, coordinates: [1, 2] },
  }))
  expect(
    numbered(answer, { ...shapes, features }).map(({ number, shape }) => [number, shape]),
  ).toEqual([
    [1, 'point'],
    [2, null],
    [3, null],
  ])
})

test('a point that is drawn roughly stands for no exact place', () => {
  const features = ['true', ''].map((schematic, at) => ({
    type: 'Feature' as const,
    properties: { id: ['bridge', 'gate'][at], schematic },
    geometry: { type: 'Point' as const, coordinates: [1, 2] },
  }))
  const shapes = numbered(answer, { type: 'FeatureCollection', features })
  expect(shapes.map(({ shape }) => shape)).toEqual(['rough', 'point', null])
})
