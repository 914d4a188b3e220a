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
