// The truce in Yemen of 2022, read from its record: ships by stage and source, flights that began
// in the seventh week, a duty to meet, and what each side says of the other and of the envoy.
//
// Every expectation was written down beforehand from the sources, by hand.

import { describe, expect, test } from 'vitest'
import { linesOf, openExample, statusOf, type Answer } from './asking.ts'
import { claimsBy, claimWith, countsOf } from './compiled.ts'

const truce = await openExample('yemen-truce-2022')
const asOf = '2022-10-02T19:00+03:00'
const end = truce.ask({ asOf })
const replayed = truce.replay()

function statusesOf(answer: Answer, clause: string): ReadonlySet<string> {
  return new Set(answer.statuses.filter((told) => told.clause === clause).map((one) => one.status))
}

test('the truce was renewed twice with the consent of both, for 183 days in all', () => {
  const power = end.powers.find(({ clause }) => clause === '6.1')
  const renewal = { by: ['government', 'houthis'], effect: { kind: 'extend', days: 61 } }
  expect(power?.used).toMatchObject([renewal, renewal])
  expect(end.inForce).toEqual({ from: '2022-04-02T19:00+03:00', to: asOf })
})

describe('fuel ships, by stage and source', () => {
  test('cleared by the envoy’s word, arrived by the company’s: never one series', () => {
    expect(countsOf(replayed, { source: 'un-envoy', cargo: 'fuel' })).toEqual([
      '7 approved',
      '33 approved',
    ])
    expect(countsOf(replayed, { source: 'ypc', cargo: 'fuel' })).toEqual([
      '1 entered',
      '2 entered',
      '7 entered',
      '22 entered',
      '8 entered',
      '24 entered',
      '24 entered',
      '0 entered',
    ])
  })

  test('15 in the first period is stated by nobody, and stands nowhere', () => {
    const amounts = replayed.facts.map(({ amount }) => amount.value)
    expect(amounts).not.toContain(15)
    expect(replayed.claims.filter(({ words }) => /\b15\b/.test(words))).toEqual([])
  })

  test('the duty of the first two months is undetermined: totals run on beyond its end', () => {
    expect(statusOf(end, '2.1', 'once')).toMatchObject({
      status: 'undetermined',
      reason: { code: 'performed-at-unknown' },
      window: { to: '2022-06-02T19:00+03:00' },
    })
    const then = truce.ask({ asOf: '2022-06-02T19:00+03:00' })
    expect(statusOf(then, '2.1', 'once').status).toBe('undetermined')
  })

  test('none from 2 August to 1 September by the company; the envoy: the flow goes on', () => {
    const held = claimWith(replayed, 'none let in since')
    expect(held).toMatchObject({
      by: ['ypc'],
      against: 'coalition',
      answers: [{ by: 'government' }],
    })
    expect(held.answers[0]?.words).toContain('no restriction')
    expect(claimWith(replayed, 'flow of fuel goes on').by).toEqual(['un-envoy'])
    expect(claimWith(replayed, 'since 10 August traders').against).toBe('houthis')
  })
})

describe('flights, two a week', () => {
  test('none in the first six weeks, by the envoy’s word that 16 May was the first', () => {
    expect(linesOf(end, '3.1').slice(0, 7)).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((week) => `week-${week} - unmet`),
      'week-7 - undetermined',
    ])
  })

  test('7 out by 1 June, 8 round trips by 14 June: a round trip is one flight or two', () => {
    const envoy = countsOf(replayed, { source: 'un-envoy', cargo: 'commercial' })
    expect(envoy.slice(-3)).toEqual(['8 entered', '31 entered', '100 entered'])
    expect(countsOf(replayed, { source: 'un-spokesperson', cargo: 'commercial' })).toEqual([
      '7 dispatched',
    ])
    const later = linesOf(end, '3.1').slice(6)
    expect(new Set(later.map((line) => line.split(' ').at(-1)))).toEqual(new Set(['undetermined']))
  })
})

test('roads: both met, and no road was opened by mid-August; both are told', () => {
  expect(linesOf(end, '4.1').toSorted()).toEqual(['once government met', 'once houthis met'])
  expect(claimWith(replayed, 'no progress in opening roads')).toMatchObject({
    by: ['un-envoy'],
    against: null,
  })
})

describe('hostilities', () => {
  test('130 by one side and 137 by the other, for about one day, and no answer to either', () => {
    const [one, other] = [
      claimWith(replayed, '130 “breaches”'),
      claimWith(replayed, '137 “breaches”'),
    ]
    expect([one.by, one.against, one.answers]).toEqual([['government'], 'houthis', []])
    expect([other.by, other.against, other.answers]).toEqual([['houthis'], 'government', []])
  })

  test('nobody watched: each day is undetermined, with what is claimed beside it', () => {
    expect(statusesOf(end, '1.1')).toEqual(new Set(['undetermined']))
    expect(statusOf(end, '1.1', 'day-33', 'houthis')).toMatchObject({
      reason: { code: 'no-coverage', recorded: 0, determined: 0 },
      claims: [{ by: 'government', amount: 1 }],
    })
    expect(statusesOf(end, '1.2')).toEqual(new Set(['undetermined']))
  })

  test('no air strike confirmed: the envoy’s word, who cannot watch, and no day met by it', () => {
    const { words, against } = claimWith(replayed, 'no independent means of monitoring')
    expect(words).toContain('no air strike and no attack across the border is confirmed')
    expect(against).toBeNull()
    expect(replayed.facts.filter(({ form }) => form === 'coverage')).toEqual([])
  })
})

test('both camps accuse the envoy too', () => {
  const accused = replayed.claims.filter(({ against }) => against === 'un-envoy')
  expect(accused.map(({ by }) => by)).toEqual([['government'], ['ypc']])
})

test('claims by claimant are those that the page of sources counts', () => {
  expect(claimsBy(replayed)).toEqual({
    government: 14,
    houthis: 4,
    ypc: 4,
    'un-envoy': 3,
    'unnamed-official': 1,
  })
})
