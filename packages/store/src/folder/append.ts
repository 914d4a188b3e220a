// Appending entries to a room of a record folder: all of them, or none.
//
// The order of writing is the promise: entries, then their leaf hashes, then the new checkpoint by
// rename. Until the rename the record is what it was. What would make the record break is refused
// before anything is written, by the same rules that verifying uses. Where the entries adopt
// another text, its files come with them: see text-files.ts.

import { equalBytes, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { leafHash, signCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, VerifySignatures } from '@holdfast/ledger'
import { aboutOf, decodeEnvelope, type Irregularity, type TextFile } from '@holdfast/record'
import { Admission, type Proposed } from '@holdfast/verify'
import { noteSignerFrom, sha256, signaturesVerifier, type Signer } from '../crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './disk.ts'
import { withFolderLock } from './lock.ts'
import { storeProblems as problem } from '../problems.ts'
import { digestOfRecord } from './record-files.ts'
import type { FolderRoom, RecordFolder } from './record-folder.ts'
import { recall, remember } from './remembered.ts'
import { encodeLeaves, joinLines, leafLineBytes, roomPaths } from './room-files.ts'
import { dropAside, putAside, takeNames } from './text-files.ts'

/** What to append and who signs the new checkpoint. */
export type Appending = {
  readonly room: string
  readonly entries: readonly Bytes[]
  /** Files of a text that the entries adopt, by name, which take the place of those there. */
  readonly texts?: ReadonlyMap<string, Bytes>
  /** Holds the key of the room's log. */
  readonly signer: Signer
  /** What `admissionTo` gave for this folder and room, to be used once; made where left out. */
  readonly admission?: Admission
  /** The folder of `rememberedFolder`: a record remembered as whole is remembered as it becomes. */
  readonly memory?: string | null
  readonly disk?: FolderDisk
  readonly verify?: VerifySignatures
}

/** The folder after an append. `repeated` entries were there already and added nothing. */
export type Appended = {
  readonly folder: RecordFolder
  readonly appended: number
  readonly repeated: number
  /** What was noted about the new entries, such as a fork. Nothing that breaks the record. */
  readonly irregularities: readonly Irregularity[]
}

/** Appends entries to one room. On any problem the record is as it was, but for `store.17`. */
export async function appendEntries(
  folder: RecordFolder,
  appending: Appending,
): Promise<Result<Appended>> {
  const { disk = nodeDisk, memory = null, texts = new Map() } = appending
  const room = folder.rooms.find(({ id }) => id === appending.room)
  if (room === undefined) return refuse(problem.unknownRoom(appending.room))
  if (!equalBytes(room.logKey.publicKey, appending.signer.publicKey)) {
    return refuse(problem.wrongLogKey(room.id))
  }
  const admission = appending.admission ?? admissionTo(folder, room, appending.verify)
  const adopted = admission.text ?? []
  const admitted = await admit(admission, room, appending.entries)
  if (!admitted.ok) return admitted
  const { entries, repeated, irregularities } = admitted.value
  if (entries.length === 0) return ok({ folder, appended: 0, repeated, irregularities })
  const after = await roomAfter(room, entries, appending.signer)
  const written = await withFolderLock(disk, folder.dir, () =>
    commit({ disk, dir: folder.dir, before: room, after, texts, adopted }),
  )
  if (!written.ok) return written
  const rooms = folder.rooms.map((other) => (other.id === room.id ? after : other))
  const grown = { ...folder, rooms }
  if (memory !== null && (await recall(memory, digestOf(folder))) !== null) {
    await remember(memory, digestOf(grown), { text: admission.text })
  }
  return ok({ folder: grown, appended: entries.length, repeated, irregularities })
}

/** Judges what may be appended to a room of a folder that was opened. */
export function admissionTo(
  { manifest, rooms }: RecordFolder,
  room: FolderRoom,
  verify: VerifySignatures = signaturesVerifier(),
): Admission {
  const admission = new Admission({ manifest, sha256, verify })
  const [first] = rooms
  if (first !== undefined) admission.follow(first.id, first.entries)
  if (room.id !== first?.id) admission.follow(room.id, room.entries)
  return admission
}

// As reading gives it, where no append was interrupted.
function digestOf({ manifestBytes, rooms }: RecordFolder): string {
  const parts = rooms.map(({ id, checkpointBytes, entries }) => ({
    id,
    checkpoint: checkpointBytes,
    entries: [joinLines(entries)],
  }))
  return digestOfRecord({ manifestBytes, rooms: parts })
}

type ToAdd = {
  readonly entries: readonly Bytes[]
  readonly repeated: number
  readonly irregularities: readonly Irregularity[]
}

async function admit(
  admission: Admission,
  room: FolderRoom,
  given: readonly Bytes[],
): Promise<Result<ToAdd>> {
  const proposed: Proposed[] = []
  for (const [at, bytes] of given.entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (!envelope.ok) {
      const about = aboutOf(envelope.problem)
      const found = { kind: 'malformed-entry', room: room.id, entry: null, about } as const
      return refuse(problem.irregularEntry(at, found))
    }
    proposed.push({ room: room.id, envelope: envelope.value })
  }
  const entries: Bytes[] = []
  const irregularities: Irregularity[] = []
  const answers = await admission.judge(proposed)
  for (const [at, answer] of answers.entries()) {
    if (answer.kind === 'refused') return refuse(problem.irregularEntry(at, answer.why))
    if (answer.kind === 'room-full') return refuse(problem.tooManyEntries(room.id, limits.entries))
    if (answer.kind !== 'admitted') continue
    entries.push(answer.bytes)
    irregularities.push(...answer.noted)
  }
  return ok({ entries, repeated: answers.length - entries.length, irregularities })
}

async function roomAfter(
  room: FolderRoom,
  entries: readonly Bytes[],
  signer: Signer,
): Promise<FolderRoom> {
  const added = entries.map((entry) => leafHash(sha256, entry))
  const tree = treeAfterAll(sha256, room.tree, added)
  const root = treeRoot(sha256, tree)
  const checkpoint: Checkpoint = {
    origin: room.logKey.name,
    size: tree.size,
    root,
    extensions: [],
  }
  const note = noteSignerFrom(signer, room.logKey.name)
  return {
    ...room,
    checkpoint,
    checkpointBytes: await signCheckpoint(checkpoint, note),
    entries: [...room.entries, ...entries],
    leaves: [...room.leaves, ...added],
    tree,
    committedBytes: room.committedBytes + joinLines(entries).length,
    unfinishedBytes: 0,
    hasLeaves: true,
  }
}

type Commit = {
  readonly disk: FolderDisk
  readonly dir: string
  readonly before: FolderRoom
  readonly after: FolderRoom
  readonly texts: ReadonlyMap<string, Bytes>
  /** The files that the record adopts before. */
  readonly adopted: readonly TextFile[]
}

async function commit(work: Commit): Promise<Result<true>> {
  const { disk, dir, before, after } = work
  const paths = roomPaths(dir, before.id)
  const temporary = `${paths.checkpoint}.new`
  try {
    // Compare and swap: the checkpoint on disk is still the one this append was worked out from.
    const current = await disk.read(paths.checkpoint)
    if (current === null || !equalBytes(current, before.checkpointBytes)) {
      return refuse(problem.changedSince(before.id))
    }
    const found = (await disk.sizeOf(paths.entries)) ?? 0
    if (found < before.committedBytes) {
      return refuse(problem.missingEntries(before.id, 0, before.entries.length))
    }
    const size = before.entries.length
    const lines = joinLines(after.entries.slice(size))
    if (work.texts.size > 0) await putAside(work, work.texts, work.adopted)
    await disk.writeFrom(paths.entries, before.committedBytes, lines)
    await writeLeaves(work)
    await disk.remove(temporary)
    await disk.create(temporary, after.checkpointBytes, 0o644)
    await disk.rename(temporary, paths.checkpoint)
    // The record has adopted them; where they stay aside they are read from there.
    await takeNames(work, work.texts.keys()).catch(ignore)
    return ok(true)
  } catch (error) {
    return undo(work, errorCode(error))
  }
}

async function writeLeaves({ disk, dir, before, after }: Commit): Promise<void> {
  const path = roomPaths(dir, before.id).leaves
  const size = before.entries.length
  if (before.hasLeaves) {
    await disk.writeFrom(path, size * leafLineBytes, encodeLeaves(after.leaves.slice(size)))
    return
  }
  await disk.remove(path)
  await disk.create(path, encodeLeaves(after.leaves), 0o644)
}

// A write that failed may have been kept. Only the checkpoint decides, so it is read back; where it
// is the new one the append stands on disk, and taking it back could make two histories.
async function undo(work: Commit, reason: string): Promise<Result<true>> {
  const { disk, dir, before } = work
  const paths = roomPaths(dir, before.id)
  const current = await disk.read(paths.checkpoint).catch(() => null)
  if (current === null || !equalBytes(current, before.checkpointBytes)) {
    return refuse(problem.diskLeftOpen(paths.checkpoint, reason))
  }
  // Bytes that stay behind after this are beyond the checkpoint and count for nothing.
  await disk.writeFrom(paths.entries, before.committedBytes, new Uint8Array(0)).catch(ignore)
  const leafBytes = before.entries.length * leafLineBytes
  if (before.hasLeaves) {
    await disk.writeFrom(paths.leaves, leafBytes, new Uint8Array(0)).catch(ignore)
  }
  await disk.remove(`${paths.checkpoint}.new`).catch(ignore)
  await dropAside(work, work.texts.keys(), work.adopted).catch(ignore)
  return refuse(problem.diskRefused(paths.entries, reason))
}

function ignore(): void {
  return undefined
}
