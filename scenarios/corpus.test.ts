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
