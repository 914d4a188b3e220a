// GET /api/agreements/:id/rooms/:room/entries.jsonl
//
// The exact bytes of a room's first entries, a line each: what a stranger checks us with.

import { ok, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { route } from '../../http/route.ts'
import { serverProblems as problem } from '../../problems.ts'

/** Entries as bytes. */
export const entryBytes = route(
  routes.entryBytes,
  async ({ library }, { reader, params, query }) => {
    const room = library.findRoom(reader, params.id, params.room)
    if (!room.ok) return room
    const { entries } = room.value
    const { from = 0, size = entries.length } = query
    if (size > entries.length || from > size) {
      return refuse(problem.beyondTheRecord(params.room, Math.max(from, size), entries.length))
    }
    const newline = Buffer.from('\n')
    const lines = entries.slice(from, size).flatMap((entry) => [entry, newline])
    const bytes = new Uint8Array(Buffer.concat(lines))
    return Promise.resolve(ok({ kind: 'bytes', bytes, media: routes.entryBytes.media }))
  },
)
