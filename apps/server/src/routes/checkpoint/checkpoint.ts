// GET /api/agreements/:id/rooms/:room/checkpoint
//
// The last signed checkpoint of a room's log, as a C2SP note.

import { ok } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { route } from '../../http/route.ts'

/** The checkpoint of a room. */
export const checkpoint = route(routes.checkpoint, async ({ library }, { reader, params }) => {
  const room = await library.findRoom(reader, params.id, params.room)
  if (!room.ok) return room
  const { media } = routes.checkpoint
  return Promise.resolve(ok({ kind: 'bytes', bytes: room.value.checkpointBytes, media }))
})
