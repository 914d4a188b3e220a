// A text for tests of the sum and of whatever asks it: the short agreement of the cast of `record`,
// written out, with a record of random deeds of that cast.
//
// The deeds are full of references, corrections, retractions and repeats, most of them sensible
// and some to be refused. Hashing is handed in.

import { encodeUtf8, type Bytes, type Sha256 } from '@holdfast/base'
import { isKeyId, type JsonObject, type RoomId, type StatementId } from '@holdfast/record'
import { room, Story } from '@holdfast/replay/testing'
import { assert, present } from '@holdfast/base'
import type { RecordThere } from './ground.ts'
import { openSum, type Sum } from './open-sum.ts'
import type { RecordQuestion } from './question.ts'
import { parseRecalled, printRecalled, type Recalled } from './recalled.ts'
import { agreementFile, zonesFile, type Text } from './text.ts'

/** How a text of the cast begins: who there is, and the places; groups may follow. */
export const riversHeading = `# Two rivers

\`\`\`pact
agreement  two-rivers
time zone  UTC
day begins 06:00
in force   from 2031-04-01T06:00 for 7 days
basis      reported

party      north "North"
party      south "South"
mediator   envoy "Envoy"
monitor    watch "Watch"
body       board "Board" of north, south, envoy
source     agency "Agency", wire "Wire"

places     valley, upper, lower  in "places.geojson"
`

/** The text of the agreement of the cast, with everything a record of theirs may speak of. */
export const riversText = `${riversHeading}group      held-by-north  held by north  classes soldier
group      held-by-south  held by south  classes soldier, ill
\`\`\`

## 1. Calm

\`\`\`pact
1.1  each party must not fire in valley, each day
\`\`\`

## 2. Releases

\`\`\`pact
2.1  north must release 10 soldier from held-by-north within 4 days
2.2  for each release under 2.1: south must release 2 soldier from held-by-south per person,
     by the end of the agreement
\`\`\`

## 3. Relief

\`\`\`pact
3.1  south must bring at least 20 relief trucks into valley each day
\`\`\`

## 4. Term

\`\`\`pact
4.1  envoy may extend the agreement by up to 3 days
\`\`\`
`

const places: readonly JsonObject[] = [
  { type: 'Feature', properties: { id: 'valley', parts: ['upper', 'lower'] }, geometry: null },
  { type: 'Feature', properties: { id: 'upper', within: 'valley' }, geometry: null },
  { type: 'Feature', properties: { id: 'lower', within: 'valley' }, geometry: null },
]

/** The files of a text with these clauses, and places besides those of the cast. */
export function riversFiles(source = riversText, besides: readonly JsonObject[] = []): Text {
  const drawn = { type: 'FeatureCollection', features: [...places, ...besides] }
  return {
    files: new Map([
      [agreementFile, encodeUtf8(source)],
      [zonesFile, encodeUtf8('[]')],
      ['places.geojson', encodeUtf8(JSON.stringify(drawn))],
    ]),
  }
}

/** The rooms of a record of the cast. */
export const riversRooms = ['public', 'intake', 'board-room'] as const

/** A sum of the cast's agreement that has observed nothing, on a record where one is there. */
export function riversSum(
  sha256: Sha256,
  texts: readonly Text[] = [riversFiles()],
  there?: RecordThere,
): Sum {
  const root = new Story(sha256).keyOf('compiler')
  assert(isKeyId(root), 'the cast has keys')
  const rooms = riversRooms.map((name) => ({ id: room(name) }))
  const sum = openSum({
    texts,
    manifest: { agreement: 'two-rivers', root: { keyId: root }, rooms },
    sha256,
    ...(there === undefined ? {} : { there }),
  })
  assert(sum.ok, 'the text of the cast has no error')
  return sum.value
}

/** An entry that arrived, and where. */
export type Arrival = { readonly room: RoomId; readonly bytes: Bytes }

/** A record of the cast as it is there when a sum is opened, with what is recalled of it. */
export function riversThere(
  arrived: readonly Arrival[],
  recalled: Recalled | null,
): RecordThere & { readonly asked: () => number } {
  let asked = 0
  const entriesOf = (id: RoomId): readonly Bytes[] =>
    arrived.flatMap((one) => (one.room === id ? [one.bytes] : []))
  return {
    rooms: riversRooms.map((name) => ({ id: room(name), size: entriesOf(room(name)).length })),
    entries: (id) => {
      asked += 1
      return entriesOf(id)
    },
    recalled,
    asked: () => asked,
  }
}

/** What a sum would recall of a question, once printed and read again. */
export function recalledFrom(sum: Sum, question: RecordQuestion): Recalled {
  const recalled = present(sum.toRecall(question), 'a question that leaves nothing out')
  return present(parseRecalled(printRecalled(recalled)), 'what was printed')
}

/** A record of the cast in which nothing is said yet but who holds which key. */
export function riversStory(sha256: Sha256): Story {
  return new Story(sha256, riversRooms)
}

/** One deed, as numbers that chance may give. */
export type Deed = {
  readonly what: number
  readonly who: number
  readonly room: number
  readonly target: number
  readonly n: number
  readonly hour: number
}

const who = ['compiler', 'north', 'south', 'watch', 'board'] as const

type Said = { readonly id: StatementId; readonly by: string; readonly kind: string }

/** Tells deeds as a record. */
export function storyOf(sha256: Sha256, deeds: readonly Deed[]): Story {
  const story = riversStory(sha256)
  const said: Said[] = []
  const nothing: Said = { id: 'ab'.repeat(32) as StatementId, by: 'north', kind: 'none.said' }
  for (const deed of deeds) {
    const target = said[deed.target % Math.max(1, Math.min(said.length, 8))] ?? nothing
    const [by, kind, body] = deedAbout(deed, target)
    const id = story.say(by, kind, body, { room: riversRooms[deed.room % 3] ?? 'public' })
    said.push({ id, by, kind })
  }
  return story
}

function deedAbout(deed: Deed, target: Said): readonly [string, string, JsonObject] {
  const by = who[deed.who % who.length] ?? 'north'
  const deeds = [...plainDeeds(deed, by), ...replies(deed, by, target)]
  return present(deeds[deed.what % deeds.length], 'one of them')
}

function plainDeeds({ n, hour }: Deed, by: string): (readonly [string, string, JsonObject])[] {
  const day = String(1 + (hour % 8)).padStart(2, '0')
  const date = `2031-04-${day}`
  const at = { earliest: `${date}T10:00Z`, latest: `${date}T1${n}:00Z` }
  const side = n % 2 === 0 ? 'north' : 'south'
  const place = n % 3 === 0 ? {} : { place: n % 2 === 0 ? 'upper' : 'valley' }
  const particulars = `${n} shots at the bridge`
  const extend = { kind: 'extend', days: 1 + (n % 3) }
  const count = { cargo: 'relief', unit: 'trucks', amount: n * 4, stage: 'entered', date }
  const quote = { source: n % 2 === 0 ? 'agency' : 'wire' }
  return [
    [by, 'exchange.released', { by: side, class: 'soldier', persons: n, at }],
    [by, 'incident.reported', { what: 'fire', against: side, at, particulars, ...place }],
    ['compiler', 'aid.counted', { ...count, place: 'valley', closes: n % 2 === 0, quote }],
    ['watch', 'record.covered', { acts: ['fire'], places: [], date }],
    [
      'compiler',
      'record.decided',
      { by: ['envoy'], at, decision: extend, quote: { source: 'envoy' } },
    ],
  ]
}

function replies({ n }: Deed, by: string, target: Said): (readonly [string, string, JsonObject])[] {
  const { id: statement, by: author } = target
  const why = 'The first figure was a slip of the pen.'
  const at = { earliest: '2031-04-02T10:00Z', latest: '2031-04-02T12:00Z' }
  const anew = { by: 'north', class: 'soldier', persons: n + 4, at }
  return [
    [author, 'record.corrected', { statement, body: anew, why }],
    [author, 'record.retracted', { statement, why }],
    ['watch', 'record.confirmed', { statement, grade: n % 2 === 0 ? 'verified' : 'refuted' }],
    [by, 'record.disputed', { statement, by, particulars: 'our post was empty that day' }],
    [by, 'record.denied', { statement, by }],
  ]
}
