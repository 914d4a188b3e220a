// The shelf: what anyone may know of, with how it stands in time.
//
// The record of the test server is on it beside the examples.

import { shelfShape } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('lists the agreements with their term as extended and the rooms of the reader', async () => {
  const { json } = await server.get('/api/agreements')
  const { agreements } = shelfShape.parse(json)
  expect(agreements.map(({ id }) => id)).toEqual(['gaza-pause-2023', 'own-record', 'two-sectors'])
  expect(agreements[0]).toMatchObject({
    inForce: { from: '2023-11-24T07:00+02:00', to: '2023-12-01T07:00+02:00' },
    isClosed: true,
    statuses: 'on',
    rooms: ['public'],
  })
})

test('gives a member the rooms they are in, and no others', async () => {
  const { json } = await server.get('/api/agreements', 'two-sectors/commission')
  const { agreements } = shelfShape.parse(json)
  expect(agreements.map(({ rooms }) => rooms)).toEqual([
    ['public'],
    ['public'],
    ['public', 'commission'],
  ])
})
