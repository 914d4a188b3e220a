// Working answers out in threads: in turn, and once for all who ask the same.
//
// Each test asks a server over HTTP; what a thread does is seen by how answers come.

import { assert } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicReader } from '../reader.ts'
import { ownRecord, reliefBody, testServer, type TestServer } from '../testing.ts'

const base = `/api/agreements/${ownRecord}`
const usual = { workers: 1, answerMs: 20_000, waitingOfOne: 64 }

describe('an answer', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await testServer({ sums: { ...usual, waitingOfOne: 4 } })
  })

  afterAll(() => server.close())

  test('is refused to whoever has too many questions waiting, who is told how long', async () => {
    await server.get(`${base}/statuses`)
    const asked = Array.from({ length: 12 }, (_, n) =>
      server.get(`${base}/statuses?asOf=2031-04-10T12:${10 + n}Z`),
    )
    const answers = await Promise.all(asked)
    const kept = answers.filter(({ status }) => status === 200).length
    expect(kept).toBeGreaterThanOrEqual(4)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBe(12 - kept)
    expect(refused[0]).toMatchObject({
      headers: { 'retry-after': '1' },
      json: { problem: { code: 'server.21' } },
    })
  })

  test('is worked out once for all who ask the same', async () => {
    const path = `${base}/statuses?asOf=2031-04-11T12:00Z`
    const answers = await Promise.all(Array.from({ length: 50 }, () => server.get(path)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
  })

  test('has every entry once, however often its record is opened meanwhile', async () => {
    const found = await server.library.find(publicReader, ownRecord)
    assert(found.ok, 'the record is served')
    for (let n = 0; n < 20; n++) server.sums.hold(found.value.state)
    await new Promise((resolve) => setImmediate(resolve))
    server.sums.hold(found.value.state)
    const { json } = await server.get(`${base}/facts?asOf=2031-04-12T12:00Z`)
    expect(json).toMatchObject({ knownAt: { public: found.value.rooms[0]?.size } })
  })

  test('follows what was appended before it was asked for', async () => {
    for (let n = 0; n < 5; n++) {
      const bytes = await server.says('aid.counted', reliefBody(n + 1))
      const { status } = await server.post(`${base}/rooms/public/entries`, bytes)
      expect(status).toBe(201)
      const { json } = await server.get(`${base}/facts`)
      expect(json).toMatchObject({ knownAt: { public: 3 + n } })
    }
  })
})
