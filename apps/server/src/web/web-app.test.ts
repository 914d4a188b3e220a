// The web app's files: the page for any address of the app, hashed files for a year, compressed as
// the browser reads, and nothing but what is there.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { temporaryFolder } from '@holdfast/store/testing'
import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { precompress } from './precompress.ts'
import { serveWebApp } from './web-app.ts'

let app: FastifyInstance
const script = 'console.log("the app")\n'.repeat(200)

beforeAll(async () => {
  const dir = await temporaryFolder()
  await mkdir(join(dir, 'assets'))
  await writeFile(join(dir, 'index.html'), '<head><title>Holdfast</title></head>')
  await writeFile(join(dir, 'assets', 'index-AbCd1234.js'), script)
  await precompress(dir)
  app = Fastify()
  await serveWebApp(app, dir, async ({ url }) => ({
    tags: `<meta content="$&${url}" />`,
    isThere: !url.startsWith('/agreements/none'),
  }))
})

describe('the web app', () => {
  test.each([
    '/',
    '/agreements/gaza-pause-2023',
    '/agreements/x/clauses/2.1',
    '/agreements/x/record?kind=a.b',
  ])('is the page at %s', async (url) => {
    const { statusCode, body, headers } = await app.inject({ url })
    expect(statusCode).toBe(200)
    expect(body).toBe(`<head><title>Holdfast</title>  <meta content="$&${url}" />\n  </head>`)
    expect(headers['cache-control']).toBe('no-cache')
  })

  test('keeps hashed files for a year, and sends them compressed', async () => {
    const url = '/assets/index-AbCd1234.js'
    const plain = await app.inject({ url })
    expect([plain.body, plain.headers['cache-control']]).toEqual([
      script,
      'public, max-age=31536000, immutable',
    ])
    const packed = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('br')
    expect(packed.headers['cache-control']).toContain('immutable')
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(script)
  })

  test.each(['/assets/gone-AbCd1234.js', '/api/nowhere', '/..%2fpackage.json'])(
    'has nothing at %s',
    async (url) => {
      expect((await app.inject({ url })).statusCode).toBe(404)
    },
  )

  test('answers that a page is not there, and serves the app all the same', async () => {
    const { statusCode, body } = await app.inject({ url: '/agreements/none' })
    expect([statusCode, body.includes('<title>Holdfast</title>')]).toEqual([404, true])
  })

  test('that is not built says so', async () => {
    const bare = Fastify()
    await serveWebApp(bare, join(await temporaryFolder(), 'none'), async () => ({
      tags: '',
      isThere: true,
    }))
    const { statusCode, body } = await bare.inject({ url: '/' })
    expect([statusCode, body]).toEqual([503, 'The web app is not built. The API is at /api.\n'])
  })
})
