// What somebody can do to a server who means it harm, or has a broken program: each is refused or
// harmless, and nobody else waits.
//
// Requests that no client library would make are written to a socket, byte by byte.

import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { deviceOf } from '@holdfast/store/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownRecord, reliefBody, testNow, testServer, type TestServer } from '../testing.ts'

let server: TestServer
const base = `/api/agreements/${ownRecord}`

beforeAll(async () => {
  server = await testServer({ listenersOfOne: 3, requestMs: 1_000, trustedProxies: ['127.0.0.1'] })
})

afterAll(() => server.close())

async function socket(): Promise<Socket> {
  const { port } = new URL(server.address)
  const opened = connect(Number(port), '127.0.0.1')
  opened.on('error', () => undefined)
  await new Promise((resolve) => opened.once('connect', resolve))
  return opened
}

// What is answered to a request as it is written, up to the end of its headers.
async function raw(request: string): Promise<string> {
  const opened = await socket()
  let heard = ''
  const answered = new Promise<void>((resolve) => {
    opened.on('data', (data: Buffer) => {
      heard += data.toString('latin1')
      if (heard.includes('\r\n\r\n')) resolve()
    })
    opened.on('close', () => resolve())
  })
  opened.write(request)
  await answered
  opened.destroy()
  return heard.toLowerCase()
}

describe('an address', () => {
  test.each(['q=%00', 'kind=a%01b', 'author=%7F'])('with %s is malformed', async (query) => {
    const { status, json } = await server.get(`${base}/entries?${query}`)
    expect([status, json]).toMatchObject([400, { problem: { code: 'server.1' } }])
  })

  test('that cannot be read is refused as safely as any other', async () => {
    const head = 'Host: x\r\nConnection: close\r\n\r\n'
    const answer = await raw(`GET /api/%E0%A4%A HTTP/1.1\r\n${head}`)
    expect(answer).toMatch(/^http\/1.1 400/)
    expect(answer).toContain("content-security-policy: default-src 'none'")
    expect(answer).toContain('x-content-type-options: nosniff')
  })

  test.each([
    `${base}/rooms/constructor/checkpoint`,
    `${base}/rooms/__proto__/entries/0`,
    `${base}/statuses?view=constructor`,
    `${base}/statuses?knownAt=__proto__=1`,
    `${base}/files/toString`,
    '/api/agreements/constructor',
    `//user:secret@elsewhere${base}`,
  ])('that names what every object has is not there: %s', async (path) => {
    expect((await server.get(path)).status).toBeGreaterThanOrEqual(400)
    expect((await server.get(path)).status).toBeLessThan(500)
  })
})

describe('the live stream', () => {
  test('answers a request for the head alone', async () => {
    const answer = await fetch(`${server.address}${base}/live`, { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream'])
  })

  test('has so many places for an address, and others for another', async () => {
    const listen = async (from: string): Promise<{ status: number; stop: () => void }> => {
      const stop = new AbortController()
      const { status } = await fetch(`${server.address}${base}/live`, {
        headers: { 'x-forwarded-for': from },
        signal: stop.signal,
      })
      return { status, stop: () => stop.abort() }
    }
    const own = [await listen('192.0.2.1'), await listen('192.0.2.1'), await listen('192.0.2.1')]
    expect(own.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await listen('192.0.2.1')).status).toBe(429)
    const other = await listen('192.0.2.2')
    expect(other.status).toBe(200)
    own[0]?.stop()
    await wait(50)
    const again = await listen('192.0.2.1')
    expect(again.status).toBe(200)
    for (const { stop } of [...own, other, again]) stop()
  })
})

describe('a statement', () => {
  test('of a kind that there is not, or out of shape, is refused before it is kept', async () => {
    const path = `${base}/rooms/public/entries`
    const fresh = await testServer()
    const correction = (body: object): object => ({ statement: 'f'.repeat(64), body, why: 'names' })
    const refusals: readonly (readonly [string, object, string])[] = [
      ['aid.rumoured', { names: ['a', 'b'] }, 'server.20'],
      ['aid.counted', { ...reliefBody(1), names: ['a', 'b'] }, 'record.'],
      ['aid.counted', { ...reliefBody(1), quote: { source: 'nobody' } }, 'record.'],
      ['record.corrected', correction({ names: ['a', 'b'] }), 'record.50'],
      ['record.corrected', correction(correction({ names: ['a', 'b'] })), 'record.50'],
      ['record.corrected', correction({ ...reliefBody(1), names: ['a', 'b'] }), 'record.50'],
    ]
    const first = await fresh.says('aid.counted', reliefBody(1))
    expect((await fresh.post(path, first)).status).toBe(201)
    for (const [kind, body, code] of refusals) {
      const device = deviceOf(fresh.signer, 'public', first)
      const at = { agreement: ownRecord, claimedAt: testNow }
      const refused = await fresh.post(path, await device.says(kind, { ...body }, at))
      expect(refused.status).toBe(422)
      expect(refused.text).toContain(`"code":"${code}`)
    }
    const device = deviceOf(fresh.signer, 'public', first)
    const at = { agreement: ownRecord, claimedAt: testNow }
    const good = await device.says('record.corrected', { ...correction(reliefBody(2)) }, at)
    expect((await fresh.post(path, good)).status).toBe(201)
    const { json } = await fresh.get(`${base}/entries?q=names`)
    expect(json).toMatchObject({ entries: [{ kind: 'record.corrected', entry: 4 }] })
    await fresh.close()
  })
})

describe('what is no request', () => {
  const long = `GET /api/agreements?x=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`
  test.each([
    ['400', 'GET / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['400', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['408', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Le'],
    ['431', long],
  ])('is refused in words with %s, as safely as any other', async (status, request) => {
    const answer = await raw(request)
    expect(answer).toMatch(new RegExp(`^http/1.1 ${status} `))
    expect(answer).toContain('{"problem":{"code":"server.1"')
    expect(answer).toContain("content-security-policy: default-src 'none'")
    expect(answer).toContain('x-content-type-options: nosniff')
  })
})

describe('a body that never ends', () => {
  test('is closed', async () => {
    const opened = await socket()
    opened.resume()
    const head = `POST ${base}/rooms/public/entries HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n`
    opened.write(`${head}\r\n{"pay`)
    await new Promise((resolve) => opened.on('close', resolve))
    expect(opened.bytesWritten).toBeGreaterThan(0)
  })
})
