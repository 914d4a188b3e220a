// Goal: the account tells which versions of a line hold and who acknowledged them, which areas were
// left, stand vacant for too long or were taken over, how much of a whole was left, and when any of
// this changes by itself.
// Method: a short story told to it statement by statement, asked at several moments; the agreement
// of the cast, with a line in two versions and the sizes of its places.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assert, limits } from '@holdfast/base'
import { named, type CompiledAgreement, type EntryRef, type Place } from '@holdfast/agreement'
import { isStatementId, namesOf, type JsonObject, type OpenAccount } from '@holdfast/record'
import { at, twoRivers } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { linesAccount, linesAccountShape } from './account.ts'

const turn = at('2031-04-04T06:00+02:00')

function version(id: string, from: typeof turn | null, until: typeof turn | null): Place {
  const of = { of: named<Place['id']>('front'), source: 'Annex 1', accuracyMetres: 50 }
  return { id: named(id), within: null, parts: [], version: { ...of, from, until } }
}

function sized(id: string, squareKilometres: number | null, population: number | null): Place {
  const size = { squareKilometres, population, source: 'census' }
  return { id: named(id), within: named('valley'), parts: [], size }
}

function agreementWith(upper: number | null): CompiledAgreement {
  return {
    ...twoRivers,
    places: [
      { id: named('valley'), within: null, parts: [named('upper'), named('lower')] },
      sized('upper', 30.5, upper),
      sized('lower', 10, 9_001),
      { id: named('front'), within: null, parts: [] },
      version('front-1', null, turn),
      version('front-2', turn, null),
    ],
    offsets: [
      {
        place: named('upper'),
        line: named('front-1'),
        least: 900.5,
        most: 1_200,
        sides: ['east'],
      },
    ],
  }
}

type Telling = readonly [kind: string, body: JsonObject, source?: string]

function told(story: readonly Telling[], population: number | null = 999): OpenAccount {
  const account = linesAccount.open(namesOf(agreementWith(population), vocabulary))
  for (const [index, [kind, body, source = 'watch']] of story.entries()) {
    const entry: EntryRef = { room: named('public'), index }
    const id = index.toString(16).padStart(64, '0')
    assert(isStatementId(id), 'an id')
    account.take({ id, entry, kind: `lines.${kind}`, body, source: named(source) })
  }
  return account
}

const when = (date: string, hour = '10:00'): JsonObject => {
  const moment = `${date}T${hour}+02:00`
  return { at: { earliest: moment, latest: moment } }
}
const later = at('2031-04-07T06:00+02:00')
const left = (place: string, date: string, source?: string): Telling => {
  const body = { by: 'south', place, ...when(date) }
  return source === undefined ? ['withdrawn', body] : ['withdrawn', body, source]
}
const plan: Telling = [
  'handover_planned',
  { by: ['envoy'], place: 'upper', to: 'north', hours: 12 },
]
const taken = (by: string, date: string, hour?: string): Telling => [
  'taken_over',
  { by, place: 'upper', ...when(date, hour) },
]

describe('an area', () => {
  const story = [plan, left('upper', '2031-04-02'), taken('north', '2031-04-03')]
  const account = told(story)
  const moments: readonly (readonly [string, string, string | null])[] = [
    ['2031-04-02T09:59+02:00', 'held', '2031-04-02T08:00Z'],
    ['2031-04-02T10:00+02:00', 'vacant', '2031-04-02T20:00Z'],
    ['2031-04-02T22:00+02:00', 'overdue', '2031-04-03T08:00Z'],
    ['2031-04-03T10:00+02:00', 'taken-over', '2031-04-04T04:00Z'],
  ]
  test.each(moments)('at %s is as was said', (moment, state, next) => {
    expect(account.at(at(moment))).toMatchObject({
      areas: [{ place: 'upper', state, to: 'north' }],
    })
    expect(account.nextChange(at(moment))).toBe(next === null ? null : at(next))
  })

  test('that nobody agreed a time for is vacant for as long as it is', () => {
    expect(told([left('upper', '2031-04-02')]).at(later)).toMatchObject({
      areas: [{ state: 'vacant', vacantUntil: null, to: null }],
    })
  })

  test('that was taken over before it was left again is vacant again', () => {
    const again = [taken('north', '2031-04-01'), left('upper', '2031-04-02')]
    expect(told(again).at(later)).toMatchObject({ areas: [{ state: 'vacant' }] })
  })

  test('of which only those who left say so is told as theirs', () => {
    const own = told([left('upper', '2031-04-02', 'south')])
    expect(own.at(later)).toMatchObject({ areas: [{ isOwnWordAlone: true }] })
    const both = told([left('upper', '2031-04-02', 'south'), left('upper', '2031-04-02')])
    expect(both.at(later)).toMatchObject({
      areas: [{ isOwnWordAlone: false, left: [{ source: 'south' }, { source: 'watch' }] }],
    })
  })
})

describe('a share', () => {
  test('is by parts, by area and by population, each rounded down', () => {
    expect(told([left('lower', '2031-04-02')]).at(later)).toMatchObject({
      shares: [
        {
          source: 'watch',
          by: 'south',
          whole: 'valley',
          parts: { left: 1, of: 2 },
          squareKilometres: { left: 10, of: 40.5, percent: 24 },
          population: { left: 9_001, of: 10_000, percent: 90 },
        },
      ],
    })
  })

  test('of a whole that was left whole is all of it', () => {
    expect(told([left('valley', '2031-04-02')]).at(later)).toMatchObject({
      shares: [{ parts: { left: 2, of: 2 }, population: { percent: 100 } }],
    })
  })

  test('is not told where the size of a part is not', () => {
    expect(told([left('lower', '2031-04-02')], null).at(later)).toMatchObject({
      shares: [{ squareKilometres: { percent: 24 }, population: null }],
    })
  })

  test('as two sources say it are two', () => {
    const story = [left('lower', '2031-04-02'), left('upper', '2031-04-02', 'north')]
    expect(told(story).at(later)).toMatchObject({
      shares: [{ source: 'watch' }, { source: 'north', parts: { left: 1, of: 2 } }],
    })
  })

  test('never shrinks as more is left, and is all only where all was', () => {
    fc.assert(
      fc.property(fc.subarray(['upper', 'lower']), fc.boolean(), (some, whole) => {
        const places = whole ? [...some, 'valley'] : some
        const answer = linesAccountShape.parse(
          told(places.map((place) => left(place, '2031-04-02'))).at(later),
        )
        const [share] = answer.shares
        const isAll = whole || some.length === 2
        expect(share?.population?.percent === 100).toBe(isAll)
        expect(share?.parts.left ?? 0).toBe(isAll ? 2 : some.length)
      }),
    )
  })
})

describe('a version', () => {
  const sketch: Telling = [
    'version_told',
    {
      by: ['envoy'],
      line: 'front',
      version: 'sketch',
      basis: 'Hand sketch, 1:100,000',
      accuracyMetres: 500,
      from: '2031-04-03T06:00+02:00',
    },
  ]
  const acknowledged: Telling = [
    'acknowledged',
    {
      by: 'north',
      line: 'front',
      version: 'front-2',
      ...when('2031-04-02'),
      reservation: 'the mill',
    },
  ]

  test('holds from its beginning to its end, whoever told it', () => {
    const account = told([sketch])
    const states = (moment: string): string[] =>
      linesAccountShape.parse(account.at(at(moment))).versions.map(({ state }) => state)
    expect(states('2031-04-02T06:00+02:00')).toEqual(['holds', 'not-yet', 'not-yet'])
    expect(states('2031-04-03T06:00+02:00')).toEqual(['holds', 'not-yet', 'holds'])
    expect(states('2031-04-04T06:00+02:00')).toEqual(['ended', 'holds', 'holds'])
    expect(account.nextChange(at('2031-04-03T06:00+02:00'))).toBe(turn)
  })

  test('is acknowledged by each in its own name, with what was kept open', () => {
    expect(told([acknowledged]).at(later)).toMatchObject({
      versions: [
        { acknowledged: [] },
        { acknowledged: [{ by: 'north', reservation: 'the mill' }] },
      ],
    })
    expect(told([acknowledged]).at(at('2031-04-02T09:00+02:00'))).toMatchObject({
      versions: [{ acknowledged: [] }, { acknowledged: [] }],
    })
  })

  test('is told with markers that stand elsewhere', () => {
    const markers: Telling = [
      'markers_found',
      { line: 'front', version: 'front-1', leastMetres: 40, mostMetres: 60, ...when('2031-04-02') },
    ]
    expect(told([markers]).at(later)).toMatchObject({
      versions: [{ markers: [{ source: 'watch', leastMetres: 40, mostMetres: 60 }] }, {}],
    })
  })
})

describe('a position', () => {
  const guns = { by: 'south', what: 'artillery', unit: 'weapons', amount: 3 }

  test('is as far from the line as its place is drawn, or as was measured', () => {
    const measured = [{ line: 'front', leastMetres: 1_000, mostMetres: 1_001, side: 'east' }]
    const account = told([
      ['position_reported', { ...guns, place: 'upper', ...when('2031-04-02') }],
      [
        'position_reported',
        { ...guns, site: 'battery-1', offsets: measured, ...when('2031-04-02') },
      ],
      ['position_reported', { ...guns, place: 'lower', ...when('2031-04-02') }],
    ])
    expect(account.at(at('2031-04-03T06:00+02:00'))).toMatchObject({
      positions: [
        { place: 'lower', seen: [] },
        { site: 'battery-1', seen: [{ leastMetres: 1_000, mostMetres: 1_001, isMeasured: true }] },
        {
          place: 'upper',
          seen: [{ version: 'front-1', leastMetres: 900.5, sides: ['east'], isMeasured: false }],
        },
      ],
    })
  })

  test('is the last that its source reported of that spot', () => {
    const account = told([
      ['position_reported', { ...guns, place: 'upper', ...when('2031-04-02') }],
      ['position_reported', { ...guns, place: 'upper', amount: 1, ...when('2031-04-03') }],
      ['position_reported', { ...guns, place: 'upper', amount: 9, ...when('2031-04-01') }],
    ])
    expect(account.at(later)).toMatchObject({ positions: [{ amount: 1 }], inAll: { positions: 1 } })
    expect(account.at(at('2031-04-02T12:00+02:00'))).toMatchObject({ positions: [{ amount: 3 }] })
  })

  test('is told up to the limit, and how many there are is said', () => {
    const many = Array.from({ length: limits.accountRows + 1 }, (_, n): Telling => {
      const site = `site-${n}`
      return ['position_reported', { ...guns, place: 'upper', site, ...when('2031-04-02') }]
    })
    const answer = linesAccountShape.parse(told(many).at(later))
    expect(answer.positions).toHaveLength(limits.accountRows)
    expect(answer.positions[0]?.site).toBe(`site-${limits.accountRows}`)
    expect(answer.inAll.positions).toBe(limits.accountRows + 1)
  })
})

test('what it answers is in the shape that it names, at the first and the last moment too', () => {
  const account = told([plan, left('upper', '2031-04-02'), taken('north', '2031-04-03')])
  for (const moment of [later, at('1900-01-02T00:00Z'), at('9999-12-29T23:59Z')]) {
    const answer = account.at(moment)
    expect(linesAccount.shape.parse(answer)).toEqual(answer)
    account.nextChange(moment)
  }
})
