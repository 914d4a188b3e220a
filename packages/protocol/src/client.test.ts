// The client: addresses as the table has them, answers in shape, refusals as values, and anything
// else as an outage. What it asks with is made up here; a server's own tests use the real one.

import { encodeUtf8, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { createClient, Outage, pathOf, type HttpAsk } from './client.ts'
import { routes } from './routes.ts'

type Asked = { readonly url: string; readonly method: string; readonly body: string }

function answering(
  status: number,
  text: string,
): { readonly ask: HttpAsk; readonly seen: Asked[] } {
  const seen: Asked[] = []
  const ask: HttpAsk = (url, { method, body }) => {
    seen.push({ url, method, body: body === undefined ? '' : new TextDecoder().decode(body) })
    return Promise.resolve({
      ok: status < 400,
      status,
      json: () => Promise.resolve().then((): unknown => JSON.parse(text)),
      arrayBuffer: () => Promise.resolve(encodeUtf8(text).buffer),
    })
  }
  return { ask, seen }
}

describe('a client', () => {
  test('asks at the address of the route, with everything escaped', async () => {
    const { ask, seen } = answering(200, '{"agreements":[]}')
    const client = createClient('http://there', ask)
    expect(await client.ask(routes.shelf)).toEqual({ ok: true, value: { agreements: [] } })
    expect(seen).toEqual([{ url: 'http://there/api/agreements', method: 'GET', body: '' }])
    const params = { id: 'a b', room: 'public', entry: 7 }
    const query = { view: 'public,liaison', knownAt: undefined }
    expect(pathOf(routes.entry, { params, query })).toBe(
      '/api/agreements/a%20b/rooms/public/entries/7?view=public%2Cliaison',
    )
    const asOf = '2023-12-01T07:00+02:00'
    expect(pathOf(routes.statuses, { params, query: { asOf } })).toContain('07%3A00%2B02%3A00')
  })

  test('gives a refusal as a value', async () => {
    const problem = { code: 'server.2', about: { agreement: 'x' } }
    const { ask } = answering(404, JSON.stringify({ problem }))
    const refused = await createClient('', ask).ask(routes.agreement, { params: { id: 'x' } })
    expect(refused).toEqual({ ok: false, problem })
  })

  test.each([
    [200, '{"agreements":[{"id":1}]}'],
    [502, '<html>'],
    [500, '{"oops":true}'],
  ])('calls %i with %s an outage', async (status, text) => {
    const { ask } = answering(status, text)
    await expect(createClient('', ask).ask(routes.shelf)).rejects.toThrow(Outage)
  })

  test('gives the exact bytes, and sends them', async () => {
    const bytes = answering(200, 'not json\n')
    const read = await createClient('', bytes.ask).bytes(routes.checkpoint)
    expect(present(read.ok ? read.value : null, 'bytes')).toEqual(encodeUtf8('not json\n'))
    const receipt = { id: 'i', room: 'public', entry: 3, isRepeated: false, checkpoint: 'c' }
    const sent = answering(201, JSON.stringify(receipt))
    const entry = encodeUtf8('{"payload":""}')
    expect(await createClient('', sent.ask).append('x', 'public', entry)).toEqual({
      ok: true,
      value: receipt,
    })
    expect(sent.seen).toEqual([
      { url: '/api/agreements/x/rooms/public/entries', method: 'POST', body: '{"payload":""}' },
    ])
  })
})
