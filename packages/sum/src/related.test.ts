// Goal: whether two reports tell of one act is as somebody without an interest says; an objection
// to a source removes nothing and is shown.
// Method: two sources report releases, or shots, of which a clause comes to different statuses.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, firedOn, releasedOn, timeOn, toldWith } from './told-testing.ts'
import { watchedOn, type Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

/** A release as a source tells it, which a compiler passes on. */
function toldBy(source: string, persons: number, at = boundsOn(1)): Telling {
  const [, kind, body] = releasedOn('north', persons, at)
  return ['compiler', kind, { ...body, quote: { source } }]
}

/** A word on the first two reports. */
function said(as: 'same' | 'distinct', by: string): Telling {
  return ([statement = '', other = '']) => {
    const body = { statement, other, why: 'The lists were laid side by side.' }
    if (by === 'north' || by === 'south' || by === 'watch') return [by, `record.said_${as}`, body]
    return ['compiler', `record.said_${as}`, { ...body, by, quote: { source: by } }]
  }
}

const clause = (persons: number): string =>
  `1.1  north must release ${persons} soldier from held-by-north by day 3`
const six = toldBy('agency', 6)
const five = toldBy('wire', 5)
const read = (persons: number, words: readonly Telling[]): string | undefined =>
  toldStatuses(clause(persons), [six, five, ...words], timeOn(7)).lines[0]
const all = [1, 2, 3, 4].map((date) => watchedOn(['release'], date))

describe('two reports said to tell of two acts', () => {
  test('add up, where nobody says so in vain', () => {
    expect(read(10, [])).toBe('1.1 once north undetermined -/10 may-be-same')
    expect(read(10, [said('distinct', 'watch')])).toBe('1.1 once north met 10/10 target-reached')
    // Against its own interest.
    expect(read(10, [said('distinct', 'south')])).toBe('1.1 once north met 10/10 target-reached')
  })

  test('stay as they are where the side says so that gains by it', () => {
    expect(read(10, [said('distinct', 'north')])).toBe(
      '1.1 once north undetermined -/10 may-be-same',
    )
  })

  test('say nothing of a third report', () => {
    const third = toldBy('envoy', 4)
    expect(read(12, [third, said('distinct', 'watch')])).toBe(
      '1.1 once north undetermined -/12 may-be-same',
    )
    expect(read(11, [third, said('distinct', 'watch')])).toBe(
      '1.1 once north met 11/11 target-reached',
    )
  })
})

describe('two reports said to tell of one act', () => {
  test('count once, as the larger of them, also on two days', () => {
    const late = toldBy('wire', 5, boundsOn(2))
    const two = (words: readonly Telling[]) =>
      toldStatuses(clause(10), [six, late, ...all, ...words], timeOn(7)).lines[0]
    expect(two([])).toBe('1.1 once north met 10/10 target-reached')
    expect(two([said('same', 'watch')])).toBe('1.1 once north unmet 6/10 closed-below')
    expect(two([said('same', 'north')])).toBe('1.1 once north unmet 6/10 closed-below')
    expect(two([said('same', 'south')])).toBe('1.1 once north met 10/10 target-reached')
  })

  test('decide nothing where the contrary is said as well', () => {
    const both = [said('same', 'watch'), said('distinct', 'envoy')]
    expect(read(10, both)).toBe('1.1 once north undetermined -/10 may-be-same')
  })

  test('are as they were once it is taken back', () => {
    const back: Telling = ([, , statement = '']) => [
      'watch',
      'record.retracted',
      { statement, why: 'It was another list.' },
    ]
    expect(read(10, [said('distinct', 'watch'), back])).toBe(
      '1.1 once north undetermined -/10 may-be-same',
    )
  })

  test('weigh the other way under a ceiling', () => {
    const ceiling = '1.1  north must release at most 8 soldier from held-by-north by day 3'
    const most = (words: readonly Telling[]) =>
      toldStatuses(ceiling, [six, five, ...all, ...words], timeOn(7)).lines[0]
    expect(most([])).toBe('1.1 once north undetermined -/8 may-be-same')
    expect(most([said('same', 'watch')])).toBe('1.1 once north met 6/8 kept-below')
    expect(most([said('same', 'north')])).toBe('1.1 once north undetermined -/8 may-be-same')
    expect(most([said('distinct', 'north')])).toBe('1.1 once north unmet 11/8 exceeded')
  })
})

describe('an objection to a source', () => {
  const ban = '1.1  north must not fire in valley, each day'
  const [, kind, body] = firedOn('north', boundsOn(1))
  const quoted = (source: string): Telling => ['compiler', kind, { ...body, quote: { source } }]
  const objects = (by: string): Telling => [
    by,
    'record.objected',
    { source: 'agency', by, at: boundsOn(2), why: 'Its office lies with the other side.' },
  ]
  const dayOne = (words: readonly Telling[]) =>
    toldStatuses(ban, [watchedOn(['fire'], 1), ...words], timeOn(7)).lines[0]

  test('removes nothing, and the status is shown without that source too', () => {
    expect(dayOne([quoted('agency'), objects('north')])).toBe(
      '1.1 day-1 north unmet 1/0 incident-recorded, else met',
    )
  })

  test('is not shown where the status does not turn on that source', () => {
    expect(dayOne([quoted('agency'), quoted('wire'), objects('north')])).toBe(
      '1.1 day-1 north unmet 2/0 incident-recorded',
    )
  })

  test('is a party’s to make', () => {
    const { lines, idle } = toldStatuses(ban, [quoted('agency'), objects('watch')], timeOn(7))
    expect([lines[0], idle]).toEqual(['1.1 day-1 north unmet 1/0 incident-recorded', ['no-power']])
  })
})
