// GET /api/agreements/:id/live
//
// Server-sent events: how far each room of the view reaches, at once and whenever one grows; of an
// agreement that is alive the public is told with each bulletin. With
// `Last-Event-ID`, only once there is more than that event said.

import { ok, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { readReach } from '@holdfast/sum'
import { route } from '../../http/route.ts'

/** Live updates. */
export const live = route(routes.live, async (context, asked) => {
  const { library, live: hub } = context
  const { reader, params, query, request, reply, waiter } = asked
  const record = await library.find(reader, params.id)
  if (!record.ok) return record
  const reach = readReach(query, record.value.rooms)
  if (!reach.ok) return reach
  // Somebody who asks for the head alone is told that it is there, and nothing follows.
  if (request.method === 'HEAD') {
    return ok({ kind: 'bytes', bytes: new Uint8Array(0), media: routes.live.media })
  }
  const full = hub.whyFull(waiter.address)
  if (full !== null) return refuse(full)
  const lastId = request.headers['last-event-id']
  hub.listen({
    agreement: params.id,
    address: waiter.address,
    view: reach.value.view,
    lastId: typeof lastId === 'string' ? lastId : null,
    record: async () => {
      const now = await library.find(reader, params.id)
      return now.ok ? now.value : null
    },
    reply,
  })
  return Promise.resolve(ok({ kind: 'taken' }))
})
