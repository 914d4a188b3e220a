// GET /api/agreements/:id/live
//
// Server-sent events: how far each room of the view reaches, at once and whenever one grows. With
// `Last-Event-ID`, only once there is more than that event said.

import { ok, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { route } from '../../http/route.ts'
import { readReach } from '../../library/question.ts'
import { listenersLimit } from '../../live/live-hub.ts'
import { serverProblems as problem } from '../../problems.ts'

/** Live updates. */
export const live = route(routes.live, async (context, asked) => {
  const { library, live: hub } = context
  const { reader, params, query, request, reply } = asked
  const record = library.find(reader, params.id)
  if (!record.ok) return record
  const reach = readReach(query, record.value.rooms)
  if (!reach.ok) return reach
  if (hub.size >= listenersLimit) return refuse(problem.tooManyListeners(listenersLimit))
  const lastId = request.headers['last-event-id']
  hub.listen({
    agreement: params.id,
    view: reach.value.view,
    lastId: typeof lastId === 'string' ? lastId : null,
    record: () => {
      const now = library.find(reader, params.id)
      return now.ok ? now.value : null
    },
    reply,
  })
  return Promise.resolve(ok({ kind: 'taken' }))
})
