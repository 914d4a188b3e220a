// Records on which the oracle and the monitor once differed, each with what the text gives.
//
// The right answer stands in words above each, and both are held to it.

import { named, type Fact, type Obligation } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, countOf, dutyOf, factOf, filterFor, linesFor, on } from '../testing.ts'
import { north, question, quotaOf, south } from '../testing.ts'
import { oracleLines } from './oracle.ts'

const term = { kind: 'term' } as const
const starts = { kind: 'edge', of: term, edge: 'start' } as const
const endOf = (n: number) => ({ kind: 'day', n, of: term, edge: 'end' }) as const
const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const persons = (value: number) => ({ amount: { value, unit: 'persons' } })
const within = (from: number, to: number) => ({
  at: { earliest: on(1, 6 + from), latest: on(1, 6 + to) },
})
const from = (id: string) => ({ source: named<Fact['source']>(id) })
const stepped = dutyOf({
  per: {
    kind: 'steps',
    opens: starts,
    steps: [
      { amount: fixed(3), due: endOf(1) },
      { amount: fixed(6), due: endOf(3) },
    ],
  },
  target: { compare: 'at-least', amount: fixed(6) },
})

function bothSay(
  obligations: readonly Obligation[],
  facts: readonly Fact[],
  asOf: ReturnType<typeof on>,
): readonly string[] {
  const agreement = agreementOf({ obligations })
  const asking = question(asOf)
  const given = standingFrom(agreement, { facts, acts: [] }, asking).statuses.map(
    ({ clause, instance, bearer, status }) =>
      [clause, instance, bearer ?? 'unnamed', status].join(' '),
  )
  const right = oracleLines({ agreement, facts, acts: [], question: asking })
  expect(given.toSorted()).toEqual(right.toSorted())
  return given
}

// Two sources told 6.9 together, and the larger alone 5.9: six are not surely reached, so that what
// waits for them waits, whoever told the part that was in time.
test('what one source told in time is not all that was told', () => {
  const waits = dutyOf({
    clause: named('2.2'),
    bearers: [south],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: { compare: 'at-least', amount: fixed(1) },
    per: { kind: 'once', opens: starts, due: endOf(2) },
    conditions: [{ kind: 'if-performed', clause: named('2.1'), step: null }],
  })
  const facts = [
    factOf({ act: named('withdraw'), actor: south, ...persons(1), ...within(0, 0) }),
    factOf({ ...persons(5.9), ...from('office'), ...within(46, 76) }),
    factOf({ ...persons(1), ...within(24, 24) }),
  ]
  expect(bothSay([stepped, waits], facts, on(5))).toEqual([
    '2.1 step-1 north late',
    '2.1 step-2 north undetermined',
    '2.2 once south undetermined',
  ])
})

// What is told of the day that begins with the deadline came after the window that is asked about:
// a total bounds what was in the window alone, and one of nobody named may have come late.
test('a total of a window says nothing of what nobody is named for after it', () => {
  const facts = [
    factOf({ ...persons(1), actor: null, ...from('office'), ...within(24, 48) }),
    factOf({ ...persons(2), ...within(24, 24), closes: true, period: day(2) }),
    factOf({ ...persons(0.1), ...within(0, 0), closes: true, period: day(1) }),
  ]
  expect(bothSay([stepped], facts, on(4))).toEqual([
    '2.1 step-1 north undetermined',
    '2.1 step-2 north undetermined',
  ])
})

// Of two acts that may have begun together, the first attack takes the one that was over first: the
// other may have been done at the very moment at which the second reply fell due.
test('of acts that may have begun together the one that was over first is taken first', () => {
  const reply = dutyOf({
    per: {
      kind: 'for-each',
      of: { kind: 'fact', filter: filterFor('attack'), grade: null },
      due: { kind: 'after', start: { kind: 'trigger' }, ms: 0 },
    },
    target: { compare: 'at-least', amount: fixed(3) },
  })
  const attack = { act: named<Fact['act']>('attack'), actor: null, sighting: 'unsaid' } as const
  const facts = [
    factOf({ ...attack, amount: { value: 1, unit: 'incidents' }, ...within(46, 46) }),
    factOf({ ...persons(4), ...from('office'), grade: 'verified', ...within(24, 48) }),
    factOf({ ...attack, amount: { value: 1, unit: 'incidents' }, ...within(23, 23) }),
    factOf({ ...persons(5.9), ...from('office'), ...within(24, 30) }),
  ]
  const lines = bothSay([reply], facts, on(3))
  expect(lines.map((line) => line.split(' ').at(-1))).toEqual(['late', 'undetermined'])
})

function day(n: number): NonNullable<Fact['period']> {
  return { from: on(n), to: on(n + 1) }
}

/** So many persons in all until the end of a day. */
const inAll = (last: number, value: number, more: Partial<Fact> = {}): Fact =>
  countOf(1, value, {
    act: named('release'),
    actor: north,
    tags: {},
    place: null,
    ...persons(value),
    period: { from: on(1), to: on(last + 1) },
    at: { earliest: on(1), latest: on(last + 1) },
    closes: false,
    running: true,
    ...more,
  })
const upper = named<Fact['place'] & string>('upper')
const lower = named<Fact['place'] & string>('lower')

// "They conflict only where arithmetic forbids both": four by day 3 forbid no three on day 1.
test('a later running total of another source undoes no earlier step', () => {
  const acts = [
    factOf({ ...persons(2), ...from('press'), place: upper, ...within(2, 2) }),
    factOf({ ...persons(1), ...from('agency'), place: lower, ...within(3, 3) }),
  ]
  const later = inAll(3, 4, from('office'))
  for (const facts of [acts, [...acts, later], [...acts, inAll(2, 1, from('office'))]]) {
    expect(linesFor([stepped], facts, on(5))[0]).toContain('step-1 north met 3/3')
  }
  // Two in all by day 3 do forbid it, where that is all there was.
  const closed = inAll(3, 2, { ...from('office'), closes: true })
  expect(linesFor([stepped], [...acts, closed], on(5))[0]).toContain(
    'undetermined -/3 counts-differ',
  )
})

// An act that may be among a count's, or may have come later, takes nothing from what was counted.
test('an act that may lie among what was counted undoes nothing of it', () => {
  const counted = inAll(1, 1, { place: upper })
  const two = factOf({ ...persons(2), place: lower, ...within(0, 0) })
  const perhaps = factOf({ ...persons(1), ...within(1, 25) })
  for (const facts of [
    [counted, two],
    [counted, two, perhaps],
  ]) {
    expect(linesFor([stepped], facts, on(5))[0]).toContain('step-1 north met 3/3')
  }
})

// "A count for a longer period says nothing about a day"; but none in all is none in each part.
test('a total of none for a longer time is none in each of its weeks', () => {
  const weekly = quotaOf({
    per: {
      kind: 'each',
      unit: 'week',
      opens: starts,
      closes: { kind: 'edge', of: term, edge: 'end' },
    },
  })
  const agreement = { term: { from: on(1), to: on(22) } }
  const inThreeWeeks = (value: number): Fact =>
    countOf(1, value, {
      period: { from: on(1), to: on(22) },
      at: { earliest: on(1), latest: on(22) },
    })
  expect(linesFor([weekly], [inThreeWeeks(0)], on(22), { agreement })).toEqual([
    'week-1 unnamed unmet 0/200 closed-below',
    'week-2 unnamed unmet 0/200 closed-below',
    'week-3 unnamed unmet 0/200 closed-below',
  ])
  expect(linesFor([weekly], [inThreeWeeks(150)], on(22), { agreement })).toEqual([
    'week-1 unnamed undetermined -/200 count-too-wide',
    'week-2 unnamed undetermined -/200 count-too-wide',
    'week-3 unnamed undetermined -/200 count-too-wide',
  ])
})

// "Own-interest words are claims", also beside another figure of their source that was verified: of
// the two each counts as far as it may, whichever was told first.
test('a figure that was verified counts beside its source’s claims, and lends them nothing', () => {
  const quota = (value: number): Obligation =>
    quotaOf({
      bearers: [north],
      per: { kind: 'once', opens: starts, due: endOf(1) },
      target: { compare: 'at-least', amount: fixed(value) },
    })
  const own = from('north')
  const verified = (value: number): Fact =>
    countOf(1, value, { ...own, grade: 'verified', closes: false })
  const claimed = (value: number): Fact => countOf(1, value, { ...own, closes: false })
  const [told, heard] = [verified(100), claimed(250)]
  for (const facts of [
    [told, heard],
    [claimed(250), verified(100)],
  ]) {
    expect(bothSay([quota(200)], facts, on(3))).toEqual(['3.1 once north undetermined'])
    expect(bothSay([quota(100)], facts, on(3))).toEqual(['3.1 once north met'])
  }
})
