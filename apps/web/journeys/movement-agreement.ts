// A small agreement about a crossing with a record of routes, movements, consents and denials, made
// up, put together by the command line like any other. It says of itself that it is synthetic.

import { makeSynthetic, syntheticHead } from './synthetic-agreement.ts'

/** Its id, as addresses have it. */
export const movementId = 'synthetic-crossing'
/** A moment at which one route is open and one is closed. */
export const movementMoment = '2031-04-02T13:00+00:00'

const declared = `source     office "Crossing office", clinic "Clinic"
places     river, crossing, upper  in "places.geojson"`

const text = `${syntheticHead(movementId, '', declared)}
## 1. The crossing

\`\`\`pact
1.1  south must let-out at least 50 patient through crossing each day
1.2  south must not deny patient at crossing, each day
\`\`\`
`

const places = {
  type: 'FeatureCollection',
  features: ['river', 'crossing', 'upper'].map((id, at) => ({
    type: 'Feature',
    properties: { id, ...(id === 'river' ? {} : { within: 'river' }) },
    geometry: { type: 'Point', coordinates: [10 + at, 10] },
  })),
}

// Kind, who, route, class, persons, companions, from, to, reason.
const rows = [
  'set,south,coast-road,,60,,2031-04-02T08:00Z,,',
  'set,south,hill-road,,,,2031-04-02T08:00Z,,',
  'closed,south,hill-road,,,,2031-04-02T12:00Z,2031-04-02T15:00Z,A crowd at the gate',
  'out,office,coast-road,patient,41,40,,2031-04-02T12:00Z,',
  'out,clinic,coast-road,patient,38,40,,2031-04-02T12:30Z,',
  'consent,south,coast-road,patient,50,50,2031-04-02T06:00Z,2031-04-03T06:00Z,',
  'denied,clinic,coast-road,patient,3,,2031-04-02T11:00Z,2031-04-02T11:00Z,Not on the agreed list',
]

const column = (name: string, more: object = {}): object => ({ column: name, ...more })
const from = column('from', { as: 'instant' })
const to = column('to', { as: 'instant' })
const persons = column('persons', { as: 'integer' })
const companions = column('companions', { as: 'integer', optional: true })
const quoted = { 'quote.source': column('who', { as: 'id' }) }
const route = column('route', { as: 'id' })
const within = { 'at.earliest': from, 'at.latest': to }
const south = { constant: 'south' }
const when = (is: string): object => ({ when: [{ column: 'kind', equals: is }] })

const mapping = {
  format: 'holdfast-mapping/1',
  statements: [
    {
      ...when('set'),
      kind: 'movement.route_set',
      body: {
        by: column('who', { as: 'id', split: ' ' }),
        route,
        movements: { constant: ['evacuate'] },
        from: { constant: 'upper' },
        to: { constant: 'crossing' },
        opens: from,
        rules: { constant: ['unarmed', 'vehicles-inspected'] },
        inspectedBy: { constant: 'society' },
        perDay: column('persons', { as: 'integer', optional: true }),
        ...quoted,
      },
    },
    {
      ...when('closed'),
      kind: 'movement.route_closed',
      body: { by: south, route, from, until: to, reason: column('reason'), ...quoted },
    },
    {
      ...when('out'),
      kind: 'movement.evacuated',
      body: {
        by: south,
        route,
        class: column('class', { as: 'id' }),
        persons,
        companions,
        place: { constant: 'crossing' },
        date: { constant: '2031-04-02' },
        until: to,
        closes: { constant: false },
        ...quoted,
      },
    },
    {
      ...when('consent'),
      kind: 'movement.consented',
      body: {
        by: south,
        movement: { constant: 'evacuate' },
        persons,
        companions,
        'period.from': from,
        'period.to': to,
        ...quoted,
      },
    },
    {
      ...when('denied'),
      kind: 'movement.denied',
      body: {
        by: south,
        movement: { constant: 'evacuate' },
        class: column('class', { as: 'id' }),
        persons,
        place: { constant: 'crossing' },
        reason: column('reason'),
        ...within,
        ...quoted,
      },
    },
  ],
}

/** Makes the folder of its record below `dir`. */
export async function makeMovementAgreement(dir: string): Promise<void> {
  const header = 'kind,who,route,class,persons,companions,from,to,reason'
  await makeSynthetic(dir, { id: movementId, text, places, header, rows, mapping })
}
