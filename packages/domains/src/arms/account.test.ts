// Goal: the account tells items by stage and by whose count, stocks as last reported, lists by
// total and fingerprint, and when it changes by itself.
// Method: the figures of Aceh in two rounds, told statement by statement; counts that overlap, that
// leave gaps, and of two sources; random counts against a sum by hand.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert, instantFromMs, limits, type Instant } from '@holdfast/base'
import { named, type EntryRef } from '@holdfast/agreement'
import { isStatementId, type JsonObject, type OpenAccount } from '@holdfast/record'
import { at, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { armsAccount, armsAccountShape } from './account.ts'
import { tallyOf, type Count } from './tally.ts'

type Telling = readonly [kind: string, body: JsonObject, source?: string]

function told(...story: readonly Telling[]): OpenAccount {
  const account = armsAccount.open(hearingOf('watch', vocabulary).names)
  for (const [index, [kind, body, source = 'watch']] of story.entries()) {
    const entry: EntryRef = { room: named('public'), index }
    const id = index.toString(16).padStart(64, '0')
    assert(isStatementId(id), 'an id')
    account.take({ id, entry, kind: `arms.${kind}`, body, source: named(source) })
  }
  return account
}

function counted(stage: string, amount: number, date: string, more: JsonObject = {}): Telling {
  const items = { by: 'north', what: 'small-arms', unit: 'weapons', closes: true }
  return ['counted', { ...items, stage, amount, date, ...more }]
}

const later = at('2031-04-08T06:00+02:00')
const aceh = [
  counted('handed-in', 600, '2031-04-01'),
  counted('accepted', 500, '2031-04-01'),
  counted('rejected', 100, '2031-04-01', { reason: 'rusted through' }),
  counted('disputed', 0, '2031-04-01'),
  counted('handed-in', 418, '2031-04-02'),
  counted('accepted', 340, '2031-04-02'),
  counted('rejected', 2, '2031-04-02', { reason: 'home-made' }),
  counted('disputed', 71, '2031-04-02', { reason: 'the holder says that it fires' }),
]

describe('items', () => {
  test('are told by stage, with reasons, and what nobody decided of yet', () => {
    expect(told(...aceh).at(later)).toMatchObject({
      items: [
        {
          source: 'watch',
          by: 'north',
          category: 'small-arms',
          stages: [
            { stage: 'handed-in', amount: 1_018, closes: true },
            { stage: 'accepted', amount: 840, closes: true },
            { stage: 'rejected', amount: 102, reasons: ['home-made', 'rusted through'] },
            { stage: 'disputed', amount: 71 },
          ],
          undecided: 5,
        },
      ],
    })
  })

  test('whose count leaves a gap are a lower bound, and nothing is known of the rest', () => {
    const answer = told(...aceh, counted('accepted', 1, '2031-04-05')).at(later)
    expect(answer).toMatchObject({
      items: [{ stages: [{}, { amount: 841, closes: false }, {}, {}], undecided: null }],
    })
  })

  test('counted by two stay two', () => {
    const [kind, body] = counted('accepted', 300, '2031-04-01')
    expect(told(...aceh, [kind, body, 'north']).at(later)).toMatchObject({
      items: [{ source: 'watch' }, { source: 'north', stages: [{ amount: 300 }] }],
    })
  })

  test('of one day counted again are as they were counted last', () => {
    const answer = told(
      counted('accepted', 300, '2031-04-01'),
      counted('accepted', 280, '2031-04-01'),
    ).at(later)
    expect(answer).toMatchObject({ items: [{ stages: [{ amount: 280, closes: true }] }] })
  })

  test('are told when their day is over', () => {
    const account = told(counted('accepted', 1, '2031-04-02'))
    const turn = at('2031-04-03T06:00+02:00')
    expect(account.at(at('2031-04-02T10:00+02:00'))).toMatchObject({ items: [] })
    expect(account.nextChange(at('2031-04-02T10:00+02:00'))).toBe(turn)
    expect(account.at(turn)).toMatchObject({ items: [{}] })
    expect(account.nextChange(turn)).toBe(null)
  })
})

const tanks = { by: 'south', what: 'tanks', unit: 'vehicles', place: 'upper' }
const when = (hour: string): JsonObject => {
  const moment = `2031-04-02T${hour}+02:00`
  return { at: { earliest: moment, latest: moment } }
}

test('a stock is as it was last reported, whichever was said last', () => {
  const account = told(
    ['stocked', { ...tanks, amount: 4, ...when('12:00') }],
    ['stocked', { ...tanks, amount: 6, ...when('10:00') }],
    ['stocked', { ...tanks, amount: 9, ...when('11:00') }, 'north'],
  )
  expect(account.at(later)).toMatchObject({
    stocks: [
      { source: 'north', amount: 9 },
      { source: 'watch', amount: 4 },
    ],
    inAll: { stocks: 2 },
  })
  expect(account.at(at('2031-04-02T10:30+02:00'))).toMatchObject({ stocks: [{ amount: 6 }] })
  expect(account.nextChange(at('2031-04-02T10:30+02:00'))).toBe(at('2031-04-02T11:00+02:00'))
})

test('a list is a total and a fingerprint, and another of the same replaces it', () => {
  const list = { by: 'north', what: 'small-arms', amount: 3_000, unit: 'weapons' }
  const account = told(
    ['listed', { ...list, sha256: 'ab'.repeat(32), ...when('10:00') }],
    ['listed', { ...list, sha256: 'cd'.repeat(32), ...when('12:00') }],
  )
  expect(account.at(at('2031-04-02T11:00+02:00'))).toMatchObject({ lists: [{ isReplaced: false }] })
  expect(account.at(later)).toMatchObject({
    lists: [
      { sha256: 'ab'.repeat(32), isReplaced: true },
      { sha256: 'cd'.repeat(32), isReplaced: false },
    ],
  })
})

test('no more is told than the limit, and how much there is is said', () => {
  const story = Array.from({ length: limits.accountRows + 1 }, (_, n) =>
    counted('accepted', 1, '2031-04-01', { what: `kind-${n}` }),
  )
  const answer = armsAccountShape.parse(told(...story).at(later))
  expect(answer.items).toHaveLength(limits.accountRows)
  expect(answer.items.at(-1)?.category).toBe(`kind-${limits.accountRows}`)
  expect(answer.inAll.items).toBe(limits.accountRows + 1)
})

test('what it answers is in the shape that it names, at the first and the last moment too', () => {
  const account = told(...aceh, ['stocked', { ...tanks, amount: 4, ...when('12:00') }])
  for (const moment of [later, at('1900-01-02T00:00Z'), at('9999-12-29T23:59Z')]) {
    const answer = account.at(moment)
    expect(armsAccount.shape.parse(answer)).toEqual(answer)
    account.nextChange(moment)
  }
})

const instant = (hour: number): Instant => instantFromMs(hour * 3_600_000)
const count = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 1, max: 5 }), fc.nat(50), fc.boolean())
  .map(([from, hours, amount, closes]): Count => ({
    period: { from: instant(from), to: instant(from + hours) },
    amount,
    closes,
  }))

test('a tally is the best that counts apart come to, as trying every choice finds it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(count, { maxLength: 7, selector: periodOf }), (counts) => {
      let best = 0
      for (let choice = 0; choice < 2 ** counts.length; choice++) {
        const some = counts.filter((_, at) => ((choice >> at) & 1) === 1)
        const isApart = some.every((one, at) =>
          some
            .slice(at + 1)
            .every(
              (other) => one.period.to <= other.period.from || other.period.to <= one.period.from,
            ),
        )
        const sum = some.reduce((total, { amount }) => total + amount, 0)
        if (isApart && sum > best) best = sum
      }
      expect(tallyOf(counts)?.amount ?? 0).toBe(best)
    }),
  )
})

function periodOf({ period: { from, to } }: Count): string {
  return `${from} ${to}`
}
