// A record on disk: a manifest, the agreement's texts, and a folder for each room.
//
// Opening is cheap and safe to build on: it checks each room's checkpoint signature and that the
// entries are those the checkpoint signed for. It does not check authors' signatures; that is
// verify.ts. The layout is in docs/record-format.md.

import { join } from 'node:path'
import { equalBytes, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { emptyTree, leafHash, openCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, Tree, VerifySignature } from '@holdfast/ledger'
import { decodeManifest, type Manifest, type ManifestRoom } from '@holdfast/record'
import { sha256, signatureVerifier } from '../crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './disk.ts'
import { storeProblems as problem } from '../problems.ts'
import { encodeLeaves, leafLineBytes, readRoom, roomPaths, splitLines } from './room-files.ts'

/** The file that makes a folder a record. */
export const manifestFile = 'holdfast.json'

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
  readonly rooms: readonly FolderRoom[]
}

/** What opening needs; everything has a default. */
export type OpenOptions = {
  readonly disk?: FolderDisk
  readonly verify?: VerifySignature
  /** Called as each room is read. */
  readonly onProgress?: (progress: Progress) => void
}

/** How far a long piece of work is: entries done of those known to be there. */
export type Progress = { readonly room: string; readonly done: number; readonly total: number }

/** Opens a record folder. Refuses one whose entries are not what its checkpoints signed for. */
export async function openFolder(
  dir: string,
  options: OpenOptions = {},
): Promise<Result<RecordFolder>> {
  const { disk = nodeDisk, verify = signatureVerifier(), onProgress } = options
  const manifest = await readManifest(dir, disk)
  if (!manifest.ok) return manifest
  const rooms: FolderRoom[] = []
  for (const room of manifest.value.rooms) {
    const opened = await openRoom({ dir, disk, verify, room })
    if (!opened.ok) return opened
    rooms.push(opened.value)
    const size = opened.value.entries.length
    onProgress?.({ room: room.id, done: size, total: size })
  }
  return ok({ dir, manifest: manifest.value, rooms })
}

/** Reads the manifest of a record folder. */
export async function readManifest(
  dir: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<Manifest>> {
  const path = join(dir, manifestFile)
  const bytes = await disk.read(path).catch((error: unknown) => errorCode(error))
  if (typeof bytes === 'string') return refuse(problem.unreadable(path, bytes))
  if (bytes === null) return refuse(problem.noRecord(dir))
  const manifest = decodeManifest(sha256, bytes)
  if (manifest.ok) return manifest
  return refuse(problem.badManifest(dir, String(manifest.problem.about['at'] ?? '')))
}

type RoomToOpen = {
  readonly dir: string
  readonly disk: FolderDisk
  readonly verify: VerifySignature
  readonly room: ManifestRoom
}

async function openRoom({ dir, disk, verify, room }: RoomToOpen): Promise<Result<FolderRoom>> {
  const paths = roomPaths(dir, room.id)
  const files = await readRoom(disk, paths).catch((error: unknown) => errorCode(error))
  if (typeof files === 'string') return refuse(problem.unreadable(paths.folder, files))
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
  const kept = files.leaves?.subarray(0, size * leafLineBytes) ?? new Uint8Array(0)
  return ok({
    ...room,
    checkpoint: checkpoint.value,
    checkpointBytes: files.checkpoint,
    entries,
    leaves,
    tree,
    committedBytes,
    unfinishedBytes: bytes.length - committedBytes,
    hasLeaves: equalBytes(kept, encodeLeaves(leaves)),
  })
}
