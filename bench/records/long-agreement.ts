// A fictional agreement of 400 days, for benchmarks: two parties, four crossings, counts, releases,
// incidents and coverage. It is text like any other and is compiled like any other.

/** The days of the term. */
export const longDays = 400

/** The crossings at which relief is counted. */
export const crossings = ['gate-a', 'gate-b', 'gate-c', 'gate-d'] as const

/** The text. */
export const longAgreement = `# A long calm

\`\`\`pact
agreement  long-calm
time zone  UTC
day begins 00:00
in force   from 2021-01-01T00:00 for ${longDays} days
basis      reported

party      north "North"
party      south "South"
mediator   chair "Chair"
source     relief-office "Relief office", watch-office "Watch office"

places     country, gate-a, gate-b, gate-c, gate-d  in "places.geojson"
group      held-by-north  held by north  classes soldier
group      held-by-south  held by south  classes soldier
\`\`\`

## 1. Hostilities

\`\`\`pact
1.1  each party must not attack in country, each day
1.2  each party must not fly over country, each day
\`\`\`

## 2. Releases

\`\`\`pact
2.1  north must release 4000 soldier from held-by-north within ${longDays} days
2.2  south must release 4000 soldier from held-by-south within ${longDays} days
\`\`\`

## 3. Relief

\`\`\`pact
3.1  south must bring at least 100 relief trucks into gate-a each day
3.2  south must bring at least 100 relief trucks into gate-b each day
3.3  south must bring at least 100 relief trucks into gate-c each day
3.4  south must bring at least 100 relief trucks into gate-d each day
3.5  south must bring at least 10 fuel trucks into gate-a each day
\`\`\`
`

/** The places file of the text. */
export const longPlaces = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', properties: { id: 'country', parts: crossings }, geometry: null },
    ...crossings.map((id) => ({
      type: 'Feature',
      properties: { id, within: 'country' },
      geometry: null,
    })),
  ],
})
