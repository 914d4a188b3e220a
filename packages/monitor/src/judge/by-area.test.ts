// Goal: acts that empty a place need all of it (AGREEMENTS.md, "Containment").
// Method: withdrawals from a valley of two parts, and from its parts, in time and late.

import { named } from '@holdfast/agreement'
import type { Fact, Obligation, PlaceId } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import {
  banOf,
  coverageOf,
  dutyOf,
  factOf,
  filterFor,
  incidentOf,
  linesFor,
  on,
} from '../testing.ts'

const placeOf = (name: string): PlaceId => named<PlaceId>(name)
const withdrawFrom = (place: string): Obligation =>
  dutyOf({
    measure: {
      kind: 'occurrences',
      unit: 'withdrawals',
      forms: ['event'],
      filter: filterFor('withdraw', { place: placeOf(place), ofArea: true }),
      byBearer: true,
    },
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 1 } },
  })
const left = (place: string, day: number, to = day): Fact =>
  factOf({
    act: named('withdraw'),
    place: placeOf(place),
    amount: { value: 1, unit: 'withdrawals' },
    at: { earliest: on(day, 12), latest: on(to, 12) },
  })
const read = (place: string, facts: readonly Fact[], asOf = on(6)): string | undefined =>
  linesFor([withdrawFrom(place)], facts, asOf)[0]

describe('a withdrawal', () => {
  test('from a part performs a part of the whole', () => {
    expect(read('valley', [left('upper', 2)], on(3))).toBe('once north running 0/1 area-partly')
    expect(read('valley', [left('upper', 2)])).toBe('once north undetermined 0/1 area-partly')
  })

  test('from every part performs the whole, once the last is left', () => {
    expect(read('valley', [left('upper', 2), left('lower', 3)])).toBe(
      'once north met 1/1 target-reached',
    )
    expect(read('valley', [left('upper', 2), left('lower', 6)], on(7))).toBe(
      'once north late 1/1 reached-late',
    )
    expect(read('valley', [left('upper', 2), left('lower', 4, 6)], on(7))).toBe(
      'once north undetermined 1/1 performed-at-unknown',
    )
  })

  test('from the whole performs each part, and every clause about one', () => {
    const both = [withdrawFrom('upper'), withdrawFrom('lower')]
    expect(linesFor(both, [left('valley', 2)], on(6))).toEqual([
      'once north met 1/1 target-reached',
      'once north met 1/1 target-reached',
    ])
  })

  test('that somebody watched for and nobody saw is unmet', () => {
    const watched = coverageOf('withdraw', 'valley', 1, 5)
    expect(read('valley', [left('upper', 2), watched])).toBe('once north unmet 0/1 closed-below')
  })
})

test('an incident told of something wider leaves a watched part open', () => {
  const ban = banOf({
    bearers: [named('north')],
    measure: { ...banOf().measure, filter: filterFor('attack', { place: placeOf('upper') }) },
  })
  const watched = coverageOf('attack', 'valley', 1, 8)
  const incident = incidentOf({ place: placeOf('valley') })
  expect(linesFor([ban], [watched, incident], on(8)).slice(0, 2)).toEqual([
    'day-1 north undetermined 0/0 place-unknown',
    'day-2 north met 0/0 covered-none-recorded',
  ])
})

test('a release that names another group of the same holder is none of this one', () => {
  const filter = filterFor('release', { group: named('held-by-north') })
  const duty = dutyOf({ measure: { ...dutyOf().measure, filter } })
  const of = (group: string | null): string | undefined =>
    linesFor([duty], [factOf({ tags: group === null ? {} : { group } })], on(3))[0]
  expect(of('held-by-north')).toBe('once north met 10/10 target-reached')
  expect(of(null)).toBe('once north met 10/10 target-reached')
  expect(of('held-elsewhere')).toBe('once north running 0/10 window-open')
})

test('totals for some days and watching for the rest close together', () => {
  const total = (day: number): Fact =>
    factOf({
      amount: { value: 2, unit: 'persons' },
      at: { earliest: on(day, 12), latest: on(day, 12) },
      closes: true,
      period: { from: on(day), to: on(day + 1) },
    })
  const watched = coverageOf('release', 'valley', 3, 5)
  expect(linesFor([dutyOf()], [total(1), total(2), watched], on(6))[0]).toBe(
    'once north unmet 4/10 closed-below',
  )
  expect(linesFor([dutyOf()], [total(1), watched], on(6))[0]).toBe(
    'once north undetermined 2/10 not-closed',
  )
})

test('what was done no times was not done, and twice counts two', () => {
  const meet = (target: number): Obligation =>
    dutyOf({
      measure: { ...dutyOf().measure, kind: 'occurrences', unit: 'times' },
      target: { compare: 'at-least', amount: { kind: 'fixed', value: target } },
    })
  const times = (value: number): Fact => factOf({ amount: { value, unit: 'times' } })
  expect(linesFor([meet(1)], [times(0)], on(3))[0]).toBe('once north running 0/1 window-open')
  expect(linesFor([meet(2)], [times(2)], on(3))[0]).toBe('once north met 2/2 target-reached')
  const ban = banOf({ bearers: [named('north')] })
  const none = incidentOf({ amount: { value: 0, unit: 'incidents' } })
  expect(linesFor([ban], [none], on(2))[0]).toBe('day-1 north undetermined 0/0 no-coverage')
})

test('decimals add up exactly, in whatever order', () => {
  const tonnes = (value: number): Fact => factOf({ amount: { value, unit: 'persons' } })
  const one = dutyOf({ target: { compare: 'at-least', amount: { kind: 'fixed', value: 1 } } })
  for (const order of [
    [0.7, 0.2, 0.1],
    [0.1, 0.2, 0.7],
  ]) {
    expect(linesFor([one], order.map(tonnes), on(3))[0]).toBe('once north met 1/1 target-reached')
  }
})

describe('a withdrawal from so many of several places', () => {
  const asked = (least: number, names: readonly string[]): Obligation => {
    const among = { places: names.map(placeOf), least }
    const filter = filterFor('withdraw', { among, ofArea: true })
    return dutyOf({
      ...withdrawFrom('valley'),
      measure: { ...withdrawFrom('valley').measure, filter },
    })
  }
  const told = (least: number, facts: readonly Fact[], asOf = on(6)): string | undefined =>
    linesFor([asked(least, ['upper', 'lower'])], facts, asOf)[0]

  test('needs so many of them, whichever they are', () => {
    expect(told(1, [left('lower', 2)])).toBe('once north met 1/1 target-reached')
    expect(told(1, [left('upper', 2)])).toBe('once north met 1/1 target-reached')
    expect(told(2, [left('upper', 2)])).toBe('once north undetermined 0/1 area-partly')
    expect(told(2, [left('upper', 2), left('upper', 3)])).toBe(
      'once north undetermined 0/1 area-partly',
    )
    expect(told(2, [left('valley', 2)])).toBe('once north met 1/1 target-reached')
  })

  test('was performed when the last of so many was left', () => {
    const both = [left('upper', 2), left('lower', 6)]
    expect(told(1, both, on(7))).toBe('once north met 1/1 target-reached')
    expect(told(2, both, on(7))).toBe('once north late 1/1 reached-late')
  })

  test('needs all of each of them', () => {
    const ofValley = (facts: readonly Fact[]): string | undefined =>
      linesFor([asked(1, ['valley'])], facts, on(6))[0]
    expect(ofValley([left('upper', 2)])).toBe('once north undetermined 0/1 area-partly')
    expect(ofValley([left('upper', 2), left('lower', 2)])).toBe('once north met 1/1 target-reached')
  })
})
