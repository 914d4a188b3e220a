// The places that the record names, with what was said of each.
//
// A place is as exact as the report that named it.

import { placesAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/places'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-08T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(placesAnswer, json)).toBe(text)
})

test('tells who claimed what, and about whom', async () => {
  const { json } = await server.get('/api/agreements/gaza-pause-2023/places')
  const events = placesAnswer.shape.parse(json).places.flatMap((place) => place.events)
  const claims = events.filter((event) => event.kind === 'claim')
  expect(claims.length).toBeGreaterThan(0)
  for (const { said } of claims) expect(said.by.length).toBeGreaterThan(0)
})

test('tells nothing that had not happened by the moment asked about', async () => {
  const { json } = await server.get(`${path}?asOf=2031-04-03T12:00Z`)
  const { asOf, places } = placesAnswer.shape.parse(json)
  const times = places.flatMap(({ events }) => events.map(({ at }) => at.earliest))
  expect(times.length).toBeGreaterThan(0)
  expect(Math.max(...times)).toBeLessThanOrEqual(asOf)
})
