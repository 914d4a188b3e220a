// A record on disk: a manifest, the agreement's texts, and a folder for each room.
//
// Opening is cheap and safe to build on: it checks each room's checkpoint signature and that the
// entries are those the checkpoint signed for. It does not check authors' signatures; reading.ts
// does. The layout is in docs/record-format.md.

import { equalBytes, limits, ok, present, refuse, type Bytes, type Result } from '@holdfast/base'
import { emptyTree, leafHash, openCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, Tree, VerifySignature } from '@holdfast/ledger'
import type { Manifest, ManifestRoom } from '@holdfast/record'
import type { Progress } from '@holdfast/verify'
import { sha256, signatureVerifier } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { readLeaves, readRecordFiles, type RecordFiles, type RoomBytes } from './record-files.ts'
import { encodeLeaves, leafLineBytes, roomPaths, splitLines } from './room-files.ts'

/** One room as it was when the folder was opened. Entries after its checkpoint are left out. */
export type FolderRoom = ManifestRoom & {
  readonly checkpoint: Checkpoint
  readonly checkpointBytes: Bytes
  readonly entries: readonly Bytes[]
  readonly leaves: readonly Bytes[]
  readonly tree: Tree
  /** Bytes of `entries.jsonl` that count. */
  readonly committedBytes: number
  /** Bytes after them: an append that was interrupted. The next append drops them. */
  readonly unfinishedBytes: number
  /** False where `leaves.txt` has to be written anew. */
  readonly hasLeaves: boolean
}

/** A record folder as it was when it was opened. */
export type RecordFolder = {
  readonly dir: string
  readonly manifest: Manifest
  readonly manifestBytes: Bytes
  readonly rooms: readonly FolderRoom[]
}

/** What opening needs; everything has a default. */
export type OpenOptions = {
  readonly disk?: FolderDisk
  readonly verify?: VerifySignature
  /** Called as each room is read. */
  readonly onProgress?: (progress: Progress) => void
}

/** Opens a record folder. Refuses one whose entries are not what its checkpoints signed for. */
export async function openFolder(
  dir: string,
  options: OpenOptions = {},
): Promise<Result<RecordFolder>> {
  const files = await readRecordFiles(dir, options.disk ?? nodeDisk)
  return files.ok ? openFiles(files.value, options) : files
}

/** Opens a record folder whose files were read. */
export async function openFiles(
  { dir, manifest, manifestBytes, rooms: found }: RecordFiles,
  options: OpenOptions = {},
): Promise<Result<RecordFolder>> {
  const { disk = nodeDisk, verify = signatureVerifier(), onProgress } = options
  const rooms: FolderRoom[] = []
  for (const [at, room] of manifest.rooms.entries()) {
    const files = present(found[at], 'every room of the manifest was read')
    const opened = await openRoom({ dir, disk, verify, room, files })
    if (!opened.ok) return opened
    rooms.push(opened.value)
    const size = opened.value.entries.length
    onProgress?.({ room: room.id, done: size, total: size })
  }
  return ok({ dir, manifest, manifestBytes, rooms })
}

type RoomToOpen = {
  readonly dir: string
  readonly disk: FolderDisk
  readonly verify: VerifySignature
  readonly room: ManifestRoom
  readonly files: RoomBytes
}

async function openRoom(given: RoomToOpen): Promise<Result<FolderRoom>> {
  const { dir, disk, verify, room, files } = given
  const paths = roomPaths(dir, room.id)
  if (files.unreadable !== null) return refuse(problem.unreadable(paths.folder, files.unreadable))
  if (files.checkpoint === null) return refuse(problem.noCheckpoint(room.id, paths.checkpoint))
  const checkpoint = await openCheckpoint(files.checkpoint, room.logKey, verify)
  if (!checkpoint.ok) return refuse(problem.badCheckpoint(room.id, checkpoint.problem.code))
  const { size, root } = checkpoint.value
  if (size > limits.entries) return refuse(problem.tooManyEntries(room.id, limits.entries))
  const bytes = files.entries ?? new Uint8Array(0)
  const entries = splitLines(bytes).lines.slice(0, size)
  if (entries.length < size) return refuse(problem.missingEntries(room.id, entries.length, size))
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const tree = treeAfterAll(sha256, emptyTree, leaves)
  if (!equalBytes(treeRoot(sha256, tree), root)) return refuse(problem.rootDiffers(room.id))
  const committedBytes = entries.reduce((sum, entry) => sum + entry.length + 1, 0)
  const kept = (await readLeaves(dir, room.id, disk))?.subarray(0, size * leafLineBytes)
  return ok({
    ...room,
    checkpoint: checkpoint.value,
    checkpointBytes: files.checkpoint,
    entries,
    leaves,
    tree,
    committedBytes,
    unfinishedBytes: bytes.length - committedBytes,
    hasLeaves: equalBytes(kept ?? new Uint8Array(0), encodeLeaves(leaves)),
  })
}
