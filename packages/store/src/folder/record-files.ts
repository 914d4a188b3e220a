// The files of a record folder as bytes: the manifest, and each room's entries and checkpoint.
//
// Whoever hands a folder over may have put anything in it, so only plain files are read, within
// their limits, and no link is followed, nor a folder that is one. What the bytes say is somebody
// else's to check.

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { encodeUtf8, hexSha256, limits, ok, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { decodeManifest, type Manifest, type RoomId } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { errorCode, type FolderDisk } from './disk.ts'
import { roomPaths } from './room-files.ts'

/** The file that makes a folder a record. */
export const manifestFile = 'holdfast.json'

/** The files of one room; null where one is missing. */
export type RoomBytes = {
  readonly id: RoomId
  readonly checkpoint: Bytes | null
  readonly entries: Bytes | null
  /** Why the room cannot be read; null where it can. */
  readonly unreadable: string | null
}

/** The files of a record. Rooms are in the manifest's order. */
export type RecordFiles = {
  readonly dir: string
  readonly manifest: Manifest
  readonly manifestBytes: Bytes
  readonly rooms: readonly RoomBytes[]
}

/** Reads the files of a record folder. Refuses only what has no manifest that can be read. */
export async function readRecordFiles(dir: string, disk: FolderDisk): Promise<Result<RecordFiles>> {
  const path = join(dir, manifestFile)
  const manifestBytes = await read(disk, path, limits.manifestBytes)
  if (typeof manifestBytes === 'string') return refuse(problem.unreadable(path, manifestBytes))
  if (manifestBytes === null) return refuse(problem.noRecord(dir))
  const manifest = decodeManifest(sha256, manifestBytes)
  if (!manifest.ok) {
    return refuse(problem.badManifest(dir, String(manifest.problem.about['at'] ?? '')))
  }
  const rooms: RoomBytes[] = []
  for (const { id } of manifest.value.rooms) rooms.push(await readRoom(disk, dir, id))
  return ok({ dir, manifest: manifest.value, manifestBytes, rooms })
}

// The checkpoint first, so that a reader beside a writer never sees fewer entries than the
// checkpoint it holds says.
async function readRoom(disk: FolderDisk, dir: string, id: RoomId): Promise<RoomBytes> {
  const paths = roomPaths(dir, id)
  const nothing = { id, checkpoint: null, entries: null }
  for (const folder of [join(dir, 'rooms'), paths.folder]) {
    const kind = await disk.kindOf(folder).catch((error: unknown) => errorCode(error))
    if (kind !== null && kind !== 'folder') return { ...nothing, unreadable: kind }
  }
  const checkpoint = await read(disk, paths.checkpoint, limits.checkpointBytes)
  if (typeof checkpoint === 'string') return { ...nothing, unreadable: checkpoint }
  const entries = await read(disk, paths.entries, limits.roomBytes)
  if (typeof entries === 'string') return { ...nothing, unreadable: entries }
  return { id, checkpoint, entries, unreadable: null }
}

/** The bytes of a plain file, null where there is none, or why it is not read. */
async function read(disk: FolderDisk, path: string, limit: number): Promise<Bytes | string | null> {
  return disk.readPlain(path, limit).catch((error: unknown) => errorCode(error))
}

/** The leaf hashes that lie beside a room's entries; null where there is no such plain file. */
export async function readLeaves(dir: string, id: RoomId, disk: FolderDisk): Promise<Bytes | null> {
  return disk.readPlain(roomPaths(dir, id).leaves, limits.roomBytes).catch(() => null)
}

/** The size and the SHA-256 of bytes that come in pieces. */
export class RunningSum {
  readonly #hash = createHash('sha256')
  #size = 0

  /** Takes the next piece. */
  add(piece: Uint8Array): this {
    this.#hash.update(piece)
    this.#size += piece.length
    return this
  }

  /** Of everything taken so far, as one word. */
  get word(): string {
    return `${this.#size}:${this.#hash.copy().digest('hex')}`
  }
}

/** What a record's digest is over. Whatever is null has no file. */
export type DigestedRecord = {
  readonly manifestBytes: Bytes
  readonly rooms: readonly {
    readonly id: string
    readonly checkpoint: Bytes | null
    readonly entries: RunningSum | null
  }[]
}

/** Raise it when records that were whole might not be by the rules of now. */
const verifiedRules = 'holdfast-verified/2'

/**
 * A digest of everything that verifying reads but the adopted files, in hexadecimal. Two records
 * with one digest are the same bytes, verified by the same rules.
 */
export function digestOfRecord({ manifestBytes, rooms }: DigestedRecord): string {
  const sumOf = (bytes: Bytes): RunningSum => new RunningSum().add(bytes)
  const lines = rooms.flatMap(({ id, checkpoint, entries }) => {
    const signed = checkpoint === null ? 'none' : sumOf(checkpoint).word
    return [`${id} checkpoint ${signed}`, `${id} entries ${entries?.word ?? 'none'}`]
  })
  const all = [verifiedRules, `${manifestFile} ${sumOf(manifestBytes).word}`, ...lines]
  return hexSha256(sha256, encodeUtf8(`${all.join('\n')}\n`))
}
