// Clauses as lawyers write them, who have read the manual once: how many are refused at first.
//
// Each clause stands alone, after the same declarations, with the real vocabulary. What share of
// each collection was refused when it was written stands beside it in the language's own files.

import { describe, expect, test } from 'vitest'
import { utcRules } from '@holdfast/base'
import { compile, type Compiled } from '@holdfast/language'
import {
  accordsHeader,
  accordsPlaces,
  highlandsHeader,
  highlandsPlaces,
  lawyersAccords,
  lawyersAccordsLater,
  lawyersBlind,
  lawyersBlindTreaties,
  lawyersFirst,
  lawyersHeader,
  lawyersHighlands,
  lawyersHighlandsLater,
  lawyersLast,
  lawyersLowlands,
  lawyersManual,
  lawyersManualLater,
  lawyersPlaces,
  lawyersTreaties,
  lawyersUplands,
  manualHeader,
  manualPlaces,
} from '@holdfast/language/testing'
import { vocabulary } from '@holdfast/vocabulary'

type Setting = { readonly header: string; readonly places: string }

const harbour: Setting = { header: lawyersHeader, places: lawyersPlaces }
const rivers: Setting = { header: manualHeader, places: manualPlaces }

function compiled(clauses: string, { header, places }: Setting): Compiled {
  return compile(`${header}${clauses}\n\`\`\`\n`, {
    vocabulary,
    places: () => places,
    zones: (zone) => (zone === utcRules.zone ? utcRules : null),
  })
}

function refusedOf(clauses: readonly string[], setting: Setting): readonly string[] {
  return clauses.filter((clause) => compiled(`9.9  ${clause}`, setting).agreement === null)
}

const coast: Setting = { header: accordsHeader, places: accordsPlaces }
const highlands: Setting = { header: highlandsHeader, places: highlandsPlaces }

test.each([harbour, rivers, coast, highlands])('the declarations alone are sound', (setting) => {
  expect(refusedOf(['term: nothing'], setting)).toEqual([])
})

test.each([
  { name: 'the first hundred', clauses: lawyersFirst, most: 6 },
  { name: 'the fifty after them', clauses: lawyersBlind, most: 2 },
  { name: 'a hundred of treaties', clauses: lawyersTreaties, most: 12 },
  { name: 'fifty of treaties', clauses: lawyersBlindTreaties, most: 7 },
  { name: 'the last fifty', clauses: lawyersLast, most: 1 },
  { name: 'fifty from the manual', clauses: lawyersManual, most: 9, setting: rivers },
  { name: 'forty of accords', clauses: lawyersAccords, most: 3, setting: coast },
  { name: 'forty more of them', clauses: lawyersAccordsLater, most: 4, setting: coast },
  { name: 'fifty more from it', clauses: lawyersManualLater, most: 12, setting: rivers },
  { name: 'forty of the kinds', clauses: lawyersHighlands, most: 2, setting: highlands },
  { name: 'forty more of these', clauses: lawyersHighlandsLater, most: 3, setting: highlands },
  { name: 'a third forty', clauses: lawyersUplands, most: 2, setting: highlands },
  { name: 'the last forty', clauses: lawyersLowlands, most: 2, setting: highlands },
])('of $name at most $most are refused', ({ clauses, most, setting = harbour }) => {
  const refused = refusedOf(clauses, setting)
  if (refused.length > most) throw new Error(refused.join('\n'))
})

/** What some clauses ask, without where they stand and how they were written. */
function asked(clauses: string): unknown {
  const { agreement, diagnostics } = compiled(clauses, rivers)
  const own = (each: { readonly clause: string }): boolean => each.clause.startsWith('9.9')
  if (agreement === null) return diagnostics.filter(({ severity }) => severity === 'error')
  const { obligations, powers, permissions = [] } = agreement
  return [obligations.filter(own), powers.filter(own), permissions.filter(own)]
}

describe('a phrasing asks what the words of the language ask', () => {
  test.each([
    [
      'South must release 3 civilians for each soldier that north releases, within 2 days.',
      'for each soldier released by north, south must release 3 civilian within 2 days',
    ],
    [
      'South must release 3 civilians for each soldier and 2 for each deceased that north ' +
        'releases, within 2 days.',
      'for each release by north, south must release 3 civilian per soldier, 2 per deceased, ' +
        'within 2 days',
    ],
    [
      'North must release 20 persons by day 30, first the elderly, then others.',
      'north must release 20 persons by day 30 in the order "first the elderly, then others"',
    ],
    [
      'North must withdraw from lower by day 9 under the supervision of the watch.',
      'north must withdraw from lower by day 9 in the manner "under the supervision of the watch"',
    ],
    [
      'North must release 4 soldiers by day 7, a further 6 by day 20 and another 5 by day 40.',
      'north must release soldier: 4 by day 7, 10 by day 20, 15 by day 40',
    ],
    [
      'The harbour state must meet within 3 days of the beginning of the talks.',
      'harbour must meet within 3 days of begin-talks',
    ],
    [
      'North must keep military-flights out of upper for 10 hours each day.',
      'north must suspend all military flights over upper for 10 hours a day',
    ],
    [
      'North shall not attack in upper or lower on any day.',
      'north must not attack in upper and lower',
    ],
    [
      'South must hand-in 200 small-arms in proportion to the releases under 1.5.',
      'for each act under 1.5: south must hand-in 10 small-arms per one in parallel with 1.5',
    ],
    [
      'North must release the same share of held-by-north as under 1.5, within 2 days.',
      'for each act under 1.5: north must release 1 person from held-by-north per one ' +
        'within 2 days',
    ],
    [
      'North must release 4 soldiers on the third day after 1.2.',
      'north must release 4 soldier on day 3 after 1.2',
    ],
    [
      'North must release 4 of its prisoners no later than the third day after 1.2.',
      'north must release 4 persons from held-by-north within 3 days of 1.2',
    ],
    ['All forces of south must leave upper by day 9.', 'south must withdraw from upper by day 9'],
    [
      'The forces of north in upper must never exceed 30 persons.',
      'north must station at most 30 persons in upper',
    ],
    ['50 civilians must be released by north by day 3.', 'north must release 50 civilian by day 3'],
    [
      'By day 8, 25 soldiers must have been released by south.',
      'south must release 25 soldier by day 8',
    ],
    ['The watch must meet every two weeks.', 'watch must meet each 2 weeks'],
    ['North must release the deceased by day 50.', 'north must release all deceased by day 50'],
    ['The watch must meet fortnightly.', 'watch must meet each 2 weeks'],
    ['The watch must meet every other day.', 'watch must meet each 2 days'],
    [
      'North must bring 5 trucks into lower every 6 hours.',
      'north must bring 5 trucks into lower each 6 hours',
    ],
    ['North withdraws from lower by day 7.', 'north must withdraw from lower by day 7'],
    ['The parties meet each week.', 'parties must meet each week'],
    [
      'South must release 30% of held-by-south by day 9 and the rest by day 20.',
      'south must release from held-by-south: 30% by day 9, 100% by day 20',
    ],
    ['Nobody except the watch may enter bridge.', 'only watch may enter bridge'],
    [
      'The agreement may be extended by the board for up to 30 days at a time.',
      'board may extend the agreement by up to 30 days',
    ],
    [
      'Up to 50 wounded may pass through bridge each day, each with two companions.',
      'unnamed may let-pass up to 50 wounded through bridge each day, with up to 2 companions each',
    ],
    ['No soldier of north shall enter lower.', 'north must not station troops in lower'],
    [
      'North may keep no more than 50 police officers in lower.',
      'north must station at most 50 police in lower',
    ],
    [
      'Heavy weapons shall be withdrawn to a distance of not less than 20 km from the river-line ' +
        'by day 25.',
      'unnamed must keep heavy-weapons at least 20 km from river-line after day 25',
    ],
    [
      'North’s forces in lower shall be reduced to 200 troops by day 9.',
      'north must station at most 200 troops in lower by day 9',
    ],
    [
      'North shall pass the amnesty law within 45 days of signature.',
      'north must pass-amnesty within 45 days of "signature"',
    ],
    [
      'The board shall meet within 24 hours of any reported violation.',
      'board must meet within 24 hours of each "reported violation"',
    ],
    [
      'For every civilian released, south shall release twenty soldiers; for every soldier, forty.',
      'for each release, south must release 20 soldiers per civilian, 40 soldiers per soldier',
    ],
    [
      'North shall release ten soldiers within seven days and five more within thirty days.',
      'north must release soldier: 10 by day 7, 15 by day 30',
    ],
    [
      'By day 10, or sooner if the board so decides, north shall withdraw from lower.',
      'by day 10 in the manner "or sooner if the board so decides", north must withdraw from lower',
    ],
    [
      'The return of 5,000 displaced persons to lower shall be completed by day 50.',
      'unnamed must let-return 5,000 displaced persons to lower by day 50',
    ],
  ])('%s', (phrasing, canonical) => {
    expect(asked(`9.9  ${phrasing}`)).toEqual(asked(`9.9  ${canonical}`))
  })

  test.each([
    [
      'North must withdraw from lower and south must withdraw from upper by day 10.',
      ['north must withdraw from lower by day 10', 'south must withdraw from upper by day 10'],
    ],
    [
      'North must withdraw from lower by day 5 and south must withdraw from upper by day 10.',
      ['north must withdraw from lower by day 5', 'south must withdraw from upper by day 10'],
    ],
    [
      'The parties must refrain from attacking, firing or flying in the valley.',
      [
        'parties must not attack in valley',
        'parties must not fire in valley',
        'parties must not fly in valley',
      ],
    ],
    [
      'The envoy must begin-talks within two weeks and must publish-report within four weeks.',
      ['envoy must begin-talks within 2 weeks', 'envoy must publish-report within 4 weeks'],
    ],
    [
      'By day 9, north must withdraw from lower and release 10 soldiers.',
      ['by day 9, north must withdraw from lower', 'by day 9, north must release 10 soldier'],
    ],
    [
      'North must release 4 soldiers on day 1, 4 on day 7 and 12 on day 21.',
      [
        'north must release 4 soldier on day 1',
        'north must release 4 soldier on day 7',
        'north must release 12 soldier on day 21',
      ],
    ],
    [
      'North must release civilians first, then soldiers, by day 30.',
      [
        'north must release all civilian by day 30',
        'north must release all soldier by day 30 after 9.9a',
      ],
    ],
    [
      'North must withdraw from lower by day 5, otherwise south must release 10 soldiers by day 8.',
      [
        'north must withdraw from lower by day 5',
        'south must release 10 soldier by day 8 if "9.9a is not performed"',
      ],
    ],
    [
      'North must release all civilians by day 7 and all soldiers by day 20.',
      ['north must release all civilian by day 7', 'north must release all soldier by day 20'],
    ],
    [
      'No fewer than 10 and no more than 20 civilians shall be released each week.',
      [
        'unnamed must release at least 10 civilian each week',
        'unnamed must release at most 20 civilian each week',
      ],
    ],
    [
      'North shall withdraw 3 battalions and 40 tanks from lower by day 30.',
      [
        'north must withdraw 3 units from lower by day 30',
        'north must withdraw 40 tanks from lower by day 30',
      ],
    ],
  ])('several duties: %s', (phrasing, duties) => {
    const numbered = duties.map((duty, at) => `9.9${'abc'.charAt(at)}  ${duty}`)
    expect(asked(`9.9  ${phrasing}`)).toEqual(asked(numbered.join('\n')))
  })

  test.each([
    ['If the talks fail, south need not withdraw from bridge.', 'unless "the talks fail"'],
    ['South need not perform 1.2 until the talks go well.', 'if "the talks go well"'],
  ])('what somebody need not do is a condition of what asks for it: %s', (sentence, condition) => {
    const switched = ({ agreement }: Compiled): unknown =>
      agreement?.obligations.find(({ clause }) => clause === '1.2')?.switched
    const plain = rivers.header.replace(
      'south must withdraw from bridge by day 8',
      `south must withdraw from bridge by day 8 ${condition}`,
    )
    expect(switched(compiled(`9.9  ${sentence}`, rivers))).toEqual(
      switched(compiled('9.9  term: x', { ...rivers, header: plain })),
    )
    const codes = compiled(`9.9  ${sentence}`, rivers).diagnostics.map(({ code }) => code)
    expect(codes).toContain('open.15')
  })

  test('a number that another clause has is left to it', () => {
    const { agreement, diagnostics } = compiled(
      '9.9  north must meet by day 3 and south must meet by day 4\n9.9b  north must meet by day 9',
      rivers,
    )
    expect(agreement).toBeNull()
    expect(diagnostics.map(({ code }) => code)).toContain('clause.7')
  })

  test('who names the whole of it is told its parts', () => {
    const { diagnostics } = compiled(
      '9.9  north must meet by day 3 and south must meet by day 4\n' +
        '9.10  envoy must meet by day 9 if 9.9 is met',
      rivers,
    )
    const unknown = diagnostics.find(({ code }) => code === 'name.5')
    expect(unknown?.advice[0]?.about).toEqual({ list: '9.9a, 9.9b' })
  })

  test('a date or an open word binds to no date', () => {
    const asks = asked('9.9  North must release 4 soldiers by day 10 or as soon as possible.')
    expect(JSON.stringify(asks)).toContain('"due":null')
  })
})

describe('a hint that is followed compiles', () => {
  test.each([
    'South must station only police in lower.',
    'North must release 5 soldiers 4 hours after day 2.',
    'For every 10 soldiers released by north, south must release 100 civilians within 2 days.',
    'North must release 20 civilians by day 9 at the same time as south releases 40 civilians.',
    'North must withdraw from lower by day 5, or else south may suspend 1.1.',
    'North must withdraw from lower by day 5, otherwise by day 10.',
    'North must hand-over-lists by the tenth day or, failing that, by the fifteenth day.',
    'South must hand-in 200 small-arms in proportion to the soldiers released by north.',
    'A decision of the board requires the consent of both parties.',
    'An attack in self-defence is not forbidden by 1.1.',
  ])('%s', (clause) => {
    const { agreement, diagnostics } = compiled(`9.9  ${clause}`, rivers)
    expect(agreement).toBeNull()
    const about = diagnostics.flatMap(({ advice }) => advice.map((each) => each.about))
    const isCure = (each: object): boolean => ['list', 'first', 'clause'].some((key) => key in each)
    const { list, first, second, clause: instead } = about.find(isCure) ?? {}
    expect(list ?? first ?? instead).toBeDefined()
    for (const cure of [list, first, second, instead]) {
      if (typeof cure !== 'string') continue
      const errors = compiled(cure.replaceAll(' · ', '\n'), rivers).diagnostics.filter(
        ({ severity }) => severity === 'error',
      )
      expect(errors).toEqual([])
    }
  })

  test('a word that is rightly spelled is taken for no other', () => {
    const hints = ['forces of north in upper', 'wounded with last words'].flatMap((words) =>
      compiled(`9.9  north must release 3 ${words}`, rivers).diagnostics.flatMap(({ advice }) =>
        advice.flatMap(({ code, about }) => (code === 'advice.did-you-mean' ? [about] : [])),
      ),
    )
    expect(hints).toEqual([])
  })
})
