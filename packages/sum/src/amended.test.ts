// An agreement that was amended: a text in force from a moment.
//
// Goal: what was over before stays as the older text has it, whatever is said later; what was open
// goes on under the newer; and an answer as of an earlier moment, or at an earlier cut, is that of
// the older alone. Method: the cast's agreement with its third day's morning as the moment, changed
// in one place at a time, beside sums of the older and of the newer text alone.

import { hash } from 'node:crypto'
import { encodeHex, parseInstant, present, type Bytes } from '@holdfast/base'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import type { JsonObject } from '@holdfast/record'
import { expect, test } from 'vitest'
import type { Answer } from './answer.ts'
import type { Sum } from './open-sum.ts'
import { riversFiles, riversStory, riversSum, riversText } from './testing.ts'
import type { Text } from './text.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const instant = (text: string) => present(parseInstant(text), text)
const from = instant('2031-04-03T06:00Z')
const filesOf = ({ files }: Text) =>
  [...files].map(([name, bytes]) => ({ name, sha256: encodeHex(sha256(bytes)) }))

type Saying = readonly [kind: string, body: JsonObject]

function counted(day: number, amount: number): Saying {
  const date = `2031-04-0${day}`
  const what = { cargo: 'relief', unit: 'trucks', amount, stage: 'entered', place: 'valley' }
  return ['aid.counted', { ...what, date, closes: true, quote: { source: 'agency' } }]
}

function fired(day: number, hour = 12): Saying {
  const at = `2031-04-0${day}T${hour}:00Z`
  const times = { earliest: at, latest: at }
  const quote = { source: 'agency' }
  return [
    'incident.reported',
    {
      what: 'fire',
      against: 'north',
      place: 'upper',
      at: times,
      particulars: 'shots at a bridge',
      quote,
    },
  ]
}

/** Sums of the amended agreement; texts may be given whole, or as files beside the newest. */
function amended(now: Text, said: readonly Saying[], moment: typeof from | null = from): Sum {
  const first = riversFiles()
  const story = riversStory(sha256)
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf(first)))
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf(now), moment))
  for (const [kind, body] of said) story.say('compiler', kind, body)
  const sum = riversSum(sha256, [first, now])
  for (const { room, entries } of story.rooms) for (const one of entries) sum.observe(room, one)
  return sum
}

function asked(sum: Sum, asOf: string, more: { readonly size?: number } = {}): Answer {
  const [room] = sum.rooms()
  const view = room === undefined ? [] : [room.id]
  const { size } = more
  const knownAt = size === undefined || room === undefined ? null : new Map([[room.id, size]])
  const question = { basis: null, source: null, stage: null, view, knownAt }
  return sum.standing({ ...question, asOf: instant(asOf) }, from)
}

function lines({ standing }: Answer, clause: string): readonly string[] {
  return standing.statuses
    .filter((one) => one.clause === clause)
    .map(({ instance, bearer, status, target }) =>
      [instance, bearer ?? '-', status, target.value].join(' '),
    )
}

const more = riversFiles(riversText.replace('at least 20', 'at least 30'))
const week = [1, 2, 3, 4, 5, 6, 7].map((day) => counted(day, 25))

test('days before stay under the older text, also where they are counted later', () => {
  const sum = amended(more, week)
  expect(lines(asked(sum, '2031-04-08T06:00Z'), '3.1')).toEqual([
    'day-1 south met 20',
    'day-2 south met 20',
    'day-3 south unmet 30',
    'day-4 south unmet 30',
    'day-5 south unmet 30',
    'day-6 south unmet 30',
    'day-7 south unmet 30',
  ])
})

test('as of a moment before, and at a cut before it was adopted, the older text is alone', () => {
  const sum = amended(more, week)
  const old = amended(riversFiles(), week, null)
  for (const asOf of ['2031-04-02T06:00Z', '2031-04-03T05:59Z']) {
    expect(lines(asked(sum, asOf), '3.1')).toEqual(lines(asked(old, asOf), '3.1'))
    expect(asked(sum, asOf).agreement).toEqual(old.agreement)
  }
  const [room] = sum.rooms()
  const early = asked(sum, '2031-04-08T06:00Z', { size: (room?.size ?? 0) - week.length - 1 })
  expect(lines(early, '3.1')).toHaveLength(7)
  expect(lines(early, '3.1').every((line) => line.endsWith(' 20'))).toBe(true)
})

test('a clause that nothing changes is as it would be under one text', () => {
  const said = [...week, fired(2), fired(5)]
  const sum = amended(more, said)
  const old = amended(riversFiles(), said, null)
  for (const clause of ['1.1', '2.1', '4.1']) {
    for (const asOf of ['2031-04-04T12:00Z', '2031-04-08T06:00Z']) {
      expect(lines(asked(sum, asOf), clause)).toEqual(lines(asked(old, asOf), clause))
    }
  }
})

test('what was still open is asked by the newer text', () => {
  const now = riversFiles(
    riversText.replace(
      'release 10 soldier from held-by-north within 4',
      'release 12 soldier from held-by-north within 6',
    ),
  )
  const sum = amended(now, [])
  expect(lines(asked(sum, '2031-04-02T12:00Z'), '2.1')).toEqual(['once north running 10'])
  const answer = asked(sum, '2031-04-03T12:00Z')
  expect(lines(answer, '2.1')).toEqual(['once north running 12'])
  const [status] = answer.standing.statuses.filter(({ clause }) => clause === '2.1')
  expect(status?.window.to).toBe(instant('2031-04-07T06:00Z'))
})

test('a ban that is left out ends, and what it was before stays on record', () => {
  const without = riversFiles(riversText.replace(/^1\.1 .*$/m, '1.2  term: calm'))
  const sum = amended(without, [fired(2), fired(5)])
  const answer = asked(sum, '2031-04-08T06:00Z')
  expect(lines(answer, '1.1').filter((line) => line.includes('north'))).toEqual([
    'day-1 north undetermined 0',
    'day-2 north unmet 0',
    'day-3 north void 0',
    'day-4 north void 0',
    'day-5 north void 0',
    'day-6 north void 0',
    'day-7 north void 0',
  ])
  const [ended] = answer.standing.statuses.filter(({ status }) => status === 'void')
  expect(ended?.reason).toMatchObject({ code: 'superseded-by' })
  expect(answer.agreement.clauses.map(({ id }) => id)).toContain('1.1')
})

test('a ban that is added binds from its moment, in the midst of a day', () => {
  const wider = riversFiles(
    riversText.replace(
      '## 2. Releases',
      '```pact\n1.2  each party must not attack in valley, each day\n```\n\n## 2. Releases',
    ),
  )
  const noon = instant('2031-04-03T12:00Z')
  const bombarded = (hour: number): Saying => {
    const [kind, body] = fired(3, hour)
    return [kind, { ...body, what: 'attack' }]
  }
  const sum = amended(wider, [bombarded(11)], noon)
  const day3 = (of: Sum): readonly string[] =>
    lines(asked(of, '2031-04-05T06:00Z'), '1.2').filter((line) => line.startsWith('day-3 north'))
  expect(day3(sum)).toEqual(['day-3 north undetermined 0'])
  expect(day3(amended(wider, [bombarded(13)], noon))).toEqual(['day-3 north unmet 0'])
  expect(lines(asked(sum, '2031-04-05T06:00Z'), '1.2').some((line) => /day-[12] /.test(line))).toBe(
    false,
  )
})

test('files of the older text are known by their hashes; one that is missing is named', () => {
  const first = riversFiles()
  const beside = new Map([
    ...more.files,
    ['agreement-1.md', present(first.files.get('agreement.md'), 'it')],
  ])
  const story = riversStory(sha256)
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf(first)))
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf({ files: beside }), from))
  for (const [kind, body] of week) story.say('compiler', kind, body)
  const sumFrom = (text: Text): Sum => {
    const sum = riversSum(sha256, [text])
    for (const { room, entries } of story.rooms) for (const one of entries) sum.observe(room, one)
    return sum
  }
  const whole = asked(sumFrom({ files: beside }), '2031-04-08T06:00Z')
  expect(whole.differsIn).toBeNull()
  expect(lines(whole, '3.1').slice(0, 3)).toEqual([
    'day-1 south met 20',
    'day-2 south met 20',
    'day-3 south unmet 30',
  ])
  expect(asked(sumFrom(more), '2031-04-08T06:00Z').differsIn).toBe('agreement-1.md')
  // At a cut before the newer text was adopted the older one alone is asked, from its file aside.
  const sum = sumFrom({ files: beside })
  const size = (sum.rooms()[0]?.size ?? 0) - week.length - 1
  const early = asked(sum, '2031-04-08T06:00Z', { size })
  expect(early.differsIn).toBeNull()
  expect(lines(early, '3.1').map((line) => line.split(' ').at(-1))).toEqual(Array(7).fill('20'))
})

test('why is told under the text that the instance is under, and a fork goes on from there', () => {
  const sum = amended(more, week)
  const view = sum
    .rooms()
    .slice(0, 1)
    .map(({ id }) => id)
  const question = {
    basis: null,
    source: null,
    stage: null,
    view,
    knownAt: null,
    asOf: instant('2031-04-08T06:00Z'),
  }
  const why = sum.why(question, from, {
    clause: present(
      sum.agreement.clauses.find(({ id }) => id === '3.1'),
      'it',
    ).id,
    instance: null,
  })
  expect(why.map(({ instance }) => instance)).toEqual([
    'day-1',
    'day-2',
    'day-3',
    'day-4',
    'day-5',
    'day-6',
    'day-7',
  ])
  expect(lines(asked(sum.fork(), '2031-04-08T06:00Z'), '3.1')).toEqual(
    lines(asked(sum, '2031-04-08T06:00Z'), '3.1'),
  )
  expect(sum.texts().map((one) => one.from)).toEqual([null, from])
})
