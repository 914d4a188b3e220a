// What arms refuse, row by row, and what items, stocks and lists amount to.
//
// Each row is one thing that must not be let through, with the code that says so.

import { describe, expect, test } from 'vitest'
import type { Result } from '@holdfast/base'
import type { JsonObject, Meaning } from '@holdfast/record'
import { at, hearIn, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { arms } from './kinds.ts'

const counted = {
  by: 'north',
  what: 'small-arms',
  amount: 179,
  unit: 'weapons',
  stage: 'accepted',
  date: '2031-04-02',
  closes: true,
}
const when = { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' }
const stocked = {
  by: 'south',
  what: 'tanks',
  amount: 5,
  unit: 'vehicles',
  place: 'upper',
  at: when,
  closes: true,
}
const listed = {
  by: 'north',
  what: 'small-arms',
  amount: 3000,
  unit: 'weapons',
  sha256: 'ab'.repeat(32),
  at: when,
}

function hear(kind: string, said: JsonObject, who = 'watch'): Result<Meaning> {
  return hearIn(arms, `arms.${kind}`, said, hearingOf(who, vocabulary))
}

const refusals: readonly (readonly [string, string, JsonObject, string])[] = [
  ['a serial number', 'counted', { ...counted, serial: 'AK-1' }, 'record.50'],
  ['a stage nobody knows', 'counted', { ...counted, stage: 'promised' }, 'record.50'],
  ['the arms of somebody nobody declared', 'counted', { ...counted, by: 'west' }, 'record.51'],
  ['a place nobody declared', 'counted', { ...counted, place: 'moon' }, 'record.52'],
  ['a count of no time', 'counted', { ...counted, date: undefined }, 'record.57'],
  ['a unit of something else', 'counted', { ...counted, unit: 'litres' }, 'arms.1'],
  ['half a weapon', 'counted', { ...counted, amount: 0.5 }, 'arms.2'],
  ['half a tank in store', 'stocked', { ...stocked, amount: 2.5 }, 'arms.2'],
  ['the arms of a source', 'stocked', { ...stocked, by: 'agency' }, 'arms.3'],
  ['less than nothing', 'stocked', { ...stocked, amount: -1 }, 'record.50'],
  ['a list instead of its fingerprint', 'listed', { ...listed, sha256: 'a list' }, 'record.50'],
  ['a list without a total', 'listed', { ...listed, amount: undefined }, 'record.50'],
]

describe('arms rules', () => {
  for (const [what, kind, said, code] of refusals) {
    test(`refuse ${what}`, () => {
      const answer = hear(kind, said)
      expect(answer.ok ? 'admitted' : answer.problem.code).toBe(code)
    })
  }

  test('admit ammunition by weight, of which half a tonne is something', () => {
    const said = { ...counted, what: 'ammunition', amount: 0.5, unit: 'tonnes' }
    expect(hear('counted', said).ok).toBe(true)
  })
})

describe('items', () => {
  test('that were accepted are decommissioned, as a count of whoever had them', () => {
    const day = { from: at('2031-04-02T06:00+02:00'), to: at('2031-04-03T06:00+02:00') }
    expect(hear('counted', counted)).toMatchObject({
      value: {
        source: 'watch',
        facts: [
          {
            form: 'count',
            act: 'decommission',
            actor: 'north',
            tags: { category: 'small-arms' },
            amount: { value: 179, unit: 'weapons' },
            period: day,
            closes: true,
          },
        ],
      },
    })
  })

  test('that were handed in are handed in and no more', () => {
    expect(hear('counted', { ...counted, stage: 'handed-in' })).toMatchObject({
      value: { facts: [{ act: 'hand-in' }] },
    })
  })

  test.each(['rejected', 'disputed'])('that were %s count for nobody', (stage) => {
    expect(hear('counted', { ...counted, stage })).toMatchObject({ value: { facts: [] } })
  })
})

test('a stock is a state, and closes where it is the whole inventory', () => {
  const fact = { form: 'state', act: 'stockpile', actor: 'south', place: 'upper', closes: true }
  expect(hear('stocked', stocked)).toMatchObject({ value: { facts: [fact] } })
  const { closes: _, ...least } = stocked
  expect(hear('stocked', least)).toMatchObject({ value: { facts: [{ ...fact, closes: false }] } })
})

test('a list is one list, however many items it says it has', () => {
  const fact = { form: 'event', act: 'submit-list', amount: { value: 1, unit: 'lists' } }
  expect(hear('listed', listed)).toMatchObject({ value: { facts: [fact] } })
})
