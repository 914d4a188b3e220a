// If everything stopped tonight: anyone may see it of what is over; of what is in force, members.
//
// That the public is told nothing of what is in force is tested with the other silences.

import { tonightAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliAnswer, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('is what the command line prints', async () => {
  const { text } = await server.get(
    '/api/agreements/gaza-pause-2023/tonight?asOf=2023-11-26T12:00%2B02:00',
  )
  const args = ['agreements/gaza-pause-2023', '--as-of', '2023-11-26T12:00+02:00']
  expect(text).toBe(await cliAnswer('tonight', ...args))
})

test('is in the shape that the protocol promises', async () => {
  const { json } = await server.get('/api/agreements/two-sectors/tonight')
  expect(tonightAnswer.parse(json)).not.toBeNull()
})
