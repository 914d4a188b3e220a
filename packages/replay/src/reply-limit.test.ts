// Goal: one holder's replies to one statement count up to a limit, whatever the order in which
// rooms are read, and keep nobody else from being heard.
// Method: more replies than the limit in two rooms, read in several orders; and as many statements
// as a hostile key would send, with what they change counted, not timed.

import { hash } from 'node:crypto'
import { canonicalJson, limits, type Bytes, type Json } from '@holdfast/base'
import type { StatementId } from '@holdfast/record'
import { twoRivers } from '@holdfast/record/testing'
import { expect, test } from 'vitest'
import type { Replayed } from './replayed.ts'
import { createReplay, replayRecord, room, Story } from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const most = limits.repliesOfHolder
const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' }
const shots = { what: 'fire', against: 'south', at: when, particulars: 'shots at the bridge' }

function reported(rooms: readonly string[] = ['public']) {
  const story = new Story(sha256, rooms)
  return { story, statement: story.say('north', 'incident.reported', shots) }
}

function replay(story: Story): Replayed {
  const { rooms } = story
  return replayRecord({ agreement: twoRivers, rooms, view: null, cut: null, sha256 })
}

function textOf(replayed: Replayed): string {
  return canonicalJson(JSON.parse(JSON.stringify(replayed)) as Json)
}

test('what is beyond the limit is refused, and what others say is heard', () => {
  const { story, statement } = reported()
  for (let n = 0; n <= most; n++) story.say('north', 'record.answered', answer(statement, n))
  story.say('south', 'record.denied', { statement, by: 'south' })
  const { facts, refused, said } = replay(story)
  expect(refused.map(({ problem }) => problem.code)).toEqual(['record.73'])
  expect(facts[0]?.objections).toHaveLength(most + 1)
  expect(facts[0]?.objections.at(-1)).toMatchObject({ by: 'south' })
  expect(said.some(({ id }) => id === refused[0]?.id)).toBe(false)
})

test('what is said of what was said counts towards the same limit', () => {
  const { story, statement } = reported()
  let last = statement
  for (let n = 0; n <= most; n++) {
    const about = n % 20 === 0 ? statement : last
    last = story.say('north', 'record.answered', answer(about, n))
  }
  expect(replay(story).refused).toHaveLength(1)
})

test('the first of the record count, in whatever order rooms are read', () => {
  const { story, statement } = reported(['public', 'intake', 'aside'])
  for (let n = 0; n < most; n++) {
    const name = ['public', 'intake', 'aside'][n % 3] ?? 'public'
    const id = story.say(
      'watch',
      'record.confirmed',
      { statement, grade: 'verified' },
      inRoom(name),
    )
    if (n % 5 === 0)
      story.say('watch', 'record.retracted', { statement: id, why: 'slip' }, inRoom(name))
  }
  const whole = replay(story)
  expect(whole.refused.length).toBeGreaterThan(5)
  const names = ['public', 'intake', 'aside']
  for (const order of [names, names.toReversed(), ['intake', 'public', 'aside']]) {
    const reading = createReplay({
      agreement: twoRivers,
      rooms: names.map(room),
      view: null,
      sha256,
    })
    for (const name of order) {
      for (const bytes of story.rooms.find((one) => one.room === name)?.entries ?? []) {
        reading.observe(room(name), bytes)
      }
    }
    expect(textOf(reading.replayed())).toBe(textOf(whole))
  }
})

test('releases of one statement and decisions on one count towards a limit of their own', () => {
  const { story, statement } = reported(['public', 'intake'])
  for (let n = 0; n <= most; n++) {
    story.say('north', 'incident.reported', shots, { room: 'intake', releases: statement })
    story.say('compiler', 'record.decided', allotment(statement, n))
  }
  const { refused, facts, acts } = replay(story)
  expect(refused.map(({ problem }) => problem.code)).toEqual(['record.73', 'record.73'])
  expect(facts).toHaveLength(1)
  expect(facts[0]?.entries).toHaveLength(most + 1)
  expect(acts).toHaveLength(most)
})

const floods: readonly (readonly [string, (statement: StatementId, n: number) => Said])[] = [
  ['answers', (statement, n) => ['north', 'record.answered', answer(statement, n)]],
  ['corrections', (statement, n) => ['north', 'record.corrected', corrected(statement, n)]],
  ['denials of a coverage', (statement, n) => ['south', 'record.denied', denied(statement, n)]],
]

test.each(floods)('a flood of %s changes a bounded number of facts', (what, saying) => {
  const changesOf = (count: number): number => {
    const { story, statement } = reported()
    const covered = story.say('watch', 'record.covered', coverage)
    const target = what.endsWith('coverage') ? covered : statement
    for (let n = 0; n < count; n++) story.say(...saying(target, n))
    const { rooms } = story
    const names = rooms.map((one) => one.room)
    const reading = createReplay({ agreement: twoRivers, rooms: names, view: null, sha256 })
    const changed = rooms.flatMap(({ room: name, entries }) =>
      entries.map((bytes) => reading.observe(name, bytes).facts.length),
    )
    return changed.reduce((sum, n) => sum + n, 0)
  }
  const few = changesOf(most)
  expect(changesOf(4 * most)).toBe(few)
})

type Said = readonly [who: string, kind: string, body: Parameters<Story['say']>[2]]

const coverage = {
  acts: ['attack', 'fire', 'fly', 'arrest'],
  places: ['valley', 'upper', 'lower'],
  date: '2031-04-02',
}

function answer(statement: StatementId, n: number): Said[2] {
  return { statement, by: 'north', words: `answer ${n}` }
}

function denied(statement: StatementId, n: number): Said[2] {
  return { statement, by: 'south', words: `no ${n} ${'x'.repeat(3_000)}` }
}

function corrected(statement: StatementId, n: number): Said[2] {
  return { statement, body: { ...shots, particulars: `${n} shots at the bridge` }, why: 'slip' }
}

function allotment(statement: StatementId, n: number): Said[2] {
  const decision = { kind: 'allot', statement, clause: '2.1', instance: `day-${n}`, value: 1 }
  return { by: ['envoy'], at: when, decision, quote: { source: 'envoy' } }
}

function inRoom(name: string): { readonly room: string } {
  return { room: name }
}
