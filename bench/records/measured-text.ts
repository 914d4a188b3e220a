// The text and the places of the year that the monitor is measured on: twelve kinds of obligations,
// and as many more clauses as are asked for, which nothing in the year touches.

const yearText = `# A measured year

\`\`\`pact
agreement  measured-year
time zone  UTC
day begins 00:00
in force   from 2031-01-01T00:00 for 364 days
basis      reported

party      north "North", south "South"
mediator   chair "Chair"
monitor    watch "Watch"
source     relief-office "Relief office", port-office "Port office",
           field-office "Field office"

places     country, upper, lower, east-bank, gate-a, gate-b, gate-c, gate-d,
           post-1, post-2, post-3, post-4  in "places.geojson"
group      held-by-north  held by north  classes soldier
group      held-by-south  held by south  classes soldier
state      gates-open "The gates are open" holds
state      lower-quiet "The lower zone was quiet for 48 hours"
act        tenth-step "Every tenth step"
act        first-part "The first's part of a step"
act        second-part "The second's part of a step"
act        third-part "The first's next part"
act        request "A request"
act        answer "An answer"
\`\`\`

## 1. Quiet

\`\`\`pact
1.1  each party must not attack in upper, each day
1.2  for each attack in lower by north: south must not attack in lower within 48 hours
\`\`\`

## 2. Relief

\`\`\`pact
2.1  unnamed must bring at least 600 relief trucks into country each day
2.2  unnamed must bring at least 10 fuel trucks at each crossing each day, as long as gates-open
2.3  unnamed must bring at least 4350 relief trucks into country each week
\`\`\`

## 3. Persons

\`\`\`pact
3.1  for each withdraw by south: north must release 20 soldier from held-by-north within 72 hours
3.2  for each release under 3.1: south must release 30 soldier from held-by-south per person,
     within 24 hours
\`\`\`

## 4. Steps

\`\`\`pact
4.1  for each first-part by north: south must second-part within 24 hours
4.3  north must tenth-step by day 150
4.2  for each second-part under 4.1: north must third-part within 10 days
\`\`\`

## 5. East

\`\`\`pact
5.1  each party must not station in east-bank after day 7
5.2  south must withdraw from post-4 by day 200, once lower-quiet, if 4.3 is met
\`\`\`

## 6. Requests

\`\`\`pact
6.1  for each request by south: north must answer within 48 hours
6.2  chair may suspend 6.1
6.3  chair may find whether gates-open
6.4  chair may find whether lower-quiet
\`\`\`
`

/** The text; with so many clauses in all, where that is more than it has. */
export function yearTextWith(clauses: number): string {
  const more = Array.from(
    { length: Math.max(0, clauses - 16) },
    (_, n) => `9.${n + 1}  south must other-part at least ${n + 1} times by day 300`,
  )
  if (more.length === 0) return yearText
  const others = ['act other-part "Another part"', ...more].join('\n')
  return `${yearText}\n## 9. Others\n\n\`\`\`pact\n${others}\n\`\`\`\n`
}

type Feature = { readonly id: string; readonly within?: string; readonly parts?: readonly string[] }

const places: readonly Feature[] = [
  { id: 'country', parts: ['upper', 'lower', 'east-bank'] },
  { id: 'upper', within: 'country', parts: ['gate-a', 'gate-b', 'post-1', 'post-2'] },
  { id: 'lower', within: 'country', parts: ['gate-c', 'gate-d', 'post-3', 'post-4'] },
  { id: 'east-bank', within: 'country' },
  ...['gate-a', 'gate-b', 'post-1', 'post-2'].map((id) => ({ id, within: 'upper' })),
  ...['gate-c', 'gate-d', 'post-3', 'post-4'].map((id) => ({ id, within: 'lower' })),
]

/** The places file of the text. */
export const yearPlaces = JSON.stringify({
  type: 'FeatureCollection',
  features: places.map((place) => {
    const kind = place.id.startsWith('gate') ? { kind: 'crossing' } : {}
    return { type: 'Feature', properties: { ...place, ...kind }, geometry: null }
  }),
})
