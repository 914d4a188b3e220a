// The web app's files, built by vite and served as they are.
//
// Files with a hash in their name never change and are kept for a year; the page itself is asked
// for anew each time, and says in its head what it is a page of. Any address that is none of ours
// is a page of the app, which says so itself.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const yearSeconds = 31_536_000

/** What is told of a page before its app runs: the tags of its head, and whether it is there. */
export type PageTold = { readonly tags: string; readonly isThere: boolean }

/** Serves the app built in `dir`, or a line that says that it is not built. */
export async function serveWebApp(
  app: FastifyInstance,
  dir: string,
  tell: (request: FastifyRequest) => Promise<PageTold>,
): Promise<void> {
  const page = await readFile(join(dir, 'index.html'), 'utf8').catch(() => null)
  if (page === null) {
    app.get('/', { schema: { hide: true } }, async (_request, reply) =>
      reply
        .code(503)
        .type('text/plain; charset=utf-8')
        .send('The web app is not built. The API is at /api.\n'),
    )
    return
  }
  await app.register(fastifyStatic, {
    root: dir,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isHashed = /-[\w-]{8,}\.\w+(\.(br|gz))?$/.test(path)
      const kept = isHashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'
      reply.header('cache-control', kept)
    },
  })
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const [path = ''] = request.url.split('?')
    // A clause has a dot in its number, so only endings of files are taken for files.
    const isFile = /\.(js|mjs|map|css|json|svg|png|ico|txt|woff2|webmanifest|php)$/.test(path)
    if (isFile || path.startsWith('/api/')) return reply.callNotFound()
    const { tags, isThere } = await tell(request)
    return reply
      .code(isThere ? 200 : 404)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page.replace('</head>', () => `  ${tags}\n  </head>`))
  })
}
