// Goal: what a prohibition comes to, recorded, watched, or unknown.
// Method: one ban of the cast over seven days, a few facts, and a line a day.

import { named, type RoleId } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { actOf, banOf, coverageOf, filterFor, incidentOf, linesFor, on } from '../testing.ts'
import { hourMs, type Instant } from '@holdfast/base'

const ban = banOf({ bearers: [named('north')] })
const read = (facts: Parameters<typeof linesFor>[1], more = {}) =>
  linesFor([ban], facts, on(8), more)

test('an incident on record makes its own day unmet and leaves the others as they were', () => {
  const days = read([incidentOf()])
  expect(days[0]).toBe('day-1 north unmet 1/0 incident-recorded')
  expect(days[1]).toBe('day-2 north undetermined 0/0 no-coverage')
  expect(days).toHaveLength(7)
})

test('silence is not observance: without coverage a day is undetermined', () => {
  expect(new Set(read([]).map((line) => line.split(' ').slice(1).join(' ')))).toEqual(
    new Set(['north undetermined 0/0 no-coverage']),
  )
})

test('a day is met only where the whole place was watched throughout', () => {
  const parts = [coverageOf('attack', 'upper', 1, 3), coverageOf('attack', 'lower', 1, 2)]
  const days = read(parts)
  expect(days[0]).toBe('day-1 north met 0/0 covered-none-recorded')
  expect(days[1]).toBe('day-2 north undetermined 0/0 partly-covered')
})

test('a bearer’s own word that it watched itself keeps its day unknown', () => {
  const own = { ...coverageOf('attack', 'valley', 1, 8), source: named<RoleId>('north') }
  expect(read([own])[0]).toBe('day-1 north undetermined 0/0 no-coverage')
  const of = { ...own, source: named<RoleId>('south') }
  expect(read([of])[0]).toBe('day-1 north met 0/0 covered-none-recorded')
})

test('on a higher basis a report does not count, and still keeps the day from being met', () => {
  const verified = { ...coverageOf('attack', 'valley', 1, 8), grade: 'verified' as const }
  const days = read([incidentOf(), verified], { question: { basis: 'verified' } })
  expect(days[0]).toBe('day-1 north undetermined 0/0 no-coverage')
  expect(days[1]).toBe('day-2 north met 0/0 covered-none-recorded')
})

test('an incident whose bounds straddle two days leaves each of them open', () => {
  const overnight = incidentOf({ at: { earliest: on(2, 20), latest: on(3, 9) } })
  const watched = coverageOf('attack', 'valley', 1, 8)
  const days = read([overnight, watched])
  expect(days[1]).toBe('day-2 north undetermined 0/0 bounds-straddle')
  expect(days[2]).toBe('day-3 north undetermined 0/0 bounds-straddle')
  expect(days[3]).toBe('day-4 north met 0/0 covered-none-recorded')
})

test('what happens at the boundary belongs to the day that begins', () => {
  const days = read([incidentOf({ at: { earliest: on(3), latest: on(3) } })])
  expect(days[1]).toBe('day-2 north undetermined 0/0 no-coverage')
  expect(days[2]).toBe('day-3 north unmet 1/0 incident-recorded')
})

test('an incident that names nobody counts against nobody, and leaves the day open', () => {
  const watched = coverageOf('attack', 'valley', 1, 8)
  expect(read([incidentOf({ actor: null }), watched])[0]).toBe(
    'day-1 north undetermined 0/0 actor-unknown',
  )
})

test('a day under way is running, and unmet as soon as something is recorded', () => {
  const facts = [incidentOf({ at: { earliest: on(2, 8), latest: on(2, 9) } })]
  expect(linesFor([ban], facts, on(2, 7))[1]).toBe('day-2 north running 0/0 window-open')
  expect(linesFor([ban], facts, on(2, 8))[1]).toBe('day-2 north unmet 1/0 incident-recorded')
  expect(linesFor([ban], facts, on(2, 8))[2]).toBe('day-3 north pending -/0 not-yet-open')
})

test('what happens while the clause is suspended does not count', () => {
  const suspend = {
    clause: named('5.1'),
    holders: [named('envoy')],
    rule: 'any',
    effect: 'suspend',
    scope: null,
    daysAtOnce: null,
    daysInAll: null,
  } as never
  const acts = [
    actOf({ kind: 'suspend', clauses: null, from: on(2) }),
    actOf({ kind: 'resume', clauses: null, from: on(3) }),
  ]
  const facts = [incidentOf({ at: { earliest: on(2, 12), latest: on(2, 12) } })]
  const days = linesFor([ban], facts, on(8), { acts, agreement: { powers: [suspend] } })
  expect(days[0]).toBe('day-1 north undetermined 0/0 no-coverage')
  expect(days[1]).toBe('day-2 north suspended 0/0 suspended-by')
  expect(days[2]).toBe('day-3 north undetermined 0/0 no-coverage')
})

test('a ban that an act of the other opens holds for so long after it, and for it alone', () => {
  const trigger = {
    ...filterFor('attack', { place: named('valley') }),
    actor: named<RoleId>('north'),
  }
  const reply = banOf({
    bearers: [named('south')],
    per: {
      kind: 'for-each',
      of: { kind: 'fact', filter: trigger, grade: null },
      due: { kind: 'after', start: { kind: 'trigger' }, ms: 48 * hourMs },
    },
  })
  const first = incidentOf({ key: named('first'), at: { earliest: on(2), latest: on(2) } })
  const unnamed = incidentOf({
    key: named('who'),
    actor: null,
    at: { earliest: on(6), latest: on(6) },
  })
  const answered = (at: Instant) =>
    incidentOf({ key: named('then'), actor: named('south'), at: { earliest: at, latest: at } })
  const lines = (facts: Parameters<typeof linesFor>[1]) => linesFor([reply], facts, on(8))
  // An act that names nobody opens nothing.
  expect(lines([first, unnamed])).toEqual(['for-first south undetermined 0/0 no-coverage'])
  expect(lines([first, answered(on(3))])).toEqual(['for-first south unmet 1/0 incident-recorded'])
  expect(lines([first, answered(on(5))])).toEqual(['for-first south undetermined 0/0 no-coverage'])
  const watched = coverageOf('attack', 'valley', 1, 8)
  expect(lines([first, answered(on(5)), watched])).toEqual([
    'for-first south met 0/0 covered-none-recorded',
  ])
})
