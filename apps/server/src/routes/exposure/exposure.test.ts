// Exposure: by the text for everybody, by the record to whom tonight may be told.
//
// The shapes are those of the protocol.

import { exposureAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get('/api/agreements/two-sectors/exposure?view=commission')
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test.each(['two-sectors'])(
  'is of %s in the shape that the protocol promises, to the byte',
  async (id) => {
    const { status, text, json } = await server.get(`/api/agreements/${id}/exposure`)
    expect(status).toBe(200)
    expect(printedAgain(exposureAnswer, json)).toBe(text)
    expect(exposureAnswer.shape.parse(json).text.length).toBeGreaterThan(0)
  },
)

test('is told by the record to the public once the agreement is over', async () => {
  const { json } = await server.get('/api/agreements/gaza-pause-2023/exposure')
  expect(exposureAnswer.shape.parse(json).record).not.toBeNull()
})
