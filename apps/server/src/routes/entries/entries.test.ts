// Statements as they are listed: pages that join up, filters, words, and no room but the reader's.
//
// The order is by the authors' clocks; entries of one moment keep the order of the log.

import { entriesShape, type EntriesAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

async function list(query: string, as = ''): Promise<EntriesAnswer> {
  const { json } = await server.get(`/api/agreements/${query}`, as)
  return entriesShape.parse(json)
}

describe('entries', () => {
  test('come in pages that join up and hold each once', async () => {
    const seen: number[] = []
    let next: string | null = ''
    while (next !== null) {
      const before: string = next === '' ? '' : `&before=${next}`
      const page = await list(`gaza-pause-2023/entries?limit=20${before}`)
      seen.push(...page.entries.map(({ entry }) => entry))
      next = page.next
    }
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 85 }, (_, at) => at + 1))
  })

  test('are found by kind, holder, words and time', async () => {
    const released = await list('gaza-pause-2023/entries?kind=exchange.released')
    expect(new Set(released.entries.map(({ kind }) => kind))).toEqual(
      new Set(['exchange.released']),
    )
    const compiled = await list('gaza-pause-2023/entries?author=compiler&limit=200')
    expect(compiled.entries).toHaveLength(85)
    const key = compiled.entries[0]?.author ?? ''
    expect((await list(`gaza-pause-2023/entries?author=${key}&limit=200`)).entries).toHaveLength(85)
    const north = await list('gaza-pause-2023/entries?place=north&limit=200')
    expect(north.entries.length).toBeGreaterThan(2)
    expect(north.entries.every(({ body }) => body['place'] === 'north')).toBe(true)
    const tank = await list('gaza-pause-2023/entries?q=TANK%20fire')
    expect(tank.entries.map(({ kind }) => kind)).toContain('incident.reported')
    expect((await list('gaza-pause-2023/entries?q=100%25')).entries).toHaveLength(0)
    expect((await list('gaza-pause-2023/entries?to=2000-01-01T00:00Z')).entries).toHaveLength(0)
    expect((await list('gaza-pause-2023/entries?knownAt=7')).entries).toHaveLength(7)
  })

  test('of a room are for its members', async () => {
    const query = 'two-sectors/entries?room=commission'
    expect((await list(query, 'two-sectors/commission')).entries).toHaveLength(2)
    expect(await server.get(`/api/agreements/${query}`)).toMatchObject({
      status: 404,
      json: { problem: { code: 'question.7', about: { room: 'commission' } } },
    })
  })

  test.each(['limit=0', 'limit=1000', 'before=x', 'from=yesterday'])('refuse %s', async (query) => {
    const { status } = await server.get(`/api/agreements/gaza-pause-2023/entries?${query}`)
    expect(status).toBe(400)
  })
})
