// Goal: a source that closes its acts bounds the most there was, by its word, and nobody else's.
// Method: releases by several sources of which some say that it is all there was in a period.
//
// "Where a source closes its sum, that bounds the most; closes that decide differently leave
// undetermined." (AGREEMENTS.md, "What adds up")

import {
  named,
  type Act,
  type Fact,
  type FactKey,
  type Obligation,
  type Power,
} from '@holdfast/agreement'
import type { Role, RoleId } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { actOf, agreementOf, coverageOf, dutyOf, factOf, linesFor, north, on } from '../testing.ts'

type Said = { readonly by?: string; readonly day?: number; readonly all?: [number, number] }

function told(value: number, { by = 'press', day = 1, all }: Said = {}): Fact {
  return factOf({
    source: named<RoleId>(by),
    amount: { value, unit: 'persons' },
    at: { earliest: on(day, 12), latest: on(day, 12) },
    ...(all === undefined ? {} : { closes: true, period: { from: on(all[0]), to: on(all[1]) } }),
  })
}

function read(facts: readonly Fact[], duty: Partial<Obligation> = {}): string {
  const [line = ''] = linesFor([dutyOf(duty)], facts, on(8), { agreement: { roles } })
  return line.split(' ').slice(2).join(' ')
}

const radio: Role = { id: named('radio'), kind: 'source', name: '', members: [], side: north }
const roles: readonly Role[] = [...agreementOf().roles, radio]
const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const whole: [number, number] = [1, 5]

describe('a floor', () => {
  test('is unmet by whoever closes below it, whatever others told beside that', () => {
    expect(read([told(4, { all: whole })])).toBe('unmet 4/10 closed-below')
    // Together they would come to the target: the total says that there was no more.
    expect(read([told(4, { all: whole }), told(7, { by: 'agency' })])).toBe(
      'unmet 4/10 closed-below',
    )
    expect(read([told(4, { all: [1, 3] }), told(7, { by: 'agency' })])).toContain('undetermined')
  })

  test('is open where one source alone comes to it and another closes below', () => {
    const both = [told(4, { all: whole }), told(10, { by: 'agency' })]
    expect(read(both)).toBe('undetermined 10/10 counts-differ')
    expect(read(both.toReversed())).toBe('undetermined 10/10 counts-differ')
  })

  test('is closed by no two sources for each other, and by one with watching', () => {
    const [early, late] = [told(1, { all: [1, 3] }), told(1, { day: 3, all: [3, 5] })]
    expect(read([early, late])).toBe('unmet 2/10 closed-below')
    const others = { ...late, source: named<RoleId>('agency') }
    expect(read([early, others])).toContain('undetermined')
    expect(read([early, others, coverageOf('release', 'valley', 1, 3)])).toBe(
      'unmet 2/10 closed-below',
    )
  })

  test('stays late where it was performed at all', () => {
    expect(read([told(4, { all: whole }), told(10, { by: 'agency', day: 6 })])).toBe(
      'late 10/10 reached-late',
    )
  })
})

test('a sum holds the closer’s own acts, also where they are claims', () => {
  // Its own side says: twelve, and no more. That is no word that there were too few.
  expect(read([told(12, { by: 'radio', all: whole })])).toContain('undetermined')
  expect(read([told(12, { by: 'radio', all: whole }), told(10)])).toBe('met 10/10 target-reached')
  expect(read([told(6, { by: 'radio', all: whole })])).toContain('unmet')
  expect(read([told(6, { by: 'radio', all: whole }), told(10)])).toContain('counts-differ')
})

test('a ceiling is kept by a total of what others told, and not by one that is above it', () => {
  const most = { target: { compare: 'at-most', amount: fixed(6) } } as const
  const others = [told(4, { by: 'agency', day: 2 }), told(3, { by: 'office', day: 2 })]
  expect(read(others, most)).toContain('undetermined')
  expect(read([...others, told(5, { all: whole })], most)).toContain('met')
  expect(read([told(9, { by: 'south', all: whole })], most)).toContain('undetermined')
})

test('an exact number is met by a total of just so many, and open where another differs', () => {
  const exactly = { target: { compare: 'exactly', amount: fixed(10) } } as const
  const ten = told(10, { all: whole })
  expect(read([ten], exactly)).toBe('met 10/10 target-reached')
  expect(read([ten, told(3, { by: 'agency' })], exactly)).toBe('met 10/10 target-reached')
  expect(read([ten, told(9, { by: 'agency', all: whole })], exactly)).toContain('undetermined')
  expect(read([told(9, { all: whole }), told(3, { by: 'agency' })], exactly)).toBe(
    'unmet 9/10 closed-below',
  )
})

test('an exact number is open where it takes what may lie within another’s total', () => {
  const exactly = { target: { compare: 'exactly', amount: fixed(10) } } as const
  const four = told(4, { all: [1, 2] })
  const six = (from: number): Fact => ({
    ...told(6, { by: 'agency' }),
    at: { earliest: on(from), latest: on(3) },
  })
  const watched = coverageOf('release', 'valley', 2, 5)
  expect(read([four, six(2), watched], exactly)).toBe('met 10/10 target-reached')
  expect(read([four, six(1), watched], exactly)).toContain('undetermined')
})

test('a report that a decision allots is an act apart, and in nobody’s total', () => {
  const power = { clause: named<Power['clause']>('5.1'), holders: [named<RoleId>('envoy')] }
  const limits = { rule: 'any', scope: null, daysAtOnce: null, daysInAll: null } as const
  const powers: readonly Power[] = [{ ...power, ...limits, effect: 'allot' }]
  const eight = told(8, { day: 3, all: whole })
  const carried = told(2, { by: 'agency', day: 3 })
  const one = { clause: named<Obligation['clause']>('2.1'), instance: 'once', value: null }
  const allot = (fact: FactKey): Act => actOf({ kind: 'allot', fact, ...one })
  const lines = (...acts: readonly Act[]): readonly string[] =>
    linesFor([dutyOf()], [eight, carried], on(8), { acts, agreement: { powers } })
  expect(lines()).toEqual(['once north unmet 8/10 closed-below'])
  expect(lines(allot(carried.key))).toEqual(['once north met 10/10 target-reached'])
})

test('what others told before the window stays told, whatever a total of then says', () => {
  // Of the day before, one counts ten and another only two: the first duty is not made to take
  // what was done for the second.
  const first = dutyOf({ clause: named('2.1'), per: during(1, 2) })
  const second = dutyOf({ clause: named('2.2'), per: during(2, 3) })
  const facts = [
    told(10, { by: 'agency', all: [1, 2] }),
    told(2, { all: [1, 2] }),
    told(8, { day: 2, all: [2, 3] }),
  ]
  expect(linesFor([first, second], facts, on(8))).toEqual([
    'once north undetermined 10/10 counts-differ',
    'once north unmet 8/10 closed-below',
  ])
})

function during(from: number, to: number): Obligation['per'] {
  const edge = (n: number, which: 'start' | 'end') =>
    ({ kind: 'day', n, of: { kind: 'term' }, edge: which }) as const
  return { kind: 'once', opens: edge(from, 'start'), due: edge(to - 1, 'end') }
}
