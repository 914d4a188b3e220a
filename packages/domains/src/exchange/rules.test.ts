// What exchanges refuse, row by row, and what a release amounts to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { at, hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { exchange } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T12:00+02:00' }
const month = { earliest: '2031-03-04T10:00+02:00', latest: '2031-04-04T10:00+02:00' }
const body = { by: 'north', class: 'soldier', persons: 3, at: when }

function hear(said: JsonObject, who: string): Result<Meaning> {
  const hearing = hearingOf(who, vocabulary)
  return hearIn(exchange, 'exchange.released', said, hearing)
}

const refusals: readonly (readonly [string, JsonObject, string, string])[] = [
  ['a member that nobody knows', { ...body, names: ['A. Person'] }, 'watch', 'record.50'],
  ['nobody released', { ...body, persons: 0 }, 'watch', 'record.50'],
  ['a time that could be any of a month', { ...body, at: month }, 'watch', 'record.70'],
  ['half a person', { ...body, persons: 1.5 }, 'watch', 'record.50'],
  [
    'a time without its zone',
    { ...body, at: { ...when, latest: '2031-04-02T12:00' } },
    'watch',
    'record.50',
  ],
  [
    'an end before the beginning',
    { ...body, at: { earliest: when.latest, latest: when.earliest } },
    'watch',
    'record.50',
  ],
  ['a holder nobody declared', { ...body, by: 'west' }, 'watch', 'record.51'],
  ['a place nobody declared', { ...body, place: 'moon' }, 'watch', 'record.52'],
  ['a quote by a party', { ...body, quote: { source: 'agency' } }, 'south', 'record.55'],
  [
    'a quoted source nobody declared',
    { ...body, quote: { source: 'rumour' } },
    'compiler',
    'record.51',
  ],
  ['a date that does not exist', { ...body, closes: '2031-04-31' }, 'watch', 'record.58'],
  ['a group nobody declared', { ...body, group: 'held-by-west' }, 'watch', 'exchange.1'],
  ["another's group", { ...body, group: 'held-by-south' }, 'watch', 'exchange.2'],
  [
    'a class the group does not have',
    { ...body, class: 'ill', group: 'held-by-north' },
    'watch',
    'exchange.3',
  ],
  ['a class nobody declared', { ...body, class: 'solider' }, 'watch', 'exchange.4'],
  ['closing a day it was not on', { ...body, closes: '2031-04-03' }, 'watch', 'exchange.5'],
]

describe('exchange rules', () => {
  for (const [what, said, who, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(said, who)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }

  test('say where a body is wrong', () => {
    const answer = hear({ ...body, at: { ...when, latest: 'noon' } }, 'watch')
    expect(answer).toMatchObject({ problem: { about: { at: 'at.latest' } } })
    expect(hear({ ...body, name: 'x' }, 'watch')).toMatchObject({
      problem: { about: { at: 'name' } },
    })
  })
})

describe('a release', () => {
  test('is the act of its holder, and closes the agreement day it names', () => {
    const answer = hear({ ...body, closes: '2031-04-02' }, 'watch')
    expect(answer).toMatchObject({
      ok: true,
      value: {
        source: 'watch',
        facts: [
          {
            form: 'event',
            act: 'release',
            actor: 'north',
            tags: { class: 'soldier', group: 'held-by-north' },
            amount: { value: 3, unit: 'persons' },
            period: { from: at('2031-04-02T06:00+02:00'), to: at('2031-04-03T06:00+02:00') },
            closes: true,
          },
        ],
      },
    })
  })

  test('may be reported by the other side, as its word', () => {
    expect(hear(body, 'south')).toMatchObject({ ok: true, value: { source: 'south' } })
  })

  test('takes the word of the source that its compiler quotes', () => {
    const quoted = hear({ ...body, quote: { source: 'agency' } }, 'compiler')
    expect(quoted).toMatchObject({ ok: true, value: { source: 'agency' } })
  })

  test('of another track is on record under its own tag, whatever its class', () => {
    const outside = hear({ ...body, class: 'foreigner', outside: true }, 'watch')
    expect(outside).toMatchObject({ value: { facts: [{ tags: { agreement: 'outside' } }] } })
    expect(outside).not.toHaveProperty('value.facts.0.tags.group')
  })
})

describe('a count of releases', () => {
  const period = { from: '2031-04-01T06:00+02:00', to: '2031-04-03T18:00+02:00' }
  const counted = { by: 'north', class: 'soldier', persons: 25, closes: true }
  const hearCounted = (said: JsonObject): Result<Meaning> =>
    hearIn(exchange, 'exchange.counted', said, hearingOf('watch', vocabulary))

  test('is a count of its period, or of all since it began', () => {
    const fact = { form: 'count', act: 'release', actor: 'north', amount: { value: 25 } }
    expect(hearCounted({ ...counted, period })).toMatchObject({ value: { facts: [fact] } })
    expect(hearCounted({ ...counted, period, running: true })).toMatchObject({
      value: { facts: [{ ...fact, running: true, closes: true }] },
    })
  })

  test('is shown and never counted where it is an average', () => {
    const mean = { ...counted, persons: 2.5, closes: false, period, average: 'day' }
    expect(hearCounted(mean)).toMatchObject({
      value: { facts: [{ form: 'average', per: 'day', amount: { value: 2.5 } }] },
    })
  })

  const wrong: readonly (readonly [string, JsonObject, string])[] = [
    [
      'a running total without its beginning',
      { ...counted, date: '2031-04-02', running: true },
      'record.77',
    ],
    ['an average that closes', { ...counted, period, average: 'day' }, 'record.78'],
    ['half a person', { ...counted, persons: 1.5, period }, 'exchange.6'],
    ['a class that nobody declared', { ...counted, class: 'pilot', period }, 'exchange.4'],
  ]
  for (const [what, said, code] of wrong) {
    test(`refuses ${what}`, () => {
      const answer = hearCounted(said)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }
})
