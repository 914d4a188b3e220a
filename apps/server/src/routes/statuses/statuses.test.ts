// How it stands: the same bytes from the server as from the command line, whatever is asked.
//
// The command line is run as a process of its own on the same folders.

import { standingAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cliAnswer, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const pause = '/api/agreements/gaza-pause-2023/statuses'
const asked: readonly {
  readonly path: string
  readonly as?: string
  readonly args: readonly string[]
}[] = [
  {
    path: `${pause}?asOf=2023-12-01T07:00%2B02:00`,
    args: ['agreements/gaza-pause-2023', '--as-of', '2023-12-01T07:00+02:00'],
  },
  {
    path: `${pause}?asOf=2023-11-26T12:00%2B02:00&knownAt=public=20&basis=verified`,
    args: ['agreements/gaza-pause-2023', '--as-of', '2023-11-26T12:00+02:00']
      .concat(['--known-at', 'public=20'])
      .concat(['--basis', 'verified']),
  },
  {
    path: `${pause}?source=ocha&stage=offloaded`,
    args: ['agreements/gaza-pause-2023', '--source', 'ocha', '--stage', 'offloaded'],
  },
  {
    path: '/api/agreements/two-sectors/statuses?asOf=2031-04-20T12:00Z&view=commission,public',
    as: 'two-sectors/commission',
    args: ['agreements/two-sectors', '--as-of', '2031-04-20T12:00Z'].concat([
      '--view',
      'public,commission',
    ]),
  },
]

describe('statuses', () => {
  test.each(asked)('$path is what the command line prints', async ({ path, as, args }) => {
    const { text } = await server.get(path, as)
    expect(text).toBe(await cliAnswer('status', ...args))
  })

  test('are in the shape that the protocol promises', async () => {
    const { json } = await server.get('/api/agreements/two-sectors/statuses')
    expect(standingAnswer.parse(json)).not.toBeNull()
  })

  test('are not sent again to who has them', async () => {
    const first = await server.get(pause)
    const tag = String(first.headers['etag'])
    const again = await server.app.inject({ url: pause, headers: { 'if-none-match': tag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
  })

  test.each([
    ['asOf=2023-11-26T12:00', 'question.1'],
    ['basis=rumoured', 'question.3'],
    ['source=nobody', 'question.3'],
    ['stage=nowhere', 'question.3'],
    ['view=nowhere', 'question.7'],
    ['knownAt=many', 'question.4'],
    ['knownAt=public=86', 'question.6'],
    ['knownAt=nowhere=1', 'question.7'],
    [`asOf=${'9'.repeat(300)}`, 'server.1'],
  ])('refuse %s with %s', async (query, code) => {
    const { status, json } = await server.get(`${pause}?${query}`)
    expect(json).toMatchObject({ problem: { code } })
    expect(status).toBe(code === 'question.7' ? 404 : 400)
  })
})
