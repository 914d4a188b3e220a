// What a request without a session must not be told, of rooms it is not in: rows, counts, search
// hits, live updates, errors, and by how long an answer takes.
//
// Method: a room gets a statement with words and an id that occur nowhere else. Every address is
// asked as the public, and no answer may hold a trace of it. A room that is closed and a room that
// is not there must be answered with the same bytes.

import { decodeEnvelope, isRoomId } from '@holdfast/record'
import { present } from '@holdfast/base'
import { sha256 } from '@holdfast/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../testing.ts'

let server: TestServer
let secretId: string

const base = `/api/agreements/${ownRecord}`
const secretWords = 'quinquereme of nineveh'
const member = `${ownRecord}/liaison`

beforeAll(async () => {
  server = await testServer()
  await tellLiaison(secretWords)
})

afterAll(() => server.close())

async function tellLiaison(note: string): Promise<void> {
  const bytes = await server.saysInLiaison('aid.counted', { ...reliefBody(987_123), note })
  const decoded = decodeEnvelope(sha256, bytes)
  secretId = present(decoded.ok ? decoded.value.statement.id : null, 'a statement')
  const kept = await server.post(`${base}/rooms/liaison/entries`, bytes, member)
  expect(kept.status).toBe(201)
}

const addresses = [
  '/api/agreements',
  base,
  `${base}/statuses`,
  `${base}/summary`,
  `${base}/strip`,
  `${base}/chart`,
  `${base}/clauses/3.1`,
  `${base}/places`,
  `${base}/facts`,
  `${base}/tonight`,
  `${base}/due`,
  `${base}/data`,
  `${base}/deadlines.ics`,
  `${base}/changes.atom`,
  `${base}/timeline`,
  `${base}/entries?limit=200`,
  `${base}/rooms/public/entries/1`,
  `${base}/rooms/public/checkpoint`,
  `${base}/rooms/public/entries.jsonl`,
  `${base}/files/holdfast.json`,
]

describe('the public', () => {
  test.each(addresses)('finds no trace of a closed room at %s', async (path) => {
    const { status, text } = await server.get(path)
    expect(status).toBe(200)
    for (const trace of ['liaison', secretWords, secretId, '987123']) {
      expect(text).not.toContain(trace)
    }
  })

  test('finds nothing by the words of a closed room, and a member does', async () => {
    const hit = await server.get(`${base}/entries?q=quinquereme`)
    const miss = await server.get(`${base}/entries?q=xyzzy`)
    expect(hit.text).toBe(miss.text)
    const found = await server.get(`${base}/entries?q=quinquereme&view=public,liaison`, member)
    expect(found.json).toMatchObject({ entries: [{ id: secretId, room: 'liaison' }] })
  })

  test.each([
    `${base}/statuses?view=ROOM`,
    `${base}/facts?view=public,ROOM`,
    `${base}/tonight?view=ROOM`,
    `${base}/data?view=ROOM`,
    `${base}/due?view=ROOM`,
    `${base}/due?since=2031-04-01T12:00Z&sinceKnownAt=ROOM=1`,
    `${base}/summary?view=ROOM`,
    `${base}/strip?view=ROOM`,
    `${base}/chart?view=ROOM`,
    `${base}/clauses/3.1?view=ROOM`,
    `${base}/places?view=ROOM`,
    `${base}/timeline?view=ROOM`,
    `${base}/statuses?knownAt=ROOM=1`,
    `${base}/entries?room=ROOM`,
    `${base}/entries?view=ROOM`,
    `${base}/rooms/ROOM/entries/1`,
    `${base}/rooms/ROOM/checkpoint`,
    `${base}/rooms/ROOM/entries.jsonl`,
    `${base}/live?view=ROOM`,
  ])('is told the same of a closed room and of none at %s', async (path) => {
    const closed = await server.get(path.replace('ROOM', 'liaison'))
    const absent = await server.get(path.replace('ROOM', 'lounges'))
    expect(closed.status).toBe(404)
    expect([closed.status, closed.text.replaceAll('liaison', 'lounges')]).toEqual([
      absent.status,
      absent.text,
    ])
    expect(Object.keys(closed.headers)).toEqual(Object.keys(absent.headers))
  })

  test('is not told by a tag, a live event or an answer that another room grew', async () => {
    const before = await server.get(`${base}/statuses`)
    const stop = new AbortController()
    const live = await fetch(`${server.address}${base}/live`, { signal: stop.signal })
    const reader = present(live.body, 'a stream').pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    const hearing = (async () => {
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        heard += read.value
      }
    })().catch(() => undefined)
    await tellLiaison('said while the public listens')
    await new Promise((resolve) => setTimeout(resolve, 150))
    const after = await server.get(`${base}/statuses`)
    stop.abort()
    await hearing
    expect(heard.match(/event: grown/g)).toHaveLength(1)
    expect(heard).not.toContain('liaison')
    expect([after.text, after.headers['etag']]).toEqual([before.text, before.headers['etag']])
  })

  test('is answered as fast for a closed room as for none', async () => {
    const median = async (room: string): Promise<number> => {
      const times: number[] = []
      for (let n = 0; n < 60; n++) {
        const begun = performance.now()
        await server.get(`${base}/rooms/${room}/entries/1`)
        times.push(performance.now() - begun)
      }
      return times.toSorted((a, b) => a - b)[30] ?? 0
    }
    await median('warm-up')
    const [closed, absent] = [await median('liaison'), await median('lounges')]
    expect(closed / absent).toBeGreaterThan(1 / 4)
    expect(closed / absent).toBeLessThan(4)
  })
})

describe('a member', () => {
  test('reads their room and works from both', async () => {
    expect(isRoomId('liaison')).toBe(true)
    const { json } = await server.get(`${base}/facts?view=public,liaison`, member)
    expect(json).toMatchObject({ view: ['liaison', 'public'] })
    expect(JSON.stringify(json)).toContain('987123')
    const manifest = await server.get(`${base}/files/holdfast.json`, member)
    expect(manifest.text).toContain('liaison')
    const tonight = await server.get(`${base}/tonight?view=public,liaison`, member)
    expect(tonight.json).not.toMatchObject({ tonight: null })
  })
})
