// The strip: of the whole term, of one week, of one clause.
//
// Which status stands in which cell is tested in analysis.

import { stripAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/strip'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(stripAnswer, json)).toBe(text)
})

test('gives the days of one week, and one clause alone', async () => {
  const { json } = await server.get(`${path}?week=9&clause=1.1&asOf=2031-04-20T12:00Z`)
  const { unit, columns, rows } = stripAnswer.shape.parse(json)
  expect([unit, columns.map(({ first }) => first)]).toEqual(['day', [8, 9, 10, 11, 12, 13, 14]])
  expect(new Set(rows.map(({ clause }) => clause))).toEqual(new Set(['1.1']))
})

test.each([
  ['week=0', 400],
  ['cells=later', 400],
  ['clause=99.9', 404],
])('refuses %s', async (query, status) => {
  expect((await server.get(`${path}?${query}`)).status).toBe(status)
})
