// Goal: running totals mean what AGREEMENTS.md says under "Running totals".
// Method: one source's totals beside its days and its acts, and another source's; a line each.

import { named } from '@holdfast/agreement'
import type { Fact, Obligation, RoleId } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import {
  actOf,
  agreementOf,
  countOf,
  coverageOf,
  dutyOf,
  factOf,
  linesFor,
  on,
  question,
  quotaOf,
  south,
} from '../testing.ts'
import { boundsBetween } from './running.ts'

const single = { ...dutyOf().per }
const inFourDays = (least: number): Obligation =>
  quotaOf({ per: single, target: { compare: 'at-least', amount: { kind: 'fixed', value: least } } })

/** So many trucks in all from the first day until the end of a day. */
const running = (day: number, value: number, more: Partial<Fact> = {}): Fact =>
  countOf(1, value, {
    period: { from: on(1), to: on(day + 1) },
    at: { earliest: on(1), latest: on(day + 1) },
    running: true,
    ...more,
  })

const press = named<RoleId>('press')
const agency = named<RoleId>('agency')

/** So many persons freed in all. */
const freed = (day: number, value: number, more: Partial<Fact> = {}): Fact =>
  running(day, value, {
    act: named('release'),
    actor: named('north'),
    tags: {},
    place: null,
    amount: { value, unit: 'persons' },
    closes: false,
    ...more,
  })
const release = (day: number, value: number, source: RoleId = press): Fact =>
  factOf({
    source,
    amount: { value, unit: 'persons' },
    at: { earliest: on(day, 12), latest: on(day, 12) },
  })

describe('of counts', () => {
  test('a running total holds its source’s days and is never added to them', () => {
    const days = [39, 39, 39, 33].map((value, at) => countOf(at + 1, value))
    const told = [...days, running(4, 150)]
    expect(linesFor([inFourDays(150)], told, on(5))).toEqual([
      'once unnamed met 150/150 target-reached',
    ])
    expect(linesFor([inFourDays(151)], told, on(5))).toEqual([
      'once unnamed unmet 150/151 closed-below',
    ])
  })

  test('it conflicts with its days only where arithmetic forbids both', () => {
    const days = [39, 39, 39].map((value, at) => countOf(at + 1, value, { closes: false }))
    expect(linesFor([inFourDays(140)], [...days, running(4, 150)], on(5))[0]).toContain(' met ')
    // The days alone come to 117: a total of 110 is a rival.
    expect(linesFor([inFourDays(115)], [...days, running(4, 110)], on(5))).toEqual([
      'once unnamed undetermined -/115 counts-differ',
    ])
  })

  test('another source’s running total stands beside it and is added to nothing', () => {
    const told = [
      running(4, 33, { closes: false }),
      running(4, 25, { source: agency, closes: false }),
    ]
    expect(linesFor([inFourDays(40)], told, on(5))).toEqual([
      'once unnamed undetermined -/40 not-closed',
    ])
  })

  test('of two the later less the earlier came between them', () => {
    const told = [running(4, 600), running(5, 810)]
    const [fourth, fifth, sixth] = linesFor([quotaOf()], told, on(8)).slice(3)
    expect(fourth).toBe('day-4 unnamed undetermined -/200 count-too-wide')
    expect(fifth).toBe('day-5 unnamed met 210/200 target-reached')
    expect(sixth).toBe('day-6 unnamed undetermined -/200 no-count')
    expect(linesFor([quotaOf()], [running(4, 600), running(5, 790)], on(8))[4]).toBe(
      'day-5 unnamed unmet 190/200 closed-below',
    )
  })

  test('an earlier one that is a lower bound says nothing of what came after it', () => {
    const open = [running(4, 600, { closes: false }), running(5, 810, { closes: false })]
    expect(linesFor([quotaOf()], open, on(8))[4]).toContain('undetermined')
    // At most 210 by the later total, and perhaps none.
    const closed = [running(4, 600, { closes: false }), running(5, 790)]
    expect(linesFor([quotaOf()], closed, on(8))[4]).toContain('day-5 unnamed unmet')
  })

  test('totals that fall exclude each other', () => {
    const window = { from: on(4), to: on(5) }
    const told = [running(3, 100), running(4, 80)]
    expect(boundsBetween(told, window)).toEqual([])
    expect(linesFor([inFourDays(90)], told, on(5))).toEqual([
      'once unnamed undetermined -/90 counts-differ',
    ])
  })

  test('what is not over says nothing yet, and what was known stays so', () => {
    const told = [running(4, 600), running(5, 810)]
    expect(linesFor([quotaOf()], told, on(5, 23))[4]).toBe(
      'day-5 unnamed running -/200 window-open',
    )
  })
})

describe('of acts that are told one by one', () => {
  test('the larger of a source’s acts and its running total is the lower bound', () => {
    const acts = [release(1, 4), release(2, 3)]
    expect(linesFor([dutyOf()], [...acts, freed(3, 10)], on(5))).toEqual([
      'once north met 10/10 target-reached',
    ])
    expect(linesFor([dutyOf()], [...acts, freed(3, 6)], on(5))).toEqual([
      'once north undetermined 7/10 not-closed',
    ])
    expect(linesFor([dutyOf()], [...acts, freed(3, 9)], on(5))).toEqual([
      'once north undetermined 9/10 not-closed',
    ])
  })

  test('a closing total bounds the most; below its own source’s acts it is a rival', () => {
    const acts = [release(1, 4), release(2, 4)]
    expect(linesFor([dutyOf()], [...acts, freed(4, 9, { closes: true })], on(5))).toEqual([
      'once north unmet 9/10 closed-below',
    ])
    const more = [release(1, 6), release(2, 6)]
    expect(linesFor([dutyOf()], [...more, freed(4, 9, { closes: true })], on(5))).toEqual([
      'once north undetermined -/10 counts-differ',
    ])
  })

  test('an exact number is missed by too much, or by too little, and it is said which', () => {
    const exactly = dutyOf({ target: { compare: 'exactly', amount: { kind: 'fixed', value: 7 } } })
    const told = (value: number): readonly string[] =>
      linesFor([exactly], [release(1, 4), freed(4, value, { closes: true })], on(5))
    expect(told(10)).toEqual(['once north unmet 10/7 exceeded'])
    expect(told(5)).toEqual(['once north unmet 5/7 closed-below'])
  })

  test('it is not added to another source’s acts, nor to another’s running total', () => {
    const told = [freed(3, 6), freed(3, 5, { source: agency })]
    expect(linesFor([dutyOf()], told, on(5))).toEqual(['once north undetermined 6/10 not-closed'])
    const beside = [freed(3, 6), release(1, 6, agency)]
    expect(linesFor([dutyOf()], beside, on(5))[0]).toContain('undetermined')
  })

  test('it opens nothing', () => {
    const answer = dutyOf({
      clause: named('2.2'),
      bearers: [south],
      measure: { ...dutyOf().measure },
      target: { compare: 'at-least', amount: { kind: 'per-trigger', value: 3 } },
      per: { kind: 'for-each', of: { kind: 'allotted', clauses: [named('2.1')] }, due: null },
    })
    const clauses = [dutyOf(), answer]
    expect(linesFor(clauses, [freed(3, 10)], on(5))).toHaveLength(1)
    // Of ten the source told four one by one: those alone open something.
    const lines = linesFor(clauses, [release(1, 4), freed(3, 10)], on(5))
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain('0/12')
  })

  test('it is drawn on once, by the duty that opened first', () => {
    const second = dutyOf({ clause: named('2.3') })
    const lines = linesFor([dutyOf(), second], [freed(3, 15)], on(5))
    expect(lines).toEqual([
      'once north met 10/10 target-reached',
      'once north undetermined 5/10 not-closed',
    ])
  })

  test('since before a window opened it was not surely done in it; the difference was', () => {
    const later = dutyOf({
      per: {
        kind: 'once',
        opens: { kind: 'day', n: 3, of: { kind: 'term' }, edge: 'end' },
        due: { kind: 'day', n: 6, of: { kind: 'term' }, edge: 'end' },
      },
    })
    const closed = freed(3, 20, { closes: true })
    expect(linesFor([later], [freed(5, 30)], on(8))[0]).toContain('undetermined 0/10')
    expect(linesFor([later], [closed, freed(5, 30)], on(8))).toEqual([
      'once north met 10/10 target-reached',
    ])
  })

  test('until after the deadline, whether it was in time is not known', () => {
    const lines = linesFor([dutyOf()], [freed(6, 10)], on(8))
    expect(lines).toEqual(['once north undetermined 0/10 bounds-straddle'])
  })

  test('a ceiling counts a number of incidents', () => {
    const ceiling = dutyOf({
      measure: { ...dutyOf().measure, kind: 'occurrences', unit: 'incidents' },
      target: { compare: 'at-most', amount: { kind: 'fixed', value: 2 } },
    })
    const incidents = (value: number, closes = false): Fact =>
      freed(4, value, { amount: { value, unit: 'incidents' }, closes })
    expect(linesFor([ceiling], [incidents(3)], on(5))[0]).toBe('once north unmet 3/2 exceeded')
    expect(linesFor([ceiling], [incidents(2)], on(5))[0]).toContain('undetermined 2/2 not-closed')
    expect(linesFor([ceiling], [incidents(2, true)], on(5))[0]).toContain('met 2/2 kept-below')
  })

  test('a status cites the running total, with whose it is', () => {
    const total = freed(3, 10)
    const heard = { facts: [total], acts: [] }
    const [status] = standingFrom(
      agreementOf({ obligations: [dutyOf()] }),
      heard,
      question(on(5)),
    ).statuses
    expect(status?.facts).toMatchObject([
      { key: total.key, source: 'press', amount: { value: 10 } },
    ])
    expect(status?.readings).toMatchObject([{ source: 'press', value: 10, closes: false }])
  })

  test('an average decides nothing, and is added to nothing', () => {
    const mean = freed(4, 50, { form: 'average', per: 'day' })
    const watched = coverageOf('release', 'valley', 1, 5)
    expect(linesFor([dutyOf()], [mean, watched], on(5))).toEqual([
      'once north unmet 0/10 closed-below',
    ])
    const trucks = countOf(1, 250, { form: 'average', per: 'day', closes: false })
    expect(linesFor([quotaOf()], [trucks], on(2))[0]).toContain('undetermined -/200 no-count')
  })

  test('a decision of whoever may does not turn it into an act', () => {
    const total = freed(3, 10)
    const same = actOf({ kind: 'same', facts: [total.key, release(1, 4).key] })
    expect(linesFor([dutyOf()], [total], on(5), { acts: [same] })).toEqual([
      'once north met 10/10 target-reached',
    ])
  })
})
