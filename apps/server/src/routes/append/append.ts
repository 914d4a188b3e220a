// POST /api/agreements/:id/rooms/:room/entries
//
// Appends one signed statement: the bytes of its entry are the body. The signature says who speaks,
// so no session is asked for; a room that the sender may not read is not there.

import { decodeUtf8, ok, present } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { entryNumberOf } from '@holdfast/record'
import { route } from '../../http/route.ts'
import { publicRoom } from '../../library/teller.ts'
import { publicReader } from '../../reader.ts'

/** Appends a statement. */
export const append = route(routes.append, async ({ library, store }, { reader, params, body }) => {
  const room = await library.findRoom(reader, params.id, params.room)
  if (!room.ok) return room
  // What has a place in the public room depends on whether the agreement is alive.
  if (params.room === publicRoom) await library.find(publicReader, params.id)
  const receipt = await store.append(params.id, params.room, body)
  if (!receipt.ok) return receipt
  const { index, checkpointBytes, ...rest } = receipt.value
  // Whoever says the same again is told no more of the log than whoever said it first.
  const first = rest.isRepeated ? await store.checkpointWith(params.id, params.room, index) : null
  const checkpoint = present(decodeUtf8(first ?? checkpointBytes), 'a note is text')
  return ok({
    kind: 'value',
    value: { ...rest, entry: entryNumberOf(index), checkpoint },
    status: rest.isRepeated ? 200 : 201,
  })
})
