// Goal: where something is, seen from a line, is yes, no, or nobody can say; and a monitor that is
// told in any order says the same as one that is made from nothing.
// Method: rows of ranges against limits; random reports about a line in two versions.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { named, type Fact, type LineAsk, type Place, type PlaceOffset } from '@holdfast/agreement'
import { createMonitor, standingFrom } from '../monitor.ts'
import { agreementOf, banOf, factOf, filterFor, on, question, south } from '../testing.ts'
import { outlookOf } from './lines.ts'

const line = named<Place['id']>('front')
const turn = on(4)

function version(id: string, more: Partial<Place['version']>): Place {
  const rest = { of: line, source: '', accuracyMetres: 5, from: null, until: null }
  return { id: named(id), within: null, parts: [], version: { ...rest, ...more } }
}

const versions = [version('front-1', { until: turn }), version('front-2', { from: turn })]
const offsets: readonly PlaceOffset[] = [
  { place: named('upper'), line: named('front-1'), least: 100, most: 200, sides: ['east'] },
  { place: named('upper'), line: named('front-2'), least: 300, most: 400, sides: ['west'] },
]
const outlook = outlookOf(versions, offsets)

const early = { earliest: on(2), latest: on(2) }
const late = { earliest: on(5), latest: on(5) }
const astride = { earliest: on(3), latest: on(5) }

const rows: readonly (readonly [string, Partial<LineAsk>, Fact['at'], string])[] = [
  ['all of it nearer', { withinMetres: 200 }, early, 'yes'],
  ['the limit within it', { withinMetres: 199.999 }, early, 'maybe'],
  ['all of it farther', { withinMetres: 99.999 }, early, 'no'],
  ['as near as the limit', { withinMetres: 100 }, early, 'maybe'],
  ['on the side', { side: 'east' }, early, 'yes'],
  ['across', { side: 'west' }, early, 'no'],
  ['on a side nobody can tell', { side: 'north' }, early, 'maybe'],
  ['near and across', { side: 'west', withinMetres: 500 }, early, 'no'],
  ['farther and on the side', { side: 'east', withinMetres: 50 }, early, 'no'],
  ['by the version that holds later', { withinMetres: 200 }, late, 'no'],
  ['when either may have held', { withinMetres: 200 }, astride, 'maybe'],
  ['when either says the same', { withinMetres: 500 }, astride, 'yes'],
  ['by a version that is named', { line: named('front-1'), withinMetres: 200 }, late, 'yes'],
  ['from what is no line', { line: named('river'), withinMetres: 200 }, early, 'maybe'],
]
test.each(rows)('%s', (_, more, at, expected) => {
  const ask = { line, withinMetres: null, side: null, ...more }
  expect(outlook.seenFrom(ask, { place: named('upper') }, at)).toBe(expected)
})

test('where nobody drew or measured it, nobody can say', () => {
  const ask = { line, withinMetres: 200, side: null }
  expect(outlook.seenFrom(ask, { place: named('lower') }, early)).toBe('maybe')
  expect(outlook.seenFrom(ask, { place: null }, early)).toBe('maybe')
})

const agreement = agreementOf({
  places: [...agreementOf().places, { id: line, within: null, parts: [] }, ...versions],
  offsets,
  obligations: [
    banOf({
      bearers: [south],
      measure: {
        kind: 'occurrences',
        unit: 'units',
        forms: ['state'],
        filter: filterFor('station', { line: { line, withinMetres: 200, side: null } }),
        byBearer: true,
      },
    }),
  ],
})

const report = fc.record({
  day: fc.integer({ min: 1, max: 7 }),
  amount: fc.nat(2),
  place: fc.constantFrom('upper', 'lower', 'valley', null),
  closes: fc.boolean(),
  least: fc.constantFrom(null, 0, 150, 250),
})

test('told in any order, a monitor says what one made from nothing says', () => {
  fc.assert(
    fc.property(fc.array(report, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), (said, day) => {
      const facts = said.map(({ day: at, amount, place, closes, least }, n) =>
        factOf({
          key: named(`fact-${n}`),
          form: 'state',
          act: named('station'),
          actor: south,
          source: named('envoy'),
          place: place === null ? null : named<Place['id']>(place),
          amount: { value: amount, unit: 'units' },
          at: { earliest: on(at), latest: on(at) },
          closes,
          ...(least === null ? {} : { offsets: [{ line, least, most: least + 100, sides: [] }] }),
        }),
      )
      const monitor = createMonitor(agreement)
      const asked = question(on(day))
      const made = standingFrom(agreement, { facts, acts: [] }, asked)
      monitor.standing(asked)
      for (const fact of facts) monitor.observe({ key: fact.key, before: null, after: fact })
      expect(monitor.standing(asked)).toEqual(made)
      // What nobody can say is never taken for met.
      const open = made.statuses.filter(({ reason }) => reason.code === 'line-unknown')
      expect(open.filter(({ status }) => status !== 'undetermined')).toEqual([])
    }),
    { numRuns: 60 },
  )
})
