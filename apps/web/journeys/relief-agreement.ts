// A small agreement about relief with one count on record, made up, put together by the command
// line like any other. Tables are taken to its page. It says of itself that it is synthetic.

import { makeSynthetic, syntheticHead } from './synthetic-agreement.ts'

/** Its id, as addresses have it. */
export const reliefId = 'synthetic-relief'
/** A moment after the days that the tables of the journeys speak of. */
export const reliefMoment = '2031-04-06T07:00+00:00'

const declared = `source     relief-office "Relief office", gate "Gate log"
places     valley  in "places.geojson"`

const text = `${syntheticHead(reliefId, ', of relief', declared)}
## 1. Relief

\`\`\`pact
1.1  south must bring at least 40 relief trucks into valley each day
\`\`\`
`

const places = {
  type: 'FeatureCollection',
  features: [{ type: 'Feature', properties: { id: 'valley' }, geometry: null }],
}

const mapping = {
  format: 'holdfast-mapping/1',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'date', as: 'date' },
        place: { column: 'place', as: 'id' },
        cargo: { constant: 'relief' },
        amount: { column: 'trucks', as: 'integer' },
        unit: { constant: 'trucks' },
        stage: { constant: 'received' },
        closes: { constant: true },
        'quote.source': { constant: 'relief-office' },
      },
    },
  ],
}

/** Makes the folder of its record below `dir`. */
export async function makeReliefAgreement(dir: string): Promise<void> {
  const rows = ['2031-04-01,valley,45']
  await makeSynthetic(dir, {
    id: reliefId,
    text,
    places,
    header: 'date,place,trucks',
    rows,
    mapping,
  })
}
