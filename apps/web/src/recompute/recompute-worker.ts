// The whole sum, worked out in the reader's own browser, away from the page: fetch the text and
// the entries, check the logs and the signatures, compile, replay, work out, and compare the bytes
// with the server's.
//
// It uses the same packages as the server and the command line. What it believes of the server is
// the entries' bytes, and those only once the log's signature and every author's are good.

import { encodeHex, encodeUtf8, equalBytes, parseInstant, type Bytes } from '@holdfast/base'
import { leafHash, openCheckpoint, parseVerifierKey, rootOf } from '@holdfast/ledger'
import { decodeEnvelope, keyIdOf, verifyStatement, type KeyId } from '@holdfast/record'
import { decodeBase64 } from '@holdfast/base'
import { pathOf, routes } from '@holdfast/protocol'
import { canVerify, sha256, verifySignature } from '../proof/browser-crypto.ts'
import type { Asked, Found, Progress, RoomAsked } from './asked.ts'
import { workedOut } from './worked-out.ts'

type Room = { readonly asked: RoomAsked; readonly entries: readonly Bytes[] }

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
    const at = { params: { ...params, room: room.id }, query: { size: room.size } }
    rooms.push({ asked: room, entries: linesOf(await fetched(pathOf(routes.entryBytes, at))) })
  }
  const logs = await logsAreGood(asked, rooms)
  const signatures = await signaturesOf(rooms)
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
    logs,
    signatures,
    ms: Math.round(performance.now() - started),
  })
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

/** True where every room's entries make the root its log signed; null where it cannot be said. */
async function logsAreGood(asked: Asked, rooms: readonly Room[]): Promise<boolean | null> {
  if (!(await canVerify())) return null
  for (const { asked: room, entries } of rooms) {
    tell({ kind: 'progress', stage: 'logs', done: 0, of: rooms.length })
    const params = { id: asked.id, room: room.id }
    const note = await fetched(pathOf(routes.checkpoint, { params }))
    const key = parseVerifierKey(sha256, room.logKey)
    const opened = key.ok ? await openCheckpoint(note, key.value, verifySignature) : null
    if (opened?.ok !== true) return false
    // A cut, or growth while we worked, leaves another size; then this root says nothing.
    if (opened.value.size !== entries.length) return null
    const leaves = entries.map((entry) => leafHash(sha256, entry))
    if (!equalBytes(rootOf(sha256, leaves), opened.value.root)) return false
  }
  return true
}

async function signaturesOf(rooms: readonly Room[]): Promise<Found['signatures']> {
  if (!(await canVerify())) return null
  const entries = rooms.flatMap((room) => room.entries)
  const keys = new Map<KeyId, Bytes>()
  let good = 0
  for (const [at, bytes] of entries.entries()) {
    if (at % 50 === 0) tell({ kind: 'progress', stage: 'signatures', done: at, of: entries.length })
    const envelope = decodeEnvelope(sha256, bytes)
    if (!envelope.ok) continue
    const { kind, body } = envelope.value.statement
    const key =
      kind === 'record.key_enrolled' && typeof body['key'] === 'string'
        ? decodeBase64(body['key'])
        : null
    if (key !== null) keys.set(keyIdOf(sha256, key), key)
    const lookup = (id: KeyId): Bytes | null => keys.get(id) ?? null
    if ((await verifyStatement(envelope.value, lookup, verifySignature)).ok) good++
  }
  return { good, of: entries.length }
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
