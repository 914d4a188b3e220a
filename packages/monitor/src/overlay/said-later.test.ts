// What the text leaves to be said later: states that bind and release, days, sizes of groups. Only
// whoever has the power says so. How a clause names them is for the language.

import {
  named,
  type Act,
  type CompiledAgreement,
  type GroupId,
  type Later,
} from '@holdfast/agreement'
import type { Obligation, Power } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { actOf, agreementOf, banOf, coverageOf, dutyOf, factOf } from '../testing.ts'
import { incidentOf, lines, north, on, question } from '../testing.ts'

const quiet: Later = { id: named('quiet'), kind: 'state', name: 'It is quiet', holds: true }
const dDay: Later = { id: named('d-day'), kind: 'day', name: 'D-day', holds: false }
const mayNotSay: Power = {
  clause: named('5.1'),
  holders: [named('envoy')],
  rule: 'any',
  effect: 'set',
  scope: null,
  daysAtOnce: null,
  daysInAll: null,
}
const term = { kind: 'term' } as const
const start = { kind: 'edge', of: term, edge: 'start' } as const
const endOf = (n: number) => ({ kind: 'day', n, of: term, edge: 'end' }) as const

function says(day: number, holds: boolean, by = 'envoy'): Act {
  const at = { earliest: on(day), latest: on(day) }
  const to = { kind: 'state', holds, from: on(day) } as const
  return actOf({ kind: 'set', name: 'quiet', to }, { at, by: [named(by)] })
}

function told(
  obligation: Obligation,
  heard: {
    readonly acts?: readonly Act[]
    readonly facts?: Parameters<typeof standingFrom>[1]['facts']
  },
  day: number,
  more: Partial<CompiledAgreement> = {},
) {
  const agreement = agreementOf({
    obligations: [obligation],
    powers: [mayNotSay],
    later: [quiet, dDay],
    ...more,
  })
  const all = { facts: heard.facts ?? [], acts: heard.acts ?? [] }
  const standing = standingFrom(agreement, all, question(on(day)))
  return { lines: lines(standing), idle: standing.idleActs.map(({ why }) => why) }
}

const ban = banOf({
  bearers: [north],
  per: { kind: 'each', unit: 'day', opens: start, closes: endOf(3) },
  switched: [{ state: quiet.id, holds: true }],
})

test('a ban binds while the state holds, and what happens when it does not is no matter', () => {
  const watched = coverageOf('attack', 'valley', 1, 4)
  const onDay = (day: number) => incidentOf({ at: { earliest: on(day, 12), latest: on(day, 12) } })
  const acts = [says(2, false), says(3, true)]
  expect(told(ban, { acts, facts: [watched, onDay(2)] }, 5).lines).toEqual([
    'day-1 north met 0/0 covered-none-recorded',
    'day-2 north void 0/0 condition-off',
    'day-3 north met 0/0 covered-none-recorded',
  ])
  expect(told(ban, { acts, facts: [watched, onDay(3)] }, 5).lines.at(-1)).toBe(
    'day-3 north unmet 1/0 incident-recorded',
  )
  expect(told(ban, { acts }, 5).lines.at(-1)).toBe('day-3 north undetermined 0/0 no-coverage')
})

test('nobody without the power switches anything', () => {
  const watched = coverageOf('attack', 'valley', 1, 4)
  const heard = { acts: [says(1, false, 'north')], facts: [watched] }
  const { lines: statuses, idle } = told(ban, heard, 5)
  expect(idle).toEqual(['not-the-holder'])
  expect(statuses.every((line) => line.includes(' met '))).toBe(true)
})

test('a duty waits while its state does not hold, and is void if so at the deadline', () => {
  const duty = dutyOf({ switched: [{ state: quiet.id, holds: true }] })
  expect(told(duty, { acts: [says(2, false)] }, 3).lines).toEqual([
    'once north suspended 0/10 condition-off',
  ])
  expect(told(duty, { acts: [says(2, false)] }, 6).lines).toEqual([
    'once north void 0/10 condition-off',
  ])
  expect(told(duty, { acts: [says(2, false), says(3, true)] }, 6).lines).toEqual([
    'once north undetermined 0/10 not-closed',
  ])
  expect(told(duty, { acts: [says(2, false)], facts: [factOf()] }, 6).lines).toEqual([
    'once north met 10/10 target-reached',
  ])
})

test('a state that does not hold at first opens nothing until somebody says that it does', () => {
  const duty = dutyOf({ switched: [{ state: quiet.id, holds: false }] })
  expect(told(duty, {}, 3).lines).toEqual(['once north pending -/10 trigger-awaited'])
  expect(told(duty, { acts: [says(2, false)] }, 3).lines).toEqual([
    'once north running 0/10 window-open',
  ])
})

test('days are counted from one that is set, and nothing is due before', () => {
  const start20 = { kind: 'set', day: dDay.id, edge: 'start' } as const
  const due = { kind: 'days-after', start: start20, days: -2 } as const
  const duty = dutyOf({ per: { kind: 'once', opens: start, due } })
  const set = actOf({ kind: 'set', name: 'd-day', to: { kind: 'day', at: on(6, 12) } })
  const watched = coverageOf('release', 'valley', 1, 8)
  expect(told(duty, {}, 7).lines).toEqual(['once north running 0/10 window-open'])
  expect(told(duty, { acts: [set], facts: [watched] }, 3).lines).toEqual([
    'once north running 0/10 window-open',
  ])
  expect(told(duty, { acts: [set], facts: [watched] }, 8).lines).toEqual([
    'once north unmet 0/10 closed-below',
  ])
})

test('a share of a group is known once somebody says how many it has', () => {
  const arms = named<GroupId>('arms')
  const amount = { kind: 'share', percent: 30, of: arms } as const
  const duty = dutyOf({ target: { compare: 'at-least', amount } })
  const groups = [{ id: arms, heldBy: north, classes: [], size: null }]
  const set = actOf({ kind: 'set', name: 'arms', to: { kind: 'number', value: 30 } })
  expect(told(duty, { facts: [factOf()] }, 6, { groups }).lines).toEqual([
    'once north undetermined -/0 base-unknown',
  ])
  expect(told(duty, { facts: [factOf()], acts: [set] }, 6, { groups }).lines).toEqual([
    'once north met 9/9 target-reached',
  ])
})

test('a power that depends on a state is none while it is otherwise', () => {
  const suspend: Power = {
    ...mayNotSay,
    clause: named('5.2'),
    holders: [north],
    effect: 'suspend',
    switched: [{ state: quiet.id, holds: false }],
  }
  const act = actOf(
    { kind: 'suspend', clauses: null, from: on(3) },
    { by: [north], at: { earliest: on(3), latest: on(3) } },
  )
  const powers = [mayNotSay, suspend]
  expect(told(ban, { acts: [act] }, 5, { powers }).idle).toEqual(['no-power'])
  expect(told(ban, { acts: [says(2, false), act] }, 5, { powers }).idle).toEqual([])
})

test('two thirds are two of three', () => {
  const three = ['a', 'b', 'c'].map((id) => named<Power['holders'][number]>(id))
  const shared: Power = { ...mayNotSay, holders: three, share: { parts: 2, of: 3 } }
  const by = (...names: string[]) =>
    told(ban, { acts: [{ ...says(2, false), by: names.map((id) => named(id)) }] }, 5, {
      powers: [shared],
    }).idle
  expect(by('a')).toEqual(['consent-awaited'])
  expect(by('a', 'c')).toEqual([])
})
