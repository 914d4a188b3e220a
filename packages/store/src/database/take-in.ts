// Takes a record folder into the database: once, again when it has grown, and never over anything.
//
// The folder was verified by whoever calls. What the database has already must be the beginning of
// what the folder has, or the other way round; where they differ, nothing is changed. All of it
// happens in one transaction, so a start that is cut off leaves nothing half taken in. Two logs of
// the same size are the same where their roots are, so entries that both have are not read again.

import { encodeUtf8, equalBytes, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import { rootOf, type VerifySignature } from '@holdfast/ledger'
import { printManifest, type Manifest } from '@holdfast/record'
import { sql } from 'kysely'
import { sha256 } from '../crypto.ts'
import type { RecordFolder } from '../folder/record-folder.ts'
import type { Database, Queries } from './database.ts'
import { noteGrowth } from './notices.ts'
import { databaseProblems as problem } from './problems.ts'
import { readLast, readRecord } from './record-follower.ts'
import { newestText, printFiles, readHead, type RecordState } from './record-state.ts'
import type { TextVersion } from './record-state.ts'
import { rebuildStatements } from './statement-rows.ts'

/** A verified folder with its text. */
export type Incoming = {
  readonly folder: Pick<RecordFolder, 'manifest' | 'rooms'>
  readonly text: TextVersion
}

/** How many entries taking a folder in has added. */
export type TakenIn = { readonly entriesAdded: number }

/** Takes a folder in. */
export async function takeIn(
  database: Database,
  incoming: Incoming,
  given: { readonly verify: VerifySignature; readonly now: () => Instant },
): Promise<Result<TakenIn>> {
  const { agreement } = incoming.folder.manifest
  return database.asWriter(agreement, async (queries) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${agreement}, 0))`.execute(queries)
    if (await isAllThere(queries, incoming)) return ok({ entriesAdded: 0 })
    const found = await stateIn(queries, agreement, given.verify)
    if (!found.ok) return found
    const before = found.value
    const added = await addMissing({ queries, incoming, before, at: new Date(given.now()) })
    if (!added.ok) return added
    if (!added.value.hasChanged) return ok({ entriesAdded: 0 })
    const after = await stateIn(queries, agreement, given.verify)
    if (!after.ok) return after
    await rebuildStatements(queries, present(after.value, 'it was just added'))
    await noteGrowth(queries, agreement)
    return ok({ entriesAdded: added.value.entries })
  })
}

// The same manifest, newest text and checkpoints: there is nothing to compare and nothing to add.
async function isAllThere(queries: Queries, { folder, text }: Incoming): Promise<boolean> {
  const { agreement } = folder.manifest
  const head = await readHead(queries, agreement)
  if (!head.ok || head.value === null || newestText(head.value).digest !== text.digest) return false
  if (!equalBytes(head.value.manifestBytes, encodeUtf8(printManifest(folder.manifest))))
    return false
  const { notes } = await readLast(queries, agreement)
  return folder.rooms.every(({ id, checkpointBytes }) =>
    notes.some(({ room, bytes }) => room === id && equalBytes(bytes, checkpointBytes)),
  )
}

async function stateIn(
  queries: Queries,
  agreement: string,
  verify: VerifySignature,
): Promise<Result<RecordState | null>> {
  const head = await readHead(queries, agreement)
  if (!head.ok) return head
  return head.value === null ? ok(null) : readRecord(queries, head.value, verify)
}

type Adding = {
  readonly queries: Queries
  readonly incoming: Incoming
  readonly before: RecordState | null
  readonly at: Date
}

type AddedMissing = { readonly entries: number; readonly hasChanged: boolean }

async function addMissing(work: Adding): Promise<Result<AddedMissing>> {
  const { incoming, before } = work
  const { manifest } = incoming.folder
  const manifestBytes = encodeUtf8(printManifest(manifest))
  if (before === null) await addAgreement(work, manifest, manifestBytes)
  else if (!equalBytes(before.manifestBytes, manifestBytes)) {
    return refuse(problem.otherManifest(manifest.agreement))
  }
  const isNewText = before === null || newestText(before).digest !== incoming.text.digest
  if (isNewText) await addText(work)
  let added = 0
  for (const room of incoming.folder.rooms) {
    const known = before?.rooms.find(({ id }) => id === room.id)
    const knownSize = known?.size ?? 0
    const shared = Math.min(knownSize, room.entries.length)
    const ours = known?.tree.rootAt(shared) ?? null
    const isSame = ours === null || equalBytes(ours, rootOf(sha256, room.leaves.slice(0, shared)))
    if (!isSame) return refuse(problem.otherHistory(room.id, shared))
    if (before === null || room.entries.length > knownSize) await addEntries(work, room, knownSize)
    added += Math.max(0, room.entries.length - knownSize)
  }
  return ok({ entries: added, hasChanged: isNewText || added > 0 })
}

async function addAgreement(
  { queries, at }: Adding,
  manifest: Manifest,
  manifestBytes: Bytes,
): Promise<void> {
  const { agreement } = manifest
  await queries
    .insertInto('agreements')
    .values({ agreement_id: agreement, manifest: manifestBytes, added_at: at })
    .execute()
  const rooms = manifest.rooms.map(({ id, logKey }, position) => ({
    agreement_id: agreement,
    room_id: id,
    position,
    origin: logKey.name,
  }))
  await queries.insertInto('rooms').values(rooms).execute()
}

async function addText({ queries, incoming, before, at }: Adding): Promise<void> {
  const { agreement } = incoming.folder.manifest
  await queries
    .insertInto('agreement_texts')
    .values({
      agreement_id: agreement,
      digest: incoming.text.digest,
      position: before?.texts.length ?? 0,
      files: printFiles(incoming.text.files),
      added_at: at,
    })
    .execute()
}

const rowsAtOnce = 1_000

async function addEntries(
  { queries, incoming, at }: Adding,
  room: RecordFolder['rooms'][number],
  from: number,
): Promise<void> {
  const place = {
    agreement_id: incoming.folder.manifest.agreement,
    room_id: room.id,
    accepted_at: at,
  }
  for (let next = from; next < room.entries.length; next += rowsAtOnce) {
    const some = room.entries.slice(next, next + rowsAtOnce)
    const rows = some.map((bytes, n) => ({ ...place, entry_index: next + n, bytes }))
    await queries.insertInto('entries').values(rows).execute()
  }
  await queries
    .insertInto('checkpoints')
    .values({ ...place, tree_size: room.checkpoint.size, note: room.checkpointBytes })
    .execute()
}
