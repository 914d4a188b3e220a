// An agreement of 400 days and 120 obligations with a record of thousands of counts, made up to
// measure what an overview of it weighs.
//
// Amounts come from a small generator with a fixed beginning, so that every run weighs the same.

import { hash } from 'node:crypto'
import { encodeUtf8, present, type Bytes } from '@holdfast/base'
import { isKeyId } from '@holdfast/record'
import { Story, room } from '@holdfast/replay/testing'
import { agreementFile, openSum, zonesFile, type Sum } from '@holdfast/sum'

const days = 400
/** Crossings with a quota by the day; fronts at which nobody may fire; lists due within days. */
const [crossings, fronts, lists] = [60, 30, 30]

const names = Array.from({ length: crossings + fronts }, (_, n) => `place-${n + 1}`)

const head = `# Four hundred days

\`\`\`pact
agreement  two-rivers
time zone  UTC
day begins 06:00
in force   from 2031-04-01T06:00 for ${days} days
basis      reported

party      north "North"
party      south "South"
source     agency "Agency", wire "Wire"
act        publish-lists "publish lists"

places     ${names.join(', ')}  in "places.geojson"
\`\`\`
`

function text(): string {
  const clauses = [
    ...Array.from({ length: crossings }, (_, n) => {
      return `south must bring at least ${20 + n} relief trucks into place-${n + 1} each day`
    }),
    ...Array.from({ length: fronts }, (_, n) => {
      return `north must not fire in place-${crossings + n + 1}, each day`
    }),
    ...Array.from({ length: lists }, (_, n) => `north must publish-lists by day ${(n + 1) * 13}`),
  ]
  const articles = Array.from({ length: 12 }, (_, n) => {
    const own = clauses.slice(n * 10, n * 10 + 10)
    const lines = own.map((clause, at) => `${n + 1}.${at + 1}  ${clause}`)
    return `## ${n + 1}. Article\n\n\`\`\`pact\n${lines.join('\n')}\n\`\`\`\n`
  })
  return [head, ...articles].join('\n')
}

const places = JSON.stringify({
  type: 'FeatureCollection',
  features: names.map((id) => ({ type: 'Feature', properties: { id }, geometry: null })),
})

/** The sum of it, with counts for the first `counted` crossings on every day. */
export function largeSum(counted: number): Sum {
  const story = new Story(sha256)
  const root = story.keyOf('compiler')
  const opened = openSum({
    texts: [
      {
        files: new Map([
          [agreementFile, encodeUtf8(text())],
          [zonesFile, encodeUtf8('[]')],
          ['places.geojson', encodeUtf8(places)],
        ]),
      },
    ],
    manifest: {
      agreement: 'two-rivers',
      root: { keyId: present(isKeyId(root) ? root : null, 'a key') },
      rooms: [{ id: room('public') }],
    },
    sha256,
  })
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem))
  const next = generator()
  for (let day = 0; day < days; day++) {
    const date = new Date(Date.UTC(2031, 3, 1 + day)).toISOString().slice(0, 10)
    for (let n = 0; n < counted; n++) {
      const amount = next() % 80
      const quote = { source: amount % 3 === 0 ? 'agency' : 'wire' }
      const what = { cargo: 'relief', unit: 'trucks', amount, stage: 'entered', date }
      const where = { place: `place-${n + 1}`, closes: amount % 2 === 0 }
      story.say('compiler', 'aid.counted', { ...what, ...where, quote })
    }
  }
  for (const { room: id, entries } of story.rooms) {
    for (const bytes of entries) opened.value.observe(id, bytes)
  }
  return opened.value
}

/** Numbers that look like chance and are the same in every run (a linear congruence). */
function generator(): () => number {
  let state = 20_310_401
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(state / 65_536)
  }
}

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}
