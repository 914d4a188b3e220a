// Goal: the statuses are those that the design's text gives, read by somebody who saw no code.
// Method: random agreements and random records, biased toward where things change (equal instants,
// bounds at deadlines, amounts that just reach), and the oracle beside the monitor, status by
// status. Seeds that once failed stay below. The run of every day is one and the same; with
// HOLDFAST_ORACLE_STATUSES=400000 as many are compared, from new seeds each time.

import {
  named,
  type Basis,
  type Change,
  type CompiledAgreement,
  type Fact,
} from '@holdfast/agreement'
import type { Attribution, Obligation, PlaceId, Role, RoleId } from '@holdfast/agreement'
import type { Sighting, SourceClass } from '@holdfast/agreement'
import { dayStart, dayStartAfter, hourMs, instantFromMs, printInstant } from '@holdfast/base'
import type { Bounds, Instant } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, banOf, countOf, coverageOf, dutyOf, eachDay } from '../testing.ts'
import { factOf, filterFor, incidentOf, north, on, question, quotaOf, south } from '../testing.ts'
import { isPossible } from './counts.ts'
import type { Asked } from './heard.ts'
import { oracleLines } from './oracle.ts'

const wanted = Number(process.env['HOLDFAST_ORACLE_STATUSES'] ?? '0')

const placeOf = (id: string): PlaceId => named<PlaceId>(id)
const roleOf = (id: string): RoleId => named<RoleId>(id)
const fixed = (value: number) => ({ kind: 'fixed', value }) as const
const term = { kind: 'term' } as const
const starts = { kind: 'edge', of: term, edge: 'start' } as const
const firstAttack = { kind: 'first', of: filterFor('attack') } as const
const endOf = (n: number) => ({ kind: 'day', n, of: term, edge: 'end' }) as const
const performed = (clause: string) =>
  ({ kind: 'performed', clause: named<Obligation['clause']>(clause), step: null }) as const

// Agreements.

const compare = fc.constantFrom('at-least', 'at-least', 'at-most', 'exactly')
const onceBy = (n: number): Obligation['per'] => ({ kind: 'once', opens: starts, due: endOf(n) })
const byOnce = fc.integer({ min: 2, max: 5 }).map(onceBy)
const bySteps = fc.constant<Obligation['per']>({
  kind: 'steps',
  opens: starts,
  steps: [
    { amount: fixed(3), due: endOf(1) },
    { amount: fixed(6), due: endOf(3) },
  ],
})
const area = fc.constantFrom(null, 'valley', 'upper')
const bearers = fc.constantFrom([north], [north, south], null)

const dutyFor = (lasting: fc.Arbitrary<Obligation['per']>) =>
  fc
    .record({ compare, per: lasting, area, bearers })
    .map(({ compare: how, per, area: where, bearers: who }) =>
      dutyOf({
        bearers: who,
        per,
        target: { compare: how, amount: fixed(6) },
        measure: {
          ...dutyOf().measure,
          filter: filterFor('release', { place: where === null ? null : placeOf(where) }),
          byBearer: who !== null,
        },
      }),
    )
const daily = dutyFor(fc.constant(eachDay))
const single = dutyFor(byOnce)
const steps = bySteps.map((per) =>
  dutyOf({ per, target: { compare: 'at-least', amount: fixed(6) } }),
)
const ban = fc.record({ area: fc.constantFrom('valley', 'upper') }).map(({ area: where }) =>
  banOf({
    measure: { ...banOf().measure, filter: filterFor('attack', { place: placeOf(where) }) },
  }),
)
const quota = fc
  .record({ compare, per: fc.oneof(byOnce, fc.constant(eachDay)), area })
  .map(({ compare: how, per, area: where }) =>
    quotaOf({
      per,
      target: { compare: how, amount: fixed(200) },
      measure: {
        ...quotaOf().measure,
        filter: filterFor('bring', {
          tags: { cargo: ['relief'] },
          place: where === 'upper' ? placeOf('upper') : placeOf('valley'),
        }),
      },
    }),
  )
/** A quota of each bearer's, of counts that say whose they are. */
const quotaOfEach = fc
  .record({ asked: quota, bearers })
  .map(({ asked, bearers: who }) => ({ ...asked, bearers: who }))
/** What each day is asked changes from a moment on, or on days of an attack. */
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom(3, 9).map((value): Change => {
    return { kind: 'on', amount: fixed(value), of: filterFor('attack'), grade: null }
  }),
  fc.tuple(fc.constantFrom(2, 8), fc.constantFrom(null, 3, 5)).map(([value, last]): Change => {
    const until = last === null ? null : endOf(last)
    return { kind: 'from', amount: fixed(value), from: firstAttack, until }
  }),
)
const changed = fc
  .record({
    one: fc.oneof(daily, quota),
    changes: fc.array(change, { minLength: 1, maxLength: 2 }),
  })
  .map(({ one, changes }) => {
    const isOfTrucks = one.measure.unit === 'trucks'
    const scale = isOfTrucks ? 25 : 1
    const scaled = changes.map((each) => {
      const value = each.amount.kind === 'fixed' ? each.amount.value * scale : 0
      return { ...each, amount: fixed(value) }
    })
    return { ...one, per: { ...eachDay, changes: scaled } as Obligation['per'] }
  })
const waiting = fc
  .record({
    first: fc.oneof(single, steps).filter(({ target }) => target.compare === 'at-least'),
    isTrigger: fc.boolean(),
    lastDay: fc.integer({ min: 2, max: 7 }),
  })
  .map(({ first, isTrigger, lastDay }) => [
    { ...first, clause: named<Obligation['clause']>('2.1') },
    dutyOf({
      clause: named('2.2'),
      bearers: [south],
      measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
      target: { compare: 'at-least', amount: fixed(1) },
      per: {
        kind: 'once',
        opens: isTrigger ? performed('2.1') : starts,
        due: endOf(lastDay),
      },
      conditions: isTrigger
        ? []
        : [{ kind: 'if-performed', clause: named<Obligation['clause']>('2.1'), step: null }],
    }),
  ])
const pairOfDays = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
  .map(([a, b]) => [onceBy(a), onceBy(b)] as const)
const competing = pairOfDays.map(([one, other]) => [
  dutyOf({ clause: named('2.1'), per: one, target: { compare: 'at-least', amount: fixed(4) } }),
  dutyOf({ clause: named('2.2'), per: other, target: { compare: 'at-least', amount: fixed(3) } }),
])
const reply = fc.integer({ min: 0, max: 2 }).map((days) => [
  dutyOf({
    per: {
      kind: 'for-each',
      of: { kind: 'fact', filter: filterFor('attack'), grade: null },
      due: { kind: 'after', start: { kind: 'trigger' }, ms: days * 24 * hourMs },
    },
    target: { compare: 'at-least', amount: fixed(3) },
  }),
])

// Records.

const radio = {
  id: roleOf('radio'),
  kind: 'source',
  name: 'Radio',
  members: [],
  side: north,
} as const
const classed = (id: string, sourceClass: SourceClass): Role => {
  return { id: roleOf(id), kind: 'source', name: id, members: [], sourceClass }
}
const roles: readonly Role[] = [
  ...agreementOf().roles,
  radio,
  classed('paper', 'press'),
  classed('relief', 'humanitarian'),
  classed('someone', 'unnamed'),
  { id: roleOf('cross'), kind: 'intermediary', name: 'Cross', members: [] },
]

/** Hours from the first day's beginning, most of them where days begin and end. */
const hour = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }).map((day) => day * 24) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom(-2, -1, 1, 2, 23))
      .map(([day, more]) => day * 24 + more),
  },
  { weight: 3, arbitrary: fc.integer({ min: -30, max: 8 * 24 }) },
)
const at = (hours: number): Instant => instantFromMs(on(1) + hours * hourMs)
const bounds = fc
  .tuple(hour, fc.constantFrom(0, 0, 0, 1, 6, 24, 30))
  .map(([from, lasting]) => ({ earliest: at(from), latest: at(from + lasting) }))
const grade = fc.constantFrom<Fact['grade']>('reported', 'reported', 'verified', 'refuted')
const actor = fc.constantFrom(null, north, north, north, south)
const where = fc.constantFrom(null, 'valley', 'upper', 'lower')
const place = where.map((id) => (id === null ? null : placeOf(id)))
const sources = ['press', 'press', 'office', 'agency', 'north', 'south', 'radio'] as const
const source = fc.constantFrom(...sources).map(roleOf)
const day = fc.integer({ min: 1, max: 7 })

/** That an act, with its like, is all there was on its day. One that spans days closes none. */
function closingOf({ earliest, latest }: Fact['at']): Pick<Fact, 'closes' | 'period'> {
  const { calendar } = agreementOf()
  const period = { from: dayStart(calendar, earliest), to: dayStartAfter(calendar, earliest, 1) }
  return latest <= period.to ? { closes: true, period } : { closes: false, period: null }
}
const persons = fc.constantFrom(1, 2, 3, 4, 6, 0.1, 5.9)

type Telling = {
  readonly by: fc.Arbitrary<RoleId | null>
  readonly at: fc.Arbitrary<Bounds>
  readonly place: fc.Arbitrary<PlaceId | null>
  readonly hasCloses: boolean
}
const acts = (act: string, { by, at: times, place: there, hasCloses }: Telling) =>
  fc
    .record({ at: times, grade, actor: by, place: there, source, persons, isTotal: fc.boolean() })
    .map(({ persons: value, isTotal, ...told }) => {
      const amount = { value, unit: 'persons' }
      const more = { act: named<Fact['act']>(act), amount }
      return factOf({ ...told, ...(hasCloses && isTotal ? closingOf(told.at) : {}), ...more })
    })
/** Of an incident: how its source knows, and whose word and how sure it is who did it. */
const sighting = fc.constantFrom<Sighting | null>(null, 'unsaid', 'own', 'relayed')
const attribution = fc.option(
  fc.record({
    source: fc.constantFrom(...sources, 'paper', 'relief').map(roleOf),
    grade: fc.constantFrom<Attribution['grade']>('reported', 'verified', 'determined'),
    not: fc.constantFrom<RoleId[]>([], [], [north], [south]),
  }),
)
const incident = fc
  .record({
    at: bounds,
    grade,
    place,
    actor,
    source: fc.oneof(source, fc.constantFrom('paper', 'relief', 'someone', 'cross').map(roleOf)),
    sighting,
    attribution,
  })
  .map(({ sighting: known, attribution: whose, ...of }) =>
    incidentOf({
      ...of,
      ...(known === null ? {} : { sighting: known }),
      ...(whose === null ? {} : { attribution: { ...whose, confirmations: [] } }),
    }),
  )
const watched = (act: string) =>
  fc
    .record({
      where: fc.constantFrom('valley', 'valley', 'upper', 'lower'),
      from: hour,
      grade,
      by: fc.constantFrom('press', 'press', 'press', 'relief', 'cross', 'north').map(roleOf),
    })
    .chain((of) => fc.constantFrom(24, 48, 168).map((hours) => ({ ...of, hours })))
    .map(({ where: there, from, hours, grade: of, by }) => {
      const period = { from: at(from), to: at(from + hours) }
      const told = { period, at: { earliest: period.from, latest: period.to }, grade: of }
      return { ...coverageOf(act, there, 1, 2), ...told, source: by }
    })
const count = fc
  .record({
    first: day,
    days: fc.constantFrom(1, 1, 1, 2, 3),
    value: fc.constantFrom(40, 100, 199, 200, 201),
    closes: fc.boolean(),
    source,
    stage: fc.constantFrom(null, 'entered'),
    place,
    grade,
  })
  .map(({ first, days, value, ...more }) => {
    const period = { from: on(first), to: on(first + days) }
    const told = { earliest: period.from, latest: period.to }
    return countOf(first, value, { ...more, period, at: told })
  })

type Family = {
  readonly name: string
  readonly clauses: fc.Arbitrary<readonly Obligation[]>
  /** A record is of one of these. */
  readonly facts: readonly fc.Arbitrary<Fact>[]
}

const alone = (one: fc.Arbitrary<Obligation>) => one.map((clause) => [clause])
/** Acts of several sources, of which some may close their days; and who was watching. */
const told = (act: string, telling: Omit<Telling, 'hasCloses'>): readonly fc.Arbitrary<Fact>[] =>
  [true, false].map((hasCloses) =>
    fc.oneof(
      { weight: 5, arbitrary: acts(act, { ...telling, hasCloses }) },
      { weight: 1, arbitrary: watched(act) },
    ),
  )
const all = { by: actor, at: bounds, place }
/** Incidents that open replies of the north: one source's, and what the other side says of it. */
const byPress = fc
  .tuple(incident, fc.constantFrom('press', 'press', 'south', 'paper', 'relief').map(roleOf))
  .map(([one, by]) => {
    const told = { ...one, grade: 'reported' as const }
    // Those of one source alone count: which of several tell of one event is another rule.
    const known = by === 'press' || one.sighting !== 'own' ? one.sighting : 'unsaid'
    return { ...told, source: by, sighting: known ?? 'unsaid' }
  })

/** So many in all since the first day, of sources of no side, beside their days. */
const total = fc
  .record({
    last: fc.integer({ min: 1, max: 6 }),
    value: fc.constantFrom(0, 40, 199, 200, 201, 240, 400, 600),
    closes: fc.boolean(),
    source: fc.constantFrom('press', 'press', 'office').map(roleOf),
    isDay: fc.constantFrom(false, false, true),
  })
  .map(({ last, value, isDay, ...more }) => {
    const period = { from: on(isDay ? last : 1), to: on(last + 1) }
    const told = { ...more, period, at: { earliest: period.from, latest: period.to } }
    return countOf(last, value, isDay ? told : { ...told, running: true })
  })
const onceOfValley = fc.record({ compare, per: byOnce })
const totalled = onceOfValley.map(({ compare: how, per }) =>
  quotaOf({ per, target: { compare: how, amount: fixed(200) } }),
)

/** What changes an amount, by one source: which of several tell of one event is another rule. */
const changing = fc.record({ at: bounds, grade, place, actor }).map(incidentOf)

const families: readonly Family[] = [
  {
    name: 'daily duties by acts',
    clauses: alone(daily),
    facts: told('release', all),
  },
  { name: 'single duties by acts', clauses: alone(single), facts: told('release', all) },
  { name: 'steps', clauses: alone(steps), facts: told('release', all) },
  { name: 'bans', clauses: alone(ban), facts: [fc.oneof(incident, watched('attack'))] },
  { name: 'quotas and totals by counts', clauses: alone(quota), facts: [count] },
  {
    name: 'quotas of each, by counts of each',
    clauses: alone(quotaOfEach),
    facts: [fc.tuple(count, actor).map(([told, whose]) => ({ ...told, actor: whose }))],
  },
  { name: 'running totals', clauses: alone(totalled), facts: [total] },
  {
    name: 'amounts that an act changes',
    clauses: alone(changed),
    facts: told('release', all).map((some) => fc.oneof(some, count, changing)),
  },
  { name: 'two clauses for one act', clauses: competing, facts: told('release', all) },
  {
    name: 'clauses that wait',
    clauses: waiting,
    facts: told('release', all).map((some) => fc.oneof(some, ...told('withdraw', all))),
  },
  {
    name: 'replies to each event',
    clauses: reply,
    facts: told('release', all).map((some) => fc.oneof(some, byPress)),
  },
]

const anyBasis = fc.constantFrom<Basis>('reported', 'reported', 'verified')

function monitorLines({ agreement, facts, acts: done, question: asking }: Asked): string[] {
  return standingFrom(agreement, { facts, acts: done }, asking).statuses.map(
    ({ clause, instance, bearer, status }) =>
      [clause, instance, bearer ?? 'unnamed', status].join(' '),
  )
}

function askedIn({ clauses, facts: kinds }: Family): fc.Arbitrary<Asked> {
  const record = fc.oneof(...kinds.map((kind) => fc.array(kind, { maxLength: 7 })))
  return fc
    .record({ clauses, facts: record, asOf: hour, basis: anyBasis })
    .map(({ clauses: obligations, facts, asOf, basis }) => {
      const agreement: CompiledAgreement = agreementOf({ obligations, roles })
      return { agreement, facts, acts: [], question: question(at(asOf), { basis }) }
    })
}

/** What a person needs to see why the two differ. */
function say({ agreement, facts, question: asking }: Asked): string {
  const when = (bounds: Bounds): string =>
    `${printInstant(bounds.earliest)}..${printInstant(bounds.latest)}`
  const clauses = agreement.obligations.map(
    ({ clause, bearers: who, target, per, measure, conditions }) =>
      JSON.stringify({ clause, who, target, per, place: measure.filter.place, conditions }),
  )
  const reports = facts.map((fact) => {
    const { form, act, amount, source: by, place: there, actor: who, stage } = fact
    const period = fact.period && when({ earliest: fact.period.from, latest: fact.period.to })
    const told = [form, act, amount.value, who, there, by, stage, fact.grade, when(fact.at)]
    const { attribution: whose, sighting: known = '' } = fact
    const byWhom = whose && `by ${whose.source} ${whose.grade} not ${String(whose.not)}`
    return [...told, fact.closes ? 'closes' : '-', period, known, byWhom].join(' ')
  })
  return [...clauses, ...reports, `as of ${printInstant(asking.asOf)} ${asking.basis}`].join('\n')
}

function agreeOn(asked: Asked): void {
  // Running totals that exclude each other are another matter: arithmetic says nothing of them.
  const sources = Map.groupBy(asked.facts, ({ source: by }) => by)
  const isAsked = ({ running }: Fact): boolean => running === true
  fc.pre([...sources.values()].every((own) => !own.some(isAsked) || isPossible(own)))
  const given = monitorLines(asked)
  const right = new Set(oracleLines(asked))
  const wrong = given.filter((line) => !right.has(line))
  const missing = [...right].filter((line) => !given.includes(line))
  const both = `\nmonitor: ${wrong.join(', ')}\noracle: ${missing.join(', ')}\n${say(asked)}`
  if (wrong.length > 0 || missing.length > 0) expect.fail(both)
  compared += given.length
}

let compared = 0
const seedsThatFailed: readonly { readonly name: string; readonly seed: number }[] = []

for (const family of families) {
  const agrees = fc.property(askedIn(family), agreeOn)
  test(`as the text says: ${family.name}`, () => {
    compared = 0
    for (;;) {
      fc.assert(agrees, wanted > 0 ? { numRuns: 500 } : { numRuns: 500, seed: 1 })
      if (compared >= wanted / families.length) break
    }
    expect(compared).toBeGreaterThan(0)
  }, 3_600_000)
  for (const { seed } of seedsThatFailed.filter(({ name }) => name === family.name)) {
    test(`(regression) ${family.name}, seed ${seed}`, () => {
      fc.assert(agrees, { seed })
    })
  }
}
