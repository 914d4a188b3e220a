// How a record was compiled, counted: each row once in each table, by whose word it is and by the
// source that it is quoted from; an objection and a closeness stand beside the source.

import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { provenanceAnswerOf } from './provenance.ts'
import { askerWith, counted, on, released, type Saying } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const day = { earliest: '2031-04-01T12:00Z', latest: '2031-04-01T13:00Z' }
const claimed: Saying = [
  'compiler',
  'incident.claimed',
  { against: 'south', at: day, claim: 'w', claimedBy: ['north'], quote: { source: 'agency' } },
]
const objected: Saying = [
  'north',
  'record.objected',
  { source: 'agency', by: 'north', at: day, why: 'It is of the other side.' },
]

function added(rows: readonly { readonly rows: number }[]): number {
  return rows.reduce((sum, one) => sum + one.rows, 0)
}

test('each row is counted once by side, by class and by kind; keys and texts are none', () => {
  const { answer } = askedOf([released('north', 4, 1), counted('agency', 5, 1), claimed], on(3))
  const told = provenanceAnswerOf(answer)
  expect(told.rows).toBe(3)
  expect([told.bySide, told.byClass, told.byKind].map(added)).toEqual([3, 3, 3])
  expect(told.bySide).toEqual([
    { sides: [], rows: 2 },
    { sides: ['north'], rows: 1 },
  ])
  expect(told.byKind.map(({ kind }) => kind).toSorted()).toEqual([
    'aid.counted',
    'exchange.released',
    'incident.claimed',
  ])
  const agency = told.roles.find(({ role }) => role === 'agency')
  expect(agency).toMatchObject({ kind: 'source', rows: 3, objections: [] })
})

test('who signs is told with capacity, rows and times', () => {
  const { answer } = askedOf([released('north', 4, 1)], on(3))
  const { signers } = provenanceAnswerOf(answer)
  const compiler = signers.find(({ holder }) => holder === 'compiler')
  expect(compiler).toMatchObject({ roles: ['registrar', 'compiler'], rows: 1 })
  expect(compiler?.first).toBe(compiler?.last)
  expect(signers.find(({ holder }) => holder === 'south')).toMatchObject({ rows: 0, first: null })
})

test('an objection stands beside its source, with who objects and why', () => {
  const { answer } = askedOf([released('north', 4, 1), objected], on(3))
  const { roles, bySide } = provenanceAnswerOf(answer)
  expect(roles.find(({ role }) => role === 'agency')?.objections).toMatchObject([
    { by: 'north', why: 'It is of the other side.' },
  ])
  expect(bySide).toContainEqual({ sides: ['north'], rows: 1 })
})
