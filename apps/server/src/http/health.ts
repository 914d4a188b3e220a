// GET /health and GET /ready: for whoever keeps the server running.
//
// Healthy: the process answers. Ready: it can also read and write, because its database answers.

import type { FastifyInstance } from 'fastify'
import type { Context } from './route.ts'

/** Registers both. */
export function health(app: FastifyInstance, { store }: Context): void {
  const config = { rateLimit: false }
  app.get('/health', { config, logLevel: 'warn' }, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ healthy: true }),
  )
  app.get('/ready', { config, logLevel: 'warn' }, async (_request, reply) => {
    const isUp = await store.isUp()
    return reply
      .code(isUp ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ready: isUp, database: isUp ? 'up' : 'down' })
  })
}
