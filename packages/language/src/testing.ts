// What the language's tests compile with: a small vocabulary, a few places, three frozen zones.
//
// The words are like those the domains export, and are not them: the language must not care. The
// zones hold for the years the tests use and for no others.

import type { ActWord, Vocabulary } from '@holdfast/agreement'
import { parseInstant, present, utcRules, type ZoneRules } from '@holdfast/base'
import type { Sources } from './resolved/sources.ts'

export {
  lawyersBlindTreaties,
  lawyersLast,
  lawyersTreaties,
} from './plain/lawyers-later-testing.ts'
export {
  lawyersBlind,
  lawyersFirst,
  lawyersHeader,
  lawyersPlaces,
} from './plain/lawyers-testing.ts'
export {
  accordsHeader,
  accordsPlaces,
  lawyersAccords,
  lawyersAccordsLater,
} from './plain/lawyers-accords-testing.ts'
export {
  highlandsHeader,
  highlandsPlaces,
  lawyersHighlands,
  lawyersHighlandsLater,
  lawyersLowlands,
  lawyersUplands,
} from './plain/lawyers-highlands-testing.ts'
export {
  lawyersManual,
  lawyersManualLater,
  manualHeader,
  manualPlaces,
} from './plain/lawyers-manual-testing.ts'

export {
  changedText,
  holdLayout,
  holdText,
  withLawyersPlaces,
  wordsOfClauses,
} from './texts-testing.ts'

const incident = {
  domain: 'incidents',
  forms: ['event', 'coverage'],
  measure: 'occurrences',
  units: ['incidents'],
  classTag: null,
  classes: [],
  stages: [],
  prepositions: { in: 'place', into: 'place', at: 'place', over: 'place', on: 'place' },
} as const satisfies Partial<ActWord>

const exchange = {
  domain: 'exchange',
  forms: ['event', 'coverage'],
  measure: 'sum',
  units: ['persons'],
  classTag: 'class',
  classes: ['remains'],
  stages: [],
  prepositions: { from: 'group', at: 'place' },
} as const satisfies Partial<ActWord>

const aid = {
  domain: 'aid',
  forms: ['count', 'coverage'],
  measure: 'sum',
  units: ['trucks', 'litres', 'tonnes'],
  classTag: 'cargo',
  classes: ['relief', 'fuel', 'cooking-gas', 'water', 'tents', 'mobile-homes'],
  stages: ['dispatched', 'entered', 'offloaded', 'received'],
  prepositions: { into: 'place', in: 'place', through: 'place', to: 'place', at: 'place' },
} as const satisfies Partial<ActWord>

const lines = {
  domain: 'lines',
  classes: ['forces', 'heavy-weapons', 'troops', 'police', 'military-flights', 'artillery'],
  classTag: 'category',
  stages: [],
} as const satisfies Partial<ActWord>

const acts: readonly ActWord[] = [
  ...['attack', 'fire', 'fly', 'arrest', 'obstruct', 'enter', 'reinforce'].map((verb): ActWord => ({
    ...incident,
    verb,
    act: verb,
  })),
  { ...exchange, verb: 'release', act: 'release' },
  { ...exchange, verb: 'free', act: 'release' },
  ...['bring', 'admit', 'allow', 'deliver'].map((verb): ActWord => ({
    ...aid,
    verb,
    act: 'bring',
  })),
  {
    ...lines,
    verb: 'withdraw',
    act: 'withdraw',
    leavesNoneOf: 'station',
    ofArea: true,
    forms: ['event', 'coverage'],
    measure: 'occurrences',
    units: ['withdrawals'],
    prepositions: { from: 'place', to: 'place', behind: 'place' },
  },
  {
    ...lines,
    verb: 'withdraw',
    act: 'move-out',
    forms: ['event', 'coverage'],
    measure: 'sum',
    units: ['units', 'persons', 'weapons'],
    classes: [...lines.classes, 'tanks'],
    unitOfClass: { troops: 'persons', police: 'persons', artillery: 'weapons', tanks: 'weapons' },
    prepositions: { from: 'place' },
  },
  {
    ...lines,
    verb: 'station',
    act: 'station',
    forms: ['state', 'coverage'],
    measure: 'stock',
    units: ['persons', 'weapons', 'units'],
    prepositions: { in: 'place', at: 'place' },
  },
  {
    ...lines,
    verb: 'keep',
    act: 'station',
    forms: ['state', 'coverage'],
    measure: 'stock',
    units: ['persons', 'weapons', 'units'],
    prepositions: { in: 'place', at: 'place' },
  },
  {
    ...lines,
    verb: 'keep',
    act: 'keep-out',
    leavesNoneOf: 'station',
    forms: ['interval', 'coverage'],
    measure: 'duration',
    units: ['hours'],
    prepositions: { 'out of': 'place' },
  },
  {
    verb: 'meet',
    act: 'meet',
    domain: 'taskforce',
    forms: ['event'],
    measure: 'occurrences',
    units: ['meetings'],
    classTag: null,
    classes: [],
    stages: [],
    prepositions: {},
  },
  ...['report', 'submit'].map((verb): ActWord => ({
    verb,
    act: 'report',
    domain: 'taskforce',
    forms: ['event'],
    measure: 'occurrences',
    units: ['reports'],
    classTag: null,
    classes: [],
    stages: [],
    prepositions: {},
  })),
]

/** A vocabulary for tests. */
export const testVocabulary: Vocabulary = { acts }

const at = (text: string) => present(parseInstant(text), `not an instant: ${text}`)

const zones: readonly ZoneRules[] = [
  utcRules,
  {
    zone: 'Asia/Gaza',
    tzdb: 'test',
    offsetMinutes: 120,
    transitions: [
      { at: at('2023-04-29T00:00Z'), offsetMinutes: 180 },
      { at: at('2023-10-27T23:00Z'), offsetMinutes: 120 },
      { at: at('2025-04-12T00:00Z'), offsetMinutes: 180 },
      { at: at('2025-10-24T23:00Z'), offsetMinutes: 120 },
    ],
  },
  {
    zone: 'Asia/Jerusalem',
    tzdb: 'test',
    offsetMinutes: 120,
    transitions: [
      { at: at('2025-03-28T00:00Z'), offsetMinutes: 180 },
      { at: at('2025-10-25T23:00Z'), offsetMinutes: 120 },
    ],
  },
  {
    zone: 'Europe/Kyiv',
    tzdb: 'test',
    offsetMinutes: 120,
    transitions: [
      { at: at('2015-03-29T01:00Z'), offsetMinutes: 180 },
      { at: at('2015-10-25T01:00Z'), offsetMinutes: 120 },
    ],
  },
]

const feature = (id: string, more: object = {}) => ({
  type: 'Feature',
  properties: { id, ...more },
  geometry: null,
})

const strip = {
  type: 'FeatureCollection',
  features: [
    feature('strip', { parts: ['north', 'south'] }),
    feature('north', { within: 'strip', parts: ['gaza-city', 'far-north'] }),
    feature('gaza-city', { within: 'north' }),
    feature('far-north', { within: 'north' }),
    feature('south', { within: 'strip' }),
    feature('salah-al-din', { within: 'strip' }),
    feature('corridor', { within: 'strip' }),
    feature('rafah', { within: 'south', kind: 'crossing' }),
    feature('zikim', { within: 'north', kind: 'crossing' }),
    feature('aceh'),
    feature('غزة'),
  ],
}

const drawn = (id: string, coordinates: readonly unknown[], more: object = {}) => ({
  type: 'Feature',
  properties: { id, ...more },
  geometry: { type: Array.isArray(coordinates[0]) ? 'LineString' : 'Point', coordinates },
})
const meridian = (lng: number) => [
  [lng, 47],
  [lng, 49],
]

const lineFeatures = {
  type: 'FeatureCollection',
  features: [
    feature('contact-line'),
    drawn('line-2014', meridian(38), {
      versionOf: 'contact-line',
      accuracyMetres: 50,
      source: 'Memorandum of 19 September 2014',
      validUntil: '2015-02-15',
    }),
    drawn('line-2015', meridian(38.1), {
      versionOf: 'contact-line',
      accuracyMetres: 100,
      validFrom: '2015-02-15',
    }),
    drawn('railway', meridian(37)),
    drawn('mill', [38.2, 48]),
  ],
}

const shaped = (id: string, geometry: unknown, more: object = {}) => ({
  type: 'Feature',
  properties: { id, ...more },
  geometry,
})
const area = (...rings: readonly unknown[]) => ({ type: 'Polygon', coordinates: rings })
const ring = (...points: readonly (readonly [number, number])[]) => points
const square = ring([10, 40], [11, 40], [11, 41], [10, 41], [10, 40])
/** It is written as `null`, which the file is changed from: JSON has no number that is endless. */
const endless = Infinity

/** A feature for each fault that a file can have. */
const faultyShapes = {
  type: 'FeatureCollection',
  features: [
    shaped('swapped', area(ring([40, 110], [40, 111], [41, 111], [40, 110]))),
    shaped('in-quotes', { type: 'Point', coordinates: ['10', '40'] }),
    shaped('open', area(square.slice(0, 4))),
    shaped('there-and-back', area(ring([10, 40], [11, 40], [10, 40]))),
    shaped('nothing', area()),
    shaped('of-the-web', { type: 'Point', coordinates: [1_113_194, 4_865_942] }),
    shaped('of-a-zone', { type: 'Point', coordinates: [640_000, 3_490_000] }),
    shaped('of-neither', { type: 'Point', coordinates: [30_000_000, 4_000_000] }),
    shaped('endless', { type: 'Point', coordinates: [10, endless] }),
  ],
}

const moreFaults = {
  type: 'FeatureCollection',
  features: [
    shaped('one-point', { type: 'LineString', coordinates: [[10, 40]] }),
    shaped('no-type', { type: 'Circle', coordinates: [10, 40] }),
    shaped('all', area(square), { parts: ['lost'] }),
    shaped('lies-in', null, { within: 'lost' }),
    shaped('no-list', null, { parts: 'all' }),
    shaped('all', area(square)),
    { type: 'Feature', properties: { ADM1_EN: 'North', code: 'N1' }, geometry: null },
    shaped('a-line', { type: 'Point', coordinates: [10, 40] }, { accuracyMetres: 5 }),
  ],
}

/** Shapes that can be lived with. */
const doubtfulShapes = {
  type: 'FeatureCollection',
  features: [
    shaped('bow', area(ring([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]))),
    shaped('islet', area(square, ring([20, 40], [21, 40], [21, 41], [20, 40]))),
    shaped('clockwise', area(square.toReversed())),
  ],
}

/** More shapes to look at than are listed. */
const bows = Array.from({ length: 12 }, (_, n) =>
  shaped(`bow-${n}`, area(ring([0, 0], [2, 2], [2, 0], [0, 2], [0, 0]))),
)

/** Districts as national offices hand them out: a code for each, and names beside it. */
const districts = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { adm2_pcode: 'XX0101', adm2_name: 'Upper Bank', adm2_ar: 'الضفة العليا' },
      geometry: area(square),
    },
    {
      type: 'Feature',
      properties: { adm2_pcode: 'XX0102', adm2_name: 'Lower Bank', kind: 'crossing' },
      geometry: null,
    },
  ],
}

const files: Readonly<Record<string, string>> = {
  'lines.geojson': JSON.stringify(lineFeatures),
  'bad-lines.geojson': JSON.stringify({
    ...lineFeatures,
    features: [drawn('a-point', [38, 48], { accuracyMetres: 5 })],
  }),
  'places.geojson': JSON.stringify(strip),
  'broken.geojson': '{',
  'more-faults.geojson': JSON.stringify(moreFaults),
  'shapes.geojson': JSON.stringify(faultyShapes).replace('[10,null]', '[10,1e400]'),
  'bows.geojson': JSON.stringify({ type: 'FeatureCollection', features: bows }),
  'doubts.geojson': JSON.stringify(doubtfulShapes),
  'many.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: 12 }, (_, n) => shaped(`open-${n}`, area(square.slice(0, 4)))),
  }),
  'metres.geojson': JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
    features: [shaped('a', { type: 'Point', coordinates: [1_113_194, 4_865_942] })],
  }),
  'districts.geojson': JSON.stringify(districts),
  'circle.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [feature('a', { within: 'b' }), feature('b', { within: 'a' })],
  }),
}

/** Everything a test compiles with. */
export const testSources: Sources = {
  vocabulary: testVocabulary,
  places: (file) => (Object.hasOwn(files, file) ? (files[file] ?? null) : null),
  zones: (zone) => zones.find((rules) => rules.zone === zone) ?? null,
}
