// The whole sum, worked out in the reader's own browser, away from the page: fetch the text and
// the entries, verify the record, compile, replay, work out, and compare the bytes with the
// server's.
//
// It uses the same packages as the server and the command line. What it believes of the server is
// the entries' bytes, and those only once the record they make up holds.

import { encodeHex, encodeUtf8, equalBytes, parseInstant, type Bytes } from '@holdfast/base'
import { pathOf, routes } from '@holdfast/protocol'
import { canVerify, sha256 } from '../proof/browser-crypto.ts'
import type { Asked, Found, Progress, RoomAsked } from './asked.ts'
import { sizeIn, verifiedHere, type VerifiedHere } from './verify-here.ts'
import { workedOut } from './worked-out.ts'

/** A room up to its checkpoint, of which `entries` are those that the question is about. */
type Room = {
  readonly asked: RoomAsked
  readonly entries: readonly Bytes[]
  readonly all: readonly Bytes[]
  readonly checkpoint: Bytes
}

function tell(message: Progress | Found): void {
  postMessage(message)
}

async function fetched(path: string): Promise<Bytes> {
  const answer = await fetch(path)
  if (!answer.ok) throw new Error(`asked ${path}, answered ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

async function work(asked: Asked): Promise<void> {
  const started = performance.now()
  const params = { id: asked.id }
  const files = new Map<string, Bytes>()
  for (const name of asked.files) {
    tell({ kind: 'progress', stage: 'files', done: files.size, of: asked.files.length })
    files.set(name, await fetched(pathOf(routes.file, { params: { ...params, name } })))
  }
  const rooms: Room[] = []
  for (const room of asked.rooms) {
    tell({ kind: 'progress', stage: 'entries', done: rooms.length, of: asked.rooms.length })
    rooms.push(await fetchedRoom(asked.id, room))
  }
  const checked = (await canVerify()) ? await verified(asked, files, rooms) : null
  tell({ kind: 'progress', stage: 'sum', done: 0, of: 1 })
  const printed = workedOut(asked, files, rooms)
  if (!printed.ok) throw new Error(printed.problem.code)
  const own = encodeUtf8(printed.value)
  const theirs = await fetched(pathOf(routes.statuses, { params, query: asked.query }))
  tell({
    kind: 'found',
    isSame: equalBytes(own, theirs),
    bytes: own.length,
    digest: encodeHex(sha256(own)),
    serverDigest: encodeHex(sha256(theirs)),
    entries: rooms.reduce((sum, { entries }) => sum + entries.length, 0),
    logs: checked?.logs ?? null,
    signatures: checked?.signatures ?? null,
    breaking: checked?.breaking ?? null,
    ms: Math.round(performance.now() - started),
  })
}

// Everything up to the checkpoint, so that the root can be compared whatever was asked about.
async function fetchedRoom(id: string, asked: RoomAsked): Promise<Room> {
  const params = { id, room: asked.id }
  const checkpoint = await fetched(pathOf(routes.checkpoint, { params }))
  const size = Math.max(asked.size, sizeIn(checkpoint))
  const all = linesOf(await fetched(pathOf(routes.entryBytes, { params, query: { size } })))
  return { asked, entries: all.slice(0, asked.size), all, checkpoint }
}

async function verified(
  { id, root }: Asked,
  files: ReadonlyMap<string, Bytes>,
  rooms: readonly Room[],
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

/** A message is ours: the page and this worker come from one build. */
function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && 'rooms' in value && 'files' in value
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isAsked(data) || parseInstant(data.asOf) === null) return
  work(data).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : ''
    postMessage({ kind: 'failed', why })
  })
})
