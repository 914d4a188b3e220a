// Facts that cannot be used count nowhere and are named; the rest answers as if they were not
// there. What many facts cost grows with how many they are.

import { named, type Fact } from '@holdfast/agreement'
import { dayMs, instantFromMs, limits } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { createMonitor, standingFrom } from '../monitor.ts'
import { agreementOf, banOf, countOf, dutyOf, factOf, filterFor, incidentOf } from '../testing.ts'
import { lines, on, question, quotaOf } from '../testing.ts'

const agreement = agreementOf({ obligations: [banOf(), dutyOf(), quotaOf()] })
const anywhere = { earliest: instantFromMs(0), latest: on(3_000) }

function asideOf(facts: readonly Fact[]): string[] {
  const { setAside } = standingFrom(agreement, { facts, acts: [] }, question(on(8)))
  return setAside.map(({ fact, why, entries }) => `${fact} ${why} ${entries[0]?.room ?? '-'}`)
}

describe('a fact that cannot be used', () => {
  test.each([
    ['an amount that is no number', { amount: { value: Number.NaN, unit: 'persons' } }, 'amount'],
    ['an amount without end', { amount: { value: Infinity, unit: 'persons' } }, 'amount'],
    ['less than nothing', { amount: { value: -1, unit: 'persons' } }, 'amount'],
    ['too much', { amount: { value: limits.amount + 1, unit: 'persons' } }, 'amount'],
    ['a time that could be any', { at: anywhere }, 'bounds'],
    ['an end before its beginning', { at: { earliest: on(2), latest: on(1) } }, 'bounds'],
  ] as const)('is set aside: %s', (_, more, why) => {
    const fact = factOf({ key: named('odd'), ...more })
    expect(asideOf([fact])).toEqual([`odd ${why} public`])
    const without = standingFrom(agreement, { facts: [], acts: [] }, question(on(8)))
    const standing = standingFrom(agreement, { facts: [fact], acts: [] }, question(on(8)))
    expect(lines(standing)).toEqual(lines(without))
  })

  test('is one beyond the limit and not at it', () => {
    const most = { value: limits.amount, unit: 'persons' }
    const widest = instantFromMs(on(1) + limits.actBoundsDays * dayMs)
    const longest = instantFromMs(on(1) + limits.periodDays * dayMs)
    const period = { from: on(1), to: longest }
    const at = { earliest: on(1), latest: longest }
    expect(asideOf([factOf({ amount: most })])).toEqual([])
    expect(asideOf([factOf({ at: { earliest: on(1), latest: widest } })])).toEqual([])
    expect(asideOf([countOf(1, 10, { period, at })])).toEqual([])
    const longer = { from: instantFromMs(on(1) - 1), to: longest }
    expect(asideOf([countOf(1, 10, { key: named('c'), period: longer })])).toEqual([
      'c bounds public',
    ])
  })

  test('one report that could be anywhere decides nothing', () => {
    const covered = [...Array.from({ length: 7 }, (_, n) => countOf(n + 1, 300)), factOf()]
    const before = standingFrom(agreement, { facts: covered, acts: [] }, question(on(8)))
    const vague = incidentOf({ actor: null, place: null, at: anywhere })
    const after = standingFrom(agreement, { facts: [...covered, vague], acts: [] }, question(on(8)))
    expect(lines(after)).toEqual(lines(before))
  })

  test('counts once it is corrected, and no more once it is made absurd', () => {
    const monitor = createMonitor(agreement)
    const good = factOf({ key: named('f') })
    const bad = { ...good, amount: { value: Infinity, unit: 'persons' } }
    const asked = question(on(8))
    const measured = (): unknown =>
      monitor.standing(asked).statuses.find(({ clause }) => clause === '2.1')?.measured?.value
    monitor.observe({ key: good.key, before: null, after: bad })
    expect([measured(), monitor.standing(asked).setAside.length]).toEqual([0, 1])
    monitor.observe({ key: good.key, before: bad, after: good })
    expect([measured(), monitor.standing(asked).setAside.length]).toEqual([10, 0])
    monitor.observe({ key: good.key, before: good, after: bad })
    expect([measured(), monitor.standing(asked).setAside.length]).toEqual([0, 1])
    monitor.observe({ key: good.key, before: bad, after: null })
    expect([measured(), monitor.standing(asked).setAside.length]).toEqual([0, 0])
  })
})

test('a standing ban is read from positions in thousands of units', () => {
  const place = named<Fact['place'] & string>('valley')
  const filter = filterFor('station', { place })
  const measure = {
    kind: 'stock',
    unit: 'units',
    forms: ['state'],
    filter,
    byBearer: true,
  } as const
  const obligations = [banOf({ measure })]
  const facts = Array.from({ length: 8_000 }, (_, n) =>
    factOf({
      form: 'state',
      act: filter.act,
      place: named('upper'),
      amount: { value: 1, unit: `unit-${n}` },
      at: {
        earliest: instantFromMs(on(1) + n * 60_000),
        latest: instantFromMs(on(1) + n * 60_000),
      },
    }),
  )
  const standing = standingFrom(agreementOf({ obligations }), { facts, acts: [] }, question(on(8)))
  expect(lines(standing)[0]).toBe('day-1 north unmet 1441/0 exceeded')
})
