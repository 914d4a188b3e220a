// Goal: figures of days, weeks and months, of every unit, from sources of each side and class, mean
// what AGREEMENTS.md says: also where they are corrected, taken back, or only some of it.
// Method: counts as people sign them and the statuses they come to, on every basis.

import { hash } from 'node:crypto'
import type { JsonObject } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { riversHeading } from './testing.ts'
import { timeOn, toldWith, type Telling } from './told-testing.ts'

const sha256 = (bytes: Uint8Array) => new Uint8Array(hash('sha256', bytes, 'buffer'))
const told = toldWith(sha256)

/** A text that is in force from a date until the end of the year. */
const toldFrom = (date: string) =>
  toldWith(
    sha256,
    riversHeading.replace('from 2031-04-01T06:00 for 7 days', `from ${date} until 2031-12-31`),
  )

function counted(source: string, amount: number, more: JsonObject = {}): Telling {
  const what = { cargo: 'relief', unit: 'vessels', stage: 'entered', place: 'valley', closes: true }
  const body = { ...what, amount, date: '2031-04-01', ...more }
  const signs = ['north', 'south', 'watch'].includes(source)
  return signs
    ? [source, 'aid.counted', body]
    : ['compiler', 'aid.counted', { ...body, quote: { source } }]
}

/** Between the mornings of two dates, of which the second is no part. */
function between(source: string, amount: number, from: string, to: string): Telling {
  const period = { from: `${from}T06:00Z`, to: `${to}T06:00Z` }
  const [who, kind, { date: _date, ...body }] = counted(source, amount) as [
    string,
    string,
    JsonObject,
  ]
  return [who, kind, { ...body, period }]
}

const floor = '1.1  south must bring at least 40 relief vessels into valley each day'
const first = (clauses: string, words: readonly Telling[], asOf = timeOn(7)): string =>
  told(clauses, words, asOf).lines[0]?.replace(/^\S+ \S+ \S+ /, '') ?? 'none'

describe('a floor of a day', () => {
  const open = { closes: false }
  test.each<[string, readonly Telling[], string]>([
    ['silence', [], 'undetermined -/40 no-count'],
    ['an outside total', [counted('agency', 40)], 'met 40/40 target-reached'],
    ['an outside total below', [counted('agency', 39)], 'unmet 39/40 closed-below'],
    ['on the way', [counted('agency', 39, open)], 'undetermined 39/40 not-closed'],
    [
      'two outside',
      [counted('agency', 39), counted('wire', 41)],
      'undetermined -/40 counts-differ',
    ],
    ['its own, above', [counted('south', 50)], 'undetermined 50/40 not-closed'],
    ['its own, below', [counted('south', 30)], 'unmet 30/40 closed-below'],
    ['the other side’s, above', [counted('north', 50)], 'met 50/40 target-reached'],
    ['the other side’s, below', [counted('north', 30)], 'undetermined 30/40 not-closed'],
    ['of parts', parts('agency', 25, 20), 'met 45/40 target-reached'],
    [
      'of parts of two',
      [part('agency', 25, 'upper'), part('wire', 20, 'lower')],
      'undetermined -/40 not-closed',
    ],
    [
      'of the whole and its part',
      [part('agency', 25, 'upper'), counted('agency', 30)],
      'unmet 30/40 closed-below',
    ],
    [
      'of a whole below its parts',
      [...parts('agency', 25, 20), counted('agency', 30)],
      'undetermined -/40 counts-differ',
    ],
    [
      'of two stages',
      [counted('agency', 45), counted('agency', 30, { stage: 'collected' })],
      'undetermined -/40 counts-differ',
    ],
    ['another kind', [counted('agency', 45, { cargo: 'food' })], 'undetermined -/40 no-count'],
    ['another unit', [counted('agency', 45, { unit: 'flights' })], 'undetermined -/40 no-count'],
    [
      'of two days',
      [between('agency', 99, '2031-04-01', '2031-04-03')],
      'undetermined -/40 count-too-wide',
    ],
  ])('%s', (_, words, status) => {
    expect(first(floor, words)).toBe(status)
  })
})

function part(source: string, amount: number, place: string): Telling {
  return counted(source, amount, { place })
}

function parts(source: string, upper: number, lower: number): readonly Telling[] {
  return [part(source, upper, 'upper'), part(source, lower, 'lower')]
}

test('more than an exact number is exceeded, and fewer closed below', () => {
  const exactly = floor.replace('at least', 'exactly')
  expect(first(exactly, [counted('agency', 41)])).toBe('unmet 41/40 exceeded')
  expect(first(exactly, [counted('agency', 39)])).toBe('unmet 39/40 closed-below')
  expect(first(exactly, [counted('agency', 40)])).toBe('met 40/40 target-reached')
  expect(first(exactly, [counted('agency', 40, { closes: false })])).toContain('undetermined')
})

describe('a word that is said anew', () => {
  const again =
    (who: string, body: JsonObject): Telling =>
    (said) => [who, 'record.corrected', { statement: said[0] ?? '', body, why: 'A digit.' }]
  const bodyOf = (source: string, amount: number): JsonObject =>
    (counted(source, amount) as [string, string, JsonObject])[2]
  const back =
    (who: string): Telling =>
    (said) => [who, 'record.retracted', { statement: said[0] ?? '', why: 'It was not so.' }]

  test('takes the place of what was said', () => {
    const agency = (amount: number): Telling => again('compiler', bodyOf('agency', amount))
    expect(first(floor, [counted('agency', 25), agency(45)])).toBe('met 45/40 target-reached')
    expect(first(floor, [counted('agency', 45), agency(25)])).toBe('unmet 25/40 closed-below')
    expect(first(floor, [counted('agency', 45), back('compiler')])).toBe(
      'undetermined -/40 no-count',
    )
  })

  test('by a side, takes its place among claims as well', () => {
    const answer = told(
      floor,
      [counted('south', 50), again('south', bodyOf('south', 45))],
      timeOn(7),
    )
    expect(answer.lines[0]).toContain('undetermined 45/40')
    expect(answer.claims[0]).toEqual(['south 45'])
    expect(first(floor, [counted('south', 50), again('south', bodyOf('south', 30))])).toBe(
      'unmet 30/40 closed-below',
    )
  })
})

describe('on another basis', () => {
  const on = (basis: string, words: readonly Telling[]): string =>
    first(`${floor}, ${basis}`, words)
  const verified: Telling = (said) => [
    'watch',
    'record.confirmed',
    { statement: said[0] ?? '', grade: 'verified' },
  ]
  const determined: Telling = (said) => [
    'board',
    'taskforce.found',
    {
      statement: said[0] ?? '',
      body: 'board',
      finding: 'established',
      rule: 'consensus',
      dissents: [],
      words: 'It was so.',
    },
  ]

  test.each([
    ['reported', 'met', 'met', 'met'],
    ['corroborated', 'undetermined', 'met', 'met'],
    ['verified', 'undetermined', 'met', 'met'],
    ['verified by watch', 'undetermined', 'met', 'undetermined'],
    ['determined', 'undetermined', 'undetermined', 'met'],
    ['determined by board', 'undetermined', 'undetermined', 'met'],
  ])('%s: %s as told, %s verified, %s determined', (basis, asTold, whenVerified, whenFound) => {
    const count = counted('agency', 45)
    expect(on(basis, [count])).toContain(asTold)
    expect(on(basis, [count, verified])).toContain(whenVerified)
    expect(on(basis, [count, determined])).toContain(whenFound)
  })
})

describe('weeks and months', () => {
  const monthly = '1.1  south must bring at least 500 relief vessels into valley each month'
  const statuses = (from: string, clauses: string, words: readonly Telling[], asOf: string) =>
    toldFrom(from)(clauses, words, asOf).lines.map((line) => line.split(' ').slice(1, 5).join(' '))

  test('of months, each takes its own, however it is made up', () => {
    const words = [
      between('agency', 510, '2031-04-01', '2031-05-01'),
      between('agency', 250, '2031-05-01', '2031-05-16'),
      between('agency', 240, '2031-05-16', '2031-06-01'),
      between('agency', 900, '2031-06-15', '2031-07-15'),
    ]
    const lines = statuses('2031-04-01T06:00', monthly, words, '2031-08-01T12:00Z')
    expect(lines.slice(0, 4)).toEqual([
      'month-1 south met 510/500',
      'month-2 south unmet 490/500',
      'month-3 south undetermined -/500',
      'month-4 south undetermined -/500',
    ])
  })

  test('a month from a last day ends with the last day of a shorter one', () => {
    const words = [
      between('agency', 510, '2031-01-31', '2031-02-28'),
      between('agency', 520, '2031-02-28', '2031-03-31'),
      between('agency', 490, '2031-03-31', '2031-04-30'),
    ]
    const lines = statuses('2031-01-31T06:00', monthly, words, '2031-06-01T12:00Z')
    expect(lines.slice(0, 3)).toEqual([
      'month-1 south met 510/500',
      'month-2 south met 520/500',
      'month-3 south unmet 490/500',
    ])
  })

  test('a week of a source that begins on another weekday is no week of the agreement', () => {
    const weekly = '1.1  south must bring at least 70 relief vessels into valley each week'
    const words = [
      between('agency', 80, '2031-04-01', '2031-04-08'),
      between('agency', 200, '2031-04-10', '2031-04-17'),
    ]
    const lines = statuses('2031-04-01T06:00', weekly, words, '2031-04-23T12:00Z')
    expect(lines.slice(0, 3)).toEqual([
      'week-1 south met 80/70',
      'week-2 south undetermined -/70',
      'week-3 south undetermined -/70',
    ])
  })

  test('a last day by its date is the whole of that day', () => {
    const by = '1.1  south must bring at least 500 relief vessels into valley by 2031-02-28'
    const last = counted('agency', 510, { date: '2031-02-28' })
    expect(statuses('2031-01-31T06:00', by, [last], '2031-03-02T12:00Z')).toEqual([
      'once south met 510/500',
    ])
  })
})
