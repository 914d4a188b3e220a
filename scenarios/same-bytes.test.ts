// The same answer has the same bytes: in another time zone and language, before and after a
// restart, by a sum that was asked before and by one from nothing, and once it was read and printed
// again.
//
// Method: every kind of answer over random histories of the cast, with failing seeds kept; and
// every answer of the examples in a process of its own that stands elsewhere.

import { execFile } from 'node:child_process'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { assert, canonicalJson, isJson, printInstant, instantFromMs } from '@holdfast/base'
import type { Bytes } from '@holdfast/base'
import {
  accountAnswer,
  answerNames,
  chartAnswer,
  clauseAnswer,
  exposureAnswer,
  factsAnswer,
  placesAnswer,
  dueAnswer,
  provenanceAnswer,
} from '@holdfast/protocol'
import { clockOf, standingAnswer, stripAnswer, summaryAnswer } from '@holdfast/protocol'
import { timelineAnswer, tonightAnswer, whatIfAnswer, whyAnswer } from '@holdfast/protocol'
import type { AnswerName, Codec } from '@holdfast/protocol'
import { readQuestion, type Sum } from '@holdfast/sum'
import { recalledFrom, riversFiles, riversSum, riversThere } from '@holdfast/sum/testing'
import { storyOf, type Deed } from '@holdfast/sum/testing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'
import { allAnswers } from './print-answers.ts'

const seedsThatFailed: readonly number[] = []

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const deed: fc.Arbitrary<Deed> = fc.record({
  what: fc.nat(9),
  who: fc.nat(4),
  room: fc.nat(2),
  target: fc.nat(1_000),
  n: fc.integer({ min: 1, max: 6 }),
  hour: fc.nat(9),
})
const history = fc.record({
  deeds: fc.array(deed, { minLength: 5, maxLength: 40 }),
  asOfHours: fc.integer({ min: 0, max: 24 * 12 }),
  view: fc.constantFrom('public', 'public,intake', 'public,intake,board-room'),
  basis: fc.constantFrom('', 'corroborated', 'verified'),
})

const remembersAsFromNothing = fc.property(history, ({ deeds, asOfHours, view, basis }) => {
  const asOf = printInstant(instantFromMs(Date.UTC(2031, 3, 1) + asOfHours * 3_600_000))
  const question = { asOf, view, basis }
  const { rooms } = storyOf(sha256, deeds)
  const lived = riversSum(sha256)
  // Asked on the way, again and again, and about other moments.
  const entries = rooms.flatMap((room) => room.entries.map((bytes) => ({ room: room.room, bytes })))
  for (const [at, { room, bytes }] of entries.entries()) {
    lived.observe(room, bytes)
    if (at % 13 === 0) allAnswers(lived, { asOf: '2031-04-05T00:00Z', view: 'public' })
  }
  allAnswers(lived, question)
  const fresh = riversSum(sha256)
  for (const { room, bytes } of entries) fresh.observe(room, bytes)
  expect(allAnswers(lived, question)).toEqual(allAnswers(fresh, question))
})

// What the record came to in a view is kept as text; the next sum of the same record has it.
const recallsAsFromNothing = fc.property(history, ({ deeds, asOfHours, view, basis }) => {
  const asOf = printInstant(instantFromMs(Date.UTC(2031, 3, 1) + asOfHours * 3_600_000))
  const entries = storyOf(sha256, deeds).rooms.flatMap((room) =>
    room.entries.map((bytes) => ({ room: room.room, bytes })),
  )
  const fresh = riversSum(sha256)
  for (const { room, bytes } of entries) fresh.observe(room, bytes)
  const asked = readQuestion({ view }, { agreement: fresh.agreement, rooms: fresh.rooms() })
  assert(asked.ok, 'the cast has these rooms')
  const there = riversThere(entries, recalledFrom(fresh, asked.value))
  const recalled = riversSum(sha256, [riversFiles()], there)
  const question = { asOf, view, basis }
  // Whoever supposes something says it to the record, and whoever asks how it was compiled counts
  // its statements: the record is read for that.
  const readsIt = new Set<AnswerName>(['whatif', 'provenance'])
  const told = answerNames.filter((what) => !readsIt.has(what))
  expect(allAnswers(recalled, question, told)).toEqual(allAnswers(fresh, question, told))
  expect(there.asked()).toBe(0)
  expect(allAnswers(recalled, question)).toEqual(allAnswers(fresh, question))
  const narrower = { asOf, view: 'public', basis }
  expect(allAnswers(recalled, narrower)).toEqual(allAnswers(fresh, narrower))
})

describe('over random histories', () => {
  const runs = { numRuns: 15 }
  test('what is remembered is what is worked out from nothing', { timeout: 60_000 }, () =>
    fc.assert(remembersAsFromNothing, runs),
  )
  test('what is recalled is what is worked out from nothing', { timeout: 60_000 }, () =>
    fc.assert(recallsAsFromNothing, runs),
  )
  for (const seed of seedsThatFailed) {
    test(`(regression) seed ${seed}`, () => fc.assert(remembersAsFromNothing, { ...runs, seed }))
  }
})

type Again = (json: unknown, sum: Sum) => string | null

/** Reads with a codec and prints again; null for JSON of another shape. */
function again<Value>(codec: Codec<Value>): Again {
  return (json, sum) => {
    const value = codec.parse(json)
    return value === null ? null : codec.print(value, clockOf(sum.agreement))
  }
}

const allAgain: readonly Again[] = [
  again(standingAnswer),
  again(summaryAnswer),
  again(stripAnswer),
  again(chartAnswer),
  again(clauseAnswer),
  again(tonightAnswer),
  again(timelineAnswer),
  again(factsAnswer),
  again(placesAnswer),
  again(accountAnswer),
  again(whyAnswer),
  again(exposureAnswer),
  again(whatIfAnswer),
  again(provenanceAnswer),
  again(dueAnswer),
]

const examples = [
  ['gaza-pause-2023', '2023-11-29T12:00+02:00'],
  ['two-sectors', '2031-04-20T12:00Z'],
] as const

describe.each(examples)('%s', (name, asOf) => {
  test('is told in the same bytes elsewhere', { timeout: 60_000 }, async () => {
    const { sum } = await openExample(name)
    const here = allAnswers(sum, { asOf })
    const args = [join(import.meta.dirname, 'print-answers.ts'), name, asOf]
    const elsewhere = { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }
    const env = { PATH: process.env['PATH'], ...elsewhere }
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, args, { env, maxBuffer: 1 << 27 })
    expect(stdout.split('\n')).toEqual(here)
  })

  test('is canonical, and the same once read and printed again', async () => {
    const { sum } = await openExample(name)
    for (const text of allAnswers(sum, { asOf })) {
      const json: unknown = JSON.parse(text)
      expect(isJson(json) && canonicalJson(json)).toBe(text)
      expect(allAgain.map((print) => print(json, sum))).toContain(text)
    }
  })
})
