// A record as the server sent it, for a worker that does a sum: the files of the text and the
// entries of the rooms, and whether they hold.
//
// What is believed of the server is the entries' bytes, and those only once the record they make up
// holds.

import type { Bytes } from '@holdfast/base'
import { pathOf, routes } from '@holdfast/protocol'
import { canVerify } from '../proof/browser-crypto.ts'
import type { Progress, RecordAsked, RoomAsked } from './asked.ts'
import { sizeIn, verifiedHere, type VerifiedHere } from './verify-here.ts'

/** A room up to its checkpoint, of which `entries` are those that the question is about. */
export type FetchedRoom = {
  readonly asked: RoomAsked
  readonly entries: readonly Bytes[]
  readonly all: readonly Bytes[]
  readonly checkpoint: Bytes
}

/** A record. `checked` is null where this browser cannot verify. */
export type FetchedRecord = {
  readonly files: ReadonlyMap<string, Bytes>
  readonly rooms: readonly FetchedRoom[]
  readonly checked: VerifiedHere | null
}

/** Fetches a record and verifies it; says how far it is. */
export async function fetchedRecord(
  asked: RecordAsked,
  tell: (progress: Progress) => void,
): Promise<FetchedRecord> {
  const params = { id: asked.id }
  const files = new Map<string, Bytes>()
  for (const name of asked.files) {
    tell({ kind: 'progress', stage: 'files', done: files.size, of: asked.files.length })
    files.set(name, await fetched(pathOf(routes.file, { params: { ...params, name } })))
  }
  const rooms: FetchedRoom[] = []
  for (const room of asked.rooms) {
    tell({ kind: 'progress', stage: 'entries', done: rooms.length, of: asked.rooms.length })
    rooms.push(await fetchedRoom(asked.id, room))
  }
  const checked = (await canVerify()) ? await verified(asked, { files, rooms }, tell) : null
  return { files, rooms, checked }
}

/** The bytes that the server answers. */
export async function fetched(path: string): Promise<Bytes> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`asked ${path}, answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

// Everything up to the checkpoint, so that the root can be compared whatever was asked about.
async function fetchedRoom(id: string, asked: RoomAsked): Promise<FetchedRoom> {
  const params = { id, room: asked.id }
  const checkpoint = await fetched(pathOf(routes.checkpoint, { params }))
  const size = Math.max(asked.size, sizeIn(checkpoint))
  const all = linesOf(await fetched(pathOf(routes.entryBytes, { params, query: { size } })))
  return { asked, entries: all.slice(0, asked.size), all, checkpoint }
}

async function verified(
  { id, root }: RecordAsked,
  { files, rooms }: Omit<FetchedRecord, 'checked'>,
  tell: (progress: Progress) => void,
): Promise<VerifiedHere> {
  const name = 'holdfast.json'
  const manifest = await fetched(pathOf(routes.file, { params: { id, name } }))
  const sent = rooms.map((room) => ({ ...room, id: room.asked.id, entries: room.all }))
  return verifiedHere({ manifest, root, files, rooms: sent }, (done, of) =>
    tell({ kind: 'progress', stage: 'signatures', done, of }),
  )
}

function linesOf(bytes: Bytes): readonly Bytes[] {
  const lines: Bytes[] = []
  let from = 0
  for (let to = bytes.indexOf(10); to !== -1; to = bytes.indexOf(10, from)) {
    lines.push(bytes.slice(from, to))
    from = to + 1
  }
  return lines
}
