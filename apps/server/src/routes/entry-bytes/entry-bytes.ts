// GET /api/agreements/:id/rooms/:room/entries.jsonl
//
// The exact bytes of a room's first entries, a line each: what a stranger checks us with. They are
// read from the database as they are sent, as this reader, and never faster than they are taken.

import { Readable } from 'node:stream'
import { ok, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { indexOfEntry } from '@holdfast/record'
import type { EntryPage } from '@holdfast/store'
import { route } from '../../http/route.ts'
import { serverProblems as problem } from '../../problems.ts'

/** Entries in memory for one reader: few, for readers may be many and entries long. */
const pageEntries = 32

/** Entries as bytes. */
export const entryBytes = route(
  routes.entryBytes,
  async ({ library, store }, { reader, params, query }) => {
    const room = await library.findRoom(reader, params.id, params.room)
    if (!room.ok) return room
    const { from: first = 1, size: to = room.value.size } = query
    const from = indexOfEntry(first)
    if (to > room.value.size || from > to) {
      return refuse(problem.beyondTheRecord(params.room, Math.max(from, to), room.value.size))
    }
    const stretch = { agreement: params.id, room: params.room, from, to }
    const pages = store.read(reader.rooms, stretch, pageEntries)
    const stream = Readable.from(linesOf(pages, to - from), { objectMode: false })
    return Promise.resolve(ok({ kind: 'stream', stream, media: routes.entryBytes.media }))
  },
)

async function* linesOf(pages: AsyncIterable<EntryPage>, count: number): AsyncGenerator<Buffer> {
  let sent = 0
  for await (const { entries } of pages) {
    sent += entries.length
    yield Buffer.concat(entries.flatMap((entry) => [entry, newline]))
  }
  // Cut off rather than short: a reader must never take a part for the whole.
  if (sent < count) throw new Error('entries are missing')
}

const newline = Buffer.from('\n')
