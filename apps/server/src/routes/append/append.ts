// POST /api/agreements/:id/rooms/:room/entries
//
// Appends one signed statement: the bytes of its entry are the body. The signature says who speaks,
// so no session is asked for; a room that the sender may not read is not there.

import { decodeUtf8, ok, present } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { entryNumberOf } from '@holdfast/record'
import { route } from '../../http/route.ts'

/** Appends a statement. */
export const append = route(routes.append, async ({ library, store }, { reader, params, body }) => {
  const room = await library.findRoom(reader, params.id, params.room)
  if (!room.ok) return room
  const receipt = await store.append(params.id, params.room, body)
  if (!receipt.ok) return receipt
  const { checkpointBytes, index, ...rest } = receipt.value
  const checkpoint = present(decodeUtf8(checkpointBytes), 'a note is text')
  return ok({
    kind: 'value',
    value: { ...rest, entry: entryNumberOf(index), checkpoint },
    status: rest.isRepeated ? 200 : 201,
  })
})
