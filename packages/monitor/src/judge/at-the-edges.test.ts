// Goal: what lies on an edge (a deadline, the end of a day, a window of no length, bounds that
// straddle) is as the text says, and what is not known there is not shown as met, late or unmet.

import { named, type Obligation, type Power, type RoleId } from '@holdfast/agreement'
import { hourMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import {
  actOf,
  coverageOf,
  countOf,
  dutyOf,
  eachDay,
  factOf,
  filterFor,
  incidentOf,
} from '../testing.ts'
import { linesFor, on, quotaOf, south } from '../testing.ts'

const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const starts = { kind: 'edge', of: { kind: 'term' }, edge: 'start' } as const
const onceBy = (n: number): Obligation['per'] => ({
  kind: 'once',
  opens: starts,
  due: { kind: 'day', n, of: { kind: 'term' }, edge: 'end' },
})
const replyWithin = (hours: number): Obligation =>
  dutyOf({
    per: {
      kind: 'for-each',
      of: { kind: 'fact', filter: filterFor('attack'), grade: null },
      due: { kind: 'after', start: { kind: 'trigger' }, ms: hours * hourMs },
    },
    target: { compare: 'at-least', amount: fixed(3) },
  })

test('of two clauses that open together, the one due first takes an act', () => {
  const target = { compare: 'at-least', amount: fixed(4) } as const
  const later = dutyOf({ clause: named('2.1'), per: onceBy(5), target })
  const sooner = dutyOf({ clause: named('2.2'), per: onceBy(2), target })
  const act = factOf({ amount: { value: 4, unit: 'persons' } })
  expect(linesFor([later, sooner], [act], on(3))).toEqual([
    'once north running 0/4 window-open',
    'once north met 4/4 target-reached',
  ])
})

test('a window of no length is unmet only where somebody watched its moment', () => {
  const attack = incidentOf({ at: { earliest: on(2, 12), latest: on(2, 12) } })
  const [line = ''] = linesFor([replyWithin(0)], [attack], on(3))
  expect(line).toContain('north undetermined 0/3 not-closed')
  const watched = coverageOf('release', 'valley', 2, 3)
  const [seen = ''] = linesFor([replyWithin(0)], [attack, watched], on(3))
  expect(seen).toContain('north unmet 0/3 closed-below')
})

test('more than an exact number is unmet, and never late', () => {
  const exactly = { compare: 'exactly', amount: fixed(200) } as const
  const facts = [countOf(1, 150), countOf(2, 51)]
  expect(linesFor([quotaOf({ per: onceBy(2), target: exactly })], facts, on(4))).toEqual([
    'once unnamed unmet 201/200 exceeded',
  ])
  // Reached after the window: the number was asked of the window alone.
  const after = [countOf(1, 100), countOf(2, 50), countOf(3, 50)]
  expect(linesFor([quotaOf({ per: onceBy(2), target: exactly })], after, on(5))).toEqual([
    'once unnamed unmet 150/200 closed-below',
  ])
})

test('past its deadline, what waits for a trigger is undetermined, also if it still comes', () => {
  const first = dutyOf({ clause: named('2.1'), per: onceBy(5) })
  const reply = dutyOf({
    clause: named('2.2'),
    bearers: [south],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: { compare: 'at-least', amount: fixed(1) },
    per: {
      ...onceBy(2),
      opens: { kind: 'performed', clause: named('2.1'), step: null },
    } as Obligation['per'],
  })
  const late = factOf({ at: { earliest: on(4, 12), latest: on(4, 12) } })
  const lineAt = (day: number) => linesFor([first, reply], [late], on(day))[1]
  expect(lineAt(2)).toBe('once south pending -/1 trigger-awaited')
  expect(lineAt(3)).toBe('once south undetermined -/1 condition-after-due')
  expect(lineAt(6)).toContain('once south undetermined')
})

test('an exact number is met only once something closes it, and exceeded at once', () => {
  const exactly = dutyOf({ target: { compare: 'exactly', amount: fixed(10) } })
  const act = factOf()
  const watched = coverageOf('release', 'valley', 1, 5)
  expect(linesFor([exactly], [act], on(3))).toEqual(['once north running 10/10 window-open'])
  expect(linesFor([exactly], [act], on(6))).toEqual(['once north undetermined 10/10 not-closed'])
  expect(linesFor([exactly], [act, watched], on(6))).toEqual([
    'once north met 10/10 target-reached',
  ])
  const more = factOf({ amount: { value: 1, unit: 'persons' } })
  expect(linesFor([exactly], [act, more], on(2))).toEqual(['once north unmet 11/10 exceeded'])
})

test('what another source tells is not too much where it may be the same', () => {
  const exactly = dutyOf({ target: { compare: 'exactly', amount: fixed(10) } })
  const again = factOf({ source: named('agency'), amount: { value: 3, unit: 'persons' } })
  const [line = ''] = linesFor([exactly], [factOf(), again], on(2))
  expect(line).toContain('once north running')
  const twelve = factOf({ source: named('agency'), amount: { value: 12, unit: 'persons' } })
  const [exceeded = ''] = linesFor([exactly], [factOf(), twelve], on(2))
  expect(exceeded).toContain('once north unmet 12/10 exceeded')
})

test('what may have been done in time, by nobody named, keeps a duty from being late', () => {
  const inTime = factOf({ actor: null })
  const late = factOf({ at: { earliest: on(6, 12), latest: on(6, 12) } })
  expect(linesFor([dutyOf()], [inTime, late], on(7))).toEqual([
    'once north undetermined 10/10 actor-unknown',
  ])
})

test('what came after the deadline, by nobody named, keeps a closed duty from being unmet', () => {
  const watched = coverageOf('release', 'valley', 1, 5)
  const late = factOf({ actor: null, at: { earliest: on(6, 12), latest: on(6, 12) } })
  expect(linesFor([dutyOf()], [watched], on(7))[0]).toContain('unmet')
  expect(linesFor([dutyOf()], [watched, late], on(7))).toEqual([
    'once north undetermined 0/10 actor-unknown',
  ])
})

test('bounds that end with a day lie in it, and its end is the next day’s', () => {
  const target = { compare: 'at-least', amount: fixed(10) } as const
  const daily = dutyOf({ per: eachDay, target })
  const watched = coverageOf('release', 'valley', 1, 4)
  const daysOf = (from: number, to: number) => {
    const told = factOf({ at: { earliest: on(1, from), latest: on(1, to) } })
    return linesFor([daily], [watched, told], on(4)).slice(0, 3)
  }
  const met = 'north met 10/10 target-reached'
  const unmet = 'north unmet 0/10 closed-below'
  expect(daysOf(12, 30)).toEqual([`day-1 ${met}`, `day-2 ${unmet}`, `day-3 ${unmet}`])
  expect(daysOf(30, 30)).toEqual([`day-1 ${unmet}`, `day-2 ${met}`, `day-3 ${unmet}`])
  const open = 'north undetermined 0/10 bounds-straddle'
  expect(daysOf(12, 31)).toEqual([`day-1 ${open}`, `day-2 ${open}`, `day-3 ${unmet}`])
})

test('acts that were over together go in the order in which they may have begun', () => {
  // The first is excused from where the day ends: it has what the day was told of, and no more.
  const target = { compare: 'at-least', amount: fixed(4) } as const
  const first = dutyOf({ clause: named('2.1'), per: onceBy(3), target })
  const second = dutyOf({ clause: named('2.2'), per: onceBy(5), target })
  const amount = { value: 4, unit: 'persons' }
  const atTheEnd = factOf({ amount, at: { earliest: on(2), latest: on(2) } })
  const ofTheDay = factOf({ amount, at: { earliest: on(1), latest: on(2) } })
  const excuse = actOf(
    { kind: 'excuse', clause: named('2.1'), instance: null, bearer: null },
    { at: { earliest: on(2), latest: on(2) } },
  )
  const power = { clause: named<Power['clause']>('5.1'), holders: [named<RoleId>('envoy')] }
  const limits = { rule: 'any', scope: null, daysAtOnce: null, daysInAll: null } as const
  const powers: readonly Power[] = [{ ...power, ...limits, effect: 'excuse' }]
  expect(
    linesFor([first, second], [atTheEnd, ofTheDay], on(6), {
      acts: [excuse],
      agreement: { powers },
    }),
  ).toEqual(['once north met 4/4 target-reached', 'once north met 4/4 target-reached'])
})

test('what may have reached a target first opens what waits for it', () => {
  // The six may have come at the very beginning; without them the one alone is too little.
  const target = { compare: 'at-least', amount: fixed(6) } as const
  const first = dutyOf({ clause: named('2.1'), per: onceBy(3), target })
  const second = dutyOf({
    clause: named('2.2'),
    bearers: [south],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: { compare: 'at-least', amount: fixed(1) },
    per: {
      kind: 'once',
      opens: { kind: 'performed', clause: named('2.1'), step: null },
      due: { kind: 'day', n: 2, of: { kind: 'term' }, edge: 'end' },
    },
  })
  const one = factOf({
    amount: { value: 1, unit: 'persons' },
    at: { earliest: on(1, 12), latest: on(1, 12) },
  })
  const six = factOf({
    amount: { value: 6, unit: 'persons' },
    at: { earliest: on(1), latest: on(2) },
  })
  const left = factOf({
    act: named('withdraw'),
    actor: south,
    amount: { value: 1, unit: 'persons' },
    at: { earliest: on(1, 9), latest: on(1, 9) },
  })
  expect(linesFor([first, second], [one, six, left], on(2))).toEqual([
    'once north met 6/6 target-reached',
    'once south met 1/1 target-reached',
  ])
})

test('a condition that may have come after the deadline leaves what was done late open', () => {
  const first = dutyOf({ clause: named('2.1'), per: onceBy(5) })
  const second = dutyOf({
    clause: named('2.2'),
    bearers: [south],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: { compare: 'at-least', amount: fixed(10) },
    per: onceBy(3),
    conditions: [{ kind: 'if-performed', clause: named('2.1'), step: null }],
  })
  const withdrawn = factOf({
    act: named('withdraw'),
    actor: south,
    at: { earliest: on(5, 12), latest: on(5, 12) },
  })
  const given = (from: number, to: number) => {
    const at = { earliest: on(3, from), latest: on(3, to) }
    return linesFor([first, second], [factOf({ at }), withdrawn], on(6))[1]
  }
  expect(given(12, 30)).toBe('once south late 10/10 reached-late')
  expect(given(12, 31)).toBe('once south undetermined 10/10 condition-after-due')
})

test('where the text names nobody, who did it does not tell two reports apart', () => {
  const unnamed = { ...dutyOf().measure, byBearer: false }
  const duty = dutyOf({ bearers: null, measure: unnamed })
  const byNorth = factOf({ amount: { value: 6, unit: 'persons' } })
  const bySouth = factOf({ ...byNorth, key: named('k'), actor: south, source: named('agency') })
  expect(linesFor([duty], [byNorth, bySouth], on(5))).toEqual([
    'once unnamed undetermined -/10 may-be-same',
  ])
  expect(linesFor([duty], [byNorth, { ...bySouth, source: byNorth.source }], on(5))).toEqual([
    'once unnamed met 10/10 target-reached',
  ])
})

test('nobody closes an exact number for itself, and each may against itself', () => {
  // "A word that moves an instance toward met … is own-interest from the bearer's side."
  const exactly = dutyOf({ target: { compare: 'exactly', amount: fixed(10) } })
  const watchedBy = (source: string) => {
    return { ...coverageOf('release', 'valley', 1, 5), source: named<RoleId>(source) }
  }
  const few = factOf({ amount: { value: 9, unit: 'persons' } })
  const read = (...facts: Parameters<typeof linesFor>[1]) => linesFor([exactly], facts, on(6))
  expect(read(factOf(), watchedBy('north'))).toEqual(['once north undetermined 10/10 not-closed'])
  expect(read(few, watchedBy('north'))).toEqual(['once north unmet 9/10 closed-below'])
  expect(read(factOf(), watchedBy('south'))).toEqual(['once north met 10/10 target-reached'])
  expect(read(few, watchedBy('south'))).toEqual(['once north undetermined 9/10 not-closed'])
})

test('of two steps, what may have been in time is not passed over for what was late', () => {
  const steps: Obligation['per'] = {
    kind: 'steps',
    opens: starts,
    steps: [
      { amount: fixed(3), due: { kind: 'day', n: 1, of: { kind: 'term' }, edge: 'end' } },
      { amount: fixed(6), due: { kind: 'day', n: 3, of: { kind: 'term' }, edge: 'end' } },
    ],
  }
  const duty = dutyOf({ per: steps, target: { compare: 'at-least', amount: fixed(6) } })
  const late = factOf({
    amount: { value: 1, unit: 'persons' },
    at: { earliest: on(2, 12), latest: on(2, 12) },
  })
  const maybe = (value: number) =>
    factOf({ amount: { value, unit: 'persons' }, at: { earliest: on(1), latest: on(2, 15) } })
  const first = (...facts: Parameters<typeof linesFor>[1]) => linesFor([duty], facts, on(6))[0]
  // All three may have come on day 1, and the one of day 2 is then the second step's.
  expect(first(late, maybe(3))).toBe('step-1 north undetermined 0/3 bounds-straddle')
  expect(first(late, maybe(2))).toBe('step-1 north late 3/3 reached-late')
})

test('what may not be over leaves open what it may still come to, late as well as in time', () => {
  const watched = coverageOf('release', 'valley', 1, 5)
  const underWay = (from: number) => factOf({ at: { earliest: on(from), latest: on(7) } })
  expect(linesFor([dutyOf()], [watched], on(6))).toEqual(['once north unmet 0/10 closed-below'])
  const open = ['once north undetermined 0/10 bounds-straddle']
  expect(linesFor([dutyOf()], [watched, underWay(4)], on(6))).toEqual(open)
  expect(linesFor([dutyOf()], [watched, underWay(5)], on(6))).toEqual(open)
  expect(linesFor([dutyOf()], [watched, underWay(5)], on(7))).toEqual([
    'once north late 10/10 reached-late',
  ])
  const exactly = dutyOf({ target: { compare: 'exactly', amount: fixed(10) } })
  expect(linesFor([exactly], [watched, underWay(4)], on(6))).toEqual(open)
})

test('a count that goes on after the agreement’s end says nothing of its last day', () => {
  const twoDays = { from: on(7), to: on(9) }
  const counted = (value: number) =>
    countOf(7, value, { period: twoDays, at: { earliest: twoDays.from, latest: twoDays.to } })
  const last = (value: number) => linesFor([quotaOf()], [counted(value)], on(9))[6]
  expect(last(200)).toBe('day-7 unnamed undetermined -/200 count-too-wide')
  expect(last(40)).toBe('day-7 unnamed undetermined -/200 count-too-wide')
})
