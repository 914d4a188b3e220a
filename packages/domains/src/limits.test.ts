// Goal: what a statement may say at most holds at its boundary.
// Method: for each limit a body that reaches it, which is heard, and one that goes a step beyond.

import { named, type PlaceId } from '@holdfast/agreement'
import { limits, present, type Json } from '@holdfast/base'
import type { Hearing, JsonObject } from '@holdfast/record'
import { hearingOf } from '@holdfast/record/testing'
import { vocabulary } from '@holdfast/vocabulary'
import { expect, test } from 'vitest'
import { kinds } from './domains.ts'

const start = Date.parse('2031-04-02T10:00Z')
const dayMs = 86_400_000
const first = new Date(start).toISOString()

function after(days: number, ms = 0): string {
  return new Date(start + days * dayMs + ms).toISOString()
}

function heard(kind: string, who: string, body: JsonObject, hearing = hearingOf(who, vocabulary)) {
  const answer = present(kinds.get(kind), `there is ${kind}`).hear(body, hearing)
  return answer.ok ? 'heard' : answer.problem.code
}

const bounds = (latest: string): Json => ({ earliest: first, latest })
const released = { by: 'north', class: 'soldier', persons: 1, at: bounds(first) }
const decided = { by: ['board'], at: bounds(first), decision: { kind: 'extend', days: 1 } }
const counted = { cargo: 'fuel', unit: 'litres', amount: 1, stage: 'entered', closes: false }

type Row = readonly [what: string, kind: string, who: string, at: JsonObject, beyond: JsonObject]

const rows: readonly Row[] = [
  [
    'persons',
    'exchange.released',
    'watch',
    { ...released, persons: limits.persons },
    { ...released, persons: limits.persons + 1 },
  ],
  [
    'an amount',
    'aid.counted',
    'watch',
    { ...counted, date: '2031-04-02', amount: limits.amount },
    { ...counted, date: '2031-04-02', amount: limits.amount + 1 },
  ],
  [
    'when a release was',
    'exchange.released',
    'watch',
    { ...released, at: bounds(after(limits.eventBoundsDays)) },
    { ...released, at: bounds(after(limits.eventBoundsDays, 1)) },
  ],
  [
    'when a body met',
    'taskforce.met',
    'board',
    { body: 'board', at: bounds(after(limits.actBoundsDays)) },
    { body: 'board', at: bounds(after(limits.actBoundsDays, 1)) },
  ],
  [
    'the period of a count',
    'aid.counted',
    'watch',
    { ...counted, period: { from: first, to: after(limits.periodDays) } },
    { ...counted, period: { from: first, to: after(limits.periodDays, 1) } },
  ],
  [
    'days of an extension',
    'record.decided',
    'board',
    { ...decided, decision: { kind: 'extend', days: limits.extensionDays } },
    { ...decided, decision: { kind: 'extend', days: limits.extensionDays + 1 } },
  ],
]

test.each(rows)('%s is heard at its limit, and refused beyond it', (_, kind, who, at, beyond) => {
  expect(heard(kind, who, at)).toBe('heard')
  expect(heard(kind, who, beyond)).toMatch(/^record\.(50|70|71)$/)
})

test('a coverage has the most facts, names the most places, and no more', () => {
  const places = Array.from({ length: limits.namesInList + 1 }, (_, n) => `p${n}`)
  const cast = hearingOf('watch', vocabulary)
  const ids = new Set(places.map((id) => named<PlaceId>(id)))
  const hearing: Hearing = { ...cast, names: { ...cast.names, places: ids } }
  const covered = (acts: readonly string[], count: number): string =>
    heard(
      'record.covered',
      'watch',
      { acts, places: places.slice(0, count), date: '2031-04-02' },
      hearing,
    )
  const most = limits.factsOfStatement
  expect(covered(['fire', 'fly'], most / 2)).toBe('heard')
  expect(covered(['fire', 'fly', 'attack'], Math.floor(most / 3) + 1)).toBe('record.69')
  expect(covered(['fire'], limits.namesInList + 1)).toBe('record.50')
})
