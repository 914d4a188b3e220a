// Goal: what several sources tell is added up only where it cannot be the same (AGREEMENTS.md,
// "What adds up").
// Method: releases told by one, two and three sources, in parts of a valley and over days.

import { named } from '@holdfast/agreement'
import type { Fact, Obligation, PlaceId, RoleId } from '@holdfast/agreement'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, coverageOf, dutyOf, factOf, lines, on, question } from '../testing.ts'

const at = (from: number, to = from) => ({ earliest: on(from, 12), latest: on(to, 12) })
const told = (source: string, persons: number, more: Partial<Fact> = {}): Fact =>
  factOf({
    source: named<RoleId>(source),
    amount: { value: persons, unit: 'persons' },
    at: at(1),
    ...more,
  })
const inPlace = (place: string): { readonly place: PlaceId } => ({ place: named<PlaceId>(place) })

function read(facts: readonly Fact[], more: Partial<Obligation> = {}, asOf = on(6)): string {
  const agreement = agreementOf({ obligations: [dutyOf(more)] })
  return lines(standingFrom(agreement, { facts, acts: [] }, question(asOf))).join('; ')
}

const asking = (value: number): Partial<Obligation> => ({
  target: { compare: 'at-least', amount: { kind: 'fixed', value } },
})
const watched = coverageOf('release', 'valley', 1, 8)

describe('a duty that several sources tell of', () => {
  test('is not met by the same release told twice', () => {
    expect(read([told('u', 6), told('v', 5)])).toBe('once north undetermined -/10 may-be-same')
    expect(read([told('u', 6), told('v', 5)], {}, on(3))).toBe(
      'once north running -/10 may-be-same',
    )
  })

  test('says between how many there were, and what each says', () => {
    const agreement = agreementOf({ obligations: [dutyOf()] })
    const heard = { facts: [told('u', 6), told('v', 5)], acts: [] }
    const [status] = standingFrom(agreement, heard, question(on(6))).statuses
    expect(status?.reason).toEqual({ code: 'may-be-same', least: 6, most: 11 })
    expect(status?.readings.map(({ source, value }) => `${source} ${value}`)).toEqual([
      'u 6',
      'v 5',
    ])
  })

  test('is met by what one of them says alone, and adds up one source’s own reports', () => {
    expect(read([told('u', 6), told('u', 4), told('v', 5)])).toBe(
      'once north met 10/10 target-reached',
    )
  })

  test('is met by reports of places apart; one of somewhere undoes nothing', () => {
    const apart = [told('u', 6, inPlace('upper')), told('v', 6, inPlace('lower'))]
    expect(read(apart, asking(12))).toBe('once north met 12/12 target-reached')
    expect(read([...apart, told('w', 6)], asking(12))).toBe('once north met 12/12 target-reached')
    expect(read([told('u', 6, inPlace('upper')), told('v', 6, inPlace('valley'))])).toBe(
      'once north undetermined -/10 may-be-same',
    )
  })

  test('is met by reports of days apart, and not where one spans both', () => {
    expect(read([told('u', 6), told('v', 5, { at: at(3) })])).toBe(
      'once north met 10/10 target-reached',
    )
    expect(read([told('u', 6), told('v', 5, { at: at(1, 3) })])).toBe(
      'once north undetermined -/10 may-be-same',
    )
  })

  test('takes a time to the minute two hours wide: around the day’s end it may be the same', () => {
    const before = { earliest: on(2, 5), latest: on(2, 5) }
    const halfPast = Math.trunc(on(2, 5) + 1_800_000) as Fact['at']['earliest']
    const after = { earliest: on(2, 7), latest: on(2, 7) }
    expect(read([told('u', 6, { at: before }), told('v', 5, { at: after })])).toBe(
      'once north met 10/10 target-reached',
    )
    const near = { earliest: halfPast, latest: halfPast }
    expect(read([told('u', 6, { at: near }), told('v', 5, { at: after })])).toBe(
      'once north undetermined -/10 may-be-same',
    )
  })

  test('is unmet where even all of it together is too little, and something closes it', () => {
    expect(read([told('u', 4), told('v', 5), watched], {}, on(8))).toBe(
      'once north unmet 5/10 closed-below',
    )
  })
})

test('a ceiling is broken only by what cannot be the same', () => {
  const most = (value: number): Partial<Obligation> => ({
    target: { compare: 'at-most', amount: { kind: 'fixed', value } },
  })
  const facts = [told('u', 6), told('v', 5), watched]
  expect(read(facts, most(5), on(8))).toBe('once north unmet 6/5 exceeded')
  expect(read(facts, most(8), on(8))).toBe('once north undetermined -/8 may-be-same')
  expect(read(facts, most(11), on(8))).toBe('once north met 11/11 kept-below')
})

describe('what nothing can take', () => {
  // "Least = the greater of the largest source's own sum, and the sum, over days and classes, of
  // the greater of that day's largest source and the sum over its places of each place's largest":
  // what happened before anything opened is in no sum, and so is no reason to add less up. 6 in
  // upper and 1 in lower are 7, whatever the first had told of the hour before.
  const atHour = (day: number, hour: number) => ({ earliest: on(day, hour), latest: on(day, hour) })
  const upper = told('u', 6, { ...inPlace('upper'), at: atHour(1, 7) })
  const lower = told('v', 1, { ...inPlace('lower'), at: atHour(1, 6) })
  const before = told('u', 1, { at: atHour(1, 5) })
  const most = { target: { compare: 'at-most', amount: { kind: 'fixed', value: 6 } } } as const
  const exactly = { target: { compare: 'exactly', amount: { kind: 'fixed', value: 6 } } } as const

  test('undoes nothing of a floor, a ceiling or an exact number', () => {
    for (const facts of [
      [upper, lower],
      [before, upper, lower],
    ]) {
      expect(read(facts, asking(7))).toBe('once north met 7/7 target-reached')
      expect(read(facts, most)).toBe('once north unmet 7/6 exceeded')
      expect(read(facts, exactly)).toBe('once north unmet 7/6 exceeded')
    }
  })

  test('is what may lie after a ceiling’s end too', () => {
    const over = told('u', 1, { at: { earliest: on(4, 5), latest: on(5, 7) } })
    expect(read([upper, lower, over], most)).toBe('once north unmet 7/6 exceeded')
  })

  test('adds nothing up that may be the same', () => {
    const somewhere = { ...lower, place: null }
    expect(read([before, upper, somewhere], asking(7))).toContain('undetermined')
    expect(read([before, upper, somewhere], most)).toContain('undetermined')
    expect(read([before, upper, somewhere], exactly)).toContain('undetermined')
  })
})

test('an exact number is unmet where even all of it together is too little', () => {
  const exactly = { target: { compare: 'exactly', amount: { kind: 'fixed', value: 12 } } } as const
  expect(read([told('u', 6), told('v', 5), watched], exactly, on(8))).toBe(
    'once north unmet 6/12 closed-below',
  )
  expect(read([told('u', 6), told('v', 7), watched], exactly, on(8))).toContain('undetermined')
})

const report = fc
  .record({
    source: fc.constantFrom('u', 'v', 'w'),
    persons: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 3 }),
    spans: fc.integer({ min: 0, max: 1 }),
    place: fc.constantFrom(null, 'valley', 'upper', 'lower'),
  })
  .map(({ source, persons, day, spans, place }) =>
    told(source, persons, {
      at: at(day, day + spans),
      place: place === null ? null : named<PlaceId>(place),
    }),
  )

// One that spans days joins them, and what was told of each may then be the same.
const ofOneDay = report.map((fact) => {
  const { earliest } = fact.at
  return { ...fact, at: { earliest, latest: earliest } }
})

test('another report of a day makes nothing less; one source alone is the sum of its own', () => {
  const isMet = (facts: readonly Fact[]): boolean => read(facts, asking(9), on(8)).includes(' met ')
  fc.assert(
    fc.property(fc.array(report, { maxLength: 6 }), ofOneDay, (facts, more) => {
      expect(isMet([...facts, more]) || !isMet(facts)).toBe(true)
      const alone = facts.map((fact) => ({ ...fact, source: named<RoleId>('u') }))
      const sum = alone.reduce((total, { amount }) => total + amount.value, 0)
      expect(isMet(alone)).toBe(sum >= 9)
    }),
  )
})

describe('what opens instances', () => {
  const answer = (of: 'fact' | 'allotted'): Obligation =>
    dutyOf({
      clause: named('2.2'),
      bearers: [named('south')],
      per: {
        kind: 'for-each',
        of:
          of === 'allotted'
            ? { kind: 'allotted', clauses: [named('2.1')] }
            : { kind: 'fact', filter: dutyOf().measure.filter, grade: null },
        due: null,
      },
    })
  const opened = (of: 'fact' | 'allotted', facts: readonly Fact[]): number => {
    const agreement = agreementOf({ obligations: [dutyOf(), answer(of)] })
    const { statuses } = standingFrom(agreement, { facts, acts: [] }, question(on(6)))
    return statuses.filter(({ clause }) => clause === '2.2').length
  }

  test.each(['fact', 'allotted'] as const)('by each %s is what one source says', (of) => {
    expect(opened(of, [told('u', 6), told('v', 5)])).toBe(1)
    expect(opened(of, [told('u', 2), told('u', 2), told('v', 3)])).toBe(2)
    expect(opened(of, [told('u', 2), told('v', 3, { at: at(2) })])).toBe(2)
  })
})
