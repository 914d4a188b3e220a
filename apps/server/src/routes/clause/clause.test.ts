// One clause, opened: its statuses, and every fact they name.
//
// A clause that the text does not have is not there.

import { clauseAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/clauses/3.1'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(clauseAnswer, json)).toBe(text)
})

test('has each fact that its statuses name, once', async () => {
  const { json } = await server.get(`${path}?asOf=2031-04-20T12:00Z`)
  const { statuses, facts } = clauseAnswer.shape.parse(json)
  const named = new Set(statuses.flatMap(({ evidence }) => evidence.map(({ fact }) => fact)))
  const told = facts.map(({ fact }) => fact)
  expect(named.size).toBeGreaterThan(0)
  expect(told).toHaveLength(new Set(told).size)
  expect([...named].filter((fact) => !told.includes(fact))).toEqual([])
})

test('is not there where the text has no such clause', async () => {
  const { status, json } = await server.get('/api/agreements/two-sectors/clauses/99.9')
  expect([status, json]).toEqual([
    404,
    { problem: { code: 'answer.1', about: { clause: '99.9' } } },
  ])
})
