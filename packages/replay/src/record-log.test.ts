// What reading a record costs, in work counted and not in time: each entry of a room is decoded
// once for all its readers, and rooms that nobody is in are not decoded at all. The first room is
// read for its keys as it grows, before anybody asks.

import { hash } from 'node:crypto'
import type { Bytes } from '@holdfast/base'
import { twoRivers } from '@holdfast/record/testing'
import { expect, test } from 'vitest'
import { openRecord, type RecordLog } from './record-log.ts'
import { room, Story } from './testing.ts'
import { readView, type ViewReading } from './view-reading.ts'

function plainSha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

/** Decoding a statement hashes it once, and nothing else of the size of a payload is hashed. */
let decoded = 0
function sha256(bytes: Uint8Array): Bytes {
  if (bytes.length > 64) decoded += 1
  return plainSha256(bytes)
}

const at = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const release = { by: 'north', class: 'soldier', persons: 3, at }

/** A record whose board room holds so many statements, beside ten of the public room. */
function recordWith(inBoardRoom: number): { readonly log: RecordLog; readonly story: Story } {
  const story = new Story(plainSha256, ['public', 'board-room'])
  for (let n = 0; n < 10; n++) story.say('north', 'exchange.released', release)
  for (let n = 0; n < inBoardRoom; n++) {
    story.say('watch', 'exchange.released', release, { room: 'board-room' })
  }
  const ids = story.rooms.map((one) => one.room)
  const log = openRecord({ agreementId: twoRivers.id, rooms: ids, root: null, sha256 })
  for (const { room: id, entries } of story.rooms) for (const one of entries) log.take(id, one)
  return { log, story }
}

function read(log: RecordLog, names: readonly string[], cut: Map<string, number> | null = null) {
  const view = names.map(room)
  const known = cut === null ? null : new Map([...cut].map(([id, size]) => [room(id), size]))
  const reading = readView(log, { agreement: twoRivers, view, cut: known })
  reading.follow()
  return reading
}

function workOf(work: () => unknown): number {
  const before = decoded
  work()
  return decoded - before
}

test('a reader of the public room pays nothing for another room, however much it holds', () => {
  const costs = [0, 40, 400].map((size) => {
    const { log } = recordWith(size)
    return workOf(() => read(log, ['public']))
  })
  expect(new Set(costs).size).toBe(1)
})

test('a reader of another room waits for nothing that the first room grew by', () => {
  const { log, story } = recordWith(5)
  read(log, ['board-room'])
  for (let n = 0; n < 20; n++) story.say('north', 'exchange.released', release)
  const known = log.size(room('public'))
  for (const bytes of story.rooms[0]?.entries.slice(known) ?? []) log.take(room('public'), bytes)
  expect(workOf(() => read(log, ['board-room']))).toBe(0)
})

test('an entry is decoded once for all views and cuts, and one more entry alone', () => {
  const { log, story } = recordWith(40)
  read(log, ['public', 'board-room'])
  const again = workOf(() => {
    read(log, ['public'])
    read(log, ['board-room'])
    for (const size of [1, 5, 9, 40])
      read(log, ['board-room', 'public'], new Map([['public', size]]))
  })
  expect(again).toBe(0)
  const sizeBefore = log.size(room('public'))
  story.say('north', 'exchange.released', release)
  const taking = workOf(() => {
    for (const bytes of story.rooms[0]?.entries.slice(sizeBefore) ?? []) {
      log.take(room('public'), bytes)
    }
  })
  expect(taking + workOf(() => read(log, ['public']))).toBe(1)
})

/** Follows, after the last entry of the story, and tells how many facts were told as changed. */
function changesAfter({ log, story }: ReturnType<typeof recordWith>, reading: ViewReading): number {
  const known = log.size(room('public'))
  for (const bytes of story.rooms[0]?.entries.slice(known) ?? []) log.take(room('public'), bytes)
  return reading.follow().facts.length
}

test('a key that changes is judged again where it signed, and moves nothing else', () => {
  const record = recordWith(40)
  const reading = read(record.log, ['board-room'])
  expect(reading.replayed().facts).toHaveLength(40)
  record.story.enrol('compiler')
  expect(changesAfter(record, reading)).toBe(0)
  record.story.say('compiler', 'record.key_revoked', {
    key: record.story.keyOf('watch'),
    from: '2031-01-02T00:00Z',
    reason: 'lost',
  })
  expect(changesAfter(record, reading)).toBe(40)
  expect(reading.replayed().facts).toHaveLength(0)
  expect(reading.replayed().refused).toHaveLength(40)
})
