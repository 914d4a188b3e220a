// Stories: what a record amounts to when statements are confirmed, corrected, disputed, taken back.
//
// Each tells a short record and asks for its facts, acts and claims. Signatures are blank: replay
// does not look at them.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Bytes } from '@holdfast/base'
import type { JsonObject, StatementId } from '@holdfast/record'
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

describe('corrections', () => {
  test('keep the key and list both entries', () => {
    const told = story()
    const id = told.say('watch', 'exchange.released', released)
    told.say('watch', 'record.corrected', { statement: id, body: { ...released, persons: 4 }, why })
    const got = replay(told)
    expect(got.facts).toHaveLength(1)
    expect(firstFact(got)).toMatchObject({ key: id, amount: { value: 4 } })
    expect(firstFact(got)?.entries.map(({ index }) => index)).toEqual([5, 6])
  })

  test('of a correction stand on it, and fall with it', () => {
    const told = story()
    const id = told.say('watch', 'exchange.released', released)
    const first = told.say('watch', 'record.corrected', {
      statement: id,
      body: { ...released, persons: 4 },
      why,
    })
    const second = told.say('watch', 'record.corrected', {
      statement: first,
      body: { ...released, persons: 5 },
      why,
    })
    expect(firstFact(replay(told))?.amount.value).toBe(5)
    told.say('watch', 'record.retracted', { statement: second, why })
    expect(firstFact(replay(told))?.amount.value).toBe(4)
    told.say('watch', 'record.retracted', { statement: first, why })
    expect(firstFact(replay(told))?.amount.value).toBe(3)
    expect(firstFact(replay(told))?.entries).toHaveLength(1)
  })

  test('of one statement: the last that stands counts', () => {
    const told = story()
    const id = told.say('watch', 'exchange.released', released)
    told.say('watch', 'record.corrected', { statement: id, body: { ...released, persons: 4 }, why })
    const last = told.say('watch', 'record.corrected', {
      statement: id,
      body: { ...released, persons: 6 },
      why,
    })
    expect(firstFact(replay(told))?.amount.value).toBe(6)
    told.say('watch', 'record.retracted', { statement: last, why })
    expect(firstFact(replay(told))?.amount.value).toBe(4)
  })

  test('leave behind what was confirmed before them, unless the fact is the same', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    told.say('north', 'record.corrected', { statement: id, body: { ...shots, harm: 'none' }, why })
    expect(firstFact(replay(told))?.grade).toBe('verified')
    told.say('north', 'record.corrected', {
      statement: id,
      body: { ...shots, what: 'attack' },
      why,
    })
    expect(firstFact(replay(told))).toMatchObject({ act: 'attack', grade: 'reported' })
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    expect(firstFact(replay(told))?.grade).toBe('verified')
  })

  test('change how many facts there are', () => {
    const told = story()
    const covered = { acts: ['fire'], places: ['upper'], date: '2031-04-02' }
    const id = told.say('watch', 'record.covered', covered)
    expect(replay(told).facts.map(({ key }) => key)).toEqual([id])
    const body = { ...covered, acts: ['fire', 'attack'], places: ['upper', 'lower'] }
    told.say('watch', 'record.corrected', { statement: id, body, why })
    const got = replay(told)
    expect(got.facts.map(({ key }) => key)).toEqual([`${id}.1`, `${id}.2`, `${id}.3`, `${id}.4`])
    expect(firstFact(got)).toMatchObject({ form: 'coverage', closes: true, amount: { value: 24 } })
  })
})

describe('retractions', () => {
  test('remove the fact, and retracting them brings it back', () => {
    const told = story()
    const id = told.say('watch', 'exchange.released', released)
    const gone = told.say('watch', 'record.retracted', { statement: id, why })
    expect(replay(told).facts).toEqual([])
    expect(replay(told).said).toHaveLength(7)
    told.say('watch', 'record.retracted', { statement: gone, why })
    expect(replay(told).facts).toHaveLength(1)
  })

  test('of a dispute take the dispute away', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    const dispute = told.say('south', 'record.disputed', {
      statement: id,
      by: 'south',
      particulars: 'our post was empty that day',
    })
    expect(firstFact(replay(told))?.objections).toMatchObject([
      { by: 'south', kind: 'disputed', hasParticulars: true, settled: false },
    ])
    told.say('south', 'record.retracted', { statement: dispute, why })
    expect(firstFact(replay(told))?.objections).toEqual([])
  })
})

describe('evidence', () => {
  const grade = (told: Story): string | undefined => firstFact(replay(told))?.grade

  test('rises with confirmations and is determined by a finding', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    const quote = { source: 'wire' }
    const second = told.say('compiler', 'record.confirmed', {
      statement: id,
      grade: 'corroborated',
      quote,
    })
    // Two sources are one until it is judged that each knows of it by itself.
    expect(grade(told)).toBe('reported')
    const why = 'Two crews.'
    told.say('board', 'record.judged_independent', { statement: second, by: ['board'], why })
    expect(grade(told)).toBe('corroborated')
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    expect(grade(told)).toBe('verified')
    told.say('board', 'taskforce.found', { ...finding, statement: id, attributedTo: null })
    expect(firstFact(replay(told))).toMatchObject({ grade: 'determined', actor: null })
    expect(firstFact(replay(told))?.confirmations).toHaveLength(3)
  })

  test('is refuted, and a later word of the same body replaces the earlier', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    told.say('watch', 'record.confirmed', { statement: id, grade: 'refuted' })
    expect(grade(told)).toBe('refuted')
    told.say('watch', 'record.confirmed', { statement: id, grade: 'unverifiable' })
    expect(grade(told)).toBe('reported')
  })

  test('is decided by nobody where one refutes what another verifies', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    const quote = { source: 'agency' }
    told.say('compiler', 'record.confirmed', { statement: id, grade: 'refuted', quote })
    expect(grade(told)).toBe('reported')
    expect(firstFact(replay(told))?.confirmations).toHaveLength(2)
  })

  test('keeps a finding above confirmations, and changes no grade by a probable one', () => {
    const told = story()
    const id = told.say('north', 'incident.reported', shots)
    told.say('board', 'taskforce.found', { ...finding, statement: id, finding: 'probable' })
    expect(grade(told)).toBe('reported')
    told.say('board', 'taskforce.found', { ...finding, statement: id, finding: 'not-established' })
    told.say('watch', 'record.confirmed', { statement: id, grade: 'verified' })
    expect(grade(told)).toBe('refuted')
  })
})

const finding = {
  body: 'board',
  finding: 'established',
  rule: 'by consensus',
  dissents: [],
  words: 'Shots were fired.',
}

describe('claims', () => {
  test('stand with their answers, and an incident is one too', () => {
    const told = story()
    const incident = told.say('north', 'incident.reported', shots)
    const claim = told.say('north', 'incident.claimed', { against: 'south', claim: 'a violation' })
    for (const statement of [incident, claim]) {
      told.say('south', 'record.answered', {
        statement,
        by: 'south',
        words: 'These were warning shots.',
        exemption: 'warning shots',
      })
    }
    told.say('south', 'record.denied', { statement: claim, by: 'south' })
    const got = replay(told)
    expect(got.facts).toHaveLength(1)
    expect(got.claims).toMatchObject([
      { key: incident, answers: [{ kind: 'answered', exemption: 'warning shots' }] },
      { key: claim, by: ['north'], answers: [{ kind: 'answered' }, { kind: 'denied' }] },
    ])
    expect(firstFact(got)?.objections).toMatchObject([{ kind: 'answered' }])
  })
})

describe('settling', () => {
  test('marks the dispute as settled, until it is taken back', () => {
    const told = story()
    const statement = told.say('north', 'incident.reported', shots)
    const particulars = 'our post was empty that day'
    const dispute = told.say('south', 'record.disputed', { statement, by: 'south', particulars })
    const words = 'Both sides agree that it was a hunting party.'
    const settled = told.say(
      'north',
      'record.settled',
      { statement: dispute, by: ['north', 'south'], words },
      { cosigners: ['south'] },
    )
    expect(firstFact(replay(told))?.objections).toMatchObject([{ settled: true }])
    told.say('north', 'record.retracted', { statement: settled, why })
    expect(firstFact(replay(told))?.objections).toMatchObject([{ settled: false }])
  })
})

describe('decisions', () => {
  const decided = (decision: JsonObject): JsonObject => ({
    by: ['envoy'],
    at: when,
    decision,
    quote: { source: 'envoy' },
  })

  test('become acts, in record order, and can be taken back', () => {
    const told = story()
    const extend = told.say('compiler', 'record.decided', decided({ kind: 'extend', days: 2 }))
    const from = '2031-04-03T06:00+02:00'
    told.say('compiler', 'record.decided', decided({ kind: 'suspend', clauses: ['1.1'], from }))
    expect(replay(told).acts).toMatchObject([
      { key: extend, kind: 'extend', days: 2, by: ['envoy'], under: null },
      { kind: 'suspend', clauses: ['1.1'] },
    ])
    told.say('compiler', 'record.retracted', { statement: extend, why })
    expect(replay(told).acts).toMatchObject([{ kind: 'suspend' }])
  })

  test('that allot name the fact by whatever statement it rests on', () => {
    const told = story()
    const id = told.say('watch', 'exchange.released', released)
    const correction = told.say('watch', 'record.corrected', {
      statement: id,
      body: { ...released, persons: 4 },
      why,
    })
    const allot = { kind: 'allot', clause: '2.1', instance: 'day-2', value: null }
    told.say('compiler', 'record.decided', decided({ ...allot, statement: correction }))
    expect(replay(told).acts).toMatchObject([{ kind: 'allot', fact: id, instance: 'day-2' }])
  })
})

describe('milestones', () => {
  test('are events of an act that the agreement declares', () => {
    const told = story()
    told.say('watch', 'record.milestone_reported', { act: 'open-road', at: when })
    expect(firstFact(replay(told))).toMatchObject({
      form: 'event',
      act: 'open-road',
      amount: { value: 1, unit: 'times' },
    })
  })
})

describe('releases from a narrower room', () => {
  function twoRooms(): { told: Story; original: StatementId; wider: StatementId } {
    const told = story(['public', 'intake'])
    const original = told.say('watch', 'incident.reported', shots, { room: 'intake' })
    const coarse = { ...shots, particulars: 'shots near the river' }
    const wider = told.say('board', 'incident.reported', coarse, { releases: original })
    return { told, original, wider }
  }

  test('make no second fact where the original is in the view', () => {
    const { told, original } = twoRooms()
    const got = replay(told)
    expect(got.facts).toMatchObject([{ key: original, source: 'watch' }])
    expect(firstFact(got)?.entries.map((entry) => entry.room)).toEqual(['intake', 'public'])
  })

  test('are facts of their own where it is not', () => {
    const { told, wider } = twoRooms()
    const got = replay(told, { view: [room('public')] })
    expect(got.facts).toMatchObject([{ key: wider, source: 'board' }])
    expect(got.view).toEqual(['public'])
    expect(got.knownAt).toEqual({ public: 6 })
  })

  test('carry what is said of them to the original', () => {
    const { told, wider } = twoRooms()
    told.say('south', 'record.denied', { statement: wider, by: 'south' })
    expect(firstFact(replay(told))?.objections).toMatchObject([{ kind: 'denied' }])
  })

  test('stand by themselves once the original is retracted', () => {
    const { told, original, wider } = twoRooms()
    told.say('watch', 'record.retracted', { statement: original, why }, { room: 'intake' })
    expect(replay(told).facts.map(({ key }) => key)).toEqual([wider])
  })
})

describe('what refers to a statement outside the view', () => {
  test('waits and is listed, and nothing is lost', () => {
    const told = story(['public', 'intake'])
    const id = told.say('watch', 'incident.reported', shots, { room: 'intake' })
    const denial = told.say('south', 'record.denied', { statement: id, by: 'south' })
    const narrow = replay(told, { view: [room('public')] })
    expect(narrow.unresolved).toEqual([
      { entry: { room: 'public', index: 5 }, id: denial, refersTo: id },
    ])
    expect(narrow.refused).toEqual([])
    expect(firstFact(replay(told))?.objections).toHaveLength(1)
  })

  test('is refused where it refers to what was refused, down the line', () => {
    const told = story()
    const bad = told.say('north', 'incident.reported', { ...shots, against: 'west' })
    const denial = told.say('south', 'record.denied', { statement: bad, by: 'south' })
    told.say('south', 'record.retracted', { statement: denial, why })
    expect(codes(replay(told))).toEqual(['record.51', 'record.59', 'record.59'])
  })
})

describe('the cut', () => {
  test('answers from the entries up to it, and no room it does not name', () => {
    const told = story(['public', 'intake'])
    told.say('watch', 'exchange.released', released)
    told.say('watch', 'exchange.released', { ...released, persons: 9 })
    told.say('watch', 'incident.reported', shots, { room: 'intake' })
    const got = replay(told, {}, { public: 6 })
    expect(got.facts).toMatchObject([{ amount: { value: 3 } }])
    expect(got.knownAt).toEqual({ intake: 0, public: 6 })
  })
})
