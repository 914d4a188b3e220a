// A sum that lived gives the bytes of a sum from nothing.
//
// Goal: however entries arrive and whatever is asked on the way, no answer depends on it.
// Method: random deeds of the cast in three rooms arrive in a random interleaving; between them a
// living sum is asked random questions, and each answer is compared, byte by byte, with that of a
// sum opened for it alone. A fork is fed more and asked, and must leave what it came from as it
// was. A sum that is opened on a record with what it came to in some view is asked the same, forks
// and observes more. Seeds that once failed stay.

import { hash } from 'node:crypto'
import { isJson, canonicalJson, instantFromMs, parseInstant, present } from '@holdfast/base'
import type { Bytes, Instant } from '@holdfast/base'
import { room } from '@holdfast/replay/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { Sum } from './open-sum.ts'
import type { RecordQuestion } from './question.ts'
import { recalledFrom, riversFiles, riversRooms, riversSum, riversThere } from './testing.ts'
import { storyOf, type Arrival, type Deed } from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const seedsThatFailed: readonly number[] = []
const begin = present(parseInstant('2031-04-01T00:00Z'), 'an instant')
const end = present(parseInstant('2031-05-01T00:00Z'), 'an instant')

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.nat(9),
  who: fc.nat(4),
  room: fc.nat(2),
  target: fc.nat(1_000),
  n: fc.integer({ min: 1, max: 6 }),
  hour: fc.nat(9),
})

type Asking = {
  readonly after: number
  readonly view: readonly boolean[]
  readonly cut: number
  readonly hour: number | null
  readonly basis: number
  readonly source: number
}

const asking: fc.Arbitrary<Asking> = fc.record({
  after: fc.nat(80),
  view: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  cut: fc.nat(160),
  hour: fc.option(fc.nat(24 * 12)),
  basis: fc.nat(5),
  source: fc.nat(5),
})

function questionOf({ view, cut, hour, basis, source }: Asking, sum: Sum): RecordQuestion {
  const rooms = sum.rooms().filter((_, at) => view[at] === true)
  const seen = rooms.length === 0 ? sum.rooms().slice(0, 1) : rooms
  const isCut = cut < 80
  const knownAt = new Map(seen.map(({ id, size }) => [id, Math.min(size, cut)]))
  return {
    asOf: hour === null ? null : instantFromMs(begin + hour * 3_600_000),
    basis: (['reported', 'corroborated', 'verified'] as const)[basis] ?? null,
    source: source === 0 ? (sum.agreement.roles.at(-1)?.id ?? null) : null,
    stage: null,
    view: seen.map(({ id }) => id).toSorted(),
    knownAt: isCut ? knownAt : null,
  }
}

/** Everything an answer says, as text. */
function told(answer: Answer): string {
  const { agreement: _agreement, text: _text, said: statements, ...others } = answer
  const said = { ...others, said: statements() }
  const value: unknown = JSON.parse(JSON.stringify(said))
  return isJson(value) ? canonicalJson(value) : ''
}

function fromNothing(entries: readonly Arrival[]): Sum {
  const sum = riversSum(sha256)
  for (const { room: name, bytes } of entries) sum.observe(name, bytes)
  return sum
}

/** The entries in an order of arrival that keeps each room's own. */
function arrivals(deeds: readonly Deed[], order: readonly number[]): readonly Arrival[] {
  const rooms = storyOf(sha256, deeds).rooms.map(({ room: name, entries }) => ({
    name,
    left: [...entries],
  }))
  const arrived: Arrival[] = []
  for (let at = 0; rooms.some(({ left }) => left.length > 0); at++) {
    const waiting = rooms.filter(({ left }) => left.length > 0)
    const next = present(waiting[(order[at % order.length] ?? 0) % waiting.length], 'one waits')
    arrived.push({ room: next.name, bytes: present(next.left.shift(), 'it has an entry') })
  }
  return arrived
}

const history = fc.record({
  deeds: fc.array(deed, { minLength: 5, maxLength: 60 }),
  order: fc.array(fc.nat(2), { minLength: 1, maxLength: 20 }),
  askings: fc.array(asking, { minLength: 1, maxLength: 8 }),
})

const livesAsFromNothing = fc.property(history, ({ deeds, order, askings }) => {
  const arrived = arrivals(deeds, order)
  const sum = riversSum(sha256)
  for (const [at, { room: name, bytes }] of arrived.entries()) {
    sum.observe(name, bytes)
    for (const one of askings.filter(({ after }) => after === at)) {
      const question = questionOf(one, sum)
      const fresh = fromNothing(arrived.slice(0, at + 1))
      expect(told(sum.standing(question, end))).toBe(told(fresh.standing(question, end)))
    }
  }
  for (const one of askings) {
    const question = questionOf(one, sum)
    const moments = [0, 30, 77, 200].map((hour): Instant => instantFromMs(begin + hour * 3_600_000))
    const together = sum.standings(question, moments).map(told)
    const apart = moments.map((asOf) =>
      told(fromNothing(arrived).standing({ ...question, asOf }, end)),
    )
    expect(together).toEqual(apart)
  }
})

const forksApart = fc.property(history, ({ deeds, order, askings }) => {
  const arrived = arrivals(deeds, order)
  const half = arrived.slice(0, Math.ceil(arrived.length / 2))
  const sum = fromNothing(half)
  const questions = askings.map((one) => questionOf(one, sum))
  const before = questions.map((question) => told(sum.standing(question, end)))
  const fork = sum.fork()
  for (const { room: name, bytes } of arrived.slice(half.length)) fork.observe(name, bytes)
  const supposed = questions.map((question) => told(fork.standing(question, end)))
  const whole = fromNothing(arrived)
  expect(supposed).toEqual(questions.map((question) => told(whole.standing(question, end))))
  expect(questions.map((question) => told(sum.standing(question, end)))).toEqual(before)
})

// What is recalled is of one view, of as much of the record as was there; whatever is asked besides
// is read, and what comes later changes nothing of what an answer said.
const recallsAsFromNothing = fc.property(
  history,
  fc.integer({ min: 0, max: 100 }),
  ({ deeds, order, askings }, share) => {
    const arrived = arrivals(deeds, order)
    const there = arrived.slice(0, Math.ceil((arrived.length * share) / 100))
    const past = fromNothing(there)
    const [first = present(askings[0], 'one is asked')] = askings
    const recalled = recalledFrom(past, questionOf({ ...first, cut: 160 }, past))
    const sum = riversSum(sha256, [riversFiles()], riversThere(there, recalled))
    const unasked = sum.fork()
    const questions = askings.map((one) => questionOf(one, sum))
    const answers = questions.map((question) => sum.standing(question, end))
    const before = questions.map((question) => told(past.standing(question, end)))
    const fork = sum.fork()
    for (const { room: name, bytes } of arrived.slice(there.length)) {
      for (const one of [unasked, fork]) one.observe(name, bytes)
    }
    const whole = fromNothing(arrived)
    const after = questions.map((question) => told(whole.standing(question, end)))
    for (const one of [fork, unasked]) {
      expect(questions.map((question) => told(one.standing(question, end)))).toEqual(after)
    }
    expect(answers.map(told)).toEqual(before)
    for (const { room: name, bytes } of arrived.slice(there.length)) sum.observe(name, bytes)
    expect(answers.map(told)).toEqual(before)
    expect(questions.map((question) => told(sum.standing(question, end)))).toEqual(after)
  },
)

describe('a living sum', () => {
  const runs = { numRuns: 40 }
  test('answers as one from nothing, whenever it is asked', () =>
    fc.assert(livesAsFromNothing, runs))
  test('is not changed by a fork of it', () => fc.assert(forksApart, runs))
  test('answers from what is recalled as from nothing', () => fc.assert(recallsAsFromNothing, runs))
  for (const seed of seedsThatFailed) {
    test(`(regression) seed ${seed}`, () => fc.assert(livesAsFromNothing, { ...runs, seed }))
  }
  test('has the rooms of its manifest', () => {
    expect(riversSum(sha256).rooms()).toEqual(riversRooms.map((id) => ({ id: room(id), size: 0 })))
  })
})
