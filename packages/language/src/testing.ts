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

const files: Readonly<Record<string, string>> = {
  'lines.geojson': JSON.stringify(lineFeatures),
  'bad-lines.geojson': JSON.stringify({
    ...lineFeatures,
    features: [drawn('a-point', [38, 48], { accuracyMetres: 5 })],
  }),
  'places.geojson': JSON.stringify(strip),
  'broken.geojson': '{',
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
