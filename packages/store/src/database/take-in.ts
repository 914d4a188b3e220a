// Takes a record folder into the database: once, again when it has grown, and never over anything.
//
// The folder was verified by whoever calls. What the database has already must be the beginning of
// what the folder has, or the other way round; where they differ, nothing is changed. All of it
// happens in one transaction, so a start that is cut off leaves nothing half taken in.

import type { CompiledAgreement } from '@holdfast/agreement'
import { encodeUtf8, equalBytes, ok, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import type { VerifySignature } from '@holdfast/ledger'
import { printManifest, type Manifest } from '@holdfast/record'
import { sql } from 'kysely'
import type { RecordFolder } from '../folder/record-folder.ts'
import type { Database, Queries } from './database.ts'
import { databaseProblems as problem } from './problems.ts'
import { rebuild } from './projection.ts'
import { loadRecord, printFiles, type RecordState, type TextVersion } from './record-state.ts'

/** A verified folder with its text. `compiled` is what the text's digest is of. */
export type Incoming = {
  readonly folder: Pick<RecordFolder, 'manifest' | 'rooms'>
  readonly text: TextVersion
  readonly compiled: CompiledAgreement
}

/** The record after taking a folder in. `entriesAdded` is 0 where it was all there. */
export type TakenIn = { readonly state: RecordState; readonly entriesAdded: number }

/** Takes a folder in. */
export async function takeIn(
  database: Database,
  incoming: Incoming,
  given: { readonly verify: VerifySignature; readonly now: () => Instant },
): Promise<Result<TakenIn>> {
  const { agreement } = incoming.folder.manifest
  return database.asWriter(agreement, async (queries) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${agreement}, 0))`.execute(queries)
    const found = await loadRecord(queries, agreement, given.verify)
    if (!found.ok) return found
    const before = found.value
    const added = await addMissing({ queries, incoming, before, at: new Date(given.now()) })
    if (!added.ok) return added
    const isNewText = before?.text.digest !== incoming.text.digest
    if (before !== null && added.value === 0 && !isNewText) {
      return ok({ state: before, entriesAdded: 0 })
    }
    const after = await loadRecord(queries, agreement, given.verify)
    if (!after.ok) return after
    if (after.value === null) return refuse(problem.unknownAgreement(agreement))
    await rebuild(queries, after.value, incoming.compiled)
    return ok({ state: after.value, entriesAdded: added.value })
  })
}

type Adding = {
  readonly queries: Queries
  readonly incoming: Incoming
  readonly before: RecordState | null
  readonly at: Date
}

async function addMissing(work: Adding): Promise<Result<number>> {
  const { incoming, before } = work
  const { manifest } = incoming.folder
  const manifestBytes = encodeUtf8(printManifest(manifest))
  if (before === null) await addAgreement(work, manifest, manifestBytes)
  else if (!equalBytes(before.manifestBytes, manifestBytes)) {
    return refuse(problem.otherManifest(manifest.agreement))
  }
  if (before?.text.digest !== incoming.text.digest) await addText(work)
  let added = 0
  for (const room of incoming.folder.rooms) {
    const known = before?.rooms.find(({ id }) => id === room.id)?.entries ?? []
    const shared = Math.min(known.length, room.entries.length)
    for (let at = 0; at < shared; at++) {
      const [ours, theirs] = [known[at], room.entries[at]]
      const isSame = ours !== undefined && theirs !== undefined && equalBytes(ours, theirs)
      if (!isSame) return refuse(problem.otherHistory(room.id, at))
    }
    const isNewRoom = before === null
    if (isNewRoom || room.entries.length > known.length) await addEntries(work, room, known.length)
    added += Math.max(0, room.entries.length - known.length)
  }
  return ok(added)
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

async function addText({ queries, incoming, at }: Adding): Promise<void> {
  const { agreement } = incoming.folder.manifest
  const count = await queries
    .selectFrom('agreement_texts')
    .select(({ fn }) => fn.countAll<string>().as('texts'))
    .where('agreement_id', '=', agreement)
    .executeTakeFirstOrThrow()
  await queries
    .insertInto('agreement_texts')
    .values({
      agreement_id: agreement,
      digest: incoming.text.digest,
      position: Number(count.texts),
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
