// Goal: the quick answer and the slow answer are the same answer.
// Method: give one monitor random facts, corrections, retractions and acts, one at a time and in
// any order; after each, compare its standing with one worked out from nothing from the facts as
// they then are. Seeds that once failed stay below.

import { named, type Act, type Fact, type FactKey, type Obligation } from '@holdfast/agreement'
import { canonicalJson, type Instant } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMonitor, standingFrom } from './monitor.ts'
import {
  actOf,
  agreementOf,
  banOf,
  countOf,
  coverageOf,
  dutyOf,
  factOf,
  incidentOf,
  on,
  question,
  quotaOf,
  south,
} from './testing.ts'

const seedsThatFailed: readonly number[] = []

const answer: Obligation = dutyOf({
  clause: named('2.2'),
  bearers: [south],
  target: { compare: 'at-least', amount: { kind: 'per-trigger', value: 2 } },
  per: {
    kind: 'for-each',
    of: { kind: 'allotted', clauses: [named('2.1'), named('2.3')] },
    due: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
  },
})
const added: Obligation = dutyOf({
  clause: named('2.3'),
  target: { compare: 'at-least', amount: { kind: 'fixed', value: 3 } },
  per: {
    kind: 'for-each',
    of: { kind: 'added-day', power: named('5.1') },
    due: { kind: 'trigger-day', edge: 'end' },
  },
})
const afterwards: Obligation = quotaOf({
  clause: named('3.2'),
  conditions: [{ kind: 'if-performed', clause: named('2.1'), step: null }],
})
const power = {
  clause: named('5.1'),
  holders: [named('envoy')],
  rule: 'any',
  scope: null,
  daysAtOnce: null,
  daysInAll: null,
} as const
const agreement = agreementOf({
  obligations: [banOf(), dutyOf(), answer, added, quotaOf(), afterwards],
  powers: [
    { ...power, effect: 'extend' } as never,
    { ...power, effect: 'suspend' } as never,
    { ...power, effect: 'excuse' } as never,
  ],
})

const hour = fc.integer({ min: -12, max: 10 * 24 })
const bounds = fc.tuple(hour, fc.integer({ min: 0, max: 30 })).map(([from, lasting]) => ({
  earliest: (on(1) + from * 3_600_000) as Instant,
  latest: (on(1) + (from + lasting) * 3_600_000) as Instant,
}))
const grade = fc.constantFrom('reported', 'verified', 'determined', 'refuted') as fc.Arbitrary<
  Fact['grade']
>
const place = fc.constantFrom(null, 'valley', 'upper', 'lower')
const day = fc.integer({ min: 1, max: 9 })

const release = fc
  .record({ at: bounds, grade, amount: fc.integer({ min: 1, max: 12 }), isSouth: fc.boolean() })
  .map(({ at, grade: of, amount, isSouth }) =>
    factOf({
      at,
      grade: of,
      amount: { value: amount, unit: 'persons' },
      ...(isSouth ? { actor: south } : {}),
    }),
  )
const incident = fc
  .record({ at: bounds, grade, place, actor: fc.constantFrom(null, 'north', 'south') })
  .map(({ at, grade: of, place: where, actor }) =>
    incidentOf({
      at,
      grade: of,
      place: where === null ? null : named(where),
      actor: actor === null ? null : named(actor),
    }),
  )
const count = fc
  .record({ day, value: fc.integer({ min: 150, max: 250 }), closes: fc.boolean(), stage: place })
  .map((of) => countOf(of.day, of.value, { closes: of.closes, stage: of.stage }))
const coverage = fc
  .record({ day, days: fc.integer({ min: 1, max: 4 }), where: fc.constantFrom('valley', 'upper') })
  .map((of) => coverageOf('attack', of.where, of.day, of.day + of.days))
const fact: fc.Arbitrary<Fact> = fc.oneof(release, incident, count, coverage)

const act: fc.Arbitrary<Act> = fc
  .record({ at: bounds, kind: fc.constantFrom('extend', 'suspend', 'resume', 'excuse'), day })
  .map(({ at, kind, day: n }): Act => {
    if (kind === 'extend') return actOf({ kind, days: 1 }, { at })
    if (kind === 'excuse') {
      return actOf({ kind, clause: named('2.1'), instance: null, bearer: null }, { at })
    }
    if (kind === 'suspend') return actOf({ kind, clauses: null, from: on(n) }, { at })
    return actOf({ kind: 'resume', clauses: null, from: on(n) }, { at })
  })

type Step =
  | { readonly kind: 'fact'; readonly fact: Fact }
  | { readonly kind: 'correct'; readonly pick: number; readonly fact: Fact }
  | { readonly kind: 'retract'; readonly pick: number }
  | { readonly kind: 'act'; readonly act: Act }

const pick = fc.nat({ max: 99 })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fact.map((of): Step => ({ kind: 'fact', fact: of })) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(pick, fact)
      .map(([at, of]): Step => ({ kind: 'correct', pick: at, fact: of })),
  },
  { weight: 1, arbitrary: pick.map((at): Step => ({ kind: 'retract', pick: at })) },
  { weight: 1, arbitrary: act.map((of): Step => ({ kind: 'act', act: of })) },
)
const asked = fc.record({
  asOf: hour.map((at) => (on(1) + at * 3_600_000) as Instant),
  basis: fc.constantFrom(null, 'verified' as const),
})

// Two questions a history, asked by turns: most answers may be remembered, and must not be stale.
const agreesFromScratch = fc.property(
  fc.array(fc.tuple(step, fc.nat({ max: 1 })), { minLength: 1, maxLength: 25 }),
  fc.tuple(asked, asked),
  (history, questions) => {
    const monitor = createMonitor(agreement)
    const facts = new Map<FactKey, Fact>()
    const acts: Act[] = []
    for (const [next, turn] of history) {
      take(next, { monitor, facts, acts })
      const { asOf, basis } = questions[turn] ?? questions[0]
      const asking = question(asOf, { basis })
      const quick = monitor.standing(asking)
      const slow = standingFrom(
        agreement,
        { facts: [...facts.values()].toReversed(), acts },
        asking,
      )
      expect(canonicalJson(quick as never)).toBe(canonicalJson(slow as never))
    }
  },
)

type World = {
  readonly monitor: ReturnType<typeof createMonitor>
  readonly facts: Map<FactKey, Fact>
  readonly acts: Act[]
}

function take(next: Step, { monitor, facts, acts }: World): void {
  if (next.kind === 'act') {
    acts.push(next.act)
    monitor.hear([...acts])
    return
  }
  const keys = [...facts.keys()]
  const key = next.kind === 'fact' ? next.fact.key : keys[next.pick % keys.length]
  if (key === undefined) return
  const before = facts.get(key) ?? null
  const after = next.kind === 'retract' ? null : correctedFact(next.fact, before)
  if (after === null) facts.delete(key)
  else facts.set(key, after)
  monitor.observe({ key, before, after })
}

/** A correction keeps the key and the place on record of what it corrects. */
function correctedFact(fact: Fact, before: Fact | null): Fact {
  return before === null ? fact : { ...fact, key: before.key, entries: before.entries }
}

test('the monitor agrees with itself from scratch', () => {
  fc.assert(agreesFromScratch, { numRuns: 300 })
})
for (const seed of seedsThatFailed) {
  test(`(regression) seed ${seed}`, () => {
    fc.assert(agreesFromScratch, { seed })
  })
}

const monotone = fc.property(fc.array(fact, { maxLength: 12 }), asked, (facts, { asOf }) => {
  const asking = question(asOf)
  const { statuses } = standingFrom(agreement, { facts, acts: [] }, asking)
  for (const each of statuses) {
    const isPrediction = each.nextChange !== null && each.nextChange <= asOf
    expect(isPrediction, `${each.clause} ${each.instance} changes in the past`).toBe(false)
    const onlyPast = facts.filter((one) => one.at.earliest <= asOf)
    expect(standingFrom(agreement, { facts: onlyPast, acts: [] }, asking).statuses).toEqual(
      statuses,
    )
  }
})

test('what has not happened yet changes no status, and every next change lies ahead', () => {
  fc.assert(monotone, { numRuns: 60 })
})

const unknownIsNotMet = fc.property(
  fc.array(
    fact.filter(({ form }) => form !== 'coverage'),
    { maxLength: 12 },
  ),
  asked,
  (facts, { asOf, basis }) => {
    const { statuses } = standingFrom(agreement, { facts, acts: [] }, question(asOf, { basis }))
    const bans = statuses.filter(({ clause }) => clause === '1.1')
    expect(bans.filter(({ status }) => status === 'met')).toEqual([])
  },
)

test('no prohibition is met where nobody stated what they watched', () => {
  fc.assert(unknownIsNotMet, { numRuns: 200 })
})
