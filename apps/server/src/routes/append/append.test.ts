// Appending over HTTP: a stranger is refused, what is malformed is refused, what is kept is told
// to whoever listens, and changes the answers.

import { receiptShape } from '@holdfast/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../../testing.ts'

let server: TestServer
const path = `/api/agreements/${ownRecord}/rooms/public/entries`

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

describe('appending', () => {
  test('refuses what is no statement, and what is too large', async () => {
    expect(await server.post(path, '{"not":"a statement"}')).toMatchObject({
      status: 422,
      json: { problem: { code: 'database.15', about: { irregularity: 'malformed-entry' } } },
    })
    expect(await server.post(path, 'x'.repeat(70_000))).toMatchObject({
      status: 413,
      json: { problem: { code: 'server.12' } },
    })
  })

  test('refuses a record whose log this server does not keep', async () => {
    const bytes = await server.says('aid.counted', reliefBody(1))
    const other = '/api/agreements/two-sectors/rooms/public/entries'
    expect(await server.post(other, bytes)).toMatchObject({
      status: 403,
      json: { problem: { code: 'database.16' } },
    })
  })

  test('refuses a room that the sender may not read as one that is not there', async () => {
    const bytes = await server.says('aid.counted', reliefBody(1))
    const closed = await server.post(`/api/agreements/${ownRecord}/rooms/liaison/entries`, bytes)
    const absent = await server.post(`/api/agreements/${ownRecord}/rooms/nowhere/entries`, bytes)
    expect(closed.status).toBe(404)
    expect(closed.text.replace('liaison', 'nowhere')).toBe(absent.text)
  })

  test('keeps a statement once, with a receipt, and the answers follow', async () => {
    const fresh = await testServer()
    const bytes = await fresh.says('aid.counted', reliefBody(7))
    const first = await fresh.post(path, bytes)
    expect(first.status).toBe(201)
    const receipt = receiptShape.parse(first.json)
    expect(receipt).toMatchObject({ entry: 3, isRepeated: false })
    expect(receipt.checkpoint.split('\n')[1]).toBe('3')
    const again = await fresh.post(path, bytes)
    expect(again).toMatchObject({ status: 200, json: { entry: 3, isRepeated: true } })
    const facts = await fresh.get(`/api/agreements/${ownRecord}/facts`)
    expect(facts.json).toMatchObject({ knownAt: { public: 3 }, facts: [{ amount: { value: 7 } }] })
    const listed = await fresh.get(`/api/agreements/${ownRecord}/entries`)
    expect(listed.json).toMatchObject({ entries: [{ entry: 3, source: 'relief-office' }, {}, {}] })
    await fresh.close()
  })
})
