// A corpus of agreements with small records: how each clause stands at a moment, written down
// beforehand from the sources, by hand.

import { describe, expect, test } from 'vitest'
import { openExample, statusOf, type Answer } from './asking.ts'
import { claimWith } from './compiled.ts'

/** Each clause with its statuses, those of days as how many there are of each. */
function gist({ statuses }: Answer): Readonly<Record<string, string>> {
  const told: Record<string, Record<string, number>> = {}
  for (const { clause, status } of statuses) {
    const own = (told[clause] ??= {})
    own[status] = (own[status] ?? 0) + 1
  }
  return Object.fromEntries(
    Object.entries(told).map(([clause, counts]) => [
      clause,
      Object.entries(counts)
        .map(([status, n]) => (n === 1 ? status : `${n} ${status}`))
        .toSorted()
        .join(', '),
    ]),
  )
}

describe('Aceh, 2005', async () => {
  const aceh = await openExample('aceh-2005')

  test('how it stands on 2 January 2006', () => {
    expect(gist(aceh.ask({ asOf: '2006-01-02T00:00+07:00' }))).toEqual({
      '1.1': '2 running, 280 undetermined, 692 pending',
      '2.1': 'met',
      '2.2': 'running',
      '2.3': 'running',
      '3.1': 'undetermined',
    })
  })

  test('840 by the mission, of which the other side disputes 71', () => {
    const arms = statusOf(aceh.ask({ asOf: '2006-01-02T00:00+07:00' }), '2.1', 'once')
    expect(arms).toMatchObject({
      bearer: 'gam',
      measured: { value: 840, unit: 'weapons' },
      disputes: [{ by: 'indonesia' }],
      reason: { code: 'target-reached', at: '2005-12-20T00:00+07:00' },
    })
  })

  test('what stood on 18 October was short of it, by a count that runs on', () => {
    const then = statusOf(aceh.ask({ asOf: '2005-10-19T00:00+07:00' }), '2.1', 'once')
    expect(then).toMatchObject({ status: 'running', measured: { value: 476 } })
  })

  test('the military’s own count is a claim, and so is what it recognised before', () => {
    const replayed = aceh.replay()
    expect(replayed.facts.filter(({ source }) => source === 'military')).toHaveLength(1)
    expect(claimWith(replayed, 'recognises only 628')).toMatchObject({
      by: ['military'],
      answers: [{ by: 'amm' }],
    })
  })
})

describe('Hodeidah, 2018', async () => {
  const hodeidah = await openExample('hodeidah-2018')

  test('how it stands on 13 June 2019', () => {
    expect(gist(hodeidah.ask({ asOf: '2019-06-13T00:00+03:00' }))).toEqual({
      '1.1': '2 running, 354 undetermined, 64 pending',
      '1.2': '2 running, 354 undetermined, 64 pending',
      '2.1': 'late',
      '2.2': '2 undetermined',
      '3.1': '25 undetermined, 4 pending, running',
    })
  })

  test('the ports were left late by the mission’s word, which the Government disputes', () => {
    const ports = statusOf(hodeidah.ask({ asOf: '2019-06-13T00:00+03:00' }), '2.1', 'once')
    expect(ports).toMatchObject({ bearer: null, disputes: [{ by: 'government' }] })
    const before = statusOf(hodeidah.ask({ asOf: '2019-05-10T00:00+03:00' }), '2.1', 'once')
    expect(before.status).toBe('undetermined')
  })

  test('the Government’s claim stands with the mission’s answer', () => {
    expect(claimWith(hodeidah.replay(), 'theatrical play')).toMatchObject({
      by: ['government'],
      against: 'houthis',
      answers: [{ by: 'un-mission' }],
    })
  })
})

describe('Minsk, 2015', async () => {
  const minsk = await openExample('minsk-2015')
  const april = { asOf: '2015-04-01T00:00+03:00' }

  test('how it stands on 1 April 2015', () => {
    expect(gist(minsk.ask(april))).toEqual({
      '1.1': '2 running, 548 pending, 90 undetermined',
      '2.1': '2 late',
      '2.2': '2 undetermined',
      '3.1': 'running',
      '4.1': 'undetermined',
      '4.2': 'undetermined',
      '5.1': 'running',
    })
  })

  test('both began to pull back after day 2, as the mission saw of each', () => {
    for (const bearer of ['ukraine', 'formations']) {
      const begun = statusOf(minsk.ask(april), '2.1', 'once', bearer)
      expect(begun).toMatchObject({ status: 'late', evidence: [{ counted: 1 }] })
    }
  })

  test('that the pull-out is finished is a side’s own word, and opens nothing', () => {
    const finished = statusOf(minsk.ask(april), '2.2', 'once', 'formations')
    expect(finished).toMatchObject({ status: 'undetermined', claims: [{ by: 'dpr-command' }] })
    const detained = statusOf(minsk.ask(april), '4.1', 'once')
    expect(detained.status).not.toBe('unmet')
  })

  test('what the mission heard names nobody, and leaves the day of each open', () => {
    const heard = minsk.replay().facts.filter(({ source, actor }) => {
      return source === 'osce' && actor === null
    })
    expect(heard).toHaveLength(3)
    const days = ['ukraine', 'formations'].map(
      (bearer) => statusOf(minsk.ask(april), '1.1', 'day-3', bearer).status,
    )
    expect(days).toEqual(['undetermined', 'undetermined'])
  })
})

describe('Colombia, 2016', async () => {
  const colombia = await openExample('colombia-2016')
  const over = { asOf: '2017-09-25T00:00-05:00' }

  test('how it stands on 25 September 2017', () => {
    expect(gist(colombia.ask(over))).toEqual({
      '1.1': '2 running, 783 undetermined, unmet',
      '1.2': '391 undetermined, running, unmet',
      '2.1': 'late',
      '2.2': '2 undetermined, met',
      '2.3': 'met',
    })
  })

  test('of 13 November 2016 the Mechanism found what each side did', () => {
    const fire = statusOf(colombia.ask(over), '1.1', 'day-77', 'government')
    const move = statusOf(colombia.ask(over), '1.2', 'day-77')
    expect([fire.status, move.status]).toEqual(['unmet', 'unmet'])
    expect([fire.reason, move.reason]).toMatchObject([{ determined: 1 }, { determined: 1 }])
    const determined = statusOf(
      colombia.ask({ ...over, basis: 'determined' }),
      '1.2',
      'day-77',
      'farc',
    )
    expect(determined.status).toBe('unmet')
  })

  test('2,300 by 7 June is 30 per cent of 7,132; when the later steps were is not known', () => {
    const [first, second, third] = [1, 2, 3].map((step) =>
      statusOf(colombia.ask(over), '2.2', `step-${step}`),
    )
    expect(first).toMatchObject({ status: 'met', measured: { value: 2300 } })
    expect([second?.status, third?.status]).toEqual(['undetermined', 'undetermined'])
  })

  test('arms from caches are another class, and never added to those that were registered', () => {
    const caches = colombia.replay().facts.filter(({ tags }) => {
      return tags['category'] === 'arms-and-caches'
    })
    expect(caches.map(({ amount }) => amount.value)).toEqual([8112, 8994])
  })
})

describe.each([
  ['bangsamoro-2014', ['1.1', '2.1', '2.2', '2.3', '2.4', '2.5']],
  ['thailand-cambodia-2025', ['1.1', '1.2', '2.1', '2.2', '2.3', '3.1']],
] as const)('%s is alive', async (name, clauses) => {
  const alive = await openExample(name)

  test('no status is worked out, and no power rests on one', () => {
    expect(alive.agreement.statuses).toBe('off')
    expect(alive.ask({ asOf: '2026-06-01T00:00+07:00' }).statuses).toEqual([])
    expect(alive.agreement.clauses.map(({ id }) => id)).toEqual(clauses)
    expect(alive.agreement.powers).toEqual([])
  })
})

test('of one month one office has two figures, and what remains has two', async () => {
  const bangsamoro = (await openExample('bangsamoro-2014')).replay()
  expect(claimWith(bangsamoro, '26,132')).toMatchObject({ by: ['government'] })
  expect(claimWith(bangsamoro, '26,145 decommissioned')).toMatchObject({ by: ['jnc'] })
  expect(claimWith(bangsamoro, '2,450 weapons')).toMatchObject({
    by: ['milf'],
    against: 'government',
    answers: [{ by: 'government' }],
  })
})

test('who was first each side says of the other; eighteen were released', async () => {
  const { claims, facts } = (await openExample('thailand-cambodia-2025')).replay()
  const december = claims.filter(({ words }) => /05:05|tanks fired/.test(words))
  expect(december.map(({ by, against }) => [by[0], against])).toEqual([
    ['thailand', 'cambodia'],
    ['cambodia', 'thailand'],
  ])
  expect(december.every(({ answers }) => answers.length === 1)).toBe(true)
  const released = facts.filter(({ act }) => act === 'release')
  expect(released).toMatchObject([{ actor: 'thailand', amount: { value: 18 } }])
})
