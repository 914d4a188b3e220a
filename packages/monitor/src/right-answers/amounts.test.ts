// Goal: on records that invite a wrong status, the status is the one that the design's text gives.
// Method: a line a record, each with its answer as it was worked out by hand before it was run:
// what adds up, and what was counted.

import { named, type Obligation } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { countOf, coverageOf, dutyOf, eachDay, on, quotaOf } from '../testing.ts'
import {
  type Case,
  by,
  endOf,
  atLeast,
  atMost,
  onceBy,
  place,
  from,
  at,
  between,
  days,
  freed,
  freedInAll,
  release,
  trucks,
  open,
  withinDay,
  statusesOf,
} from './testing.ts'

const addingUp: readonly Case[] = [
  [
    'two sources, 7 and 6, may tell of the same',
    [release(12)],
    [freed(1, 7, from('agency')), freed(1, 6, { ...at(1, 15), ...from('office') })],
    'once undetermined',
  ],
  [
    'in two places they cannot',
    [release(12)],
    [freed(1, 7, { ...from('agency'), ...place('upper') }), freed(1, 6, place('lower'))],
    'once met',
  ],
  [
    'a third source that knows no place undoes nothing of it',
    [release(12)],
    [
      freed(2, 6, { ...from('u'), ...place('upper') }),
      freed(2, 6, { ...from('v'), ...place('lower') }),
      freed(2, 6, from('w')),
    ],
    'once met',
  ],
  [
    'on two days they cannot either',
    [release(12)],
    [freed(1, 6, from('u')), freed(3, 6, from('v'))],
    'once met',
  ],
  [
    'half an hour to either side of where a day begins they may',
    [release(12)],
    [freed(2, 6, { ...from('u'), ...at(2, 5.5) }), freed(2, 6, { ...from('v'), ...at(2, 6.5) })],
    'once undetermined',
  ],
  [
    'who has the power says that they are two acts',
    [release(12)],
    [freed(1, 7, { ...from('u'), key: named('one') }), freed(1, 6, { key: named('other') })],
    'once met',
    { acts: [by({ kind: 'distinct', facts: [named('one'), named('other')] })] },
  ],
  [
    'or one',
    [release(7)],
    [freed(1, 7, { ...from('u'), key: named('one') }), freed(1, 6, { key: named('other') })],
    'once met',
    { acts: [by({ kind: 'same', facts: [named('one'), named('other')] })] },
  ],
  [
    'tenths add up exactly',
    [release(1)],
    [freed(1, 0.7), freed(2, 0.2), freed(3, 0.1)],
    'once met',
  ],
  [
    'an act of none performs nothing',
    [release(1)],
    [freed(1, 0), coverageOf('release', 'valley', 1, 5)],
    'once unmet',
  ],
  [
    'an act of two is two where a ceiling counts them',
    [
      dutyOf({
        target: atMost(1),
        measure: { ...dutyOf().measure, kind: 'occurrences', unit: 'flights' },
      }),
    ],
    [freed(2, 1, { amount: { value: 2, unit: 'flights' } })],
    'once unmet',
  ],
  [
    'the least of several days is not joined to one by a report that spans them',
    [release(6)],
    [freed(1, 3, from('u')), freed(3, 3, from('v')), freedInAll(4, 1, from('w'))],
    'once met',
  ],
  [
    'a running total beside another source’s acts is not added to them',
    [release(12)],
    [freedInAll(3, 8), freed(1, 6, from('agency'))],
    'once undetermined',
  ],
  [
    'a running total of none closes each of its days',
    [quotaOf({ per: { ...eachDay, closes: endOf(3) } as Obligation['per'] })],
    [countOf(1, 0, { ...days(1, 3), running: true })],
    'day-1 unmet, day-2 unmet, day-3 unmet',
  ],
  [
    'a later lower bound does not take away what was counted by the deadline',
    [release(6)],
    [freedInAll(2, 6), freedInAll(7, 6, from('agency')), freed(6, 1, between(1, 6))],
    'once met',
  ],
]

const counting: readonly Case[] = [
  [
    'totals of two gates reach what is asked of the whole',
    [trucks(40)],
    [countOf(1, 25, place('upper')), countOf(1, 20, place('lower'))],
    'once met',
  ],
  [
    'and close it',
    [trucks(50)],
    [countOf(1, 25, place('upper')), countOf(1, 20, place('lower'))],
    'once unmet',
  ],
  ['one gate closes no other', [trucks(50)], [countOf(1, 25, place('upper'))], 'once undetermined'],
  [
    'one gate alone may reach it',
    [trucks(50)],
    [countOf(1, 55, { ...place('upper'), ...open })],
    'once met',
  ],
  [
    'two totals of one source are a range',
    [trucks(200)],
    [countOf(1, 100), countOf(1, 240)],
    'once undetermined',
  ],
  [
    'a total takes the place of an early lower bound',
    [trucks(200)],
    [countOf(1, 210, open), countOf(1, 150)],
    'once unmet',
  ],
  [
    'whichever was entered first',
    [trucks(200)],
    [countOf(1, 150), countOf(1, 210, open)],
    'once unmet',
  ],
  [
    'hours that overlap reach no floor',
    [trucks(150)],
    [countOf(1, 100, withinDay(0, 14)), countOf(1, 100, withinDay(10, 24))],
    'once undetermined',
  ],
  [
    'nor do they keep a ceiling',
    [trucks(0, { target: atMost(150) })],
    [countOf(1, 100, withinDay(0, 14)), countOf(1, 100, withinDay(10, 24))],
    'once undetermined',
  ],
  [
    'hours that follow each other do both',
    [trucks(200), trucks(0, { target: atMost(199) })],
    [countOf(1, 100, withinDay(0, 14)), countOf(1, 100, withinDay(14, 24))],
    'once met, once unmet',
  ],
  [
    'a count without a place is of no one gate',
    [trucks(10, { perPlace: [named('upper'), named('lower')] })],
    [countOf(1, 300, { place: null })],
    'once@upper undetermined, once@lower undetermined',
  ],
  [
    'totals that decide otherwise leave it open',
    [trucks(200)],
    [countOf(1, 210), countOf(1, 190, from('agency'))],
    'once undetermined',
  ],
  [
    'those that decide nothing do not',
    [trucks(200)],
    [countOf(1, 210), countOf(1, 190, { ...from('agency'), ...open })],
    'once met',
  ],
  [
    'a count of two days says nothing of one',
    [trucks(200)],
    [countOf(1, 500, days(1, 2))],
    'once undetermined',
  ],
  [
    'but none in two days is none in one',
    [trucks(200), trucks(0, { target: atMost(5) })],
    [countOf(1, 0, days(1, 2))],
    'once unmet, once met',
  ],
  [
    'totals for some days and watching for the others close together',
    [release(10)],
    [
      freed(1, 4, { closes: true, period: { from: on(1), to: on(2) } }),
      coverageOf('release', 'valley', 2, 5),
    ],
    'once unmet',
  ],
  [
    'a part that falls short makes the whole unmet',
    [
      trucks(200, {
        parts: [
          {
            label: 'upper',
            filter: { ...quotaOf().measure.filter, ...place('upper') },
            target: atLeast(100),
          },
        ],
      }),
    ],
    [countOf(1, 250), countOf(1, 80, place('upper'))],
    'once unmet',
  ],
  [
    'what is counted after the deadline is late',
    [quotaOf({ per: onceBy(2), target: atLeast(100) })],
    [countOf(1, 60, days(1, 2)), countOf(3, 50)],
    'once late',
  ],
  [
    'a day’s surplus cures no day before it',
    [quotaOf({ per: { ...eachDay, closes: endOf(2) } as Obligation['per'] })],
    [countOf(1, 150), countOf(2, 400)],
    'day-1 unmet, day-2 met',
  ],
]

describe('what adds up', () => {
  test.each(addingUp.map((one) => [one[0], one] as const))('%s', (_title, one) => {
    expect(statusesOf(one)).toBe(one[3])
  })
})

describe('what is counted', () => {
  test.each(counting.map((one) => [one[0], one] as const))('%s', (_title, one) => {
    expect(statusesOf(one)).toBe(one[3])
  })
})
