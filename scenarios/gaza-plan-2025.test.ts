// The plan of October 2025, read from its record: alive, so no status is computed; remains that
// count and remains that do not, counts of trucks of different things, claims each of one cut-off.
//
// Every expectation was written down beforehand from the sources, by hand.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'
import { claimsBy, claimWith, countsOf } from './compiled.ts'

const plan = await openExample('gaza-plan-2025')
const replayed = plan.replay()

function handedOver(actor: string, classes: readonly string[]): readonly number[] {
  return replayed.facts
    .filter((fact) => fact.form === 'event' && fact.actor === actor)
    .filter(({ tags }) => classes.includes(tags['class'] ?? ''))
    .map(({ amount }) => amount.value)
}

function added(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0)
}

const identified = ['israeli-dead', 'foreign-dead', 'dead']

describe('alive', () => {
  test('no status is computed, and the switch stands outside the text', async () => {
    expect(plan.agreement.statuses).toBe('off')
    expect(plan.ask({ asOf: '2026-06-01T00:00+03:00' }).statuses).toEqual([])
    const text = await readFile(
      join(import.meta.dirname, '..', 'agreements', 'gaza-plan-2025', 'agreement.md'),
      'utf8',
    )
    expect(text).not.toMatch(/^statuses|switch on/m)
  })

  test('no clause stands beside what the parties did not agree', () => {
    expect(plan.agreement.clauses.map(({ id }) => id)).toEqual([
      '1.1',
      '1.2',
      '2.1',
      '2.2',
      '2.3',
      '2.4',
      '3.1',
    ])
    expect(plan.agreement.powers).toEqual([])
    const force = plan.agreement.roles.find(({ id }) => id === 'task-force')
    expect(force?.members).toEqual(['usa', 'qatar', 'egypt', 'turkiye'])
  })
})

describe('captives and prisoners', () => {
  test('20 living on 13 October, and 1,968 by both sides’ offices; 1,966 and 1,808 nowhere', () => {
    expect(handedOver('hamas', ['living'])).toEqual([20])
    const freed = handedOver('israel', ['life-term', 'gaza-detainee'])
    expect(freed).toEqual([250, 1718, 250, 1718])
    const amounts = replayed.facts.map(({ amount }) => amount.value)
    expect(amounts).not.toContain(1966)
    expect(amounts).not.toContain(1808)
  })

  test('the dead: 4 at 72 hours, 9 by the 15th, 15, 24, and 27 handed over; not 28', () => {
    const dead = handedOver('hamas', identified)
    const running = dead.map((_, at) => added(dead.slice(0, at + 1)))
    expect(running).toEqual(expect.arrayContaining([4, 7, 9, 10, 12, 13, 15, 17, 20, 24, 27]))
    expect(running.at(-1)).toBe(27)
    expect(claimWith(replayed, 'the remains of the 28th')).toMatchObject({
      by: ['idf'],
      against: null,
      answers: [{ by: 'hamas' }],
    })
  })

  test('what was of no captive owed is handed over and counts for nothing', () => {
    expect(handedOver('hamas', ['unidentified'])).toEqual([4, 1, 3, 1])
  })

  test('remains to Gaza run on to 360, always 15 for each, and never 420', () => {
    const totals = ['health-ministry', 'wion', 'shafaq', 'health-officials'].flatMap((source) =>
      countsOf(replayed, { source, cargo: 'remains' }).map(Number),
    )
    expect(totals.toSorted((a, b) => a - b)).toEqual([
      150, 195, 225, 270, 285, 300, 315, 330, 345, 360,
    ])
    expect(totals.filter((total) => total % 15 !== 0)).toEqual([])
    expect(handedOver('israel', ['remains'])).toEqual([45, 15])
  })
})

describe('relief', () => {
  test('four counts of about one time, each its claimant’s and its stage’s', () => {
    const goods = (source: string) => countsOf(replayed, { source, cargo: 'goods' })
    expect(goods('cmcc')).toEqual(['15000 entered', '30000 entered'])
    expect(goods('cogat')).toEqual([
      '817 entered',
      '16600 entered',
      '25700 entered',
      '4200 entered',
    ])
    expect(goods('hamas')).toEqual(['7333 entered'])
    expect(goods('un-2720')).toEqual([])
    expect(countsOf(replayed, { source: 'un-2720', cargo: 'relief' })).toEqual(['6545 offloaded'])
  })

  test('means decide nothing and are added to nothing', () => {
    const means = replayed.facts.filter(({ form }) => form === 'average')
    expect(means.map(({ amount, per }) => `${amount.value} a ${per ?? ''}`)).toEqual([
      '674 a day',
      '459 a day',
      '113 a day',
      '4200 a week',
      '170 a day',
    ])
  })

  test('the cut and the stop, and their reversal, are told; no truck less is counted', () => {
    expect(claimWith(replayed, 'from 15 October 300 trucks').by).toEqual(['cogat'])
    expect(claimWith(replayed, 'the cut of trucks is dropped').against).toBeNull()
    expect(claimWith(replayed, 'all aid is stopped').words).toContain('resumed')
  })

  test('Rafah on 2 February: 8, 12, 5 or 45, none of them all there were', () => {
    const passed = replayed.facts.filter(({ act }) => act === 'pass')
    expect(passed.map(({ amount, closes }) => [amount.value, closes])).toEqual([
      [8, false],
      [12, false],
      [5, false],
      [45, false],
    ])
  })
})

describe('claims', () => {
  test('one for each claimant and cut-off', () => {
    const cuts = replayed.claims
      .filter(({ words }) => /\d “violations”/.test(words))
      .map(({ by, at }) => `${by.join()} ${at?.latest}`)
    expect(cuts).toHaveLength(16)
    expect(new Set(cuts).size).toBe(cuts.length)
    expect(claimWith(replayed, '875 “').words).toContain('shelling 421')
  })

  test('against persons unknown, and of groups that are not told apart, of nobody', () => {
    for (const words of ['several suspects crossed', 'a failed launch', '113 “violations” by']) {
      expect(claimWith(replayed, words).against).toBeNull()
    }
  })

  test('each exchange of fire has one side’s word and, where there is one, the other’s', () => {
    expect(claimWith(replayed, 'anti-tank or rocket fire').answers).toMatchObject([
      { by: 'hamas', kind: 'denied' },
    ])
    expect(claimWith(replayed, 'eleven of one family').answers).toMatchObject([
      { by: 'idf', exemption: 'warning shots' },
    ])
    expect(replayed.facts.filter(({ form }) => form === 'coverage')).toEqual([])
    expect(replayed.facts.filter(({ grade }) => grade === 'determined')).toEqual([])
  })

  test('phase two is an intermediary’s announcement', () => {
    expect(claimWith(replayed, 'phase two is launched')).toMatchObject({ by: ['usa'] })
    expect(replayed.acts).toEqual([])
  })

  test('by claimant are those that the page of sources counts', () => {
    expect(claimsBy(replayed)).toEqual({
      hamas: 6,
      gmo: 11,
      idf: 13,
      'idf-counted': 4,
      cogat: 1,
      israel: 1,
      'israel-office': 1,
      'israeli-official': 2,
      'health-ministry': 3,
      'civil-defence': 3,
      'health-officials': 2,
      usa: 1,
      centcom: 1,
      'bbc-verify': 2,
      trt: 1,
      family: 1,
      'tech-for-palestine': 1,
    })
  })
})
