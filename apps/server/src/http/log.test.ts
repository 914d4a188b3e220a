// What the log of a run keeps of those who asked: the path, and neither an address nor a query, a
// header or a statement.
//
// Everything that is logged at the usual level is read.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../testing.ts'

const lines: string[] = []
let server: TestServer

beforeAll(async () => {
  const logTo = { write: (line: string): void => void lines.push(line) }
  server = await testServer({ logLevel: 'trace' }, async () => Promise.resolve(), { logTo })
})

afterAll(() => server.close())

test('keeps no address, no query, no header and no statement', async () => {
  lines.length = 0
  const path = `/api/agreements/${ownRecord}`
  const headers = { 'user-agent': 'quinquereme', cookie: 'nineveh=1', 'x-forwarded-for': '9.9.9.9' }
  for (const asked of ['entries?q=isleofport', 'statuses?asOf=ophir', 'live', 'nowhere?q=cargo']) {
    const stop = new AbortController()
    await fetch(`${server.address}${path}/${asked}`, { headers, signal: stop.signal })
    stop.abort()
  }
  await fetch(`${server.address}/%ZZ?q=isleofport`, { headers })
  const bytes = await server.says('aid.counted', { ...reliefBody(3), note: 'sandalwood' })
  const body = Buffer.from(bytes)
  await fetch(`${server.address}${path}/rooms/public/entries`, { method: 'POST', body, headers })
  await fetch(`${server.address}${path}/rooms/public/entries?q=cargo`, {
    method: 'POST',
    body: 'x',
  })
  const log = lines.join('')
  expect(log).toContain(`${path}/statuses`)
  const { port } = new URL(server.address)
  const traces = [
    '127.0.0.1',
    '9.9.9.9',
    `:${port}`,
    '?',
    'isleofport',
    'ophir',
    'cargo',
    'sandalwood',
  ]
  const kept = [...traces, 'quinquereme', 'nineveh', 'remotePort'].filter((trace) =>
    log.includes(trace),
  )
  expect(kept).toEqual([])
})
