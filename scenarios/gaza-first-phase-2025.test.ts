// The first phase of the agreement of January 2025, read from its record: 33 of 33, remains that
// count once they are identified, trucks by whose word, and chains in which each names the other.
//
// Every expectation was written down beforehand from the sources, by hand.

import { describe, expect, test } from 'vitest'
import { linesOf, openExample, statusOf } from './asking.ts'
import { claimsBy, claimWith, countsOf } from './compiled.ts'

const phase = await openExample('gaza-first-phase-2025')
const asOf = '2025-03-02T00:00+02:00'
const end = phase.ask({ asOf })
const replayed = phase.replay()

function releasedBy(actor: string, cls: string): readonly number[] {
  return replayed.facts
    .filter((fact) => fact.form === 'event' && fact.actor === actor)
    .filter(({ act, tags }) => act === 'release' && tags['class'] === cls)
    .map(({ amount }) => amount.value)
}

describe('captives', () => {
  test('25 living and the remains of 8 persons: 33 of 33 by 27 February, 5 outside it', () => {
    expect(releasedBy('hamas', 'living')).toEqual([3, 4, 3, 3, 3, 3, 6])
    expect(releasedBy('hamas', 'remains')).toEqual([3, 1, 4])
    expect(linesOf(end, '2.1')).toEqual([
      'step-1 hamas met',
      'step-2 hamas met',
      'step-3 hamas met',
    ])
    expect(statusOf(end, '2.1', 'step-3')).toMatchObject({
      measured: { value: 33, unit: 'persons' },
      reason: { code: 'target-reached', at: '2025-02-27T06:00+02:00' },
    })
    const outside = replayed.facts.filter(({ tags }) => tags['agreement'] === 'outside')
    expect(outside.map(({ amount }) => amount.value)).toEqual([5])
  })

  test('of the remains of 4 persons of 20 February 3 count, and a fourth from the 21st', () => {
    const measuredAt = (at: string): number | undefined =>
      statusOf(phase.ask({ asOf: at }), '2.1', 'step-3').measured?.value
    expect(measuredAt('2025-02-20T00:00+02:00')).toBe(19)
    expect(measuredAt('2025-02-21T00:00+02:00')).toBe(22)
    expect(measuredAt('2025-02-22T00:00+02:00')).toBe(23)
    expect(releasedBy('hamas', 'unidentified')).toEqual([4])
  })

  test('a postponement that was announced and withdrawn is no act', () => {
    expect(claimWith(replayed, 'put off until this is made good').by).toEqual(['hamas'])
    expect(claimWith(replayed, 'held as planned')).toMatchObject({ against: null })
    expect(statusOf(phase.ask({ asOf: '2025-02-16T00:00+02:00' }), '2.1', 'step-3')).toMatchObject({
      status: 'running',
      measured: { value: 19 },
    })
  })
})

describe('prisoners', () => {
  test('90 on 20 January, and at the end 596, 642 or 643, each by whom', () => {
    const prisoners = replayed.facts.filter(
      ({ form, actor, tags }) =>
        form === 'event' && actor === 'israel' && tags['class'] === 'prisoner',
    )
    const told = prisoners.map(({ amount, source }) => `${amount.value} ${source}`)
    expect(told).toContain('90 prison-service')
    expect(told.slice(-3)).toEqual(['596 anadolu', '642 prisoners-office', '643 prison-service'])
    expect(told.some((line) => line.startsWith('602 '))).toBe(false)
  })

  test('1,778 is one newspaper’s sum; around 2,000 was agreed and is nobody’s count', () => {
    expect(countsOf(replayed, { source: 'asianet', cargo: 'prisoner' })).toEqual(['1778'])
    expect(replayed.facts.map(({ amount }) => amount.value)).not.toContain(2000)
  })

  test('602 were held back: two reasons for one delay, and no term on ceremonies', () => {
    expect(claimWith(replayed, 'humiliating ceremonies').answers).toHaveLength(1)
    expect(claimWith(replayed, 'more than 600 prisoners').answers[0]?.words).toContain(
      'because of the wrong remains',
    )
    expect(phase.agreement.clauses.map(({ id }) => id)).toEqual([
      '1.1',
      '1.2',
      '2.1',
      '2.2',
      '2.3',
      '3.1',
      '3.2',
      '4.1',
      '4.2',
      '4.3',
      '5.1',
    ])
  })
})

describe('trucks', () => {
  test('by day they are a side’s word, through the United Nations, and decide no day', () => {
    const daily = countsOf(replayed, { source: 'un-relayed', cargo: 'goods' })
    expect(daily.slice(0, 6)).toEqual(
      [630, 915, 897, 808, 653, 339].map((trucks) => `${trucks} entered`),
    )
    const [, , , , , last] = [1, 2, 3, 4, 5, 6].map((day) => statusOf(end, '4.1', `day-${day}`))
    expect(last?.status).toBe('undetermined')
    expect(new Set(linesOf(end, '4.1').map((line) => line.split(' ').at(-1)))).toEqual(
      new Set(['undetermined']),
    )
  })

  test('12,600, more than 10,000 and 8,500 of about one time stand side by side', () => {
    for (const [source, count] of [
      ['cogat', '12600 entered'],
      ['un-relief', '10000 entered'],
      ['gmo', '8500 entered'],
    ] as const) {
      expect(countsOf(replayed, { source, cargo: 'goods' })).toContain(count)
    }
  })

  test('mobile homes: none for shelter by both sides, 15 in all by one', () => {
    expect(countsOf(replayed, { source: 'gmo', cargo: 'shelter' })).toEqual([
      '0 entered',
      '0 entered',
    ])
    expect(countsOf(replayed, { source: 'israel-office', cargo: 'shelter' })).toEqual(['0 entered'])
    expect(statusOf(end, '4.2', 'once').status).toBe('undetermined')
    expect(claimWith(replayed, 'tents, mobile homes').answers[0]?.words).toContain(
      'more than 100,000 tents and caravans',
    )
  })
})

test('the Netzarim corridor was left by day 22, by one side’s word and an agency’s', () => {
  expect(statusOf(end, '3.2', 'once')).toMatchObject({ bearer: 'israel', status: 'met' })
  const left = replayed.facts.filter(({ act }) => act === 'withdraw')
  expect(left.map(({ source }) => source)).toEqual(['hamas-interior', 'afp'])
})

describe('hostilities', () => {
  test('force before 11:15 on 19 January is claimed; nobody settled if it is in the term', () => {
    expect(claimWith(replayed, 'after the hour first set').by).toEqual(['civil-defence'])
    expect(statusOf(end, '1.1', 'day-1', 'israel').status).toBe('undetermined')
  })

  test('on 9 and 12 February its own side says that it fired; who relays the dead is close', () => {
    const unmet = linesOf(end, '1.1').filter((line) => line.endsWith('unmet'))
    expect(unmet).toEqual(['day-8 israel unmet', 'day-22 israel unmet', 'day-25 israel unmet'])
    const role = phase.agreement.roles.find(({ id }) => id === 'civil-defence')
    expect(role).toMatchObject({ close: [{ side: 'hamas' }] })
  })

  test('what fell inside the Strip is claimed of nobody in particular', () => {
    for (const words of ['a rocket fired in Gaza', 'a projectile fired in Gaza']) {
      expect(claimWith(replayed, words)).toMatchObject({ by: ['idf'], against: null })
    }
  })

  test('counts without a common rule are one claim each: 962, 269, 266, more than 350', () => {
    for (const [words, by] of [
      ['962 “', 'hamas'],
      ['269 “', 'hamas'],
      ['266 “', 'security-sources'],
      ['more than 350 “', 'gmo'],
    ] as const) {
      expect(claimWith(replayed, words).by).toEqual([by])
    }
  })
})

test('a chain of cause: order of release, passage north, settlement; each names the other', () => {
  const chain = ['against the order', 'return to the north is held up', 'a settlement: three']
  expect(chain.map((words) => claimWith(replayed, words).by[0])).toEqual([
    'israel-office',
    'hamas',
    'qatar',
  ])
  const places = chain.map((words) => replayed.claims.indexOf(claimWith(replayed, words)))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('who must begin talks the text does not say, and 5.1 is undetermined', () => {
  expect(statusOf(end, '5.1', 'once')).toMatchObject({ bearer: null, status: 'undetermined' })
})

test('claims by claimant are those that the page of sources counts', () => {
  expect(claimsBy(replayed)).toEqual({
    hamas: 11,
    gmo: 2,
    'health-officials': 2,
    'civil-defence': 2,
    israel: 4,
    idf: 5,
    'israel-office': 2,
    qatar: 1,
    jpost: 1,
    inn: 1,
    newser: 1,
    'security-sources': 1,
  })
})
