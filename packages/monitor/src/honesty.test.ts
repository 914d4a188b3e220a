// Goal: nothing unknown is shown as met, and nobody is unmet for what did not bind them.
// Method: for each rule one record on which a quick reading gives the wrong answer.

import { named, type Obligation, type Power } from '@holdfast/agreement'
import { present, parseInstant } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { standingFrom } from './monitor.ts'
import { actOf, agreementOf, banOf, countOf, coverageOf, dutyOf, eachDay } from './testing.ts'
import { factOf, filterFor, incidentOf, linesFor, on, question, quotaOf, south } from './testing.ts'

const atNoon = (day: number) => ({ earliest: on(day, 12), latest: on(day, 12) })
const atOnce = (day: number) => ({ earliest: on(day), latest: on(day) })
const persons = (value: number) => ({ value, unit: 'persons' })
const powerTo = (effect: Power['effect']): Power => ({
  clause: named('5.1'),
  holders: [named('envoy')],
  rule: 'any',
  effect,
  scope: null,
  daysAtOnce: null,
  daysInAll: null,
})
const suspended = (from: number, to: number) => [
  actOf({ kind: 'suspend', clauses: null, from: on(from) }, { at: atOnce(from) }),
  actOf({ kind: 'resume', clauses: null, from: on(to) }, { at: atOnce(to) }),
]
const underPower = { agreement: { powers: [powerTo('suspend'), powerTo('supersede')] } }

const station = (more: Partial<Obligation> = {}): Obligation =>
  dutyOf({
    measure: {
      kind: 'stock',
      unit: 'troops',
      forms: ['state'],
      filter: filterFor('station', { place: named('valley') }),
      byBearer: true,
    },
    target: { compare: 'at-most', amount: { kind: 'fixed', value: 100 } },
    ...more,
  })
const level = (day: number, value: number, place: string, more = {}) =>
  factOf({
    form: 'state',
    act: named('station'),
    place: named(place),
    amount: { value, unit: 'troops' },
    at: { earliest: on(day), latest: on(day) },
    closes: true,
    ...more,
  })

describe('a ban', () => {
  const measured = (act: string, unit: string, form: 'state' | 'count'): Obligation =>
    banOf({
      bearers: [named('north')],
      measure: {
        kind: 'occurrences',
        unit,
        forms: [form],
        filter: filterFor(act, { place: named('valley') }),
        byBearer: form === 'state',
      },
    })

  test('on having something there reads reports of what is there, in any unit', () => {
    const ban = measured('station', 'units', 'state')
    const watched = coverageOf('station', 'valley', 1, 8)
    const read = (value: number) => linesFor([ban], [level(1, value, 'valley'), watched], on(8))[4]
    expect(read(3)).toBe('day-5 north unmet 3/0 exceeded')
    expect(read(0)).toBe('day-5 north met 0/0 kept-below')
    expect(linesFor([ban], [watched], on(8))[4]).toBe('day-5 north undetermined -/0 no-count')
  })

  test('on what is only ever counted reads counts', () => {
    const ban = measured('bring', 'trucks', 'count')
    const watched = coverageOf('bring', 'valley', 1, 8)
    const read = (value: number) =>
      linesFor([ban], [countOf(1, value, { tags: {} }), watched], on(8))[0]
    expect(read(5)).toBe('day-1 north unmet 5/0 exceeded')
    expect(read(0)).toBe('day-1 north met 0/0 kept-below')
  })

  test('that is met names who watched', () => {
    const watched = coverageOf('attack', 'valley', 1, 8)
    const heard = { facts: [watched], acts: [] }
    const { statuses } = standingFrom(
      agreementOf({ obligations: [banOf()] }),
      heard,
      question(on(8)),
    )
    expect(statuses[0]).toMatchObject({
      status: 'met',
      measured: { value: 0 },
      facts: [{ key: watched.key, amount: { value: 0 } }],
    })
  })

  test('is left open by what may have happened while it was suspended', () => {
    const acts = suspended(2, 3)
    const straddling = incidentOf({ at: { earliest: on(2, 20), latest: on(3, 12) } })
    const days = linesFor([banOf()], [straddling], on(8), { acts, ...underPower })
    expect(days.filter((line) => line.includes('unmet'))).toEqual([])
    expect(days).toContain('day-3 north undetermined 0/0 bounds-straddle')
  })

  test('stays unmet where a later text replaces it afterwards, and binds nobody then', () => {
    const acts = [actOf({ kind: 'supersede', clauses: [named('1.1')], from: on(2, 12) })]
    const read = (hour: number) =>
      linesFor(
        [banOf({ bearers: [named('north')] })],
        [incidentOf({ at: { earliest: on(2, hour), latest: on(2, hour) } })],
        on(8),
        { acts, ...underPower },
      )[1]
    expect(read(10)).toBe('day-2 north unmet 1/0 incident-recorded')
    expect(read(13)).toBe('day-2 north void 0/0 superseded-by')
  })
})

describe('counts of one source', () => {
  test('a figure taken on the way does not contradict the total', () => {
    const interim = countOf(1, 100, { closes: false, at: { earliest: on(1), latest: on(1, 19) } })
    expect(linesFor([quotaOf()], [interim, countOf(1, 201)], on(2))[0]).toBe(
      'day-1 unnamed met 201/200 target-reached',
    )
    expect(linesFor([quotaOf()], [interim, countOf(1, 180)], on(2))[0]).toBe(
      'day-1 unnamed unmet 180/200 closed-below',
    )
    const higher = countOf(1, 187, { closes: false })
    expect(linesFor([quotaOf()], [interim, higher], on(2))[0]).toBe(
      'day-1 unnamed undetermined 187/200 not-closed',
    )
  })

  test('a total takes the place of what was counted on the way, whichever came first', () => {
    const interim = countOf(1, 205, { closes: false })
    const total = countOf(1, 180)
    for (const facts of [
      [interim, total],
      [total, interim],
    ]) {
      expect(linesFor([quotaOf()], facts, on(2))[0]).toBe(
        'day-1 unnamed unmet 180/200 closed-below',
      )
    }
  })
})

describe('levels', () => {
  const places = [
    { id: named('valley'), within: null, parts: [named('upper'), named('lower')] },
    { id: named('upper'), within: named('valley'), parts: [named('mill')] },
    { id: named('mill'), within: named('upper'), parts: [] },
    { id: named('lower'), within: named('valley'), parts: [] },
  ] as never

  test('what is in a part is not counted again in the whole', () => {
    const facts = [level(1, 60, 'upper'), level(1, 50, 'mill'), level(1, 40, 'lower')]
    expect(linesFor([station()], facts, on(6), { agreement: { places } })).toEqual([
      'once north met 100/100 kept-below',
    ])
  })

  test('later parts that hold more than the whole did are the better bound', () => {
    const facts = [level(1, 90, 'valley'), level(2, 101, 'upper')]
    expect(linesFor([station()], facts, on(6))).toEqual(['once north unmet 101/100 exceeded'])
    const replaced = [level(1, 60, 'upper'), level(2, 20, 'valley')]
    expect(linesFor([station()], replaced, on(3))).toEqual([
      'once north running 60/100 window-open',
    ])
  })

  test('one holder’s report does not stand for another’s', () => {
    const ceiling = station({ bearers: null })
    const facts = [level(1, 60, 'valley'), level(2, 60, 'valley', { actor: south })]
    expect(linesFor([ceiling], facts, on(6))).toEqual(['once unnamed unmet 120/100 exceeded'])
  })

  test('a report that may be of the time after the window keeps a ceiling from being met', () => {
    const facts = [
      level(1, 90, 'valley'),
      level(4, 150, 'valley', { at: { earliest: on(4), latest: on(7) } }),
    ]
    expect(linesFor([station()], facts, on(8))).toEqual([
      'once north undetermined 90/100 not-closed',
    ])
  })

  test('a ceiling binds nobody while it is suspended, and ends when it did', () => {
    const facts = [level(1, 90, 'valley'), level(2, 150, 'valley'), level(3, 80, 'valley')]
    const read = (more: readonly ReturnType<typeof level>[]) =>
      linesFor([station()], [...facts, ...more], on(8), { acts: suspended(2, 3), ...underPower })
    expect(read([])).toEqual(['once north met 90/100 kept-below'])
    expect(read([level(6, 150, 'valley')])).toEqual(['once north met 90/100 kept-below'])
  })

  test('a floor reached after its day is late', () => {
    const floor = station({
      target: { compare: 'at-least', amount: { kind: 'fixed', value: 100 } },
    })
    const facts = [level(1, 90, 'valley'), level(6, 120, 'valley')]
    expect(linesFor([floor], facts, on(5))).toEqual(['once north unmet 90/100 closed-below'])
    expect(linesFor([floor], facts, on(7))).toEqual(['once north late 100/100 reached-late'])
  })
})

describe('a suspension', () => {
  test('that two acts declare at once stops the clock once', () => {
    const acts = [...suspended(2, 4), ...suspended(2, 4)]
    const { statuses } = standingFrom(
      agreementOf({ obligations: [dutyOf()], ...underPower.agreement }),
      { facts: [], acts },
      question(on(8)),
    )
    expect(statuses[0]?.window.to).toBe(on(7))
  })

  test('lifts the day’s quota, whatever was counted', () => {
    const facts = [countOf(1, 106), countOf(2, 106)]
    const days = linesFor([quotaOf()], facts, on(8), { acts: suspended(2, 3), ...underPower })
    expect(days.slice(0, 2)).toEqual([
      'day-1 unnamed unmet 106/200 closed-below',
      'day-2 unnamed suspended 106/200 suspended-by',
    ])
  })

  test('after the deadline changes nothing', () => {
    const acts = [actOf({ kind: 'suspend', clauses: null, from: on(6) }, { at: atOnce(6) })]
    expect(linesFor([dutyOf()], [], on(7), { acts, ...underPower })).toEqual([
      'once north undetermined 0/10 not-closed',
    ])
  })
})

describe('events', () => {
  test('one that may have been in time is not passed over for one that was late', () => {
    const facts = [
      factOf({ amount: persons(3) }),
      factOf({ amount: persons(7), at: { earliest: on(3), latest: on(7) } }),
      factOf({ amount: persons(1), at: atNoon(6) }),
    ]
    expect(linesFor([dutyOf()], facts, on(8))).toEqual([
      'once north undetermined 3/10 bounds-straddle',
    ])
  })

  test('more than “exactly” is too much', () => {
    const exactly = dutyOf({ target: { compare: 'exactly', amount: { kind: 'fixed', value: 10 } } })
    const facts = [factOf(), factOf({ amount: persons(2), at: atNoon(2) })]
    expect(linesFor([exactly], facts, on(5))).toEqual(['once north unmet 12/10 exceeded'])
    expect(linesFor([exactly], facts.slice(0, 1), on(5))).toEqual([
      // Until something closes it, there may have been more.
      'once north undetermined 10/10 not-closed',
    ])
  })

  test('a ceiling is not kept where somebody unnamed may have broken it', () => {
    const ceiling = dutyOf({
      target: { compare: 'at-most', amount: { kind: 'fixed', value: 10 } },
    })
    const watched = coverageOf('release', 'valley', 1, 6)
    const facts = [factOf(), factOf({ actor: null, amount: persons(1) }), watched]
    expect(linesFor([ceiling], facts, on(6))).toEqual([
      'once north undetermined 10/10 actor-unknown',
    ])
    expect(linesFor([ceiling], [factOf(), watched], on(6))).toEqual([
      'once north met 10/10 kept-below',
    ])
  })

  test('a total by an act that has not happened closes nothing', () => {
    const closing = [1, 2, 3, 4].map((day) =>
      factOf({
        amount: persons(1),
        at: atNoon(day === 4 ? 6 : day),
        closes: true,
        period: { from: on(day), to: on(day + 1) },
      }),
    )
    expect(linesFor([dutyOf()], closing, on(5))).toEqual([
      'once north undetermined 3/10 not-closed',
    ])
  })

  test('what happened before the agreement or after it calls for nothing', () => {
    const meeting = dutyOf({
      clause: named('5.9'),
      per: {
        kind: 'for-each',
        of: { kind: 'fact', filter: filterFor('attack'), grade: null },
        due: { kind: 'after', start: { kind: 'trigger' }, ms: 3_600_000 },
      },
    })
    const facts = [-3, 2, 8].map((day) =>
      incidentOf({ key: named(`d${day + 3}`), at: atNoon(day) }),
    )
    expect(linesFor([meeting], facts, on(12)).map((line) => line.split(' ')[0])).toEqual(['for-d5'])
  })
})

test('hours at most are kept only where somebody watched, and exceeded by what was stated', () => {
  const hours = dutyOf({
    measure: {
      kind: 'duration',
      unit: 'hours',
      forms: ['interval'],
      filter: filterFor('keep-out', { place: named('upper') }),
      byBearer: true,
    },
    target: { compare: 'at-most', amount: { kind: 'fixed', value: 2 } },
    per: eachDay,
  })
  const stated = (to: number) =>
    factOf({
      form: 'interval',
      act: named('keep-out'),
      place: named('upper'),
      period: { from: on(1, 8), to: on(1, to) },
      at: { earliest: on(1, 8), latest: on(1, to) },
    })
  const read = (facts: Parameters<typeof linesFor>[1]) => linesFor([hours], facts, on(2))[0]
  expect(read([stated(11)])).toBe('day-1 north unmet 3/2 exceeded')
  expect(read([stated(9)])).toBe('day-1 north undetermined 1/2 not-closed')
  expect(read([stated(9), coverageOf('keep-out', 'upper', 1, 2)])).toBe(
    'day-1 north met 1/2 kept-below',
  )
})

test('statuses are switched on from the moment the act names, not before', () => {
  const act = actOf({ kind: 'switch-on', from: on(5) })
  const read = (asOf: ReturnType<typeof on>) =>
    linesFor([dutyOf()], [], asOf, {
      acts: [act],
      agreement: { statuses: 'off', powers: [powerTo('switch-on')] },
    })
  expect([read(on(4)).length, read(on(5)).length]).toEqual([0, 1])
})

test('days begin at midnight again on the day after clocks jumped over it', () => {
  const at = (text: string) => present(parseInstant(text), text)
  const jump = { at: at('2031-04-02T22:00Z'), offsetMinutes: 180 }
  const rules = { zone: 'Test/Jump', tzdb: '-', offsetMinutes: 120, transitions: [jump] }
  const term = { from: at('2031-04-02T00:00+02:00'), to: at('2031-04-05T00:00+03:00') }
  const extended = actOf(
    { kind: 'extend', days: 1 },
    { at: { earliest: term.from, latest: term.from } },
  )
  const agreement = (more: Partial<Parameters<typeof agreementOf>[0]>) =>
    agreementOf({
      calendar: { rules, dayBeginsMinutes: 0 },
      obligations: [quotaOf()],
      term,
      powers: [powerTo('extend')],
      ...more,
    })
  const heard = { facts: [], acts: [extended] }
  const { statuses } = standingFrom(agreement({}), heard, question(term.to))
  expect(statuses.map(({ window }) => window.to)).toEqual([
    jump.at,
    at('2031-04-04T00:00+03:00'),
    at('2031-04-05T00:00+03:00'),
    at('2031-04-06T00:00+03:00'),
  ])
  const ending = agreement({ term: { from: term.from, to: jump.at } })
  expect(standingFrom(ending, heard, question(term.to)).inForce.to).toBe(
    at('2031-04-04T00:00+03:00'),
  )
})

test('no year stops the sum', () => {
  const first = present(parseInstant('1900-01-02T00:00Z'), 'the first instant')
  const last = present(parseInstant('9999-12-29T23:59Z'), 'the last instant')
  const opened = { kind: 'first', of: filterFor('opened') } as const
  const phase = { id: named('after'), opens: opened, closes: null } as never
  const frame = { kind: 'phase', id: named('after') } as const
  const inPhase = dutyOf({
    per: {
      kind: 'each',
      unit: 'day',
      opens: { kind: 'edge', of: frame, edge: 'start' },
      closes: { kind: 'day', n: 3, of: frame, edge: 'end' },
    },
  } as never)
  const within = dutyOf({
    per: { kind: 'once', opens: opened, due: { kind: 'after', start: opened, ms: 86_400_000 } },
  })
  const agreement = agreementOf({
    obligations: [banOf(), inPhase, within],
    term: { from: on(1), to: null },
    phases: [phase],
  })
  for (const when of [first, last]) {
    const facts = [factOf({ act: named('opened'), at: { earliest: when, latest: when } })]
    for (const asOf of [first, on(3), last]) {
      const standing = standingFrom(agreement, { facts, acts: [] }, question(asOf))
      expect(standing.statuses.length).toBeGreaterThan(0)
    }
  }
})
