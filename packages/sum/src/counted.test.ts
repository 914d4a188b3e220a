// Goal: figures mean from a statement to a status what AGREEMENTS.md says under "What adds up".
// Method: counts as people sign them, of every kind that has a figure, and the statuses they come
// to; a line each.

import { hash } from 'node:crypto'
import { kinds } from '@holdfast/domains'
import type { JsonObject } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { boundsOn, releasedOn, timeOn, toldWith, type Telling } from './told-testing.ts'

const told = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

/** A word of one of the cast, or of a source that the compiler passes on. */
function saidBy(source: string, kind: string, body: JsonObject): Telling {
  const signs = ['north', 'south', 'watch', 'board'].includes(source)
  return signs ? [source, kind, body] : ['compiler', kind, { ...body, quote: { source } }]
}

/** Since the agreement began, until the end of a day of it. */
const until = (day: number) => ({
  period: { from: '2031-04-01T06:00Z', to: `2031-04-0${day + 1}T06:00Z` },
})

/** So many vessels into the valley. */
function vessels(source: string, amount: number, more: JsonObject): Telling {
  const what = { cargo: 'relief', unit: 'vessels', stage: 'entered', place: 'valley' }
  return saidBy(source, 'aid.counted', { ...what, amount, closes: true, ...more })
}

/** All since the agreement began. */
const running = (source: string, amount: number, day: number, more: JsonObject = {}): Telling =>
  vessels(source, amount, { ...until(day), running: true, ...more })

const onDay = (source: string, amount: number, day: number, more: JsonObject = {}): Telling =>
  vessels(source, amount, { date: `2031-04-0${day}`, ...more })

const byDayFive = '1.1  south must bring at least 100 relief vessels into valley by day 5'
const line = (clauses: string, words: readonly Telling[], asOf = timeOn(7)): string =>
  told(clauses, words, asOf).lines[0]?.replace(/^\S+ \S+ \S+ /, '') ?? 'none'
const lines = (clauses: string, words: readonly Telling[]): readonly string[] =>
  told(clauses, words, timeOn(7)).lines.map((one) => one.replace(/^\S+ (\S+) \S+ /, '$1 '))

describe('a running total', () => {
  test('holds the days of its source, and is never added to them', () => {
    expect(line(byDayFive, [running('agency', 87, 5)])).toBe('unmet 87/100 closed-below')
    expect(line(byDayFive, [onDay('agency', 60, 1), running('agency', 87, 5)])).toBe(
      'unmet 87/100 closed-below',
    )
    expect(line(byDayFive, [onDay('agency', 60, 1), running('agency', 110, 5)])).toBe(
      'met 110/100 target-reached',
    )
  })

  test('stands beside another source, and is added to nothing of it', () => {
    const open = { closes: false }
    const days = [onDay('wire', 60, 1), onDay('wire', 30, 2)]
    expect(line(byDayFive, [...days, running('agency', 87, 5, open)])).toBe(
      'undetermined -/100 not-closed',
    )
    expect(line(byDayFive, [running('agency', 110, 3), running('wire', 87, 5)])).toBe(
      'undetermined -/100 counts-differ',
    )
  })

  test('is followed by the later one of its source; one that falls is a rival', () => {
    expect(line(byDayFive, [running('agency', 87, 3), running('agency', 110, 5)])).toBe(
      'met 110/100 target-reached',
    )
    expect(line(byDayFive, [running('agency', 110, 3), running('agency', 87, 5)])).toBe(
      'undetermined -/100 counts-differ',
    )
    expect(line(byDayFive, [running('agency', 110, 5), running('agency', 87, 5)])).toBe(
      'undetermined -/100 counts-differ',
    )
  })

  test('less the one before it is what came between, where one source tells both', () => {
    const daily = '1.1  south must bring at least 20 relief vessels into valley each day'
    const three = [running('agency', 30, 1), running('agency', 55, 2), running('agency', 70, 3)]
    expect(lines(daily, three).slice(0, 4)).toEqual([
      'day-1 met 30/20 target-reached',
      'day-2 met 25/20 target-reached',
      'day-3 unmet 15/20 closed-below',
      'day-4 undetermined -/20 no-count',
    ])
    expect(lines(daily, [running('agency', 30, 1), running('wire', 55, 2)])[1]).toBe(
      'day-2 undetermined -/20 count-too-wide',
    )
    const open = running('agency', 30, 1, { closes: false })
    expect(lines(daily, [open, running('agency', 55, 2)])[1]).toContain('undetermined')
  })

  test('of the parts makes the whole', () => {
    const parts = [
      running('agency', 60, 5, { place: 'upper' }),
      running('agency', 45, 5, { place: 'lower' }),
    ]
    expect(line(byDayFive, parts)).toBe('met 105/100 target-reached')
  })

  test('in the word of a side counts only against it', () => {
    expect(line(byDayFive, [running('south', 110, 5)])).toBe('undetermined 110/100 not-closed')
    expect(line(byDayFive, [running('south', 90, 5)])).toBe('unmet 90/100 closed-below')
    expect(line(byDayFive, [running('north', 90, 5)])).toBe('undetermined 90/100 not-closed')
    expect(line(byDayFive, [running('north', 110, 5)])).toBe('met 110/100 target-reached')
  })

  const freed = (persons: number, from: string, day: number): Telling =>
    saidBy('agency', 'exchange.counted', {
      by: 'north',
      class: 'soldier',
      persons,
      closes: true,
      running: true,
      period: { from, to: `2031-04-0${day + 1}T06:00Z` },
    })
  const release = '1.1  north must release 33 soldier from held-by-north by day 5'

  test('since long before is of the agreement only as far as two of them bound it', () => {
    const since = '2031-01-01T00:00Z'
    expect(line(release, [freed(125, since, 5)])).toBe('undetermined 0/33 not-closed')
    expect(line(release, [freed(90, since, 0), freed(125, since, 5)])).toBe(
      'met 33/33 target-reached',
    )
    expect(line(release, [freed(95, since, 0), freed(125, since, 5)])).toContain('unmet')
  })

  test('opens nothing, and holds the acts of its source', () => {
    const answer = 'south must release 1 soldier per soldier, by day 7'
    const pair = `${release}\n1.2  for each release under 1.1: ${answer}`
    const from = '2031-04-01T06:00Z'
    expect(told(pair, [freed(33, from, 5)], timeOn(7)).lines).toEqual([
      '1.1 once north met 33/33 target-reached',
    ])
    const [who, kind, body] = releasedOn('north', 20, boundsOn(1))
    const told20 = saidBy('agency', kind, body)
    expect(who).toBe('watch')
    expect(line(release, [told20, freed(33, from, 5)])).toBe('met 33/33 target-reached')
    expect(line(release, [told20, freed(30, from, 5)])).toBe('unmet 30/33 closed-below')
  })

  test('of incidents is no incident of a day unless it is of that day and place', () => {
    const ban = '1.1  north must not fire in valley, each day'
    const fired = (amount: number, day: number): Telling =>
      saidBy('agency', 'incident.counted', {
        what: 'fire',
        against: 'north',
        amount,
        place: 'valley',
        closes: false,
        running: true,
        ...until(day),
      })
    expect(lines(ban, [fired(19, 5)])[1]).toBe('day-2 undetermined 0/0 no-coverage')
    expect(lines(ban, [fired(19, 1)])[0]).toBe('day-1 unmet 19/0 incident-recorded')
  })
})

describe('of every kind that has a figure', () => {
  const period = until(5).period
  const bodies: Readonly<Record<string, JsonObject>> = {
    'aid.counted': { cargo: 'relief', unit: 'vessels', stage: 'entered', amount: 5 },
    'exchange.counted': { by: 'north', class: 'soldier', persons: 5 },
    'incident.counted': { what: 'fire', against: 'north', amount: 5 },
    'movement.returned': { persons: 5 },
    'movement.evacuated': { persons: 5 },
    'movement.passed': { persons: 5 },
    'arms.counted': {
      by: 'north',
      what: 'small-arms',
      amount: 5,
      unit: 'weapons',
      stage: 'accepted',
    },
  }
  const counting = [...kinds.values()].filter(({ form }) => form.some(({ at }) => at === 'running'))

  test('each is tried', () => {
    expect(counting.map(({ name }) => name).toSorted()).toEqual(Object.keys(bodies).toSorted())
  })

  test.each(Object.entries(bodies))('%s says what it is to the agreement', (kind, body) => {
    const factOf = (more: JsonObject) =>
      told(byDayFive, [saidBy('agency', kind, { ...body, period, ...more })], timeOn(7)).facts[0]
    expect(factOf({ closes: true, running: true })).toMatchObject({ form: 'count', running: true })
    const average = factOf({ closes: false, average: 'day' })
    expect(average).toMatchObject({ form: 'average', per: 'day' })
    expect(average?.running).toBeUndefined()
    expect(factOf({ closes: true })?.running).toBeUndefined()
  })
})

describe('whose a count is', () => {
  const daily = (source: string, amount: number, more: JsonObject = {}): Telling =>
    onDay(source, amount, 1, more)
  const each = '1.1  each party must bring at least 40 relief vessels into valley each day'
  const dayOf = (clauses: string, words: readonly Telling[]): readonly string[] =>
    told(clauses, words, timeOn(7))
      .lines.filter((one) => one.includes(' day-1 ') || one.includes(' once '))
      .map((one) => one.replace(/^\S+ \S+ /, ''))

  test('through one side’s gate is no other side’s', () => {
    expect(dayOf(each, [daily('agency', 45, { by: 'south' })])).toEqual([
      'north undetermined -/40 no-count',
      'south met 45/40 target-reached',
    ])
    const both = [daily('agency', 45, { by: 'south' }), daily('agency', 30, { by: 'north' })]
    expect(dayOf(each, both)).toEqual([
      'north unmet 30/40 closed-below',
      'south met 45/40 target-reached',
    ])
  })

  test('of nobody named is of the one who is bound, and of nobody sure where several are', () => {
    expect(dayOf(each, [daily('agency', 45)])).toEqual([
      'north undetermined -/40 actor-unknown',
      'south undetermined -/40 actor-unknown',
    ])
    const one = each.replace('each party', 'south')
    expect(dayOf(one, [daily('agency', 45)])).toEqual(['south met 45/40 target-reached'])
    // Who brought them has no side: whose gate it was is not said.
    expect(dayOf(one, [daily('agency', 45, { by: 'wire' })])).toEqual([
      'south met 45/40 target-reached',
    ])
    const either = each.replace('each party', 'north or south')
    expect(dayOf(either, [daily('agency', 45)])).toEqual(['- met 45/40 target-reached'])
    const unnamed = each.replace('each party', 'unnamed')
    expect(dayOf(unnamed, [daily('agency', 45, { by: 'south' })])).toEqual([
      '- met 45/40 target-reached',
    ])
  })

  test('of arms and of people let through as well', () => {
    const arms = (by: string, amount: number): Telling =>
      saidBy('agency', 'arms.counted', {
        by,
        what: 'small-arms',
        amount,
        unit: 'weapons',
        stage: 'accepted',
        closes: true,
        ...until(3),
      })
    const given = '1.1  each party must decommission 100 small-arms weapons by day 3'
    expect(dayOf(given, [arms('north', 120)])).toEqual([
      'north met 120/100 target-reached',
      'south undetermined -/100 no-count',
    ])
    expect(dayOf(given, [arms('north', 120), arms('south', 50)])[1]).toBe(
      'south unmet 50/100 closed-below',
    )
    const passed = saidBy('agency', 'movement.passed', {
      by: 'south',
      persons: 60,
      closes: true,
      place: 'upper',
      date: '2031-04-01',
    })
    const pass = '1.1  north must let-pass 50 persons through upper each day'
    expect(dayOf(pass, [passed])).toEqual(['north undetermined -/50 no-count'])
    expect(dayOf(pass.replace('north', 'south'), [passed])).toEqual([
      'south met 60/50 target-reached',
    ])
  })
})

describe('a count of whatever it was', () => {
  const all = (amount: number, more: JsonObject = {}): Telling => {
    const what = { unit: 'flights', stage: 'entered', place: 'valley', closes: true }
    return saidBy('agency', 'aid.counted', { ...what, amount, date: '2031-04-01', ...more })
  }
  const any = '1.1  south must bring at least 3 flights into valley each day'

  test('closes what is asked without a class, as a count of one class does not', () => {
    expect(line(any, [all(2)])).toBe('unmet 2/3 closed-below')
    expect(line(any, [all(3)])).toBe('met 3/3 target-reached')
    expect(line(any, [all(2, { cargo: 'relief' })])).toBe('undetermined 2/3 not-closed')
    expect(line(any, [all(4, { cargo: 'relief' }), all(2)])).toContain('counts-differ')
  })

  test('says nothing of one class', () => {
    const food = any.replace('flights', 'food flights')
    expect(line(food, [all(5)])).toBe('undetermined -/3 no-count')
  })
})

test('troops may be counted as locations', () => {
  const at = boundsOn(1)
  const held = (amount: number, closes: JsonObject = {}): Telling =>
    saidBy('agency', 'lines.position_reported', {
      by: 'north',
      what: 'troops',
      amount,
      unit: 'locations',
      place: 'upper',
      at,
      ...closes,
    })
  const most = '1.1  north must station at most 5 troops locations in upper by day 2'
  expect(line(most, [held(6)])).toContain('unmet 6/5')
  expect(line(most, [held(5)], timeOn(9))).toContain('undetermined 5/5')
  expect(line(most, [held(5, { closes: true })], timeOn(9))).toContain('met 5/5')
})

describe('rows of several sources', () => {
  const day = '1.1  south must bring at least 40 relief vessels into valley each day'
  const part = (source: string, amount: number, place: string): Telling =>
    onDay(source, amount, 1, { place, closes: false })
  const covered = (who: string, more: JsonObject = {}): Telling => [
    who,
    'record.covered',
    { acts: ['bring'], places: ['valley'], date: '2031-04-01', ...more },
  ]
  const together = covered('compiler', { together: true })

  test('close a day together only where whoever compiled them says so', () => {
    const rows = [part('agency', 25, 'upper'), part('wire', 10, 'lower')]
    expect(line(day, rows)).toBe('undetermined -/40 not-closed')
    expect(line(day, [...rows, covered('watch')])).toBe('undetermined -/40 not-closed')
    expect(line(day, [...rows, together])).toBe('unmet 35/40 closed-below')
    const enough = [part('agency', 25, 'upper'), part('wire', 15, 'lower')]
    expect(line(day, [...enough, together])).toBe('met 40/40 target-reached')
  })

  test('that may tell of the same are between the larger and both', () => {
    const same = [part('agency', 25, 'upper'), part('wire', 20, 'upper')]
    expect(line(day, [...same, together])).toBe('undetermined -/40 counts-differ')
    const few = [part('agency', 25, 'upper'), part('wire', 10, 'upper')]
    expect(line(day, [...few, together])).toBe('unmet -/40 closed-below')
  })

  test('close the days that each of them counted', () => {
    const days = [onDay('agency', 60, 1), onDay('wire', 30, 2)]
    const two = byDayFive.replace('day 5', 'day 2')
    const period = { date: undefined, ...until(2) }
    const both = covered('compiler', { together: true, acts: ['bring'], ...period })
    expect(line(two, days)).toBe('undetermined -/100 not-closed')
    expect(line(two, [...days, both])).toBe('unmet 90/100 closed-below')
  })

  test('of a side close nothing in its own interest', () => {
    const rows = [part('north', 25, 'upper'), part('wire', 10, 'lower')]
    expect(line(day, [...rows, together])).toBe('undetermined -/40 not-closed')
  })

  test('of acts close them as well', () => {
    const released = (source: string, persons: number): Telling => {
      const [, kind, body] = releasedOn('north', persons, boundsOn(1))
      return saidBy(source, kind, body)
    }
    const ten = '1.1  north must release 10 soldier from held-by-north by day 1'
    const rows = [released('agency', 3), released('wire', 4)]
    const all: Telling = [
      'compiler',
      'record.covered',
      { acts: ['release'], places: [], date: '2031-04-01', together: true },
    ]
    expect(line(ten, rows)).toContain('undetermined')
    expect(line(ten, [...rows, all])).toContain('unmet')
  })

  test('are nobody’s watching', () => {
    const ban = '1.1  north must not fire in valley, each day'
    const all: Telling = [
      'compiler',
      'record.covered',
      { acts: ['fire'], places: ['valley'], date: '2031-04-01', together: true },
    ]
    expect(lines(ban, [all])[0]).toBe('day-1 undetermined 0/0 no-coverage')
  })
})
