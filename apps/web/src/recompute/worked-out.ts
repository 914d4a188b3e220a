// The answer to a question about a record, worked out by the living sum and printed, as the server
// and the command line do. No I/O.
//
// Signatures and trees are checked before, in the worker.

import { ok, parseInstant, type Bytes, type Result } from '@holdfast/base'
import { printAnswer } from '@holdfast/protocol'
import { isKeyId, isRoomId, type KeyId, type RoomId } from '@holdfast/record'
import { openSum, readQuestion, type Sum } from '@holdfast/sum'
import { sha256 } from '../proof/browser-crypto.ts'
import type { Asked, RecordAsked, RoomAsked } from './asked.ts'

type Room = { readonly asked: RoomAsked; readonly entries: readonly Bytes[] }

/** The answer `statuses` as canonical JSON, from the text's files and the rooms' entries. */
export function workedOut(
  asked: Asked,
  files: ReadonlyMap<string, Bytes>,
  rooms: readonly Room[],
): Result<string> {
  const opened = sumHere(asked, files, rooms)
  if (!opened.ok) return opened
  const sum = opened.value
  const question = readQuestion(asked.query, { agreement: sum.agreement, rooms: sum.rooms() })
  if (!question.ok) return question
  const now = question.value.asOf ?? parseInstant(asked.asOf)
  if (now === null) throw new Error('the server writes instants')
  return printAnswer('statuses', { sum, question: question.value, now })
}

/** The living sum of the text's files and the rooms' entries. */
export function sumHere(
  asked: RecordAsked,
  files: ReadonlyMap<string, Bytes>,
  rooms: readonly Room[],
): Result<Sum> {
  const opened = openSum({
    texts: [{ files }],
    manifest: {
      agreement: asked.id,
      root: { keyId: keyOf(asked.root) },
      rooms: rooms.map((room) => ({ id: roomOf(room.asked.id) })),
    },
    sha256,
  })
  if (!opened.ok) return opened
  const sum = opened.value
  for (const room of rooms) {
    for (const entry of room.entries) sum.observe(roomOf(room.asked.id), entry)
  }
  return ok(sum)
}

/** A room by the name that the server gives it. */
export function roomOf(id: string): RoomId {
  if (!isRoomId(id)) throw new Error(`no room: ${id}`)
  return id
}

/** A key by the id that the server gives it. */
export function keyOf(id: string): KeyId {
  if (!isKeyId(id)) throw new Error(`no key: ${id}`)
  return id
}
