// What incidents refuse, row by row, and what is an incident and what a claim only.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { incidents } from './kinds.ts'

const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' }
const report = {
  what: 'fire',
  against: 'south',
  at: when,
  particulars: 'three shots at the bridge',
}
const ever = { earliest: '1900-01-02T00:00Z', latest: '9999-12-29T00:00Z' }
const claim = { against: 'south', claim: 'a clear violation' }

function hear(kind: string, said: JsonObject, who: string): Result<Meaning> {
  return hearIn(incidents, kind, said, hearingOf(who, vocabulary))
}

const reported = 'incident.reported'
const claimed = 'incident.claimed'
const refusals: readonly (readonly [string, string, JsonObject, string, string])[] = [
  [
    'a report without particulars',
    reported,
    { ...report, particulars: 'firing' },
    'north',
    'record.50',
  ],
  [
    'a report of blanks',
    reported,
    { ...report, particulars: ' '.repeat(20) },
    'north',
    'record.50',
  ],
  ['a report without a time', reported, { ...report, at: undefined }, 'north', 'record.50'],
  ['a time that could be any', reported, { ...report, at: ever }, 'north', 'record.70'],
  ['a witness by name', reported, { ...report, witness: 'A. Person' }, 'north', 'record.50'],
  ['somebody nobody declared', reported, { ...report, against: 'west' }, 'north', 'record.51'],
  ['a place nobody declared', reported, { ...report, place: 'moon' }, 'north', 'record.52'],
  [
    "a claim in another's mouth",
    reported,
    { ...report, claimedBy: ['south'] },
    'north',
    'record.56',
  ],
  ['a party that quotes', reported, { ...report, quote: { source: 'wire' } }, 'north', 'record.55'],
  ['an act that is no incident', reported, { ...report, what: 'release' }, 'north', 'incident.1'],
  ['an empty claim', claimed, { ...claim, claim: ' ' }, 'north', 'record.50'],
  ['a claim of no “of whom”', claimed, { ...claim, against: undefined }, 'north', 'record.50'],
  ['a claim for another', claimed, { ...claim, claimedBy: ['envoy'] }, 'north', 'record.56'],
  [
    'a claim for another, not quoted',
    claimed,
    { ...claim, claimedBy: ['envoy'] },
    'compiler',
    'record.56',
  ],
  [
    'a claim against oneself',
    claimed,
    { ...claim, claimedBy: ['south'], quote: { source: 'wire' } },
    'compiler',
    'incident.2',
  ],
]

describe('incident rules', () => {
  for (const [what, kind, said, who, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said, who)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }

  test('admit what a party says of itself', () => {
    expect(hear(reported, report, 'south')).toMatchObject({ ok: true, value: { source: 'south' } })
  })

  test('admit an act that the agreement declares', () => {
    expect(hear(reported, { ...report, what: 'open-road' }, 'north').ok).toBe(true)
  })
})

describe('an incident', () => {
  test('is one event against whoever is named, and a claim to be answered', () => {
    expect(hear(reported, { ...report, place: 'upper' }, 'north')).toMatchObject({
      value: {
        facts: [
          {
            form: 'event',
            act: 'fire',
            actor: 'south',
            place: 'upper',
            amount: { value: 1, unit: 'incidents' },
          },
        ],
        claim: { by: ['north'], against: 'south', words: 'three shots at the bridge' },
      },
    })
  })

  test('that names neither who nor where is a claim, and no fact', () => {
    expect(hear(reported, { ...report, against: null }, 'north')).toMatchObject({
      value: { facts: [], claim: { against: null, place: null } },
    })
    const somewhere = { ...report, against: null, place: 'upper' }
    expect(hear(reported, somewhere, 'north')).toMatchObject({
      value: { facts: [{ actor: null }] },
    })
  })

  test('names those whom a compiler says claim it', () => {
    const said = { ...report, claimedBy: ['north', 'south'], quote: { source: 'wire' } }
    expect(hear(reported, said, 'compiler')).toMatchObject({
      value: { source: 'wire', claim: { by: ['north', 'south'] } },
    })
  })

  test('is not made of a claim', () => {
    expect(hear(claimed, claim, 'north')).toMatchObject({
      value: { facts: [], claim: { by: ['north'], at: null, place: null } },
    })
  })

  test('is not made of a claim against persons unknown, which is a claim', () => {
    expect(hear(claimed, { ...claim, against: null }, 'north')).toMatchObject({
      value: { facts: [], claim: { by: ['north'], against: null } },
    })
  })
})

describe('a count of incidents', () => {
  const counted = { what: 'attack', against: 'south', amount: 19, closes: false }
  const period = { from: '2031-04-01T06:00+02:00', to: '2031-05-01T06:00+02:00' }
  const hearCounted = (said: JsonObject): Result<Meaning> => hear('incident.counted', said, 'watch')

  test('is a count, with whose it is, and no report of any one', () => {
    const fact = { form: 'count', act: 'attack', amount: { value: 19, unit: 'incidents' } }
    expect(hearCounted({ ...counted, period })).toMatchObject({
      value: { source: 'watch', facts: [{ ...fact, actor: 'south', place: null }] },
    })
    const unnamed = { ...counted, against: null, date: '2031-04-02', place: 'valley' }
    expect(hearCounted(unnamed)).toMatchObject({
      value: { facts: [{ ...fact, actor: null, place: 'valley' }] },
    })
  })

  test('refuses half an incident, an act that is none, and no time', () => {
    const codeOf = (said: JsonObject): string => {
      const answer = hearCounted(said)
      return answer.ok ? 'admitted' : answer.problem.code
    }
    expect(codeOf({ ...counted, amount: 1.5, period })).toBe('incident.5')
    expect(codeOf({ ...counted, what: 'release', period })).toBe('incident.1')
    expect(codeOf(counted)).toBe('record.57')
  })
})
