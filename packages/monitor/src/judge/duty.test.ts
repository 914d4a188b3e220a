// Goal: what a duty comes to, by events, by counts, in parts, and when bounds leave it open.
// Method: one duty of the cast, a few facts, and the line of its status.

import { named, type Place, type RoleId } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import {
  agreementOf,
  coverageOf,
  countOf,
  dutyOf,
  eachDay,
  factOf,
  filterFor,
  linesFor,
  on,
  quotaOf,
  question,
  south,
} from '../testing.ts'
import { standingFrom } from '../monitor.ts'

const atNoon = (day: number) => ({ earliest: on(day, 12), latest: on(day, 12) })
const persons = (value: number) => ({ value, unit: 'persons' })

describe('a duty measured in events', () => {
  test('is running before its deadline, with what was done so far', () => {
    const facts = [factOf({ amount: persons(4) })]
    expect(linesFor([dutyOf()], facts, on(2))).toEqual(['once north running 4/10 window-open'])
  })

  test('starts at nothing, not at an unknown', () => {
    expect(linesFor([dutyOf()], [], on(2))).toEqual(['once north running 0/10 window-open'])
  })

  test('is met when the sum of acts by any source reaches the target', () => {
    const facts = [
      factOf({ amount: persons(4), source: named('press') }),
      factOf({ amount: persons(6), source: named('agency'), at: atNoon(3) }),
    ]
    expect(linesFor([dutyOf()], facts, on(4))).toEqual(['once north met 10/10 target-reached'])
  })

  test('counts an act at its deadline as in time, and the deadline as passed', () => {
    const last = factOf({ at: { earliest: on(5), latest: on(5) } })
    expect(linesFor([dutyOf()], [last], on(5))).toEqual(['once north met 10/10 target-reached'])
    expect(linesFor([dutyOf()], [], on(5))).toEqual(['once north undetermined 0/10 not-closed'])
  })

  test('is undetermined at the deadline where nothing closes the count', () => {
    const facts = [factOf({ amount: persons(8) })]
    expect(linesFor([dutyOf()], facts, on(6))).toEqual(['once north undetermined 8/10 not-closed'])
  })

  test('is unmet where totals close every day of the window', () => {
    const closing = [1, 2, 3, 4].map((day) =>
      factOf({
        amount: persons(2),
        at: atNoon(day),
        closes: true,
        period: { from: on(day), to: on(day + 1) },
      }),
    )
    expect(linesFor([dutyOf()], closing, on(5))).toEqual(['once north unmet 8/10 closed-below'])
    const gap = closing.slice(1)
    expect(linesFor([dutyOf()], gap, on(5))).toEqual(['once north undetermined 6/10 not-closed'])
  })

  test('is unmet where coverage watched the whole window', () => {
    const watched = coverageOf('release', 'valley', 1, 5)
    expect(linesFor([dutyOf()], [watched], on(5))).toEqual(['once north unmet 0/10 closed-below'])
  })

  test('is late when the target is reached after the deadline', () => {
    const facts = [factOf({ amount: persons(8) }), factOf({ amount: persons(2), at: atNoon(6) })]
    expect(linesFor([dutyOf()], facts, on(7))).toEqual(['once north late 10/10 reached-late'])
  })

  test('is undetermined where bounds straddle the deadline and would decide', () => {
    const straddling = factOf({ at: { earliest: on(4, 20), latest: on(5, 9) } })
    expect(linesFor([dutyOf()], [straddling], on(6))).toEqual([
      'once north undetermined 0/10 bounds-straddle',
    ])
  })

  test('counts nobody else’s acts, nothing outside the agreement and nothing refuted', () => {
    const facts = [
      factOf({ actor: south }),
      factOf({ tags: { agreement: 'outside' } }),
      factOf({ grade: 'refuted' }),
      factOf({ amount: { value: 10, unit: 'trucks' } }),
    ]
    expect(linesFor([dutyOf()], facts, on(2))).toEqual(['once north running 0/10 window-open'])
  })

  test('leaves open what an act of unknown place would decide', () => {
    const measure = { ...dutyOf().measure, filter: filterFor('release', { place: named('upper') }) }
    expect(linesFor([dutyOf({ measure })], [factOf()], on(6))).toEqual([
      'once north undetermined 0/10 place-unknown',
    ])
  })

  test('counts an act on the basis it reaches and on no higher one', () => {
    const facts = [factOf({ grade: 'verified' })]
    const on_ = (basis: 'corroborated' | 'determined') =>
      linesFor([dutyOf()], facts, on(6), { question: { basis } })
    expect(on_('corroborated')).toEqual(['once north met 10/10 target-reached'])
    expect(on_('determined')).toEqual(['once north undetermined 0/10 not-closed'])
  })
})

describe('a schedule', () => {
  const steps = dutyOf({
    per: {
      kind: 'steps',
      opens: { kind: 'edge', of: { kind: 'term' }, edge: 'start' },
      steps: [3, 7, 10].map((value, at) => ({
        amount: { kind: 'fixed', value },
        due: { kind: 'day', n: at + 1, of: { kind: 'term' }, edge: 'end' },
      })),
    },
  })

  test('is cumulative, and a step made up later is late', () => {
    const facts = [
      factOf({ amount: persons(3), at: atNoon(1) }),
      factOf({ amount: persons(5), at: atNoon(3) }),
    ]
    expect(linesFor([steps], facts, on(4))).toEqual([
      'step-1 north met 3/3 target-reached',
      'step-2 north late 7/7 reached-late',
      'step-3 north undetermined 8/10 not-closed',
    ])
  })
})

describe('a quota by sources’ counts', () => {
  const ofDay = (day: number, facts: Parameters<typeof linesFor>[1], more = {}) =>
    linesFor([quotaOf()], facts, on(8), more)[day - 1]

  test('is decided by the only count on record', () => {
    expect(ofDay(1, [countOf(1, 201)])).toBe('day-1 unnamed met 201/200 target-reached')
    expect(ofDay(1, [countOf(1, 199)])).toBe('day-1 unnamed unmet 199/200 closed-below')
  })

  test('is undetermined without a count, and then measures nothing', () => {
    expect(ofDay(2, [countOf(1, 201)])).toBe('day-2 unnamed undetermined -/200 no-count')
  })

  test('keeps counts that decide differently apart', () => {
    const facts = [countOf(1, 200), countOf(1, 137, { stage: 'offloaded' })]
    expect(ofDay(1, facts)).toBe('day-1 unnamed undetermined -/200 counts-differ')
  })

  test('is decided where different counts decide alike, and then measures no one figure', () => {
    const facts = [countOf(1, 250), countOf(1, 300, { source: named('agency') })]
    expect(ofDay(1, facts)).toBe('day-1 unnamed met -/200 target-reached')
  })

  test('takes a count that closes nothing as a lower bound', () => {
    const part = countOf(1, 187, { closes: false })
    expect(ofDay(1, [part])).toBe('day-1 unnamed undetermined 187/200 not-closed')
    const enough = countOf(1, 205, { closes: false })
    expect(ofDay(1, [enough])).toBe('day-1 unnamed met 205/200 target-reached')
  })

  test('takes a count of a part of the place as a lower bound of the whole', () => {
    const part = (value: number) => countOf(1, value, { place: named('upper') })
    expect(ofDay(1, [part(300)])).toBe('day-1 unnamed met 300/200 target-reached')
    expect(ofDay(1, [part(150)])).toBe('day-1 unnamed undetermined 150/200 not-closed')
  })

  test('takes a count that names no place as one of everywhere, and of no part', () => {
    const nowhere = countOf(1, 300, { place: null })
    expect(ofDay(1, [nowhere])).toBe('day-1 unnamed met 300/200 target-reached')
    const filter = { ...quotaOf().measure.filter, place: named<Place['id']>('upper') }
    const inUpper = quotaOf({ measure: { ...quotaOf().measure, filter } })
    expect(linesFor([inUpper], [nowhere], on(2))[0]).toBe(
      'day-1 unnamed undetermined -/200 place-unknown',
    )
  })

  test('takes a count of more time than the day as none of the day, and says so', () => {
    const week = countOf(1, 3_000, { period: { from: on(1), to: on(8) } })
    expect(ofDay(1, [week])).toBe('day-1 unnamed undetermined -/200 count-too-wide')
  })

  test('takes a narrower count as a lower bound, beside a count of the whole', () => {
    const part = countOf(1, 150, { tags: { cargo: 'relief', toward: 'upper' } })
    expect(ofDay(1, [part])).toBe('day-1 unnamed undetermined 150/200 not-closed')
    expect(ofDay(1, [part, countOf(1, 199)])).toBe('day-1 unnamed unmet 199/200 closed-below')
  })

  test('reads one source’s count at one stage alone when asked', () => {
    const facts = [
      countOf(1, 250, { stage: 'dispatched' }),
      countOf(1, 137, { stage: 'offloaded' }),
      countOf(1, 300, { source: named('agency') }),
    ]
    const asked = { question: { source: named<RoleId>('press'), stage: 'offloaded' } }
    expect(ofDay(1, facts, asked)).toBe('day-1 unnamed unmet 137/200 closed-below')
  })

  test('adds up one source’s counts of disjoint periods, and reads two figures both ways', () => {
    const half = (from: number, to: number, value: number) =>
      countOf(1, value, { period: { from: on(1, from), to: on(1, to) } })
    const halves = [half(6, 18, 110), half(18, 30, 95)]
    expect(ofDay(1, halves)).toBe('day-1 unnamed met 205/200 target-reached')
    const both = [countOf(1, 199), countOf(1, 200)]
    expect(ofDay(1, both)).toBe('day-1 unnamed undetermined -/200 counts-differ')
  })

  test('asks for every class of a kind before it calls a count closed', () => {
    const kinds = [{ id: 'fuels', of: ['fuel', 'gas'] }]
    const filter = filterFor('bring', { tags: { cargo: ['fuels', 'fuel', 'gas'] } })
    const quota = quotaOf({ measure: { ...quotaOf().measure, filter } })
    const gas = countOf(1, 4, { tags: { cargo: 'gas' } })
    const read = (facts: Parameters<typeof linesFor>[1]) =>
      linesFor([quota], facts, on(2), { agreement: { kinds } })[0]
    expect(read([gas])).toBe('day-1 unnamed undetermined 4/200 not-closed')
    const fuel = countOf(1, 2, { tags: { cargo: 'fuel' } })
    expect(read([gas, fuel])).toBe('day-1 unnamed unmet 6/200 closed-below')
    const whole = countOf(1, 7, { tags: { cargo: 'fuels' } })
    expect(read([gas, whole])).toBe('day-1 unnamed unmet 7/200 closed-below')
  })

  test('adds daily totals of one source up to a week', () => {
    const week = quotaOf({
      per: { ...eachDay, unit: 'week' } as never,
      target: { compare: 'at-least', amount: { kind: 'fixed', value: 1400 } },
    })
    const days = [1, 2, 3, 4, 5, 6, 7].map((day) => countOf(day, 199))
    expect(linesFor([week], days, on(8))).toEqual(['week-1 unnamed unmet 1393/1400 closed-below'])
    const gap = days.slice(0, 6)
    expect(linesFor([week], gap, on(8))).toEqual([
      'week-1 unnamed undetermined 1194/1400 not-closed',
    ])
  })
})

describe('parts of a quota', () => {
  const part = {
    label: 'carrying fuel',
    filter: filterFor('bring', { tags: { cargo: ['fuel'] } }),
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 50 } },
  } as const
  const quota = quotaOf({ parts: [part] })

  test('mark the whole where a part is behind, and stand beside it', () => {
    const facts = [countOf(1, 250), countOf(1, 20, { tags: { cargo: 'fuel' } })]
    const agreement = agreementOf({ obligations: [quota] })
    const [first] = standingFrom(agreement, { facts, acts: [] }, question(on(2))).statuses
    expect(first?.status).toBe('unmet')
    expect(first?.reason).toEqual({ code: 'part-decides', label: 'carrying fuel' })
    expect(first?.measured).toEqual({ value: 250, unit: 'trucks' })
    // The whole's figure is the source's own; its parts are not added to it.
    expect(first?.readings.map(({ value }) => value)).toEqual([250])
    expect(first?.parts).toEqual([
      {
        label: 'carrying fuel',
        status: 'unmet',
        measured: { value: 20, unit: 'trucks' },
        target: { value: 50, unit: 'trucks' },
        readings: [expect.objectContaining({ value: 20, closes: true, decides: 'unmet' })],
        reason: { code: 'closed-below' },
      },
    ])
  })
})

describe('stocks and hours', () => {
  const stock = (compare: 'at-most' | 'at-least', value: number) =>
    dutyOf({
      measure: {
        kind: 'stock',
        unit: 'troops',
        forms: ['state'],
        filter: filterFor('station', { place: named('valley') }),
        byBearer: true,
      },
      target: { compare, amount: { kind: 'fixed', value } },
    })
  const level = (day: number, value: number, place: string, closes = true) =>
    factOf({
      form: 'state',
      act: named('station'),
      place: named(place),
      amount: { value, unit: 'troops' },
      at: { earliest: on(day), latest: on(day) },
      closes,
    })

  test('a ceiling is kept only where whole inventories say so throughout', () => {
    const whole = [level(1, 90, 'valley'), level(3, 100, 'valley')]
    const ceiling = stock('at-most', 100)
    expect(linesFor([ceiling], whole, on(6))).toEqual(['once north met 100/100 kept-below'])
    expect(linesFor([ceiling], [level(3, 90, 'valley')], on(6))).toEqual([
      'once north undetermined 90/100 not-closed',
    ])
    const partial = [level(1, 60, 'upper'), level(1, 30, 'lower', false)]
    expect(linesFor([ceiling], partial, on(6))).toEqual([
      'once north undetermined 90/100 not-closed',
    ])
  })

  test('a ceiling is exceeded by any report above it, parts added up', () => {
    const parts = [level(1, 60, 'upper'), level(2, 41, 'lower')]
    expect(linesFor([stock('at-most', 100)], parts, on(3))).toEqual([
      'once north unmet 101/100 exceeded',
    ])
  })

  test('hours that overlap count once, and hours nobody spoke of are unknown', () => {
    const hours = dutyOf({
      measure: {
        kind: 'duration',
        unit: 'hours',
        forms: ['interval'],
        filter: filterFor('keep-out', { place: named('upper') }),
        byBearer: true,
      },
      target: { compare: 'at-least', amount: { kind: 'fixed', value: 6 } },
      per: eachDay,
    })
    const clear = (from: number, to: number) => {
      const period = { from: on(1, from), to: on(1, to) }
      return factOf({
        form: 'interval',
        act: named('keep-out'),
        place: named('valley'),
        period,
        at: { earliest: period.from, latest: period.to },
      })
    }
    const read = (facts: Parameters<typeof linesFor>[1]) => linesFor([hours], facts, on(2))[0]
    expect(read([clear(10, 13), clear(12, 16)])).toBe('day-1 north met 6/6 target-reached')
    expect(read([clear(10, 13)])).toBe('day-1 north undetermined 3/6 not-closed')
    expect(read([])).toBe('day-1 north undetermined -/6 no-coverage')
    const watched = coverageOf('keep-out', 'upper', 1, 2)
    expect(read([clear(10, 13), watched])).toBe('day-1 north unmet 3/6 closed-below')
  })
})
