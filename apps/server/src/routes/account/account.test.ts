// The account of movement, of an agreement that speaks of none, and what is refused.
//
// What an account says is tested beside its domain.

import { accountAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/accounts'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}/movement?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('refuses a domain that keeps none', async () => {
  for (const name of ['exchange', 'weather', 'constructor']) {
    const { status, json } = await server.get(`${path}/${name}`)
    expect([status, json]).toMatchObject([400, { problem: { code: 'question.3' } }])
  }
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}/movement?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  const answer = accountAnswer.shape.parse(json)
  expect(answer).toMatchObject({
    domain: 'movement',
    account: { routes: [], inAll: { denials: 0 } },
  })
  expect(printedAgain(accountAnswer, json)).toBe(text)
})
