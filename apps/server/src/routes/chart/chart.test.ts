// Counts by the day: of the first such clause of each article, or of one clause.
//
// That its figures are those of the strip is told by the stories.

import { chartAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/chart'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(chartAnswer, json)).toBe(text)
})

test('gives one clause where one is asked for', async () => {
  const { json } = await server.get(`${path}?clause=3.1&asOf=2031-04-20T12:00Z`)
  const { charts } = chartAnswer.shape.parse(json)
  expect(charts.map(({ clause }) => clause)).toEqual(['3.1'])
  expect((await server.get(`${path}?clause=99.9`)).status).toBe(404)
})
