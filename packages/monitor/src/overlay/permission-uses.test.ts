// A permission has no status: what was used of it is shown, and whether that is beyond its cap. How
// one is written is for the language. A right that nobody used gives nothing to show.

import { named, type Permission } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, countOf, dutyOf, eachDay, factOf, on, question, quotaOf } from '../testing.ts'

const term = { kind: 'term' } as const
const right = (more: Partial<Permission> = {}): Permission => ({
  ...dutyOf(more),
  target: { compare: 'at-most', amount: { kind: 'fixed', value: 12 } },
  isCapped: true,
  consents: [],
  companions: null,
  ...more,
  kind: 'permission',
})

const release = (day: number) => factOf({ at: { earliest: on(day, 12), latest: on(day, 12) } })

function uses(permission: Permission, facts: Parameters<typeof standingFrom>[1]['facts'], day = 9) {
  const agreement = agreementOf({ permissions: [permission] })
  const { statuses, permissions } = standingFrom(agreement, { facts, acts: [] }, question(on(day)))
  expect(statuses).toEqual([])
  return permissions.map(({ instance, holder, state, used, cap }) =>
    [instance, holder ?? 'anybody', state, `${used?.value ?? '-'}/${cap?.value ?? '-'}`].join(' '),
  )
}

test('what is used is counted, by day where the text says so, and nobody owes it', () => {
  const daily = right({ per: eachDay })
  expect(uses(daily, [])).toEqual([])
  expect(uses(daily, [release(1), release(3), release(3)])).toEqual([
    'day-1 north unknown 10/12',
    'day-3 north beyond 20/12',
  ])
  expect(uses(daily, [release(1)], 1)).toEqual([])
  expect(uses(daily, [release(2)], 3)).toEqual(['day-2 north unknown 10/12'])
})

test('a right without a cap is never gone beyond', () => {
  const opens = { kind: 'edge', of: term, edge: 'start' } as const
  const due = { kind: 'edge', of: term, edge: 'end' } as const
  const free = right({ isCapped: false, per: { kind: 'once', opens, due } })
  const much = { compare: 'at-most', amount: { kind: 'fixed', value: 1e12 } } as const
  expect(uses({ ...free, target: much }, [release(1), release(3)], 4)).toEqual([
    'once north open 20/-',
  ])
  expect(uses({ ...free, target: much }, [release(1), release(3)])).toEqual([
    'once north within 20/-',
  ])
})

test('a count that closes says whether it stayed within', () => {
  const { measure } = quotaOf()
  const target = { compare: 'at-most', amount: { kind: 'fixed', value: 200 } } as const
  const trucks = right({ clause: named('3.1'), bearers: null, measure, per: eachDay, target })
  expect(uses(trucks, [countOf(1, 150), countOf(2, 250)])).toEqual([
    'day-1 anybody within 150/200',
    'day-2 anybody beyond 250/200',
  ])
})
