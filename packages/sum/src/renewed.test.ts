// Goal: an agreement goes on by nobody's act unless somebody refuses in time, comes back after a
// gap only where the text says so, and never lasts beyond the date that the text sets.
// Method: records of a cast whose agreement lasts seven days from 1 April 2031, 06:00.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, decidedOn, firedOn, saidOf, timeOn, toldWith } from './told-testing.ts'
import { doneOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))
const ban = '1.1  each party must not fire in valley, each day'
const renewal =
  'The agreement shall be renewed for 7 days unless either party gives notice 2 days before its end'
const refuse = (from: string) => ({ kind: 'terminate', from })

/** The last day that the ban was asked for of north. */
function lastDay(
  clause: string,
  words: readonly Telling[],
  asOf: string,
): readonly [last: string | undefined, idle: readonly string[]] {
  const { lines, idle } = toldStatuses(`${ban}\n1.2  ${clause}`, words, asOf)
  const days = lines.filter((line) => line.startsWith('1.1 ') && line.includes(' north '))
  return [days.at(-1)?.split(' ')[1], idle]
}

describe('a renewal', () => {
  test('comes when it can be refused no more, and again at the next end', () => {
    const shots = [firedOn('south', boundsOn(10))]
    expect(lastDay(renewal, shots, timeOn(5))[0]).toBe('day-7')
    expect(lastDay(renewal, shots, timeOn(6, 6))[0]).toBe('day-14')
    expect(lastDay(renewal, shots, timeOn(14))[0]).toBe('day-21')
    const { lines } = toldStatuses(`${ban}\n1.2  ${renewal}`, shots, timeOn(11))
    expect(lines).toContain('1.1 day-10 south unmet 1/0 incident-recorded')
  })

  test('does not come where a party refused in time', () => {
    const said = decidedOn(['north'], boundsOn(5), refuse(timeOn(8, 6)))
    expect(lastDay(renewal, [said], timeOn(14))).toEqual(['day-7', []])
  })

  test('comes where the refusal was late, not of a holder, or of no end', () => {
    const late = decidedOn(['north'], boundsOn(7), refuse(timeOn(8, 6)))
    const envoy = decidedOn(['envoy'], boundsOn(3), refuse(timeOn(8, 6)))
    const sooner = decidedOn(['north'], boundsOn(2), refuse(timeOn(5, 6)))
    const told = lastDay(renewal, [late, envoy, sooner], timeOn(9))
    expect(told[0]).toBe('day-14')
    expect(told[1].toSorted()).toEqual(['not-at-an-end', 'not-the-holder', 'short-notice'])
  })

  test('of a later end may be refused long before it', () => {
    const said = decidedOn(['south'], boundsOn(2), refuse(timeOn(15, 6)))
    expect(lastDay(renewal, [said], timeOn(28))).toEqual(['day-14', []])
  })

  test('comes as often as the text says, and not beyond its date', () => {
    const twice = 'parties may refuse renewal for 7 days, by any, at most 2 times'
    expect(lastDay(twice, [], timeOn(29))[0]).toBe('day-21')
    const until = 'parties may refuse renewal for 7 days, by any, until 2031-04-10'
    expect(lastDay(until, [], timeOn(29))[0]).toBe('day-10')
  })

  test('follows the end that an extension made', () => {
    const clauses = `${renewal}\n1.3  envoy may extend the agreement by up to 3 days`
    const said = decidedOn(['envoy'], boundsOn(3), { kind: 'extend', days: 3 })
    expect(lastDay(clauses, [said], timeOn(7))[0]).toBe('day-10')
    expect(lastDay(clauses, [said], timeOn(9))[0]).toBe('day-17')
  })

  test('ends with an end for another reason', () => {
    const clauses = `${renewal}\n1.3  envoy may terminate the agreement`
    const said = decidedOn(['envoy'], boundsOn(3), refuse(timeOn(4, 6)))
    expect(lastDay(clauses, [said], timeOn(20))[0]).toBe('day-3')
  })

  test('moves what falls due by the end of the agreement', () => {
    const clauses = `1.1  north must open-road by the end of the agreement\n1.2  ${renewal}`
    const done = doneOn('open-road', boundsOn(10), { by: 'north' })
    expect(toldStatuses(clauses, [done], timeOn(12)).lines).toEqual([
      '1.1 once north met 1/1 target-reached',
    ])
  })
})

describe('a date that the text sets', () => {
  const may = 'envoy may extend the agreement by up to 9 days until 2031-04-12'

  test('is the last that an extension reaches', () => {
    const said = decidedOn(['envoy'], boundsOn(3), { kind: 'extend', days: 5 })
    expect(lastDay(may, [said], timeOn(20))).toEqual(['day-12', []])
    const longer = decidedOn(['envoy'], boundsOn(3), { kind: 'extend', days: 6 })
    expect(lastDay(may, [longer], timeOn(20))).toEqual(['day-7', ['beyond-the-limit']])
  })

  test('ends a suspension, and the power to suspend', () => {
    const clauses = `${ban}\n1.2  envoy may suspend 1.1 until 2031-04-03`
    const suspend = { kind: 'suspend', clauses: ['1.1'], from: timeOn(2, 6) }
    const shots = [firedOn('south', boundsOn(3)), firedOn('south', boundsOn(4))]
    const told = toldStatuses(
      clauses,
      [decidedOn(['envoy'], boundsOn(2, 6), suspend), ...shots],
      timeOn(7),
    )
    expect(told.lines).toContain('1.1 day-3 south suspended 0/0 suspended-by')
    expect(told.lines).toContain('1.1 day-4 south unmet 1/0 incident-recorded')
    const later = decidedOn(['envoy'], boundsOn(5), { ...suspend, from: timeOn(5) })
    expect(toldStatuses(clauses, [later], timeOn(7)).idle).toEqual(['no-power'])
  })
})

test('what ended is revived within the days that the text gives, and no later', () => {
  const may = 'envoy may extend the agreement by up to 3 days within 2 days of its end'
  const told = (date: number) =>
    lastDay(may, [decidedOn(['envoy'], boundsOn(date), { kind: 'extend', days: 2 })], timeOn(20))
  expect(told(9)[1]).toEqual([])
  expect(told(9)[0]).toBe('day-11')
  expect(told(11)).toEqual(['day-7', ['after-the-end']])
})

test('the checker says what cannot be refused in time, or has no end', () => {
  const notice = 'parties may refuse renewal for 7 days, by any, with 10 days notice'
  expect(saidOf(`${ban}\n1.2  ${notice}`)).toEqual(['warning power.7'])
  expect(saidOf(`${ban}\n1.2  ${renewal}`)).toEqual([])
})
