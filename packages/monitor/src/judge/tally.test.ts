// Goal: one source's counts come to what AGREEMENTS.md says under "Counts".
// Method: each rule on counts of one day in a valley of two parts, and of a week of days.

import { named } from '@holdfast/agreement'
import type { Fact, PlaceId } from '@holdfast/agreement'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lanesOf } from '../evidence/count-lanes.ts'
import { geographyOf } from '../evidence/places.ts'
import { agreementOf, countOf, coverageOf, linesFor, on, quotaOf } from '../testing.ts'
import { largestDisjointSum, leastCoveringSum, type Weighed } from './intervals.ts'
import { tallyOf, type Tally } from './tally.ts'

const [upper, lower, valley] = ['upper', 'lower', 'valley'].map((name) => named<PlaceId>(name))
const geography = geographyOf(agreementOf().places)

function tally(
  counts: readonly Fact[],
  more: { readonly days?: number; readonly coverage?: readonly Fact[] } = {},
): Tally {
  const { days = 1, coverage = [] } = more
  const window = { from: on(1), to: on(1 + days) }
  return tallyOf(lanesOf(counts), {
    window,
    place: valley ?? null,
    geography,
    classCovers: [],
    coverage,
  })
}

const gate = (place: PlaceId | undefined, value: number, more: Partial<Fact> = {}): Fact =>
  countOf(1, value, { place: place ?? null, ...more })
const hours = (from: number, to: number, value: number): Fact =>
  countOf(1, value, { period: { from: on(1, 6 + from), to: on(1, 6 + to) } })

test('the parts that make up a place add up, and close it where each is closed', () => {
  expect(tally([gate(upper, 25), gate(lower, 20)])).toEqual({ least: 45, most: 45 })
  expect(tally([gate(upper, 25), gate(lower, 20, { closes: false })])).toEqual({
    least: 45,
    most: null,
  })
  expect(tally([gate(upper, 25)])).toEqual({ least: 25, most: null })
})

test('a whole and its parts are two ways to have counted it, never added', () => {
  expect(tally([gate(valley, 40), gate(upper, 25), gate(lower, 15)])).toEqual({
    least: 40,
    most: 40,
  })
  expect(tally([gate(valley, 40), gate(upper, 25), gate(lower, 20)])).toEqual({
    least: 40,
    most: 45,
  })
})

test('two totals for one period are a range', () => {
  expect(tally([gate(valley, 39), gate(valley, 44)])).toEqual({ least: 39, most: 44 })
})

test('totals of periods that overlap are between the largest and both', () => {
  expect(tally([hours(0, 14, 100), hours(10, 24, 100)])).toEqual({ least: 100, most: 200 })
})

test('a total takes the place of the figures on the way within it, whichever came first', () => {
  const early = countOf(1, 110, { closes: false })
  expect(tally([early, countOf(1, 0)])).toEqual({ least: 0, most: 0 })
  expect(tally([countOf(1, 0), early])).toEqual({ least: 0, most: 0 })
})

test('totals for some days and the source’s own watching of the rest close together', () => {
  const days = [countOf(1, 30), countOf(2, 12)]
  expect(tally(days, { days: 3 })).toEqual({ least: 42, most: null })
  const rest = coverageOf('bring', 'valley', 3, 4)
  expect(tally(days, { days: 3, coverage: [rest] })).toEqual({ least: 42, most: 42 })
})

test('figures on the way close where the source watched throughout', () => {
  const some = [gate(upper, 7, { closes: false }), gate(lower, 5, { closes: false })]
  const coverage = [coverageOf('bring', 'valley', 1, 2)]
  expect(tally(some, { coverage })).toEqual({ least: 12, most: 12 })
})

test('a kind is never added to one of its classes, whatever else the clause asks', () => {
  const kinds = [{ id: 'fuel-and-gas', of: ['fuel', 'gas'] }]
  const filter = {
    act: named<Fact['act']>('bring'),
    tags: { cargo: ['fuel-and-gas', 'fuel', 'gas'], toward: ['upper'] },
    place: named<PlaceId>('valley'),
  }
  const quota = quotaOf({ measure: { ...quotaOf().measure, filter } })
  const said = (cargo: string, value: number): Fact =>
    countOf(1, value, { tags: { cargo, toward: 'upper' } })
  const read = (...counts: readonly Fact[]): string | undefined =>
    linesFor([quota], counts, on(2), { agreement: { kinds } })[0]
  expect(read(said('fuel-and-gas', 150), said('fuel', 120))).toBe(
    'day-1 unnamed unmet 150/200 closed-below',
  )
  expect(read(said('fuel', 120), said('gas', 100))).toBe('day-1 unnamed met 220/200 target-reached')
})

const piece = fc
  .record({
    from: fc.integer({ min: 0, max: 12 }),
    lasts: fc.integer({ min: 1, max: 6 }),
    value: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ from, lasts, value }): Weighed => {
    return { from: from as Weighed['from'], to: (from + lasts) as Weighed['to'], value }
  })

/** Every choice of some pieces. */
function choices(pieces: readonly Weighed[]): readonly (readonly Weighed[])[] {
  return pieces.reduce<Weighed[][]>(
    (all, one) => [...all, ...all.map((few) => [...few, one])],
    [[]],
  )
}

const sumOf = (some: readonly Weighed[]): number => some.reduce((sum, { value }) => sum + value, 0)

test('sums over intervals are the best of all choices', () => {
  const window = { from: 2, to: 9 } as Weighed
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const all = choices(pieces)
      const apart = all.filter((some) =>
        some.every((a, n) => some.slice(n + 1).every((b) => a.to <= b.from || b.to <= a.from)),
      )
      expect(largestDisjointSum(pieces)).toBe(Math.max(...apart.map(sumOf)))
      const whole = all.filter((some) =>
        [2, 3, 4, 5, 6, 7, 8].every((hour) =>
          some.some(({ from, to }) => from <= hour && hour + 1 <= to),
        ),
      )
      const least = whole.length === 0 ? null : Math.min(...whole.map(sumOf))
      expect(leastCoveringSum(window, pieces)).toBe(least)
    }),
  )
})
