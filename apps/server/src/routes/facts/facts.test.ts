// The facts of a view, and its claims with their answers.
//
// What they amount to is the replay's; here, that the view and the cut are kept.

import { factsAnswer } from '@holdfast/protocol'
import { parseEntryRef } from '@holdfast/record'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/gaza-pause-2023/facts'

test('gives facts with their sources and entries, and claims with their answers', async () => {
  const { json } = await server.get(path)
  const { facts, claims, knownAt } = factsAnswer.shape.parse(json)
  expect(knownAt).toEqual({ public: 85 })
  expect(facts.every(({ source, entries }) => source !== '' && entries.length > 0)).toBe(true)
  expect(claims.some(({ answers }) => Array.isArray(answers) && answers.length > 0)).toBe(true)
})

test('gives the rest from where it is asked to begin', async () => {
  const whole = factsAnswer.shape.parse((await server.get(path)).json)
  const { count } = whole
  const rest = factsAnswer.shape.parse((await server.get(`${path}?from=${count.facts}`)).json)
  expect([whole.from, whole.next, rest.from]).toEqual([1, null, count.facts])
  expect([rest.facts, rest.claims]).toEqual([whole.facts.slice(-1), whole.claims])
  const end = factsAnswer.shape.parse((await server.get(`${path}?from=99999`)).json)
  expect([end.facts, end.claims, end.next]).toEqual([[], [], null])
  expect((await server.get(`${path}?from=0`)).status).toBe(400)
})

test('gives only what was known at a cut', async () => {
  const { json } = await server.get(`${path}?knownAt=12`)
  const { facts, claims } = factsAnswer.shape.parse(json)
  const indexes = [...facts, ...claims].flatMap(({ entries }) =>
    entries.map((entry) => parseEntryRef(entry)?.index ?? 99),
  )
  expect(indexes.length).toBeGreaterThan(0)
  expect(Math.max(...indexes)).toBeLessThan(12)
})
