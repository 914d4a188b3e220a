// At a glance: what a page shows first.
//
// What it says is worked out in analysis; here, that it arrives.

import { summaryAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/summary'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(summaryAnswer, json)).toBe(text)
})

test('says which day it is, what is due next and what changed last', async () => {
  const { json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(json).toMatchObject({ state: { kind: 'in-force', day: 8 }, hasStatuses: true })
  const { nextDue, news, due } = summaryAnswer.shape.parse(json)
  expect(nextDue?.at).toBe(due[0]?.due)
  expect(news[0]?.at.latest ?? 0).toBeGreaterThanOrEqual(news[1]?.at.latest ?? 0)
})
