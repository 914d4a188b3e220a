// Verifying a record folder: its files are read here, and what they are is found by
// `@holdfast/verify`.
//
// `verifyFolder` always verifies everything. `readRecord` is the way in for whoever wants to use a
// record: it gives one that is whole, and verifies it only where that is not remembered.

import { limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { openCheckpoint, type VerifySignatures } from '@holdfast/ledger'
import type { Manifest, RoomId, TextFile } from '@holdfast/record'
import { RecordVerifier, type Progress, type Verification } from '@holdfast/verify'
import { sha256, signaturesVerifier, signatureVerifier } from '../crypto.ts'
import { storeProblems as problem } from '../problems.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { digestOfRecord, readLeaves, readRecordFiles, RunningSum } from './record-files.ts'
import type { RecordFiles } from './record-files.ts'
import { recall, remember } from './remembered.ts'
import { decodeLeaves, splitLines } from './room-files.ts'
import { AdoptedFiles } from './text-files.ts'

/** The entries of a room that its checkpoint signed for. */
export type ReadRoom = {
  readonly id: RoomId
  readonly size: number
  /** As many as `size` says. They are told apart when they are first asked for. */
  readonly entries: readonly Bytes[]
}

/** A record as it was read: its entries, and the files that it adopts, with the bytes adopted. */
export type ReadRecord = {
  readonly dir: string
  readonly manifest: Manifest
  /** In the manifest's order. */
  readonly rooms: readonly ReadRoom[]
  readonly text: { readonly files: ReadonlyMap<string, Bytes> }
  /** The digest under which it is remembered as whole; null where nothing is to be remembered. */
  readonly digest: string | null
  /** The files they are from, to open the folder for appending as it was read. */
  readonly files: RecordFiles
}

/** What reading and verifying need; everything has a default. */
export type VerifyOptions = {
  readonly onProgress?: (progress: Progress) => void
  /** The folder of `rememberedFolder`; null, or left out, where nothing is to be remembered. */
  readonly memory?: string | null
  readonly disk?: FolderDisk
  readonly verify?: VerifySignatures
}

/** What verifying needs besides. */
export type VerifyFolderOptions = VerifyOptions & {
  /** Checkpoints of this record's logs that somebody kept, as signed notes. */
  readonly olderCheckpoints?: readonly Bytes[]
  /**
   * Called with the record once everything but its signatures is known, to work something out while
   * they are checked. What it was given counts for nothing unless the record proves whole.
   */
  readonly meanwhile?: (record: ReadRecord) => void
}

/** What verifying a folder finds. The record is to be used only where it is whole. */
export type VerifiedFolder = Verification & { readonly record: ReadRecord }

/** Verifies a record folder. Refuses only what has no readable manifest. */
export async function verifyFolder(
  dir: string,
  options: VerifyFolderOptions = {},
): Promise<Result<VerifiedFolder>> {
  const files = await readRecordFiles(dir, options.disk ?? nodeDisk)
  if (!files.ok) return files
  const digest = (options.memory ?? null) === null ? null : digestOf(files.value)
  return ok(await verifyFiles(files.value, digest, options))
}

/** Reads a record that is whole. Refuses any other, and says what breaks it first. */
export async function readRecord(
  dir: string,
  options: VerifyOptions = {},
): Promise<Result<ReadRecord>> {
  const { disk = nodeDisk, memory = null } = options
  const files = await readRecordFiles(dir, disk)
  if (!files.ok) return files
  const digest = memory === null ? null : digestOf(files.value)
  const remembered = memory === null || digest === null ? null : await recall(memory, digest)
  const adopted = new AdoptedFiles(dir, disk)
  if (remembered !== null && (await areThere(adopted, remembered.text ?? []))) {
    const text = await adopted.matching(remembered.text ?? [])
    return ok(await recordOf(files.value, { text, digest, lines: null }))
  }
  const { breaking, record } = await verifyFiles(files.value, digest, options)
  return breaking === null ? ok(record) : refuse(problem.notWhole(dir, breaking))
}

// The digest under which a record that was read is remembered.
function digestOf({ manifestBytes, rooms }: RecordFiles): string {
  const parts = rooms.map(({ id, checkpoint, entries }) => ({
    id,
    checkpoint,
    entries: entries === null ? null : new RunningSum().add(entries),
  }))
  return digestOfRecord({ manifestBytes, rooms: parts })
}

async function areThere(found: AdoptedFiles, adopted: readonly TextFile[]): Promise<boolean> {
  for (const file of adopted) {
    if ((await found.digestOf(file)) !== file.sha256) return false
  }
  return true
}

async function verifyFiles(
  files: RecordFiles,
  digest: string | null,
  options: VerifyFolderOptions,
): Promise<VerifiedFolder> {
  const { disk = nodeDisk, memory = null, verify = signaturesVerifier(), onProgress } = options
  const { dir, manifest } = files
  const needs = { manifest, sha256, verify }
  const verifier = new RecordVerifier(onProgress === undefined ? needs : { ...needs, onProgress })
  const linesOf: (readonly Bytes[])[] = []
  for (const { id, checkpoint, entries, unreadable } of files.rooms) {
    const { lines, rest } = splitLines(entries ?? new Uint8Array(0))
    linesOf.push(lines)
    const leaves = await readLeaves(dir, id, disk)
    const found = { id, entries: lines, rest, checkpoint }
    const keptLeaves = (size: number): Bytes | null => decodeLeaves(leaves, size)
    await verifier.take({ ...found, keptLeaves, ...(unreadable === null ? {} : { unreadable }) })
  }
  const adopted = new AdoptedFiles(dir, disk)
  const text = await adopted.matching(verifier.text ?? [])
  const record = await recordOf(files, { text, digest, lines: linesOf })
  options.meanwhile?.(record)
  const verification = await verifier.verification({
    fileDigest: (file) => adopted.digestOf(file),
    olderCheckpoints: options.olderCheckpoints ?? [],
  })
  if (verification.isWhole && memory !== null && digest !== null) {
    await remember(memory, digest, { text: verification.text })
  }
  return { ...verification, record }
}

type ToGive = Pick<ReadRecord, 'digest'> & {
  readonly text: ReadonlyMap<string, Bytes>
  /** The lines of each room where they were told apart already; null for a record that is whole. */
  readonly lines: readonly (readonly Bytes[])[] | null
}

async function recordOf(files: RecordFiles, { text, digest, lines }: ToGive): Promise<ReadRecord> {
  const { dir, manifest } = files
  const verify = signatureVerifier()
  const rooms: ReadRoom[] = []
  for (const [at, { id, logKey }] of manifest.rooms.entries()) {
    const { checkpoint, entries } = files.rooms[at] ?? { checkpoint: null, entries: null }
    const opened = await openCheckpoint(checkpoint ?? new Uint8Array(0), logKey, verify)
    const size = opened.ok ? Math.min(opened.value.size, limits.entries) : 0
    rooms.push(readRoom(id, size, lines?.[at] ?? entries ?? new Uint8Array(0)))
  }
  return { dir, manifest, rooms, text: { files: text }, digest, files }
}

function readRoom(id: RoomId, size: number, from: readonly Bytes[] | Bytes): ReadRoom {
  if (!(from instanceof Uint8Array)) {
    const entries = from.slice(0, size)
    return { id, size: entries.length, entries }
  }
  let entries: readonly Bytes[] | null = null
  return {
    id,
    size,
    get entries() {
      entries ??= splitLines(from).lines.slice(0, size)
      return entries
    },
  }
}
