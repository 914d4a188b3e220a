// Goal: on records that invite a wrong status, the status is the one that the design's text gives.
// Method: a line a record, each with its answer as it was worked out by hand before it was run:
// whose word it is, where it was and when.

import { named, type Fact, type Obligation } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import {
  banOf,
  countOf,
  coverageOf,
  dutyOf,
  factOf,
  filterFor,
  incidentOf,
  north,
  on,
  south,
} from '../testing.ts'
import {
  type Case,
  by,
  starts,
  ends,
  endOf,
  fixed,
  atLeast,
  atMost,
  exactly,
  onceBy,
  place,
  from,
  persons,
  at,
  between,
  freed,
  release,
  trucks,
  statusesOf,
} from './testing.ts'

const watched = coverageOf('attack', 'valley', 1, 3)
const twoDays = { kind: 'each', unit: 'day', opens: starts, closes: endOf(2) } as const
const ban = (more: Partial<Obligation> = {}): Obligation =>
  banOf({ bearers: [north], per: twoDays, ...more })
const attack = (more: Partial<Fact> = {}): Fact => incidentOf({ ...at(1), ...more })

const whoseWord: readonly Case[] = [
  [
    'the bearer’s own word is a claim',
    [release(5)],
    [freed(1, 9, from('north'))],
    'once undetermined',
  ],
  ['and so is its radio’s', [release(5)], [freed(1, 9, from('radio'))], 'once undetermined'],
  [
    'the other side’s word that it was done is not',
    [release(5)],
    [freed(1, 9, from('south'))],
    'once met',
  ],
  [
    'an accuser’s word leaves a watched day met',
    [ban()],
    [attack(from('south')), watched],
    'day-1 met, day-2 met',
  ],
  [
    'a word against its own side counts',
    [ban()],
    [attack(from('radio')), watched],
    'day-1 unmet, day-2 met',
  ],
  [
    'a humanitarian report is shown',
    [ban()],
    [attack(from('relief')), watched],
    'day-1 met, day-2 met',
  ],
  [
    'a paper that quotes is shown',
    [ban()],
    [attack({ ...from('paper'), sighting: 'unsaid' }), watched],
    'day-1 met, day-2 met',
  ],
  [
    'a paper whose correspondent saw it counts',
    [ban()],
    [attack({ ...from('paper'), sighting: 'own' }), watched],
    'day-1 unmet, day-2 met',
  ],
  [
    'of nobody named it may be anybody’s',
    [ban({ bearers: [north, south] })],
    [attack({ actor: null }), watched],
    'day-1 north undetermined, day-1 south undetermined, day-2 north met, day-2 south met',
  ],
  [
    'save of whom it was found that they did not do it',
    [ban({ bearers: [north, south] })],
    [
      attack({
        actor: null,
        attribution: { source: named('watch'), grade: 'verified', confirmations: [], not: [north] },
      }),
      watched,
    ],
    'day-1 north met, day-1 south undetermined, day-2 north met, day-2 south met',
  ],
  [
    'nobody watches himself',
    [ban()],
    [{ ...watched, ...from('north') }],
    'day-1 undetermined, day-2 undetermined',
  ],
  [
    'nor keeps his own ceiling',
    [dutyOf({ target: atMost(5) })],
    [{ ...coverageOf('release', 'valley', 1, 5), ...from('north') }],
    'once undetermined',
  ],
  [
    'where nobody is named as bearer a side’s count decides nothing',
    [trucks(200)],
    [countOf(1, 250, from('south'))],
    'once undetermined',
  ],
  [
    'unless somebody else’s decides alike',
    [trucks(200)],
    [countOf(1, 250, from('south')), countOf(1, 205)],
    'once met',
  ],
  [
    'a count that both put their name to counts both ways',
    [trucks(200, { bearers: [north] }), trucks(300, { bearers: [north] })],
    [countOf(1, 250, from('ledger'))],
    'once met, once unmet',
  ],
  [
    'verified by another than the one named is not verified',
    [release(5, { basis: 'verified', basisBy: [named('watch')] })],
    [
      freed(1, 5, {
        grade: 'verified',
        confirmations: [
          { grade: 'verified', by: named('agency'), entry: { room: named('public'), index: 9 } },
        ],
      }),
    ],
    'once undetermined',
  ],
]

const withdraw = (where: string): Obligation =>
  dutyOf({
    target: atLeast(1),
    measure: {
      kind: 'occurrences',
      unit: 'times',
      forms: ['event'],
      filter: filterFor('withdraw', { ...place(where), ofArea: true }),
      byBearer: true,
    },
  })
const withdrawn = (where: string, day = 2): Fact =>
  factOf({
    act: named('withdraw'),
    ...at(day),
    ...place(where),
    amount: { value: 1, unit: 'times' },
  })
const ofGroup = dutyOf({
  measure: { ...dutyOf().measure, filter: filterFor('release', { group: named('held-a') }) },
})

const places: readonly Case[] = [
  [
    'a part left is a part',
    [withdraw('valley')],
    [withdrawn('upper')],
    'once running',
    { asOf: on(4) },
  ],
  [
    'both parts are the whole',
    [withdraw('valley')],
    [withdrawn('upper'), withdrawn('lower', 3)],
    'once met',
  ],
  ['the whole left is each part left', [withdraw('lower')], [withdrawn('valley')], 'once met'],
  [
    'an incident somewhere in the whole leaves a part open',
    [ban({ measure: { ...banOf().measure, filter: filterFor('attack', place('upper')) } })],
    [attack(place('valley')), watched],
    'day-1 undetermined, day-2 met',
  ],
  [
    'one in a part is in the whole',
    [ban()],
    [attack(place('lower')), watched],
    'day-1 unmet, day-2 met',
  ],
  [
    'who watched a part did not watch the whole',
    [ban()],
    [coverageOf('attack', 'upper', 1, 3)],
    'day-1 undetermined, day-2 undetermined',
  ],
  [
    'another group of the same holder is another',
    [ofGroup],
    [freed(1, 10, { tags: { group: 'held-b' } })],
    'once undetermined',
  ],
]

const second = (more: Partial<Obligation>): Obligation =>
  dutyOf({
    clause: named('2.2'),
    bearers: [north],
    measure: { ...dutyOf().measure, filter: filterFor('withdraw') },
    target: atLeast(1),
    ...more,
  })
const first = release(10, { per: onceBy(6) })
const ifFirst = [
  { kind: 'if-performed', clause: named<Obligation['clause']>('2.1'), step: null },
] as const
const afterFirst = {
  kind: 'once',
  opens: { kind: 'performed', clause: named<Obligation['clause']>('2.1'), step: null },
  due: endOf(6),
} as const
const left = (day: number): Fact =>
  factOf({ act: named('withdraw'), ...at(day), ...persons(1), actor: north })
const steps = {
  kind: 'steps',
  opens: starts,
  steps: [
    { amount: fixed(1), due: endOf(1) },
    { amount: fixed(2), due: endOf(3) },
  ],
} as const

const times: readonly Case[] = [
  ['a date alone is that day', [release(10)], [freed(4, 10, between(4, 5))], 'once met'],
  ['the day after is late', [release(10)], [freed(5, 10, between(5, 6))], 'once late'],
  [
    'the deadline’s own instant is in time',
    [release(10)],
    [freed(5, 10, between(5, 5))],
    'once met',
  ],
  [
    'some in time and the rest after is late',
    [release(10)],
    [freed(2, 6), freed(5, 4)],
    'once late',
  ],
  [
    'one surely late and one that may be in time leave the first step open',
    [release(2, { per: steps })],
    [freed(2, 1, at(2, 20)), freed(1, 1, { at: { earliest: on(1, 20), latest: on(2, 12) } })],
    'step-1 undetermined, step-2 met',
  ],
  [
    'an incident over two days leaves both open',
    [ban()],
    [attack({ at: { earliest: on(1, 20), latest: on(2, 12) } }), watched],
    'day-1 undetermined, day-2 undetermined',
  ],
  [
    'of nobody named after the deadline, a closed duty may be late',
    [release(10)],
    [freed(2, 6), freed(5, 4, { actor: null }), coverageOf('release', 'valley', 1, 5)],
    'once undetermined',
  ],
  [
    'what was done before a condition held counts',
    [first, second({ per: onceBy(6), conditions: ifFirst })],
    [freed(3, 10), left(1)],
    'once met, once met',
  ],
  [
    'what was done before a trigger does not',
    [first, second({ per: afterFirst })],
    [freed(3, 10), left(1)],
    'once met, once undetermined',
  ],
  [
    'a condition that came at the very deadline leaves it open',
    [first, second({ per: onceBy(4), conditions: ifFirst })],
    [freed(5, 10, between(5, 5)), coverageOf('withdraw', 'valley', 1, 8)],
    'once met, once undetermined',
  ],
  [
    'one that came after it too',
    [first, second({ per: onceBy(2), conditions: ifFirst })],
    [freed(5, 10), coverageOf('withdraw', 'valley', 1, 8)],
    'once met, once undetermined',
  ],
  [
    'an excused duty takes no act from the next',
    [release(10), release(10, { clause: named('2.2') })],
    [freed(3, 10)],
    'once excused, once met',
    { acts: [by({ kind: 'excuse', clause: named('2.1'), instance: null, bearer: null })] },
  ],
  [
    'an end voids what had not fallen due',
    [release(10, { per: onceBy(6) })],
    [],
    'once void',
    { acts: [by({ kind: 'terminate', from: on(3) })] },
  ],
  [
    'exactly so many is closed by nobody',
    [release(0, { target: exactly(7) })],
    [freed(1, 7)],
    'once undetermined',
  ],
  [
    'it is met where somebody watched',
    [release(0, { target: exactly(7) })],
    [freed(1, 7), coverageOf('release', 'valley', 1, 5)],
    'once met',
  ],
  [
    'one too many is unmet at once',
    [release(0, { target: exactly(7) })],
    [freed(1, 8)],
    'once unmet',
    { asOf: on(2) },
  ],
  [
    'of two duties that opened together the one due first takes an act',
    [release(10, { per: onceBy(6) }), release(10, { clause: named('2.2'), per: onceBy(3) })],
    [freed(2, 10)],
    'once undetermined, once met',
  ],
  [
    'a quota of days takes its own days alone',
    [release(3, { per: { kind: 'each', unit: 'day', opens: starts, closes: ends } })],
    [freed(1, 9), coverageOf('release', 'valley', 1, 3)],
    'day-1 met, day-2 unmet, day-3 running',
    { asOf: on(3), agreement: { term: { from: on(1), to: on(4) } } },
  ],
]

describe('whose word', () => {
  test.each(whoseWord.map((one) => [one[0], one] as const))('%s', (_title, one) => {
    expect(statusesOf(one)).toBe(one[3])
  })
})

describe('where', () => {
  test.each(places.map((one) => [one[0], one] as const))('%s', (_title, one) => {
    expect(statusesOf(one)).toBe(one[3])
  })
})

describe('when', () => {
  test.each(times.map((one) => [one[0], one] as const))('%s', (_title, one) => {
    expect(statusesOf(one)).toBe(one[3])
  })
})
