// A record as the server holds it in memory: what the database holds, checked while it is read.
//
// Values here never change; appending makes a new one. The entries are the database's bytes, and
// their tree must be the one that the last checkpoint signed for.

import { assert, decodeBase64, encodeBase64, equalBytes, ok } from '@holdfast/base'
import { present, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { emptyTree, leafHash, openCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, Tree, VerifySignature } from '@holdfast/ledger'
import { decodeManifest, type Manifest, type ManifestRoom } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import type { Queries } from './database.ts'
import { databaseProblems as problem } from './problems.ts'

/** One room: its entries, their leaf hashes, and the last checkpoint its log published. */
export type RoomState = ManifestRoom & {
  readonly entries: readonly Bytes[]
  readonly leaves: readonly Bytes[]
  readonly tree: Tree
  readonly checkpoint: Checkpoint
  readonly checkpointBytes: Bytes
}

/** The files of an agreement's text by name, and the digest of what they compile to. */
export type TextVersion = {
  readonly digest: string
  readonly files: ReadonlyMap<string, Bytes>
}

/** A record. The rooms are in the manifest's order; `text` is the newest. */
export type RecordState = {
  readonly agreement: string
  readonly manifest: Manifest
  readonly manifestBytes: Bytes
  readonly text: TextVersion
  readonly rooms: readonly RoomState[]
}

/** Reads a record, or null where there is none of that name. Refuses one that does not hold. */
export async function loadRecord(
  queries: Queries,
  agreement: string,
  verify: VerifySignature,
): Promise<Result<RecordState | null>> {
  const found = await queries
    .selectFrom('agreements')
    .select('manifest')
    .where('agreement_id', '=', agreement)
    .executeTakeFirst()
  if (found === undefined) return ok(null)
  const manifestBytes = new Uint8Array(found.manifest)
  const manifest = decodeManifest(sha256, manifestBytes)
  if (!manifest.ok) return refuse(problem.otherManifest(agreement))
  const text = await loadText(queries, agreement)
  const rooms: RoomState[] = []
  for (const room of manifest.value.rooms) {
    const loaded = await loadRoom({ queries, agreement, room, verify })
    if (!loaded.ok) return loaded
    rooms.push(loaded.value)
  }
  return ok({ agreement, manifest: manifest.value, manifestBytes, text, rooms })
}

async function loadText(queries: Queries, agreement: string): Promise<TextVersion> {
  const row = await queries
    .selectFrom('agreement_texts')
    .select(['digest', 'files'])
    .where('agreement_id', '=', agreement)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { digest: row.digest, files: parseFiles(row.files) }
}

/** Files as they are kept in a column of JSON. Inverse of `parseFiles`. */
export function printFiles(files: ReadonlyMap<string, Bytes>): string {
  return JSON.stringify(
    Object.fromEntries([...files].map(([name, bytes]) => [name, encodeBase64(bytes)])),
  )
}

function parseFiles(value: unknown): ReadonlyMap<string, Bytes> {
  const files = new Map<string, Bytes>()
  assert(typeof value === 'object' && value !== null, 'files are kept as an object')
  for (const [name, text] of Object.entries(value)) {
    const bytes = typeof text === 'string' ? decodeBase64(text) : null
    files.set(name, present(bytes, 'files are kept in base64'))
  }
  return files
}

type RoomToLoad = {
  readonly queries: Queries
  readonly agreement: string
  readonly room: ManifestRoom
  readonly verify: VerifySignature
}

async function loadRoom({
  queries,
  agreement,
  room,
  verify,
}: RoomToLoad): Promise<Result<RoomState>> {
  const note = await queries
    .selectFrom('checkpoints')
    .select('note')
    .where('agreement_id', '=', agreement)
    .where('room_id', '=', room.id)
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = await queries
    .selectFrom('entries')
    .select('bytes')
    .where('agreement_id', '=', agreement)
    .where('room_id', '=', room.id)
    .orderBy('entry_index')
    .execute()
  return roomFrom({
    room,
    entries: rows.map(({ bytes }) => new Uint8Array(bytes)),
    checkpointBytes: new Uint8Array(note?.note ?? []),
    verify,
  })
}

/** A room from its entries and its checkpoint. Refuses entries that it did not sign for. */
export async function roomFrom(given: {
  readonly room: ManifestRoom
  readonly entries: readonly Bytes[]
  readonly checkpointBytes: Bytes
  readonly verify: VerifySignature
}): Promise<Result<RoomState>> {
  const { room, entries, checkpointBytes, verify } = given
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const tree = treeAfterAll(sha256, emptyTree, leaves)
  const opened = await openCheckpoint(checkpointBytes, room.logKey, verify)
  const isSigned =
    opened.ok &&
    opened.value.size === tree.size &&
    equalBytes(opened.value.root, treeRoot(sha256, tree))
  if (!isSigned) return refuse(problem.otherHistory(room.id, entries.length))
  const { id, logKey } = room
  return ok({ id, logKey, entries, leaves, tree, checkpoint: opened.value, checkpointBytes })
}
