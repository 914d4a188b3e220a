// The timeline is what the command line prints, in the shape that the protocol promises.
//
// The command line is run as a process of its own on the same folder.

import { timelineAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliAnswer, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('is what the command line prints', async () => {
  const { text, json } = await server.get(
    '/api/agreements/two-sectors/timeline?asOf=2031-04-08T12:00Z',
  )
  const args = ['agreements/two-sectors', '--as-of', '2031-04-08T12:00Z']
  expect(text).toBe(await cliAnswer('timeline', ...args))
  expect(timelineAnswer.parse(json)).not.toBeNull()
})
