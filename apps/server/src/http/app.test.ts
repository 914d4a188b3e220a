// What surrounds the routes: the description for machines, the page to read, safe headers, the
// limit on requests, and errors that tell nobody more than a code.

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { kinds } from '@holdfast/domains'
import { createClient, routes } from '@holdfast/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LiveHub } from '../live/live-hub.ts'
import { testNow, testServer, type TestServer } from '../testing.ts'
import { createApp } from './app.ts'
import type { Context } from './route.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const apiDocument = fileURLToPath(new URL('../../../../docs/api.md', import.meta.url))

/** An application that fails as it is told to, as soon as it asks who asks. */
async function failing(error: Error, requestsAMinute = 0): ReturnType<typeof createApp> {
  const fail = (): never => {
    throw error
  }
  const context: Context = {
    store: server.store,
    library: server.library,
    live: new LiveHub(server.library, 64),
    readerOf: fail,
    now: () => testNow,
  }
  return createApp({
    context,
    requestsAMinute,
    trustedProxies: [],
    requestMs: 0,
    logLevel: 'silent',
    version: '0.0.0',
  })
}

describe('the application', () => {
  test('describes every route, for machines and for people', async () => {
    const { json } = await server.get('/api/openapi.json')
    const page = (await server.get('/api')).text
    const written = await readFile(apiDocument, 'utf8')
    expect(json).toMatchObject({ openapi: '3.1.0' })
    for (const { method, path } of Object.values(routes)) {
      const braced = path.replace(/:(\w+)/g, '{$1}')
      expect(json).toHaveProperty(['paths', braced, method.toLowerCase(), 'summary'])
      expect(page).toContain(`${method} ${path}`)
      expect(written).toContain(`${method} ${path}`)
    }
  })

  test('describes the body of every kind of statement', async () => {
    const { json } = await server.get('/api/openapi.json')
    for (const name of kinds.keys()) expect(json).toHaveProperty(['components', 'schemas', name])
    const refused = await server.get('/api/agreements/two-sectors/entries?kind=exchange.relaesed')
    expect(refused.status).toBe(400)
  })

  test('is what the typed client asks', async () => {
    const client = createClient(server.address, (url, request) => fetch(url, request))
    const shelf = await client.ask(routes.shelf)
    expect(shelf.ok && shelf.value.agreements.length).toBe(3)
    const missing = await client.ask(routes.statuses, { params: { id: 'nowhere' } })
    expect(missing).toMatchObject({ ok: false, problem: { code: 'server.2' } })
  })

  test('lets pages load nothing from elsewhere', async () => {
    const { headers } = await server.get('/api')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
  })

  test('answers what is not there as a problem', async () => {
    expect(await server.get('/api/nothing-of-the-kind')).toMatchObject({
      status: 404,
      json: { problem: { code: 'server.6', about: {} } },
    })
  })

  test('tells of a fault by the name of the request only', async () => {
    const app = await failing(new Error('the password is xyzzy'))
    const { statusCode, body } = await app.inject('/api/agreements')
    expect(statusCode).toBe(500)
    expect(JSON.parse(body)).toMatchObject({ problem: { code: 'server.14' } })
    expect(body).not.toContain('xyzzy')
  })

  test.each(['57P01', '53100', '08006', 'ECONNREFUSED'])('calls %s an outage', async (code) => {
    const app = await failing(Object.assign(new Error('broken'), { code }))
    const { statusCode, body } = await app.inject('/api/agreements')
    expect([statusCode, JSON.parse(body)]).toEqual([
      503,
      { problem: { code: 'server.13', about: {} } },
    ])
  })

  test('asks whoever asks too much to wait', async () => {
    const app = await failing(new Error('broken'), 2)
    await app.inject('/api/nowhere')
    await app.inject('/api/agreements')
    await app.inject('/api/agreements')
    const { statusCode, body } = await app.inject('/api/agreements')
    expect(statusCode).toBe(429)
    expect(JSON.parse(body)).toMatchObject({ problem: { code: 'server.11' } })
    expect((await app.inject('/health')).statusCode).toBe(200)
  })
})
