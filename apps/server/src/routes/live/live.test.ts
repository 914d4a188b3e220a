// Live updates over a real connection: told at once, told of growth, and resumed where one left.
//
// Each reader here is a real one over HTTP; nothing is injected.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

type Live = { readonly next: () => Promise<string>; readonly close: () => void }

async function listen(headers: Record<string, string> = {}, query = ''): Promise<Live> {
  const stop = new AbortController()
  const url = `${server.address}/api/agreements/${ownRecord}/live${query}`
  const answer = await fetch(url, { headers, signal: stop.signal })
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let buffered = ''
  const next = async (): Promise<string> => {
    for (;;) {
      const end = buffered.indexOf('\n\n')
      const event = end === -1 ? null : buffered.slice(0, end)
      if (event !== null) buffered = buffered.slice(end + 2)
      if (event?.startsWith('event: grown') === true) return event
      if (event !== null) continue
      const read = await reader?.read()
      if (read === undefined || read.done) return 'ended'
      buffered += read.value
    }
  }
  return { next, close: () => stop.abort() }
}

async function append(trucks: number): Promise<void> {
  const bytes = await server.says('aid.counted', reliefBody(trucks))
  const path = `/api/agreements/${ownRecord}/rooms/public/entries`
  expect(await server.post(path, bytes)).toMatchObject({ status: 201 })
}

test('tells how far a record reaches, then of growth, and takes up where one left', async () => {
  const first = await listen()
  expect(await first.next()).toBe('event: grown\nid: public:2\ndata: {"sizes":{"public":2}}')
  await append(3)
  expect(await first.next()).toContain('id: public:3')
  first.close()

  await append(4)
  const late = await listen({ 'last-event-id': 'public:3' })
  expect(await late.next()).toContain('id: public:4')
  late.close()

  // Nothing was missed, so the next thing that is told is the next growth.
  const current = await listen({ 'last-event-id': 'public:4' })
  await append(5)
  expect(await current.next()).toContain('id: public:5')
  current.close()
})

test('does not listen to a room that the reader is not in', async () => {
  const url = `${server.address}/api/agreements/${ownRecord}/live?view=liaison`
  const [closed, absent] = await Promise.all([fetch(url), fetch(url.replace('liaison', 'nowhere'))])
  expect([closed.status, absent.status]).toEqual([404, 404])
})
