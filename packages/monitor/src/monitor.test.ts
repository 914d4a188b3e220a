// Goal: acts, triggers and allotment, or how clauses lean on each other and on what powers do.
// Method: a few clauses of the cast, facts and acts, and the lines of their statuses.

import { named, type ClauseId, type Power } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { standingFrom } from './monitor.ts'
import {
  actOf,
  agreementOf,
  banOf,
  dutyOf,
  factOf,
  lines,
  linesFor,
  on,
  question,
  quotaOf,
  south,
} from './testing.ts'

const persons = (value: number) => ({ value, unit: 'persons' })
const atNoon = (day: number) => ({ earliest: on(day, 12), latest: on(day, 12) })

function powerTo(effect: Power['effect'], more: Partial<Power> = {}): Power {
  return {
    clause: named('5.1'),
    holders: [named('envoy')],
    rule: 'any',
    effect,
    scope: null,
    daysAtOnce: null,
    daysInAll: null,
    ...more,
  }
}

/** South releases three for each person north releases under 2.1, by the end of the term. */
const answer = dutyOf({
  clause: named('2.2'),
  bearers: [south],
  target: { compare: 'at-least', amount: { kind: 'per-trigger', value: 3 } },
  per: {
    kind: 'for-each',
    of: { kind: 'allotted', clauses: [named('2.1')] },
    due: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
  },
})

/** Two more for each day added under 5.1, by the end of that day. */
const perAddedDay = dutyOf({
  clause: named('4.2'),
  target: { compare: 'at-least', amount: { kind: 'fixed', value: 2 } },
  per: {
    kind: 'for-each',
    of: { kind: 'added-day', power: named('5.1') },
    due: { kind: 'trigger-day', edge: 'end' },
  },
})

describe('for each', () => {
  test('opens an instance per release, and fills the oldest first', () => {
    const [first, second] = [
      factOf({ key: named('r1'), amount: persons(2), at: atNoon(1) }),
      factOf({ key: named('r2'), amount: persons(3), at: atNoon(2) }),
    ]
    const answers = factOf({ actor: south, amount: persons(8), at: atNoon(3) })
    expect(linesFor([dutyOf(), answer], [first, second, answers], on(4)).slice(1)).toEqual([
      'for-r1 south met 6/6 target-reached',
      'for-r2 south running 2/9 window-open',
    ])
  })

  test('takes no act whose latest bound is before the trigger’s earliest', () => {
    const early = factOf({ actor: south, amount: persons(6), at: atNoon(1) })
    const trigger = factOf({ key: named('r1'), amount: persons(2), at: atNoon(2) })
    expect(linesFor([dutyOf(), answer], [early, trigger], on(4)).slice(1)).toEqual([
      'for-r1 south running 0/6 window-open',
    ])
  })

  test('asks only for what was counted under the clause', () => {
    const more = factOf({ key: named('r1'), amount: persons(12), at: atNoon(1) })
    expect(linesFor([dutyOf(), answer], [more], on(4)).slice(1)).toEqual([
      'for-r1 south running 0/30 window-open',
    ])
  })
})

describe('powers', () => {
  const powers = [powerTo('extend')]
  const extend = (days: number, at = atNoon(2)) => actOf({ kind: 'extend', days }, { at })

  test('an extension moves the end and opens an instance for each added day', () => {
    const agreement = agreementOf({ obligations: [perAddedDay], powers })
    const heard = { facts: [], acts: [extend(2)] }
    const standing = standingFrom(agreement, heard, question(on(3)))
    expect(standing.inForce).toEqual({ from: on(1), to: on(10) })
    expect(lines(standing)).toEqual([
      'day-8 north running 0/2 window-open',
      'day-9 north running 0/2 window-open',
    ])
    expect(standing.statuses[0]?.window).toEqual({ from: on(2, 12), to: on(9) })
    expect(standing.powers).toEqual([
      {
        clause: '5.1',
        used: [
          {
            at: atNoon(2),
            by: ['envoy'],
            effect: { kind: 'extend', days: 2 },
            entries: heard.acts[0]?.entries,
          },
        ],
      },
    ])
    const before = standingFrom(agreement, heard, question(on(2)))
    expect(before.inForce.to).toBe(on(8))
  })

  const idle: readonly [string, Parameters<typeof actOf>, Power[], string][] = [
    ['nobody has', [{ kind: 'extend', days: 1 }], [], 'no-power'],
    ['somebody else has', [{ kind: 'extend', days: 1 }, { by: [south] }], powers, 'not-the-holder'],
    [
      'the text limits',
      [{ kind: 'extend', days: 3 }],
      [powerTo('extend', { daysAtOnce: 2 })],
      'beyond-the-limit',
    ],
    [
      'ended with the term',
      [{ kind: 'extend', days: 1 }, { at: atNoon(9) }],
      powers,
      'after-the-end',
    ],
    [
      'all must use together',
      [{ kind: 'extend', days: 1 }, { by: [south] }],
      [powerTo('extend', { holders: [named('north'), south], rule: 'all' })],
      'consent-awaited',
    ],
    [
      'speaks of nothing on record',
      [{ kind: 'allot', fact: named('x'), clause: named('4.2'), instance: 'day-9', value: null }],
      powers,
      'unknown-target',
    ],
  ]
  for (const [what, act, held, why] of idle) {
    test(`an act that ${what} changes nothing and says why`, () => {
      const agreement = agreementOf({ obligations: [perAddedDay], powers: held })
      const heard = { facts: [], acts: [actOf(...act)] }
      const standing = standingFrom(agreement, heard, question(on(12)))
      expect(standing.idleActs.map((each) => each.why)).toEqual([why])
      expect(standing.inForce.to).toBe(on(8))
    })
  }

  test('a decision allots an act that came before its instance opened', () => {
    const early = factOf({ key: named('r1'), amount: persons(2), at: atNoon(1) })
    const decision = actOf(
      { kind: 'allot', fact: early.key, clause: named('4.2'), instance: 'day-8', value: null },
      { at: atNoon(3) },
    )
    const read = (acts: Parameters<typeof linesFor>[3]) =>
      linesFor([perAddedDay], [early], on(10), { agreement: { powers }, ...acts })
    expect(read({ acts: [extend(1)] })).toEqual(['day-8 north undetermined 0/2 not-closed'])
    expect(read({ acts: [extend(1), decision] })).toEqual(['day-8 north met 2/2 target-reached'])
  })

  test('a decision is not idle because a reader asks for other sources', () => {
    const decision = actOf(
      { kind: 'allot', fact: named('r1'), clause: named('4.2'), instance: 'day-8', value: null },
      { at: atNoon(3) },
    )
    const agreement = agreementOf({ obligations: [perAddedDay], powers })
    const heard = { facts: [factOf({ key: named('r1') })], acts: [extend(1), decision] }
    const asked = question(on(10), { source: named('agency') })
    expect(standingFrom(agreement, heard, asked).idleActs).toEqual([])
    const none = { ...heard, facts: [] }
    expect(standingFrom(agreement, none, asked).idleActs.map(({ why }) => why)).toEqual([
      'unknown-target',
    ])
  })

  test('a suspension stops the clock, and the deadline moves by as long as it lasted', () => {
    const acts = [
      actOf({ kind: 'suspend', clauses: null, from: on(2) }),
      actOf({ kind: 'resume', clauses: null, from: on(4) }, { at: atNoon(4) }),
    ]
    const read = (asOf: ReturnType<typeof on>, facts = [factOf({ at: atNoon(6) })]) =>
      linesFor([dutyOf()], facts, asOf, { acts, agreement: { powers: [powerTo('suspend')] } })
    expect(read(on(3))).toEqual(['once north suspended 0/10 suspended-by'])
    expect(read(on(5))).toEqual(['once north running 0/10 window-open'])
    expect(read(on(7))).toEqual(['once north met 10/10 target-reached'])
  })

  test('an excuse, a later text and an early end each leave their mark', () => {
    const powersHeld = [powerTo('excuse'), powerTo('supersede'), powerTo('terminate')]
    const read = (act: Parameters<typeof actOf>[0]) =>
      linesFor([dutyOf()], [], on(6), { acts: [actOf(act)], agreement: { powers: powersHeld } })
    const whole = { clause: named<ClauseId>('2.1'), instance: null, bearer: null }
    expect(read({ kind: 'excuse', ...whole })).toEqual(['once north excused 0/10 excused-by'])
    expect(read({ kind: 'supersede', clauses: [named('2.1')], from: on(3) })).toEqual([
      'once north void 0/10 superseded-by',
    ])
    expect(read({ kind: 'terminate', from: on(3) })).toEqual(['once north void 0/10 terminated-by'])
  })
})

describe('triggers', () => {
  const after = dutyOf({
    clause: named('2.9'),
    per: {
      kind: 'once',
      opens: { kind: 'performed', clause: named('2.1'), step: null },
      due: {
        kind: 'after',
        start: { kind: 'performed', clause: named('2.1'), step: null },
        ms: 86_400_000,
      },
    },
  })

  test('a duty waits for another, opens when it is performed, and is void when it cannot', () => {
    const read = (facts: Parameters<typeof linesFor>[1], asOf = on(3)) =>
      linesFor([dutyOf(), after], facts, asOf)[1]
    expect(read([])).toBe('once north pending -/10 trigger-awaited')
    expect(read([factOf({ at: atNoon(2) })])).toBe('once north running 0/10 window-open')
    expect(read([], on(8))).toBe('once north void -/10 trigger-cannot-come')
  })

  test('a circle of clauses stays pending and stops nothing', () => {
    const circle = dutyOf({
      clause: named('2.1'),
      conditions: [{ kind: 'if-performed', clause: named('2.9'), step: null }],
    })
    expect(linesFor([circle, after], [factOf()], on(3))).toEqual([
      'once north pending -/10 trigger-awaited',
      'once north pending -/10 trigger-awaited',
    ])
  })
})

test('statuses stay off until somebody with the power switches them on', () => {
  const agreement = { statuses: 'off', powers: [powerTo('switch-on')] } as const
  const acts = [actOf({ kind: 'switch-on', from: on(2) })]
  expect(linesFor([quotaOf(), banOf()], [], on(3), { agreement })).toEqual([])
  expect(linesFor([dutyOf()], [], on(3), { agreement, acts })).toHaveLength(1)
})

test('every status names when it will next change by itself', () => {
  const obligations = [banOf({ bearers: [south] })]
  const agreement = agreementOf({ obligations })
  const { statuses } = standingFrom(agreement, { facts: [], acts: [] }, question(on(2, 9)))
  expect(statuses.map((each) => each.nextChange).slice(0, 3)).toEqual([null, on(3), on(3)])
})
