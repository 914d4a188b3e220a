// A small agreement about a line and about arms, made up, with a record of versions, positions,
// areas left and taken over, items, stocks and a list under seal. It says that it is synthetic.

import { makeSynthetic, syntheticHead } from './synthetic-agreement.ts'

/** Its id, as addresses have it. */
export const lineId = 'synthetic-line'
/** A moment at which one area is vacant for too long and one was taken over. */
export const lineMoment = '2031-04-04T13:00+00:00'

const declared = `source     mission "Monitoring mission"
places     valley, contact-line  in "places.geojson"
group      registered-arms "Registered arms"  held by south  classes small-arms  size 840`

const text = `${syntheticHead(lineId, ', of a line', declared)}
## 1. The line

\`\`\`pact
1.1  each party must not station artillery over 100 mm within 25 km of contact-line
1.2  south must withdraw from valley by day 7
\`\`\`

## 2. Arms

\`\`\`pact
2.1  south must decommission at least 25% of registered-arms by day 5 in parallel with 1.2
2.2  north must stockpile at most 5 vehicles in upper by day 2
\`\`\`
`

const square = (west: number): object => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, 10],
      [west + 0.1, 10],
      [west + 0.1, 10.1],
      [west, 10.1],
      [west, 10],
    ],
  ],
})

const meridian = (lng: number): object => ({
  type: 'LineString',
  coordinates: [
    [lng, 9.5],
    [lng, 10.5],
  ],
})

const feature = (id: string, geometry: object | null, more: object = {}): object => ({
  type: 'Feature',
  properties: { id, ...more },
  geometry,
})

const version = { versionOf: 'contact-line', source: 'Annex 1', accuracyMetres: 150 }

const places = {
  type: 'FeatureCollection',
  features: [
    feature('valley', null, { parts: ['upper', 'lower'] }),
    feature('upper', square(10.1), { within: 'valley', squareKilometres: 120, population: 4000 }),
    feature('lower', square(10.3), { within: 'valley', squareKilometres: 121.5, population: 900 }),
    feature('contact-line', null),
    feature('line-of-march', meridian(10), { ...version, validUntil: '2031-04-06' }),
    feature('line-of-april', meridian(10.02), { ...version, validFrom: '2031-04-06' }),
  ],
}

/** The fingerprint of a list that nobody has. */
const sealed = 'ab'.repeat(32)

// Kind, who, by, place, what, amount, unit, stage, from, to, words.
const rows = [
  'version,society,,,sketch,500,,,2031-04-02T06:00Z,,A hand sketch',
  'known,north,north,,line-of-march,,,,2031-04-01T10:00Z,2031-04-01T10:00Z,The mill',
  'markers,mission,,upper,line-of-march,30,60,,2031-04-03T10:00Z,2031-04-03T10:00Z,',
  'plan,society,north,upper,,12,,,,,',
  'plan,society,north,lower,,48,,,,,',
  'left,mission,south,upper,,,,,2031-04-02T10:00Z,2031-04-02T11:00Z,',
  'left,south,south,lower,,,,,2031-04-03T10:00Z,2031-04-03T11:00Z,',
  'over,mission,north,lower,,,,,2031-04-03T12:00Z,2031-04-03T12:00Z,',
  'position,mission,south,upper,artillery,3,weapons,,2031-04-02T08:00Z,2031-04-02T09:00Z,',
  'position,mission,north,lower,heavy-weapons,2,weapons,,2031-04-02T08:00Z,2031-04-02T09:00Z,',
  'count,mission,south,,small-arms,300,weapons,handed-in,2031-04-02,,',
  'count,mission,south,,small-arms,240,weapons,accepted,2031-04-02,,',
  'count,mission,south,,small-arms,40,weapons,rejected,2031-04-02,,Rusted through',
  'count,mission,south,,small-arms,15,weapons,disputed,2031-04-02,,The holder says that it fires',
  'stock,mission,north,upper,tanks,4,vehicles,,2031-04-02T08:00Z,2031-04-02T09:00Z,',
  `list,mission,south,,small-arms,840,weapons,,2031-04-01T08:00Z,2031-04-01T09:00Z,${sealed}`,
]

const column = (name: string, more: object = {}): object => ({ column: name, ...more })
const id = (name: string): object => column(name, { as: 'id' })
const amount = column('amount', { as: 'number' })
const from = column('from', { as: 'instant' })
const quoted = { 'quote.source': id('who') }
const bounds = { 'at.earliest': from, 'at.latest': column('to', { as: 'instant' }) }
const line = { constant: 'contact-line' }
const stock = { by: id('by'), what: id('what'), amount, unit: id('unit'), ...quoted }
const said = (is: string, kind: string, body: object): object => ({
  when: [{ column: 'kind', equals: is }],
  kind,
  body,
})

const mapping = {
  format: 'holdfast-mapping/1',
  statements: [
    said('version', 'lines.version_told', {
      by: column('who', { as: 'id', split: ' ' }),
      line,
      version: id('what'),
      basis: column('words'),
      accuracyMetres: amount,
      from,
      ...quoted,
    }),
    said('known', 'lines.acknowledged', {
      by: id('by'),
      line,
      version: id('what'),
      reservation: column('words'),
      ...bounds,
      ...quoted,
    }),
    said('markers', 'lines.markers_found', {
      line,
      version: id('what'),
      place: id('place'),
      leastMetres: amount,
      mostMetres: column('unit', { as: 'number' }),
      ...bounds,
      ...quoted,
    }),
    said('plan', 'lines.handover_planned', {
      by: column('who', { as: 'id', split: ' ' }),
      place: id('place'),
      to: id('by'),
      hours: amount,
      ...quoted,
    }),
    said('left', 'lines.withdrawn', { by: id('by'), place: id('place'), ...bounds, ...quoted }),
    said('over', 'lines.taken_over', { by: id('by'), place: id('place'), ...bounds, ...quoted }),
    said('position', 'lines.position_reported', { ...stock, place: id('place'), ...bounds }),
    said('count', 'arms.counted', {
      ...stock,
      stage: id('stage'),
      date: column('from'),
      closes: { constant: true },
      reason: column('words', { optional: true }),
    }),
    said('stock', 'arms.stocked', {
      ...stock,
      place: id('place'),
      closes: { constant: true },
      ...bounds,
    }),
    said('list', 'arms.listed', { ...stock, sha256: column('words'), ...bounds }),
  ],
}

/** Makes the folder of its record below `dir`. */
export async function makeLineAgreement(dir: string): Promise<void> {
  const header = 'kind,who,by,place,what,amount,unit,stage,from,to,words'
  await makeSynthetic(dir, { id: lineId, text, places, header, rows, mapping })
}
