// Goal: what a change costs follows the clauses, windows and instances that it touches, and not how
// long the record is.
// Method: 2,000 and 20,000 facts, of attacks and what answers them, twice told, of a ban, of
// positions and of days of relief; one fact corrected in the middle. Counted are the facts that are
// looked at (each notes it) and the statuses that are worked out anew. No clock is read.

import { named, type CompiledAgreement, type Fact, type FactChange } from '@holdfast/agreement'
import type { Obligation, Question } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { createMonitor, type Monitor } from './monitor.ts'
import { agreementOf, banOf, countOf, coverageOf, dutyOf, eachDay, filterFor } from './testing.ts'
import { factOf, incidentOf, north, on, question, quotaOf, south } from './testing.ts'

const source = (id: string) => named<Fact['source']>(id)

/** For each attack by north: south must release within a day; and north as many back for those. */
const answer: Obligation = dutyOf({
  clause: named('c1'),
  bearers: [south],
  target: { compare: 'at-least', amount: { kind: 'fixed', value: 1 } },
  per: {
    kind: 'for-each',
    of: { kind: 'fact', filter: filterFor('attack'), grade: null },
    due: { kind: 'days-after', start: { kind: 'trigger' }, days: 1 },
  },
})
const reply: Obligation = dutyOf({
  clause: named('c2'),
  measure: { ...dutyOf().measure, filter: filterFor('reply') },
  target: { compare: 'at-least', amount: { kind: 'per-trigger', value: 1 } },
  per: {
    kind: 'for-each',
    of: { kind: 'allotted', clauses: [named('c1')] },
    due: { kind: 'days-after', start: { kind: 'trigger' }, days: 1 },
  },
})
const stationed: Obligation = banOf({
  clause: named('c4'),
  measure: {
    kind: 'stock',
    unit: 'units',
    forms: ['state'],
    filter: filterFor('station'),
    byBearer: true,
  },
})

/** The agreement, over so many days. */
function agreementOver(days: number): CompiledAgreement {
  return agreementOf({
    term: { from: on(1), to: on(days + 1) },
    obligations: [
      answer,
      reply,
      { ...banOf(), clause: named('c3') },
      stationed,
      quotaOf({ clause: named('c5') }),
      dutyOf({
        clause: named('c6'),
        bearers: [south],
        measure: { ...dutyOf().measure, filter: filterFor('help') },
        per: eachDay,
      }),
    ],
  })
}

/** Ten facts a day, in order. */
function factsOver(days: number): readonly Fact[] {
  return Array.from({ length: days }, (_, n) => n + 1).flatMap((day) => {
    const at = (hour: number): Pick<Fact, 'at'> => {
      return { at: { earliest: on(day, hour), latest: on(day, hour) } }
    }
    const persons = { amount: { value: 1, unit: 'persons' } }
    const attack = incidentOf({ ...at(8), actor: north, source: source('press') })
    // More than is asked for: what one act less leaves open is made up for the day after.
    const release = { ...at(10), amount: { value: 2, unit: 'persons' }, actor: south }
    return [
      attack,
      incidentOf({ ...at(8), actor: north, source: source('agency') }),
      factOf({ ...release, source: source('press') }),
      factOf({ ...release, source: source('agency') }),
      factOf({ ...at(12), ...persons, act: named('reply'), actor: north }),
      factOf({ ...at(13), ...persons, act: named('help'), actor: south }),
      factOf({
        ...at(14),
        form: 'state',
        act: named('station'),
        actor: north,
        amount: { value: 0, unit: 'units' },
        closes: true,
      }),
      countOf(day, 150),
      coverageOf('attack', 'valley', day, day + 1),
      coverageOf('release', 'valley', day, day + 1),
    ]
  })
}

/** A monitor that was told facts and asked; and which of them something was read of since. */
type World = {
  readonly monitor: Monitor
  readonly facts: readonly Fact[]
  readonly asked: Question
  readonly seen: Set<string>
}

function worldOver(days: number): World {
  const seen = new Set<string>()
  const facts = factsOver(days).map((fact) => noting(fact, seen))
  const monitor = createMonitor(agreementOver(days))
  for (const after of facts) monitor.observe({ key: after.key, before: null, after })
  const asked = question(on(days + 1))
  monitor.standing(asked)
  return { monitor, facts, asked, seen }
}

/** How much one change makes a monitor look at. */
type Counted = { readonly facts: number; readonly statuses: number }

function counted({ monitor, facts, asked, seen }: World, changing: Changing): Counted {
  const before = new Set(monitor.standing(asked).statuses)
  const change = changing(facts)
  seen.clear()
  monitor.observe(change)
  const { statuses } = monitor.standing(asked)
  const renewed = statuses.filter((status) => !before.has(status))
  return { facts: seen.size, statuses: renewed.length }
}

/** The same of a change that is taken back, the second time: the first makes what is made once. */
function countedAgain(world: World, changing: Changing): Counted {
  const back = (facts: readonly Fact[]): FactChange => {
    const { key, before, after } = changing(facts)
    return { key, before: after, after: before }
  }
  counted(world, changing)
  counted(world, back)
  const cost = counted(world, changing)
  counted(world, back)
  return cost
}

/** The fact, noting whenever something of it is read. */
function noting(fact: Fact, seen: Set<string>): Fact {
  return new Proxy(fact, {
    get: (of, name) => {
      seen.add(of.key)
      return Reflect.get(of, name) as unknown
    },
  })
}

type Changing = (facts: readonly Fact[]) => FactChange

/** A correction, in the middle of the record, of the fact of its day that stands at a place. */
function correcting(place: number, more: (fact: Fact) => Partial<Fact>): Changing {
  return (facts) => {
    const middle = Math.floor(facts.length / 20) * 10 + place
    const before = present(facts[middle], 'a fact of the middle day')
    return { key: before.key, before, after: { ...before, ...more(before) } }
  }
}

const one = ({ amount }: Fact): Partial<Fact> => ({
  amount: { ...amount, value: amount.value + 1 },
})
const refuted = (): Partial<Fact> => ({ grade: 'refuted' })

describe('one change of a record ten times as long', () => {
  const [small, large] = [worldOver(200), worldOver(2_000)]

  test.each([
    ['a trigger that goes', correcting(0, refuted)],
    ['an act twice told', correcting(2, one)],
    ['an act twice told that goes', correcting(2, refuted)],
    ['an act that answers', correcting(4, one)],
    ['an act of a day', correcting(5, one)],
    ['a level', correcting(6, one)],
    ['a count', correcting(7, one)],
    ['what was watched', correcting(8, refuted)],
  ])('costs as much: %s', (_, change) => {
    const [few, many] = [countedAgain(small, change), countedAgain(large, change)]
    expect(few.facts).toBeGreaterThan(0)
    expect(many.facts).toBeLessThanOrEqual(few.facts * 1.5)
    expect(many.statuses).toBeLessThanOrEqual(few.statuses * 1.5)
  })

  test('costs as much in a fork', () => {
    const cost = (world: World): Counted =>
      counted({ ...world, monitor: world.monitor.fork() }, correcting(2, one))
    expect(cost(large).facts).toBeLessThanOrEqual(cost(small).facts * 1.5)
  })
})
