// Forms of clauses that lean on little else: what is left out by name, any one of several, open
// words, and the window of another clause. Each with a story that is met, one that is not, and one
// that nobody can decide.

import { named, type ClauseId, type PlaceId } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { banOf, coverageOf, dutyOf, factOf, incidentOf, linesFor, on } from './testing.ts'
import { filterFor, north, south } from './testing.ts'

const valley = named<PlaceId>('valley')

const start = { kind: 'edge', of: { kind: 'term' }, edge: 'start' } as const
const dayOne = { kind: 'day', n: 1, of: { kind: 'term' }, edge: 'end' } as const

const exceptUpper = banOf({
  bearers: [north],
  measure: {
    ...banOf().measure,
    filter: filterFor('attack', {
      place: valley,
      except: [{ kind: 'place', place: named('upper') }],
    }),
  },
  per: { kind: 'each', unit: 'day', opens: start, closes: dayOne },
})

test('a place that is left out need not be watched, and what happens there is no matter', () => {
  const watched = coverageOf('attack', 'lower', 1, 2)
  const inUpper = incidentOf({ place: named('upper') })
  const inLower = incidentOf({ place: named('lower') })
  const somewhere = incidentOf({ place: valley })
  expect(linesFor([exceptUpper], [watched, inUpper], on(3))).toEqual([
    'day-1 north met 0/0 covered-none-recorded',
  ])
  expect(linesFor([exceptUpper], [watched, inLower], on(3))).toEqual([
    'day-1 north unmet 1/0 incident-recorded',
  ])
  expect(linesFor([exceptUpper], [watched, somewhere], on(3))).toEqual([
    'day-1 north undetermined 0/0 exception-unknown',
  ])
  expect(linesFor([exceptUpper], [], on(3))).toEqual(['day-1 north undetermined 0/0 no-coverage'])
})

test('what is left out need not be left, and leaving the whole leaves the rest', () => {
  const filter = filterFor('withdraw', {
    place: valley,
    ofArea: true,
    except: [{ kind: 'place', place: named('upper') }],
  })
  const measure = { ...dutyOf().measure, kind: 'occurrences', unit: 'withdrawals', filter } as const
  const target = { compare: 'at-least', amount: { kind: 'fixed', value: 1 } } as const
  const duty = dutyOf({ measure, target })
  const from = (place: string) =>
    linesFor(
      [duty],
      [
        factOf({
          act: named('withdraw'),
          place: named(place),
          amount: { value: 1, unit: 'withdrawals' },
        }),
      ],
      on(6),
    )
  expect(from('lower')).toEqual(['once north met 1/1 target-reached'])
  expect(from('valley')).toEqual(['once north met 1/1 target-reached'])
  expect(from('upper')).toEqual(['once north undetermined 0/1 area-partly'])
})

test('a class that is left out counts for nothing, and a report without one leaves it open', () => {
  const filter = filterFor('release', {
    except: [{ kind: 'class', tag: 'class', values: ['soldier'] }],
  })
  const duty = dutyOf({ measure: { ...dutyOf().measure, filter } })
  const of = (tags: Readonly<Record<string, string>>) => linesFor([duty], [factOf({ tags })], on(6))
  expect(of({ class: 'civilian' })).toEqual(['once north met 10/10 target-reached'])
  expect(of({ class: 'soldier' })).toEqual(['once north undetermined 0/10 not-closed'])
  expect(of({})).toEqual(['once north undetermined 0/10 exception-unknown'])
})

test('any one of several may do it, and nobody else', () => {
  const duty = dutyOf({ bearers: null, either: [north, south] })
  const by = (actor: typeof north | null) => linesFor([duty], [factOf({ actor })], on(6))
  expect(by(south)).toEqual(['once unnamed met 10/10 target-reached'])
  expect(by(named('envoy'))).toEqual(['once unnamed undetermined 0/10 not-closed'])
  expect(by(null)).toEqual(['once unnamed undetermined 0/10 actor-unknown'])
})

test('a word in the place of a date makes nothing due, and at the end nobody can say', () => {
  const per = { kind: 'once', opens: start, due: null } as const
  const duty = dutyOf({ per, openTime: 'promptly' })
  expect(linesFor([duty], [factOf()], on(6))).toEqual(['once north met 10/10 target-reached'])
  expect(linesFor([duty], [], on(6))).toEqual(['once north running 0/10 deadline-open'])
  expect(linesFor([duty], [], on(9))).toEqual(['once north undetermined 0/10 deadline-open'])
})

test('what is on record is what an open word means only once a body found so', () => {
  const { measure } = exceptUpper
  const filter = filterFor('attack', { place: valley, qualifiers: ['offensive'] })
  const ban = { ...exceptUpper, measure: { ...measure, filter } }
  const watched = coverageOf('attack', 'valley', 1, 2)
  const of = (grade: 'reported' | 'determined') =>
    linesFor([ban], [watched, incidentOf({ grade })], on(3))
  expect(linesFor([ban], [watched], on(3))).toEqual(['day-1 north met 0/0 covered-none-recorded'])
  expect(of('reported')).toEqual(['day-1 north undetermined 0/0 qualifier-open'])
  expect(of('determined')).toEqual(['day-1 north unmet 1/0 incident-recorded'])
})

test('the window of another clause is the window of what goes beside it', () => {
  const clause = named<ClauseId>('2.2')
  const first = dutyOf({
    per: {
      kind: 'once',
      opens: { kind: 'first', of: filterFor('meet') },
      due: { kind: 'after', start: { kind: 'first', of: filterFor('meet') }, ms: 48 * 3_600_000 },
    },
  })
  const edge = { kind: 'window', clause: first.clause, step: null } as const
  const beside = dutyOf({
    clause,
    bearers: [south],
    beside: [first.clause],
    per: { kind: 'once', opens: { ...edge, edge: 'start' }, due: { ...edge, edge: 'end' } },
  })
  const meet = factOf({
    act: named('meet'),
    amount: { value: 1, unit: 'meetings' },
    at: { earliest: on(2, 12), latest: on(2, 12) },
  })
  const release = factOf({ actor: south, at: { earliest: on(3, 12), latest: on(3, 12) } })
  const watched = coverageOf('release', 'valley', 1, 8)
  const last = (facts: Parameters<typeof linesFor>[1], day: number) =>
    linesFor([first, beside], facts, on(day)).at(-1)
  expect(last([], 3)).toBe('once south pending -/10 trigger-awaited')
  expect(last([meet], 3)).toBe('once south running 0/10 window-open')
  expect(last([meet, release], 6)).toBe('once south met 10/10 target-reached')
  expect(last([meet], 6)).toBe('once south undetermined 0/10 not-closed')
  expect(last([meet, watched], 9)).toBe('once south unmet 0/10 closed-below')
})
