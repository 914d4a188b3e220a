// What differs between two texts that a record adopted, by their numbers.
//
// The server is a real one, on a record with one text.

import { diffAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/diff'

test('one text differs from itself in nothing', async () => {
  const { status, text, json } = await server.get(path)
  expect(status).toBe(200)
  expect(printedAgain(diffAnswer, json)).toBe(text)
  expect(json).toEqual({ agreement: 'two-sectors', clauses: [], declarations: [], prose: [] })
})

test.each([
  [`${path}?from=2`, 404, { code: 'answer.3', about: { number: 2, texts: 1 } }],
  [`${path}?to=0`, 400, { code: 'server.1', about: { at: 'to' } }],
  ['/api/agreements/nowhere/diff', 404, { code: 'server.2', about: { agreement: 'nowhere' } }],
])('refuses %s', async (asked, status, problem) => {
  const answer = await server.get(asked)
  expect([answer.status, answer.json]).toEqual([status, { problem }])
})
