// Goal: the account tells which routes are open, what was counted today and by whom, and when it
// changes by itself.
// Method: a short story told to it statement by statement, asked at several moments. Days begin at
// 06:00, two hours ahead of UTC.

import { describe, expect, test } from 'vitest'
import { assert, limits } from '@holdfast/base'
import { named, type EntryRef } from '@holdfast/agreement'
import {
  isStatementId,
  type JsonObject,
  type OpenAccount,
  type StatementId,
} from '@holdfast/record'
import { at, hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { movementAccount, movementAccountShape } from './account.ts'

const set = {
  by: ['north'],
  route: 'coast-road',
  movements: ['return'],
  from: 'lower',
  to: 'upper',
  opens: '2031-04-02T07:00+02:00',
  rules: ['on-foot'],
  perDay: 500,
}
const closed = {
  by: 'south',
  route: 'coast-road',
  from: '2031-04-02T12:00+02:00',
  until: '2031-04-02T15:00+02:00',
  reason: 'a crowd at the gate',
}

function returned(persons: number, date: string, until?: string): JsonObject {
  const taken = until === undefined ? {} : { until: `${date}T${until}+02:00` }
  const closes = until === undefined
  return { by: 'north', persons, companions: 2, route: 'coast-road', date, closes, ...taken }
}

type Telling = readonly [kind: string, body: JsonObject, source?: string]

function told(...story: readonly Telling[]): OpenAccount {
  const account = movementAccount.open(hearingOf('watch', vocabulary).names)
  for (const [index, [kind, body, source = 'watch']] of story.entries()) {
    const entry: EntryRef = { room: named('public'), index }
    account.take({ id: idOf(index), entry, kind: `movement.${kind}`, body, source: named(source) })
  }
  return account
}

function idOf(n: number): StatementId {
  const id = n.toString(16).padStart(64, '0')
  assert(isStatementId(id), 'an id')
  return id
}

describe('a route', () => {
  const account = told(['route_set', set], ['route_closed', closed])
  const moments: readonly (readonly [string, string, string | null])[] = [
    ['06:30', 'not-yet', '2031-04-02T05:00Z'],
    ['07:00', 'open', '2031-04-02T10:00Z'],
    ['12:00', 'closed', '2031-04-02T13:00Z'],
    ['15:00', 'open', null],
  ]
  test.each(moments)('at %s is %s', (time, state, until) => {
    const reason = state === 'closed' ? closed.reason : null
    expect(account.at(at(`2031-04-02T${time}+02:00`))).toMatchObject({
      routes: [{ state, until, reason, perDay: 500 }],
    })
  })

  test('that is set again is as it was set last', () => {
    const again = told(['route_set', set], ['route_closed', closed], ['route_set', set])
    expect(again.at(at('2031-04-02T12:30+02:00'))).toMatchObject({ routes: [{ state: 'open' }] })
  })

  test('that nobody set is not closed, and what moved on it is told elsewhere', () => {
    const account = told(['route_closed', closed], ['returned', returned(7, '2031-04-02')])
    expect(account.at(at('2031-04-02T10:00+02:00'))).toMatchObject({
      routes: [],
      elsewhere: [{ movement: 'return', persons: 7 }],
    })
  })
})

describe('what moved today', () => {
  const account = told(
    ['route_set', set],
    ['returned', returned(90, '2031-04-02', '11:00')],
    ['returned', returned(120, '2031-04-02'), 'north'],
    ['returned', returned(30, '2031-04-03')],
  )

  test('is told count by count, each with its source, and nothing is added up', () => {
    expect(account.at(at('2031-04-02T12:00+02:00'))).toMatchObject({
      date: '2031-04-02',
      routes: [
        {
          today: [
            { source: 'north', persons: 120, companions: 2, closes: true },
            { source: 'watch', persons: 90, to: '2031-04-02T09:00Z', closes: false },
          ],
        },
      ],
    })
  })

  test('is of the agreement day of the moment asked about', () => {
    const early = { routes: [{ today: [{ persons: 120 }, { persons: 90 }] }] }
    expect(account.at(at('2031-04-03T05:00+02:00'))).toMatchObject(early)
    const next = { routes: [{ today: [{ persons: 30 }] }] }
    expect(account.at(at('2031-04-03T07:00+02:00'))).toMatchObject(next)
    expect(account.at(at('2031-04-04T07:00+02:00'))).toMatchObject({ routes: [{ today: [] }] })
  })

  test('begins anew when the agreement day turns', () => {
    const lone = told(['returned', returned(1, '2031-04-02')])
    expect(lone.nextChange(at('2031-04-02T12:00+02:00'))).toBe(at('2031-04-03T06:00+02:00'))
  })
})

describe('consents and denials', () => {
  const consent = {
    by: 'south',
    movement: 'evacuate',
    persons: 50,
    companions: 50,
    period: { from: '2031-04-02T08:00+02:00', to: '2031-04-02T20:00+02:00' },
  }
  const denial = {
    by: 'south',
    movement: 'evacuate',
    persons: 3,
    at: { earliest: '2031-04-02T10:00+02:00', latest: '2031-04-02T10:00+02:00' },
    reason: 'not on the list that was agreed',
  }

  test('a consent runs from its beginning until its end', () => {
    const account = told(['consented', consent])
    for (const [time, state] of [
      ['07:59', 'not-yet'],
      ['08:00', 'running'],
      ['20:00', 'over'],
    ]) {
      const answer = account.at(at(`2031-04-02T${time}+02:00`))
      expect(answer).toMatchObject({ consents: [{ state }] })
    }
    expect(account.nextChange(at('2031-04-02T09:00+02:00'))).toBe(at('2031-04-02T20:00+02:00'))
    expect(account.nextChange(at('2031-04-02T20:00+02:00'))).toBe(null)
  })

  test('a denial keeps its reason, and the latest comes first', () => {
    const account = told(
      ['denied', denial],
      ['denied', { ...denial, reason: 'the crossing closed' }],
    )
    expect(account.at(at('2031-04-03T10:00+02:00'))).toMatchObject({
      inAll: { denials: 2 },
      denials: [{ reason: 'the crossing closed' }, { reason: 'not on the list that was agreed' }],
    })
  })
})

test('no more is told than the limit, and how much there is is said', () => {
  const routeSet = (n: number): Telling => ['route_set', { ...set, route: `road-${n}` }]
  const account = told(...Array.from({ length: limits.accountRows + 1 }, (_, n) => routeSet(n)))
  const answer = movementAccountShape.parse(account.at(at('2031-04-02T10:00+02:00')))
  expect(answer.routes).toHaveLength(limits.accountRows)
  expect(answer.routes.at(-1)?.route).toBe(`road-${limits.accountRows}`)
  expect(answer.inAll.routes).toBe(limits.accountRows + 1)
})

test('what it answers is in the shape that it names', () => {
  const account = told(['route_set', set], ['returned', returned(1, '2031-04-02')])
  const answer = account.at(at('2031-04-02T12:00+02:00'))
  expect(movementAccount.shape.parse(answer)).toEqual(answer)
})

test('the first and the last moment there are stop nothing', () => {
  const account = told(['route_set', set], ['returned', returned(1, '2031-04-02')])
  for (const time of ['1900-01-02T00:00Z', '9999-12-29T23:59Z']) {
    expect(account.at(at(time))).toHaveProperty('routes')
    account.nextChange(at(time))
  }
})
