// Goal: what lies on an edge (a deadline, the end of a day, a window of no length, bounds that
// straddle) is as the text says, and what is not known there is not shown as met, late or unmet.

import { named, type Obligation } from '@holdfast/agreement'
import { hourMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import { coverageOf, countOf, dutyOf, factOf, filterFor, incidentOf } from '../testing.ts'
import { linesFor, on, quotaOf, south } from '../testing.ts'

const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const starts = { kind: 'edge', of: { kind: 'term' }, edge: 'start' } as const
const onceBy = (n: number): Obligation['per'] => ({
  kind: 'once',
  opens: starts,
  due: { kind: 'day', n, of: { kind: 'term' }, edge: 'end' },
})
const replyWithin = (hours: number): Obligation =>
  dutyOf({
    per: {
      kind: 'for-each',
      of: { kind: 'fact', filter: filterFor('attack'), grade: null },
      due: { kind: 'after', start: { kind: 'trigger' }, ms: hours * hourMs },
    },
    target: { compare: 'at-least', amount: fixed(3) },
  })

test('of two clauses that open together, the one due first takes an act, wherever it stands', () => {
  const target = { compare: 'at-least', amount: fixed(4) } as const
  const later = dutyOf({ clause: named('2.1'), per: onceBy(5), target })
  const sooner = dutyOf({ clause: named('2.2'), per: onceBy(2), target })
  const act = factOf({ amount: { value: 4, unit: 'persons' } })
  expect(linesFor([later, sooner], [act], on(3))).toEqual([
    'once north running 0/4 window-open',
    'once north met 4/4 target-reached',
  ])
})

test('a window of no length is unmet only where somebody watched its moment', () => {
  const attack = incidentOf({ at: { earliest: on(2, 12), latest: on(2, 12) } })
  const [line = ''] = linesFor([replyWithin(0)], [attack], on(3))
  expect(line).toContain('north undetermined 0/3 not-closed')
  const watched = coverageOf('release', 'valley', 2, 3)
  const [seen = ''] = linesFor([replyWithin(0)], [attack, watched], on(3))
  expect(seen).toContain('north unmet 0/3 closed-below')
})

test('more than an exact number is unmet, and never late', () => {
  const exactly = { compare: 'exactly', amount: fixed(200) } as const
  const facts = [countOf(1, 150), countOf(2, 51)]
  expect(linesFor([quotaOf({ per: onceBy(2), target: exactly })], facts, on(4))).toEqual([
    'once unnamed unmet 201/200 closed-below',
  ])
  // Reached after the window: the number was asked of the window alone.
  const after = [countOf(1, 100), countOf(2, 50), countOf(3, 50)]
  expect(linesFor([quotaOf({ per: onceBy(2), target: exactly })], after, on(5))).toEqual([
    'once unnamed unmet 150/200 closed-below',
  ])
})

test('past its deadline, what waits for a trigger is undetermined, whether or not it still comes', () => {
  const first = dutyOf({ clause: named('2.1'), per: onceBy(5) })
  const reply = dutyOf({
    clause: named('2.2'),
    bearers: [south],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: { compare: 'at-least', amount: fixed(1) },
    per: {
      ...onceBy(2),
      opens: { kind: 'performed', clause: named('2.1'), step: null },
    } as Obligation['per'],
  })
  const late = factOf({ at: { earliest: on(4, 12), latest: on(4, 12) } })
  const lineAt = (day: number) => linesFor([first, reply], [late], on(day))[1]
  expect(lineAt(2)).toBe('once south pending -/1 trigger-awaited')
  expect(lineAt(3)).toBe('once south undetermined -/1 condition-after-due')
  expect(lineAt(6)).toContain('once south undetermined')
})
