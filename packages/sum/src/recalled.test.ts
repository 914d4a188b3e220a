// Goal: what a record came to is the same once printed and read again, and it is used only where it
// speaks of the very text, view and entries that are asked about; then no entry is asked for.
// Method: a record of the cast with corrections, releases into wider rooms and replies.

import { hash } from 'node:crypto'
import { named, type Offset } from '@holdfast/agreement'
import { encodeHex, instantFromMs, limits, parseInstant, present } from '@holdfast/base'
import type { Bytes } from '@holdfast/base'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { room } from '@holdfast/replay/testing'
import { describe, expect, test } from 'vitest'
import type { RecordQuestion } from './question.ts'
import { parseRecalled, printRecalled, type Recalled } from './recalled.ts'
import type { Sum } from './open-sum.ts'
import { recalledFrom, riversFiles, riversSum, riversText, riversThere } from './testing.ts'
import type { Text } from './text.ts'
import { storyOf, type Arrival, type Deed } from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const offset: Offset = { line: named('front'), least: 10, most: 20.5, sides: ['north'] }
const now = present(parseInstant('2031-05-01T00:00Z'), 'an instant')
// Each kind of deed about each of the first statements; only the last of those are retracted.
const deeds = Array.from({ length: 120 }, (_, at): Deed => {
  const target = Math.floor(at / 10) % 8
  const what = at % 10 === 6 && target < 6 ? 5 : at % 10
  return { what, who: at % 5, room: at % 3, target, n: 1 + (at % 6), hour: at % 9 }
})
const arrived: readonly Arrival[] = storyOf(sha256, deeds).rooms.flatMap((one) =>
  one.entries.map((bytes) => ({ room: one.room, bytes })),
)

function questionOf(...rooms: readonly string[]): RecordQuestion {
  const view = rooms.map((name) => room(name)).toSorted()
  return { asOf: now, basis: null, source: null, stage: null, view, knownAt: null }
}

const every = questionOf('public', 'intake', 'board-room')

function pastOf(entries: readonly Arrival[]) {
  const sum = riversSum(sha256)
  for (const { room: name, bytes } of entries) sum.observe(name, bytes)
  return sum
}

const past = pastOf(arrived)
const whole = present(past.toRecall(every), 'nothing is left out')
const { files, upshot } = present(whole.layers[0], 'what it came to')

describe('what a record came to', () => {
  test('is the same once printed and read again', () => {
    const { facts, claims, refused } = upshot
    expect(facts.some(({ entries }) => entries.length > 1)).toBe(true)
    expect(facts.some(({ confirmations }) => confirmations.length > 0)).toBe(true)
    expect(facts.some(({ objections }) => objections.length > 0)).toBe(true)
    expect([claims.length > 0, refused.length > 0]).toEqual([true, true])
    expect(JSON.stringify(parseRecalled(printRecalled(whole)))).toBe(JSON.stringify(whole))
  })

  test('may be of more facts than a column is judged by, alike and different', () => {
    const fact = present(upshot.facts[0], 'a fact')
    const facts = Array.from({ length: 3_000 }, (_, n) => ({
      ...fact,
      amount: { ...fact.amount, value: n },
      ...(n % 5 === 0 ? { offsets: [offset] } : {}),
      at: { earliest: fact.at.earliest, latest: n % 800 === 0 ? now : fact.at.latest },
      entries: n % 7 === 0 ? [] : fact.entries,
    }))
    const many = { ...whole, layers: [{ files: {}, upshot: { ...upshot, facts } }] }
    expect(parseRecalled(printRecalled(many))).toEqual(many)
  })

  test('of nothing is nothing', () => {
    const nothing = present(riversSum(sha256).toRecall(every), 'nothing is left out')
    expect(parseRecalled(printRecalled(nothing))).toEqual(nothing)
  })

  test.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['another format', JSON.stringify({ format: 'holdfast-recalled/0' })],
  ])('is not %s', (_, text) => {
    expect(parseRecalled(text)).toBeNull()
  })

  test('at a cut is nothing to recall', () => {
    const cut = new Map([[room('public'), 3]])
    expect(past.toRecall({ ...every, knownAt: cut })).toBeNull()
  })
})

describe('what is recalled', () => {
  function opened(recalled: Recalled, entries = arrived, texts = [riversFiles()]) {
    const there = riversThere(entries, recalled)
    return { there, sum: riversSum(sha256, texts, there) }
  }
  const ask = (sum: typeof past, question: RecordQuestion): string => {
    const { standing, replayed, knownAt, choice } = sum.standing(question, now)
    return JSON.stringify({ standing, replayed, knownAt, choice })
  }

  test('answers without an entry, at every moment and from a fork', () => {
    const { sum, there } = opened(recalledFrom(past, every))
    expect(sum.rooms()).toEqual(past.rooms())
    const moments = [0, 1, 2].map((day) =>
      present(parseInstant(`2031-04-0${3 + day}T06:00Z`), 'a day'),
    )
    const bothOf = (one: typeof past) =>
      one.standings(every, moments).map(({ standing }) => standing)
    expect(ask(sum, every)).toBe(ask(past, every))
    expect(ask(sum, { ...every, asOf: null, basis: 'verified' })).toBe(
      ask(past, { ...every, asOf: null, basis: 'verified' }),
    )
    expect(bothOf(sum)).toEqual(bothOf(past))
    expect(ask(sum.fork(), every)).toBe(ask(past, every))
    expect(there.asked()).toBe(0)
  })

  test('has the entries read for the statements, once', () => {
    const { sum, there } = opened(recalledFrom(past, every))
    const { said } = sum.standing(every, now)
    expect(said()).toEqual(past.standing(every, now).said())
    expect(said().length).toBeGreaterThan(limits.rooms / 4)
    expect(there.asked()).toBe(past.rooms().length)
  })

  test.each([
    ['in another view', questionOf('public', 'intake')],
    ['at a cut', { ...every, knownAt: new Map([[room('public'), 9]]) }],
  ])('does not answer %s', (_, question) => {
    const { sum, there } = opened(recalledFrom(past, every))
    expect(ask(sum, question)).toBe(ask(past, question))
    expect(there.asked()).toBeGreaterThan(0)
  })

  test('of another text, or of the same with another file, is passed over', () => {
    const other = riversFiles(riversText.replace('at least 20', 'at least 30'))
    const { sum, there } = opened(recalledFrom(past, every), arrived, [other])
    expect(sum.standing(every, now).agreement).not.toEqual(past.agreement)
    expect(there.asked()).toBeGreaterThan(0)
    const more = opened({ ...whole, layers: [{ files: { ...files, 'names.json': '00' }, upshot }] })
    expect(ask(more.sum, every)).toBe(ask(past, every))
    expect(more.there.asked()).toBeGreaterThan(0)
  })

  test('of fewer entries is passed over', () => {
    const { sum, there } = opened(recalledFrom(pastOf(arrived.slice(0, -1)), every))
    expect(ask(sum, every)).toBe(ask(past, every))
    expect(there.asked()).toBeGreaterThan(0)
  })

  test('holds each text in force of an amended agreement', () => {
    const first = riversFiles()
    const second = riversFiles(riversText.replace('at least 20', 'at least 30'))
    const story = storyOf(sha256, deeds)
    const from = present(parseInstant('2031-04-03T06:00Z'), 'an instant')
    const hashesOf = (text: Text) =>
      [...text.files].map(([name, bytes]) => ({ name, sha256: encodeHex(sha256(bytes)) }))
    story.say('compiler', textAdoptedKind, textAdoptedBody(hashesOf(first)))
    story.say('compiler', textAdoptedKind, textAdoptedBody(hashesOf(second), from))
    const entries = story.rooms.flatMap((one) =>
      one.entries.map((bytes) => ({ room: one.room, bytes })),
    )
    const texts = [first, second]
    const read = riversSum(sha256, texts, riversThere(entries, null))
    const { there, sum } = opened(recalledFrom(read, every), entries, texts)
    for (const asOf of [from - 1, from, now]) {
      const question = { ...every, asOf: instantFromMs(asOf) }
      expect(ask(sum, question)).toBe(ask(read, question))
    }
    const inForce = ({ texts }: Sum) => texts().map(({ agreement, from }) => ({ agreement, from }))
    expect(inForce(sum)).toEqual(inForce(read))
    expect([sum.texts().length, there.asked()]).toEqual([2, 0])
  })
})
