// Goal: the statuses are those that the design's text gives, read by somebody who saw no code.
// Method: a slow reading of "What a clause means" for three clauses (a ban by day, a deadline, a
// daily quota), written from the text alone, against the monitor on random facts. It looks at every
// hour by itself, knows no allotment, no heaps and no queues. Seeds that once failed stay below.

import { bases, named } from '@holdfast/agreement'
import type { Basis, Fact, PlaceId, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingFrom } from './monitor.ts'
import { agreementOf, banOf, countOf, coverageOf, dutyOf, factOf, incidentOf } from './testing.ts'
import { on, question, quotaOf } from './testing.ts'

const hourMs = 3_600_000
const at = (hours: number): Instant => (on(1) + hours * hourMs) as Instant
const daysInForce = [1, 2, 3, 4, 5, 6, 7]

// What the text says, in its order.

/** Evidence is enough on a basis when it is at least that; what is refuted is none. */
function isEnough({ grade }: Fact, basis: Basis): boolean {
  return grade !== 'refuted' && bases.indexOf(grade) >= bases.indexOf(basis)
}

type Asked = { readonly facts: readonly Fact[]; readonly asOf: Instant; readonly basis: Basis }

/** A ban: unmet when one is on record on the basis, met only under coverage, else undetermined. */
function banOn(day: number, bearer: string, { facts, asOf, basis }: Asked): string {
  const [from, to] = [on(day), on(day + 1)]
  if (asOf < from) return 'pending'
  const known = facts.filter(
    (fact) => fact.form === 'event' && fact.grade !== 'refuted' && fact.at.earliest <= asOf,
  )
  const isItsDay = ({ at: when }: Fact): boolean => when.earliest >= from && when.earliest < to
  const counts = known.filter(
    (fact) =>
      fact.actor === bearer && fact.place !== null && isItsDay(fact) && isEnough(fact, basis),
  )
  if (counts.length > 0) return 'unmet'
  if (asOf < to) return 'running'
  const mayBeIts = known.filter(
    (fact) =>
      (fact.actor === bearer || fact.actor === null) &&
      fact.at.earliest < to &&
      fact.at.latest >= from,
  )
  if (mayBeIts.length > 0) return 'undetermined'
  const isWatched = (hour: number, part: string): boolean =>
    facts.some(
      ({ form, place, period, ...fact }) =>
        form === 'coverage' &&
        isEnough({ form, place, period, ...fact }, basis) &&
        (place === null || place === 'valley' || place === part) &&
        period !== null &&
        period.to <= asOf &&
        period.from <= hour &&
        period.to >= hour + hourMs,
    )
  for (let hour: number = from; hour < to; hour += hourMs) {
    if (!isWatched(hour, 'upper') || !isWatched(hour, 'lower')) return 'undetermined'
  }
  return 'met'
}

const target = 10

/** Ten by the end of day 4: the latest bound counts, and nothing is unmet that nothing closes. */
function deadlineOf({ facts, asOf, basis }: Asked): string {
  const [opens, due] = [on(1), on(5)]
  if (asOf < opens) return 'pending'
  const acts = facts.filter(
    (fact) =>
      fact.form === 'event' &&
      isEnough(fact, basis) &&
      fact.at.latest <= asOf &&
      fact.at.latest >= opens,
  )
  const sum = (some: readonly Fact[]): number =>
    some.reduce((total, { amount }) => total + amount.value, 0)
  const own = acts.filter(({ actor }) => actor === 'north')
  const inTime = own.filter(({ at: when }) => when.latest <= due)
  const perhapsInTime = own.filter(({ at: when }) => when.earliest <= due)
  if (sum(inTime) >= target) return 'met'
  if (asOf < due) return 'running'
  if (sum(perhapsInTime) >= target) return 'undetermined'
  if (sum(own) >= target) return 'late'
  const byNobodyNamed = acts.filter(({ actor, at: when }) => actor === null && when.earliest <= due)
  if (sum(own) + sum(byNobodyNamed) >= target) return 'undetermined'
  const isClosed = [1, 2, 3, 4].every((day) =>
    own.some(({ closes, period }) => closes && period?.from === on(day) && period.to <= asOf),
  )
  return isClosed ? 'unmet' : 'undetermined'
}

/** A quota: where all counts that decide at all decide alike, that decides. */
function quotaOn(day: number, { facts, asOf, basis }: Asked): string {
  if (asOf < on(day)) return 'pending'
  const counts = facts.filter(
    (fact) =>
      fact.form === 'count' &&
      isEnough(fact, basis) &&
      fact.period?.from === on(day) &&
      fact.at.latest <= asOf,
  )
  const decisions = new Set<string>()
  for (const source of ['press', 'office']) {
    for (const stage of [null, 'entered']) {
      const said = counts.filter((fact) => fact.source === source && fact.stage === stage)
      const [least, most] = rangeOf(said)
      for (const value of [least, most ?? least]) {
        if (value >= 200) decisions.add('met')
        else if (most !== null) decisions.add('unmet')
      }
    }
  }
  const [only] = decisions
  if (decisions.size === 1 && only !== undefined) return only
  return asOf < on(day + 1) ? 'running' : 'undetermined'
}

/**
 * One source at one stage. A total replaces the source's own figures on the way; two totals are a
 * range; a part's count is a lower bound of the whole; one without a place is of everywhere.
 */
function rangeOf(said: readonly Fact[]): readonly [number, number | null] {
  const at = (where: string, closes: boolean): readonly number[] =>
    said
      .filter((fact) => (fact.place ?? 'valley') === where && fact.closes === closes)
      .map(amountIn)
  const bound = (where: string): number => {
    const totals = at(where, true)
    return totals.length > 0 ? Math.min(...totals) : Math.max(0, ...at(where, false))
  }
  const least = Math.max(bound('valley'), bound('upper'))
  const totals = at('valley', true)
  if (totals.length === 0) return [least, null]
  const most = Math.max(...totals)
  return most < least ? [most, least] : [least, most]
}

function amountIn({ amount }: Fact): number {
  return amount.value
}

// Random facts.

const hour = fc.integer({ min: -30, max: 8 * 24 })
const bounds = fc
  .tuple(hour, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })))
  .map(([from, lasting]) => ({ earliest: at(from), latest: at(from + lasting) }))
const grade = fc.constantFrom<Fact['grade']>('reported', 'corroborated', 'verified', 'refuted')
const actor = fc.constantFrom(null, 'north', 'south')
const place = fc.constantFrom(null, 'valley', 'upper', 'lower')
const day = fc.integer({ min: 1, max: 7 })
const actorOf = (name: string | null) => (name === null ? null : named<RoleId>(name))
const placeOf = (name: string | null) => (name === null ? null : named<PlaceId>(name))

const incident = fc
  .record({ at: bounds, grade, place, actor })
  .map((of) => incidentOf({ ...of, place: placeOf(of.place), actor: actorOf(of.actor) }))
const coverage = fc
  .record({ place, grade, from: hour, hours: fc.integer({ min: 1, max: 120 }) })
  .map(({ place: where, grade: of, from, hours }) => {
    const period = { from: at(from), to: at(from + hours) }
    const bound = { earliest: period.from, latest: period.to }
    const fact = coverageOf('attack', 'valley', 1, 2)
    return { ...fact, place: placeOf(where), grade: of, period, at: bound }
  })
const watchedWeek = fc.constant(coverageOf('attack', 'valley', 1, 8))
const release = fc
  .record({ at: bounds, grade, actor, persons: fc.integer({ min: 1, max: 9 }), closes: day })
  .map(({ persons, closes, actor: who, ...of }) =>
    factOf({
      ...of,
      actor: actorOf(who),
      amount: { value: persons, unit: 'persons' },
      ...(closes > 5 ? {} : { closes: true, period: { from: on(closes), to: on(closes + 1) } }),
    }),
  )
const count = fc
  .record({
    day,
    value: fc.integer({ min: 190, max: 210 }),
    closes: fc.boolean(),
    source: fc.constantFrom('press', 'office'),
    stage: fc.constantFrom(null, 'entered'),
    place: fc.constantFrom(null, 'valley', 'upper'),
    takenAfter: fc.integer({ min: 1, max: 24 }),
    grade,
  })
  .map(({ day: n, value, source, takenAfter, ...of }) =>
    countOf(n, value, {
      ...of,
      source: named(source),
      place: placeOf(of.place),
      at: {
        earliest: on(n),
        latest: of.closes ? on(n + 1) : ((on(n) + takenAfter * hourMs) as Instant),
      },
    }),
  )

const basis = fc.constantFrom<Basis>('reported', 'verified')
const asOf = hour.map(at)
const agreement = agreementOf({ obligations: [banOf(), dutyOf(), quotaOf()] })

function statusesOf(clause: string, { facts, asOf: when, basis: on_ }: Asked): readonly string[] {
  const { statuses } = standingFrom(agreement, { facts, acts: [] }, question(when, { basis: on_ }))
  return statuses
    .filter((status) => status.clause === clause)
    .map(({ instance, bearer, status }) => `${instance} ${bearer ?? 'unnamed'} ${status}`)
}

const families = [
  {
    name: 'a ban on attacks, each day',
    facts: fc.array(fc.oneof(incident, coverage, watchedWeek), { maxLength: 8 }),
    clause: '1.1',
    expected: (asked: Asked) =>
      daysInForce.flatMap((n) =>
        ['north', 'south'].map((bearer) => `day-${n} ${bearer} ${banOn(n, bearer, asked)}`),
      ),
  },
  {
    name: 'ten persons by the end of day 4',
    facts: fc.array(release, { maxLength: 10 }),
    clause: '2.1',
    expected: (asked: Asked) => [`once north ${deadlineOf(asked)}`],
  },
  {
    name: 'two hundred trucks each day',
    facts: fc.array(count, { maxLength: 12 }),
    clause: '3.1',
    expected: (asked: Asked) => daysInForce.map((n) => `day-${n} unnamed ${quotaOn(n, asked)}`),
  },
] as const

const seedsThatFailed: readonly number[] = []

for (const { name, facts, clause, expected } of families) {
  const agrees = fc.property(facts, asOf, basis, (some, when, on_) => {
    const asked = { facts: some, asOf: when, basis: on_ }
    expect(statusesOf(clause, asked)).toEqual(expected(asked))
  })
  test(`as the text says: ${name}`, () => {
    fc.assert(agrees, { numRuns: 500 })
  })
  for (const seed of seedsThatFailed) {
    test(`(regression) ${name}, seed ${seed}`, () => {
      fc.assert(agrees, { seed })
    })
  }
}
