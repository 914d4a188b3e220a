// Whatever order rooms arrive in, a record amounts to the same.
//
// The method: a random story in three rooms, full of references, releases, corrections,
// retractions, repeats and changes of keys, is fed entry by entry in a random interleaving of the
// rooms. What results is compared, byte by byte, with reading it in (room, index) order; and the
// changes given on the way, applied one after another, must have led to the same facts. Seeds that
// once failed stay.

import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, present, type Bytes, type Json } from '@holdfast/base'
import type { JsonObject, StatementId } from '@holdfast/record'
import { twoRivers } from '@holdfast/record/testing'
import { openRecord, type RecordLog } from './record-log.ts'
import type { Replayed } from './replayed.ts'
import { readView, type ViewReading } from './view-reading.ts'
import {
  createReplay,
  type ReplayOptions,
  replayRecord,
  room,
  type RoomEntries,
  Story,
} from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const rooms = ['public', 'intake', 'board-room']
const who = ['compiler', 'north', 'south', 'watch', 'board']
const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const why = 'The first figure was a slip of the pen.'
const seedsThatFailed: readonly number[] = []
const readerSeedsThatFailed: readonly number[] = [-1_245_735_363]

type Deed = {
  readonly what: number
  readonly who: number
  readonly room: number
  readonly target: number
  readonly releases: boolean
  readonly n: number
}

const deed: fc.Arbitrary<Deed> = fc.record({
  // References come more often than the rest: what can go wrong is between them.
  what: fc.constantFrom(0, 1, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 11, 12, 13, 13, 14, 15),
  who: fc.nat(who.length - 1),
  room: fc.nat(rooms.length - 1),
  target: fc.nat(1_000),
  releases: fc.constantFrom(true, false, false),
  n: fc.integer({ min: 1, max: 3 }),
})

function released(n: number): JsonObject {
  return { by: 'north', class: 'soldier', persons: n, at: when }
}

function shots(n: number): JsonObject {
  return { what: 'fire', against: 'south', at: when, particulars: `${n} shots at the bridge` }
}

type Earlier = { readonly id: StatementId; readonly by: string; readonly kind: string }

const nothingYet: Earlier = { id: 'ab'.repeat(32) as StatementId, by: 'north', kind: 'none.said' }

/** What one deed may be, and who does it: most of it sensible, some of it to be refused. */
function deedsAbout(one: Deed, { id: statement, by: author, kind }: Earlier) {
  const { n } = one
  const by = who[one.who] ?? 'north'
  const allot = { kind: 'allot', statement, clause: '2.1', instance: 'day-2', value: null }
  const decided = { by: ['envoy'], at: when, decision: allot, quote: { source: 'envoy' } }
  const found = { body: 'board', rule: 'by consensus', dissents: [], words: 'Shots were fired.' }
  const anew = kind === 'incident.reported' ? shots(n + 10) : released(n + 10)
  const covered = { acts: ['fire'], places: n === 1 ? [] : ['upper', 'lower'], date: '2031-04-02' }
  const all: readonly (readonly [string, string, JsonObject])[] = [
    [by, 'exchange.released', released(n)],
    [by, 'incident.reported', shots(n)],
    [by, 'incident.claimed', { against: 'south', claim: `claim ${n}` }],
    [author, 'record.corrected', { statement, body: anew, why }],
    [author, 'record.corrected', { statement, body: anew, why: `${n}` }],
    [author, 'record.retracted', { statement, why }],
    ['watch', 'record.confirmed', { statement, grade: 'verified' }],
    [n === 1 ? by : 'board', 'record.confirmed', { statement, grade: 'refuted' }],
    [by, 'record.disputed', { statement, by, particulars: 'our post was empty that day' }],
    [by, 'record.denied', { statement, by }],
    [by, 'record.answered', { statement, by, words: `answer ${n}` }],
    [by, 'record.settled', { statement, by: [by], words: why }],
    [
      'board',
      'taskforce.found',
      { ...found, statement, finding: n === 1 ? 'established' : 'probable' },
    ],
    ['compiler', 'record.decided', decided],
    [by, 'record.covered', covered],
    [by, 'weather.reported', { n }],
  ]
  return all[one.what] ?? ([by, 'weather.reported', {}] as const)
}

// A few statements are spoken of again and again, so that what is said of them piles up.
function told(deeds: readonly Deed[]): readonly RoomEntries[] {
  const story = new Story(sha256, rooms)
  const said: Earlier[] = []
  for (const one of deeds) {
    const name = rooms[one.room] ?? 'public'
    const target = said[one.target % Math.min(said.length, 6)] ?? nothingYet
    if (one.target > 985) revoke(story, who[one.who] ?? 'north')
    if (one.target % 31 === 0) repeatLast(story, name)
    const repeats = one.releases && one.what < 6 && target !== nothingYet
    const [by, kind, body] = repeats
      ? ([target.by, target.kind, bodies.get(target.id) ?? {}] as const)
      : deedsAbout(one, target)
    const telling = repeats ? { room: name, releases: target.id } : { room: name }
    const id = story.say(by, kind, body, telling)
    bodies.set(id, body)
    said.push({ id, by, kind })
  }
  return story.rooms
}

const bodies = new Map<StatementId, JsonObject>()

function revoke(story: Story, by: string): void {
  const said = { key: story.keyOf(by), from: '2031-04-01T00:00:00.003Z', reason: 'lost' }
  story.say('compiler', 'record.key_revoked', said)
}

function repeatLast(story: Story, name: string): void {
  const last = story.rooms.find((one) => one.room === name)?.entries.at(-1)
  if (last !== undefined) story.put(name, last)
}

/** The rooms' entries in an order that keeps each room's own. */
function interleaved(all: readonly RoomEntries[], picks: readonly number[]) {
  const left = all.map(({ room: name, entries }) => ({ room: name, entries: [...entries] }))
  const order: { readonly room: RoomEntries['room']; readonly bytes: Bytes }[] = []
  for (let n = 0; left.some(({ entries }) => entries.length > 0); n++) {
    const open = left.filter(({ entries }) => entries.length > 0)
    const next = open[(picks[n % picks.length] ?? 0) % open.length]
    const bytes = next?.entries.shift()
    if (next !== undefined && bytes !== undefined) order.push({ room: next.room, bytes })
  }
  return order
}

function bytesOf(got: Replayed): string {
  return canonicalJson(JSON.parse(JSON.stringify(got)) as Json)
}

const sameWhateverTheOrder = fc.property(
  fc.array(deed, { maxLength: 40, size: 'max' }),
  fc.array(fc.nat(5), { minLength: 1, maxLength: 60 }),
  fc.constantFrom(null, ['public'], ['public', 'intake'], ['board-room']),
  (deeds, picks, names) => {
    const record = told(deeds)
    const view = names === null ? null : names.map(room)
    const options: ReplayOptions = {
      agreement: twoRivers,
      rooms: record.map((one) => one.room),
      view,
      sha256,
    }
    const replay = createReplay(options)
    const facts = new Map<string, Json>()
    const claims = new Map<string, Json>()
    const acts = new Map<string, Json>()
    for (const { room: name, bytes } of interleaved(record, picks)) {
      const changes = replay.observe(name, bytes)
      apply(facts, changes.facts)
      apply(claims, changes.claims)
      apply(acts, changes.acts)
    }
    const got = replay.replayed()
    expect(bytesOf(got)).toBe(bytesOf(replayRecord({ ...options, rooms: record, cut: null })))
    expect([...facts.keys()].sort()).toEqual(got.facts.map(({ key }) => key).sort())
    for (const fact of got.facts) expect(facts.get(fact.key)).toEqual(fact)
    expect([...claims.values()].length).toBe(got.claims.length)
    for (const claim of got.claims) expect(claims.get(claim.key)).toEqual(claim)
    expect([...acts.values()].length).toBe(got.acts.length)
    for (const act of got.acts) expect(acts.get(act.key)).toEqual(act)
  },
)

type Changed = { readonly key: string; readonly before: Json; readonly after: Json }

function apply(values: Map<string, Json>, changes: readonly Changed[]): void {
  for (const { key, before, after } of changes) {
    expect(values.get(key) ?? null).toEqual(before)
    if (after === null) values.delete(key)
    else values.set(key, after)
  }
}

const root = new Story(sha256).keyOf('compiler')
const views = [null, ['public'], ['public', 'intake'], ['board-room']] as const

/** A record fed entry by entry; views look in at random times, and one supposes what may follow. */
const sameForEveryReader = fc.property(
  fc.array(deed, { maxLength: 30, size: 'max' }),
  fc.array(fc.nat(5), { minLength: 1, maxLength: 60 }),
  fc.array(fc.nat(3), { minLength: 1, maxLength: 10 }),
  fc.nat(100),
  (deeds, picks, looks, at) => {
    const record = told(deeds)
    const ids = record.map((one) => one.room)
    const log = openRecord({ agreementId: twoRivers.id, rooms: ids, root, sha256 })
    const readings = views.map((names) =>
      readView(log, { agreement: twoRivers, view: names?.map(room) ?? null, cut: null }),
    )
    const order = interleaved(record, picks)
    const forkAt = at % order.length
    let supposed: readonly Replayed[] = []
    for (const [n, { room: name, bytes }] of order.entries()) {
      if (n === forkAt) supposed = supposedAfter(log, readings, order.slice(n))
      log.take(name, bytes)
      readings[looks[n % looks.length] ?? 0]?.follow()
    }
    for (const [n, reading] of readings.entries()) {
      reading.follow()
      const view = views[n]?.map(room) ?? null
      const slow = bytesOf(
        replayRecord({ agreement: twoRivers, rooms: record, view, root, cut: null, sha256 }),
      )
      expect(bytesOf(reading.replayed())).toBe(slow)
      expect(bytesOf(present(supposed[n], 'each was forked'))).toBe(slow)
    }
    const known = new Map(ids.map((id, n) => [id, ((at + n * 7) % 11) * 3]))
    for (const names of views) {
      const view = names?.map(room) ?? null
      const cut = readView(log, { agreement: twoRivers, view, cut: known })
      cut.follow()
      const from = { rooms: record, view, root, cut: Object.fromEntries(known), sha256 }
      expect(bytesOf(cut.replayed())).toBe(bytesOf(replayRecord({ agreement: twoRivers, ...from })))
    }
  },
)

/** What forks of the readings come to with everything that is still to follow. */
function supposedAfter(
  log: RecordLog,
  readings: readonly ViewReading[],
  rest: ReturnType<typeof interleaved>,
): readonly Replayed[] {
  const before = readings.map((reading) => bytesOf(reading.replayed()))
  const supposing = log.fork()
  const forks = readings.map((reading) => reading.fork(supposing))
  for (const { room: name, bytes } of rest) {
    supposing.take(name, bytes)
    forks[rest.length % forks.length]?.follow()
  }
  for (const fork of forks) fork.follow()
  expect(readings.map((reading) => bytesOf(reading.replayed()))).toEqual(before)
  return forks.map((fork) => fork.replayed())
}

describe('replay', () => {
  test('gives every reader of one record what they would read alone, at every cut', () => {
    fc.assert(sameForEveryReader, { numRuns: 100 })
  })

  for (const seed of readerSeedsThatFailed) {
    test(`(regression) readers, seed ${seed}`, () =>
      fc.assert(sameForEveryReader, { seed, numRuns: 30 }))
  }

  test('gives the same whatever the interleaving of rooms', () => {
    fc.assert(sameWhateverTheOrder, { numRuns: 200 })
  })

  for (const seed of seedsThatFailed) {
    test(`(regression) seed ${seed}`, () => fc.assert(sameWhateverTheOrder, { seed }))
  }

  test('accounts for every entry: admitted, refused, waiting or a repeat', () => {
    const property = fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
      const record = told(deeds)
      const got = replayRecord({
        agreement: twoRivers,
        rooms: record,
        view: null,
        cut: null,
        sha256,
      })
      const repeats = got.irregularities.filter(({ kind }) => kind === 'repeated-entry')
      const counted = got.said.length + got.refused.length + got.unresolved.length + repeats.length
      expect(counted).toBe(record.reduce((sum, { entries }) => sum + entries.length, 0))
    })
    fc.assert(property, { numRuns: 100 })
  })

  test('never stops, whatever the bytes', () => {
    const property = fc.property(fc.array(fc.uint8Array({ maxLength: 80 })), (entries) => {
      const given = [
        { room: room('public'), entries: entries.map((bytes) => new Uint8Array(bytes)) },
      ]
      const got = replayRecord({
        agreement: twoRivers,
        rooms: given,
        view: null,
        cut: null,
        sha256,
      })
      expect(got.refused).toHaveLength(entries.length)
    })
    fc.assert(property, { numRuns: 100 })
  })
})
