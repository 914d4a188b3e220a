// Entries that do not count: by keys that may not speak, out of place, repeated, or against the
// rules. Each is listed with the code that says why, and changes nothing.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, type Bytes } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { twoRivers } from '@holdfast/record/testing'
import type { Replayed } from './replayed.ts'
import { type ReplayOptions, replayRecord, room, Story } from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const shots = { what: 'fire', against: 'south', at: when, particulars: 'three shots at the bridge' }
const released = { by: 'north', class: 'soldier', persons: 3, at: when }
const why = 'The first figure was a slip of the pen.'

function story(rooms?: readonly string[]): Story {
  return new Story(sha256, rooms)
}

function replay(told: Story, more: Partial<ReplayOptions> = {}, cut?: Record<string, number>) {
  const given = { agreement: twoRivers, rooms: told.rooms, view: null, sha256, cut: cut ?? null }
  return replayRecord({ ...given, ...more, rooms: told.rooms })
}

function firstFact(got: Replayed): Replayed['facts'][number] | undefined {
  return got.facts[0]
}

function codes(got: Replayed): readonly string[] {
  return got.refused.map(({ problem }) => problem.code)
}

const finding = {
  body: 'board',
  finding: 'established',
  rule: 'by consensus',
  dissents: [],
  words: 'Shots were fired.',
}

describe('entries that do not count', () => {
  test('of keys nobody enrolled, or not yet, or no longer', () => {
    const told = story()
    told.say('watch', 'exchange.released', released, { claimedAt: '2030-12-31T00:00Z' })
    const key = told.keyOf('watch')
    const from = '2031-04-03T00:00Z'
    told.say('compiler', 'record.key_revoked', { key, from, reason: 'stolen' })
    told.say('watch', 'exchange.released', released, { claimedAt: '2031-04-04T00:00Z' })
    const got = replay(told)
    expect(codes(got)).toEqual(['record.10', 'record.12'])
    expect(got.facts).toEqual([])
    const stranger = story()
    const unheard = { ...stranger.rooms[0], entries: stranger.rooms[0]?.entries.slice(0, 1) ?? [] }
    stranger.say('north', 'incident.reported', shots)
    const [, , , , , said] = stranger.rooms[0]?.entries ?? []
    const rooms = [{ room: room('public'), entries: [...unheard.entries, ...(said ? [said] : [])] }]
    const alone = replayRecord({ agreement: twoRivers, rooms, view: null, cut: null, sha256 })
    expect(codes(alone)).toEqual(['record.9'])
  })

  test('of another agreement or room, of no known kind, or of no form at all', () => {
    const told = story()
    told.say('watch', 'exchange.released', released, { agreement: 'other' })
    told.say('watch', 'exchange.released', released, { names: 'intake' })
    told.say('watch', 'weather.reported', { sky: 'blue' })
    told.put('public', encodeUtf8('{"payload":1}'))
    const got = replay(told)
    expect(codes(got)).toEqual(['replay.2', 'replay.3', 'replay.1', 'record.4'])
    expect(got.refused.at(-1)?.id).toBeNull()
    expect(got.facts).toEqual([])
    const kinds = got.irregularities.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['wrong-agreement', 'wrong-room']))
    expect(kinds).toContain('malformed-entry')
  })

  test('of another record or room change no keys here', () => {
    const told = story(['public', 'intake'])
    const key = told.keyOf('watch')
    const from = '2031-01-01T00:00Z'
    const revoked = { key, from, reason: 'said in another record' }
    told.say('compiler', 'record.key_revoked', revoked, { agreement: 'other' })
    told.say('compiler', 'record.key_revoked', revoked, { room: 'intake', names: 'public' })
    told.say('watch', 'exchange.released', released)
    told.say('watch', 'exchange.released', released, { room: 'intake' })
    const got = replay(told)
    expect(codes(got)).toEqual(['replay.3', 'replay.2'])
    expect(got.facts).toHaveLength(2)
  })

  test('that run the log are admitted, amount to nothing, and are not taken back', () => {
    const told = story()
    const files = [{ name: 'agreement.md', sha256: 'ab'.repeat(32) }]
    const adopted = told.say('compiler', 'record.text_adopted', { files })
    told.say('north', 'record.text_adopted', { files })
    told.say('compiler', 'record.retracted', { statement: adopted, why })
    const got = replay(told)
    expect(codes(got)).toEqual(['record.15', 'record.60'])
    expect(got.said.at(-1)).toMatchObject({ id: adopted, kind: 'record.text_adopted' })
  })

  test('that repeat another add nothing', () => {
    const told = story()
    told.say('watch', 'exchange.released', released)
    const before = replay(told)
    const last = told.rooms[0]?.entries.at(-1)
    if (last !== undefined) told.put('public', last)
    const after = replay(told)
    expect(after.facts).toEqual(before.facts)
    expect(after.said).toEqual(before.said)
    expect(after.refused).toEqual([])
    expect(after.irregularities).toMatchObject([{ kind: 'repeated-entry', entry: 6 }])
  })

  const refusals: readonly (readonly [string, string, string, JsonObject, string])[] = [
    ['a party that confirms', 'south', 'record.confirmed', { grade: 'verified' }, 'record.62'],
    ['a denial for another', 'north', 'record.denied', { by: 'south' }, 'record.56'],
    ['a bare dispute', 'south', 'record.disputed', { by: 'south', particulars: 'no' }, 'record.50'],
    ["another's retraction", 'south', 'record.retracted', { why }, 'record.61'],
    ["another's correction", 'south', 'record.corrected', { body: shots, why }, 'record.61'],
    ['a correction that is wrong', 'north', 'record.corrected', { body: {}, why }, 'record.50'],
    [
      'settling what is no dispute',
      'compiler',
      'record.settled',
      { by: ['north'], words: why, quote: { source: 'wire' } },
      'record.60',
    ],
    ['a finding of a party', 'south', 'taskforce.found', finding, 'record.56'],
  ]
  for (const [what, who, kind, body, code] of refusals) {
    test(`for the rules refuse ${what}`, () => {
      const told = story()
      const statement = told.say('north', 'incident.reported', shots)
      told.say(who, kind, { ...body, statement })
      const got = replay(told)
      expect(codes(got)).toEqual([code])
      expect(got.facts).toEqual(replay(told, {}, { public: 6 }).facts)
    })
  }
})

describe('more that the rules refuse', () => {
  test('corroborating oneself, and a party quoted as verifying', () => {
    const told = story()
    const statement = told.say('watch', 'incident.reported', shots)
    told.say('watch', 'record.confirmed', { statement, grade: 'corroborated' })
    const quote = { source: 'north' }
    told.say('compiler', 'record.confirmed', { statement, grade: 'verified', quote })
    expect(codes(replay(told))).toEqual(['record.63', 'record.68'])
  })

  test('settling the dispute of another', () => {
    const told = story()
    const statement = told.say('north', 'incident.reported', shots)
    const particulars = 'our post was empty that day'
    const dispute = told.say('south', 'record.disputed', { statement, by: 'south', particulars })
    told.say('north', 'record.settled', { statement: dispute, by: ['north'], words: why })
    expect(codes(replay(told))).toEqual(['record.66'])
  })

  test('a correction that speaks of another statement', () => {
    const told = story()
    const first = told.say('north', 'incident.reported', shots)
    const second = told.say('north', 'incident.reported', { ...shots, what: 'attack' })
    const denial = told.say('south', 'record.denied', { statement: first, by: 'south' })
    const body = { statement: second, by: 'south' }
    told.say('south', 'record.corrected', { statement: denial, body, why })
    expect(codes(replay(told))).toEqual(['record.64'])
  })

  test('a line of corrections beyond its limit', () => {
    const told = story()
    let statement = told.say('watch', 'exchange.released', released)
    for (let n = 1; n <= 33; n++) {
      const body = { ...released, persons: n }
      statement = told.say('watch', 'record.corrected', { statement, body, why })
    }
    const got = replay(told)
    expect(codes(got)).toEqual(['record.65'])
    expect(firstFact(got)?.amount.value).toBe(32)
  })

  test('milestones counted in what no obligation counts in', () => {
    const told = story()
    const said = { act: 'open-road', at: when, amount: 1 }
    told.say('watch', 'record.milestone_reported', { ...said, unit: 'roads-7' })
    told.say('watch', 'record.milestone_reported', { ...said, unit: 'trucks' })
    expect(codes(replay(told))).toEqual(['record.72'])
  })

  test('decisions that name an unknown clause or a name twice', () => {
    const told = story()
    const decided = { by: ['envoy'], at: when, quote: { source: 'envoy' } }
    const decision = { kind: 'excuse', clause: '9.9', instance: null, bearer: null }
    told.say('compiler', 'record.decided', { ...decided, decision })
    const extend = { kind: 'extend', days: 1 }
    told.say('compiler', 'record.decided', { ...decided, by: ['envoy', 'envoy'], decision: extend })
    told.say('north', 'record.decided', { by: ['envoy'], at: when, decision: extend })
    told.say('watch', 'record.covered', { acts: ['sing'], places: [], date: '2031-04-02' })
    expect(codes(replay(told))).toEqual(['record.53', 'record.67', 'record.56', 'record.54'])
  })
})
