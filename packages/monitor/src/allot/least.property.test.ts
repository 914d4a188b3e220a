// Goal: what there was at least is what tellings.ts chooses from all that had happened, while
// reports come, go and are corrected, and the moment goes to and fro; also of a copy.
// Method: random reports of four sources, in parts of a valley, over hours and days.

import { named, type Fact, type PlaceId, type RoleId } from '@holdfast/agreement'
import { nearestInstant, type Instant } from '@holdfast/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrderOfLatest } from '../evidence/placed.ts'
import { sidesOf } from '../evidence/weight.ts'
import { geographyOf } from '../evidence/places.ts'
import { agreementOf, factOf, on } from '../testing.ts'
import { Least } from './least.ts'
import { relatedBy } from './related.ts'
import { Run, type Entry } from './run.ts'
import { cellSupply, leastSupplies } from './tellings.ts'

const agreement = agreementOf()
const { calendar } = agreement
const question = {
  apart: new Set<Fact['key']>(),
  related: relatedBy([], sidesOf(agreement), 'to-met'),
  calendar,
  start: on(1, 0),
  geography: geographyOf(agreement.places),
  compare: inOrderOfLatest,
}
const run = {
  compare: inOrderOfLatest,
  timeOf: ({ at }: Fact): number => at.latest,
  surplus: 'to-exact',
  spentBefore: () => 0,
} as const
const rules = { run, question, calendar, begin: null }

const entry = fc
  .record({
    source: fc.constantFrom('u', 'v', 'w', 'x'),
    place: fc.constantFrom(null, 'valley', 'upper', 'lower'),
    actor: fc.constantFrom(null, 'north', 'south'),
    asked: fc.constantFrom('0', '1', '0 1'),
    amount: fc.integer({ min: 1, max: 5 }),
    from: fc.integer({ min: 24, max: 24 * 6 }),
    hours: fc.constantFrom(0, 0, 1, 3, 20, 40),
  })
  .map(({ source, place, actor, asked, amount, from, hours }): Entry => {
    const at = { earliest: on(0, from), latest: on(0, from + hours) }
    const fact = factOf({
      source: named<RoleId>(source),
      place: place === null ? null : named<PlaceId>(place),
      actor: actor === null ? null : named<RoleId>(actor),
      at,
    })
    return { fact, amount, asked, heardBy: [] }
  })

const step = fc.record({
  come: fc.array(entry, { maxLength: 6 }),
  pick: fc.nat(99),
  kind: fc.constantFrom('retract', 'correct', 'leave'),
  hour: fc.integer({ min: 0, max: 24 * 8 }),
})

const inOrder = (entries: Iterable<Entry>): readonly Entry[] =>
  [...entries].sort((a, b) => inOrderOfLatest(a.fact, b.fact))

/** Each supply once: what is chosen of cells may be all of one source. */
function supplyBy(least: Least, moment: Instant): readonly (readonly Fact[])[] {
  const supplies = least.supplies.map((supply) =>
    [...supply.entries()].map(({ fact }) => fact).filter(({ at }) => at.latest <= moment),
  )
  const last = keysIn(supplies.at(-1))
  return supplies.filter((one, n) => n === supplies.length - 1 || keysIn(one) !== last)
}

function keysIn(facts: readonly Fact[] = []): string {
  return facts.map(({ key }) => key).join(' ')
}

function wantedBy(entries: Iterable<Entry>, moment: Instant): readonly (readonly Fact[])[] {
  const heard = inOrder(entries).filter(({ fact }) => fact.at.latest <= moment)
  const supplies = leastSupplies(heard, question).map((supply) =>
    heard.map(({ fact }) => fact).filter((fact) => supply.has(fact)),
  )
  // Where the cells are those of one source they are not given twice.
  const whole = cellSupply(heard, question)
  const cells = heard.map(({ fact }) => fact).filter((fact) => whole?.has(fact) === true)
  const others = supplies.filter((one) => keysIn(one) !== keysIn(cells))
  return supplies.length === 0 ? [] : [...others, cells]
}

test('each moment has the supplies of what had happened by then, whatever changed', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const there = new Map<Fact['key'], Entry>()
      const all = new Run(run, [])
      const least = new Least(rules, [])
      for (const { come, pick, kind, hour } of steps) {
        const picked = kind === 'leave' ? undefined : [...there.values()][pick % 7]
        const gone = picked === undefined ? [] : [picked]
        const corrected = gone.map((one): Entry => {
          const { fact, amount } = one
          return { ...one, fact: { ...fact }, amount: amount + 1 }
        })
        const coming = kind === 'correct' ? [...come, ...corrected] : come
        for (const { fact } of gone) there.delete(fact.key)
        for (const one of coming) there.set(one.fact.key, one)
        const moment = nearestInstant(on(0, hour))
        all.update(gone, coming, [])
        least.update(all, { gone, come: coming, slots: [] }, moment)
        expect(supplyBy(least, moment)).toStrictEqual(wantedBy(there.values(), moment))
      }
      const copy = new Least(rules, [], least)
      const last = nearestInstant(on(0, 24 * 9))
      least.update(all, { gone: [], come: [], slots: [] }, on(0, 0))
      copy.update(new Run(run, [], all), { gone: [], come: [], slots: [] }, last)
      expect(supplyBy(copy, last)).toStrictEqual(wantedBy(there.values(), last))
    }),
    { numRuns: 300 },
  )
})
