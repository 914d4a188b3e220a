// Goal: acts of those with powers change what is asked from when they were decided, for what they
// speak of, and leave what was done before.
// Method: for each rule a record on which a quick reading gives another status.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, decidedOn, doneOn, firedOn, releasedOn, saidOf, timeOn } from './told-testing.ts'
import { toldWith, watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const ban = '1.1  each party must not fire in valley, each day'
const shots = firedOn('south', boundsOn(1))

function dayOne(clauses: string, words: readonly Telling[]): string | undefined {
  const { lines } = toldStatuses(clauses, words, timeOn(7))
  return lines.find((line) => line.startsWith('1.1 day-1 south'))
}

describe('a decision that names an earlier moment', () => {
  const suspend = { kind: 'suspend', clauses: ['1.1'], from: timeOn(1, 6) }

  test('changes what was asked from when it was decided', () => {
    const words = [shots, decidedOn(['envoy'], boundsOn(5), suspend)]
    expect(dayOne(`${ban}\n1.2  envoy may suspend 1.1`, words)).toBe(
      '1.1 day-1 south unmet 1/0 incident-recorded',
    )
    const { lines } = toldStatuses(`${ban}\n1.2  envoy may suspend 1.1`, words, timeOn(7))
    expect(lines).toContain('1.1 day-6 south suspended 0/0 suspended-by')
  })

  test('reaches back where the text lets it', () => {
    const words = [shots, decidedOn(['envoy'], boundsOn(5), suspend)]
    expect(dayOne(`${ban}\n1.2  envoy may suspend 1.1 retroactively`, words)).toBe(
      '1.1 day-1 south suspended 0/0 suspended-by',
    )
  })

  test('holds from the moment it names where it may have been made by then', () => {
    const words = [shots, decidedOn(['envoy'], boundsOn(1, 6, [1, 13]), suspend)]
    expect(dayOne(`${ban}\n1.2  envoy may suspend 1.1`, words)).toBe(
      '1.1 day-1 south suspended 0/0 suspended-by',
    )
  })

  test('takes nothing back that a later text replaces', () => {
    const replace = { kind: 'supersede', clauses: ['1.1'], from: timeOn(1, 6) }
    const words = [shots, decidedOn(['north', 'south'], boundsOn(5), replace)]
    expect(dayOne(ban, words)).toBe('1.1 day-1 south unmet 1/0 incident-recorded')
  })
})

describe('an extension after the end', () => {
  const extend = { kind: 'extend', days: 2, from: timeOn(9, 6) }
  const words = [decidedOn(['envoy'], boundsOn(8, 20), extend)]

  test('is idle where the text says nothing of it', () => {
    const may = '1.2  envoy may extend the agreement by up to 3 days'
    expect(toldStatuses(`${ban}\n${may}`, words, timeOn(12)).idle).toEqual(['after-the-end'])
  })

  test('takes the agreement up again after a gap, and revives nothing', () => {
    const may = '1.2  envoy may extend the agreement by up to 3 days, also after the end'
    const once = '1.3  north must open-road by the end of the agreement'
    const gone = [...words, firedOn('north', boundsOn(8)), firedOn('north', boundsOn(9))]
    const done = doneOn('open-road', boundsOn(9), { by: 'north' })
    const { lines, idle } = toldStatuses(`${ban}\n${may}\n${once}`, [...gone, done], timeOn(12))
    expect(idle).toEqual([])
    const ofNorth = lines.filter((line) => line.includes(' north ')).slice(6)
    expect(ofNorth).toEqual([
      '1.1 day-7 north undetermined 0/0 no-coverage',
      '1.1 day-9 north unmet 1/0 incident-recorded',
      '1.1 day-10 north undetermined 0/0 no-coverage',
      '1.3 once north late 1/1 reached-late',
    ])
  })
})

test('to end or to extend is of the whole agreement: of a clause it is refused', () => {
  expect(saidOf(`${ban}\n1.2  envoy may terminate 1.1`)).toContain('error word.2')
  expect(saidOf(`${ban}\n1.2  envoy may extend 1.1 by up to 3 days`)).toContain('error word.2')
  expect(saidOf(`${ban}\n1.2  envoy may terminate the agreement`)).toEqual([])
})

describe('what frees an instance', () => {
  const two = '1.1  north must release 5 soldier from held-by-north by day 2'
  const later = '1.2  north must release 5 soldier from held-by-north by day 4'
  const both = `${two}\n${later}\n1.3  envoy may excuse 1.1\n1.4  envoy may amend 1.1`
  const excuse = { kind: 'excuse', clause: '1.1', instance: null, bearer: null }

  test('an excuse: acts from then on are for others that ask for them', () => {
    const words = [decidedOn(['envoy'], boundsOn(1), excuse), releasedOn('north', 5, boundsOn(2))]
    expect(toldStatuses(both, words, timeOn(6)).lines).toEqual([
      '1.1 once north excused 0/5 excused-by',
      '1.2 once north met 5/5 target-reached',
    ])
  })

  test('an excuse: what was done before stays with it', () => {
    const words = [releasedOn('north', 5, boundsOn(2)), decidedOn(['envoy'], boundsOn(3), excuse)]
    expect(toldStatuses(both, words, timeOn(6)).lines).toEqual([
      '1.1 once north met 5/5 target-reached',
      '1.2 once north undetermined 0/5 not-closed',
    ])
  })

  test('a later text: the same', () => {
    const replace = { kind: 'supersede', clauses: ['1.1'], from: timeOn(1, 13) }
    const words = [decidedOn(['envoy'], boundsOn(1), replace), releasedOn('north', 5, boundsOn(2))]
    expect(toldStatuses(both, words, timeOn(6)).lines).toEqual([
      '1.1 once north void 0/5 superseded-by',
      '1.2 once north met 5/5 target-reached',
    ])
  })
})

describe('what several must decide together', () => {
  const may = '1.2  parties may extend the agreement by up to 3 days, by unanimity'
  const extend = { kind: 'extend', days: 1 }
  const told = (words: readonly Telling[]) => toldStatuses(`${ban}\n${may}`, words, timeOn(12)).idle

  test('may be said apart, each once', () => {
    const north = decidedOn(['north'], boundsOn(3), extend)
    const south = decidedOn(['south'], boundsOn(4), extend)
    expect(told([north, south])).toEqual([])
    expect(told([north, decidedOn(['north'], boundsOn(4), extend)])).toEqual([
      'consent-awaited',
      'consent-awaited',
    ])
    const again = decidedOn(['south'], boundsOn(5), extend)
    expect(told([north, south, again])).toEqual(['consent-awaited'])
  })

  test('is one thing: what differs is no consent to it', () => {
    const north = decidedOn(['north'], boundsOn(3), extend)
    const other = decidedOn(['south'], boundsOn(4), { ...extend, days: 2 })
    expect(told([north, other])).toEqual(['consent-awaited', 'consent-awaited'])
  })
})

test('after a termination what was due later is void, and what was due before is not', () => {
  const clauses = `1.1  north must open-road by day 2
1.2  north must pass-law by day 5
1.3  envoy may terminate the agreement`
  const all = [1, 2, 3, 4, 5, 6].map((date) => watchedOn(['open-road', 'pass-law'], date))
  const end = decidedOn(['envoy'], boundsOn(3), { kind: 'terminate', from: timeOn(4, 6) })
  const done = doneOn('pass-law', boundsOn(5), { by: 'north' })
  expect(toldStatuses(clauses, [...all, end, done], timeOn(7)).lines).toEqual([
    '1.1 once north unmet 0/1 closed-below',
    '1.2 once north void 0/1 terminated-by',
  ])
})
