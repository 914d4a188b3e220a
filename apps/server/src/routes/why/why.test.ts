// Why a clause stands as it does: every instance, or one, with what counted and what did not.
//
// Of an instance that is not there nothing is told.

import { whyAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/clauses/2.1/why'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?asOf=2031-04-20T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(whyAnswer, json)).toBe(text)
})

test('counts what the status counts, and tells each fact that it names once', async () => {
  const { json } = await server.get(`${path}?asOf=2031-04-20T12:00Z&instance=step-2`)
  const { instances, facts } = whyAnswer.shape.parse(json)
  expect(instances.map(({ instance }) => instance)).toEqual(['step-2'])
  for (const { evidence, why } of instances) {
    const counted = why.facts.filter((fact) => fact.counted > 0)
    expect(counted.map(({ fact }) => fact)).toEqual(
      evidence.filter((one) => one.counted > 0).map(({ fact }) => fact),
    )
    expect(why.facts.some(({ lacking }) => lacking !== null)).toBe(true)
    const told = new Set(facts.map(({ fact }) => fact))
    expect(why.facts.every(({ fact }) => told.has(fact))).toBe(true)
  }
})

test.each([
  ['/api/agreements/two-sectors/clauses/99.9/why', { clause: '99.9' }, 'answer.1'],
  [`${path}?instance=day-400`, { clause: '2.1', instance: 'day-400' }, 'answer.2'],
])('%s is not there', async (asked, about, code) => {
  const { status, json } = await server.get(asked)
  expect([status, json]).toEqual([404, { problem: { code, about } }])
})
