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
import { digestOfRecord, readLeaves, readRecordFiles } from './record-files.ts'
import type { RecordFiles } from './record-files.ts'
import { recall, remember } from './remembered.ts'
import { decodeLeaves, splitLines } from './room-files.ts'
import { AdoptedFiles } from './text-files.ts'

/** The entries of a room that its checkpoint signed for. */
export type ReadRoom = { readonly id: RoomId; readonly entries: readonly Bytes[] }

/** A record as it was read: its entries, and the files that it adopts, with the bytes adopted. */
export type ReadRecord = {
  readonly dir: string
  readonly manifest: Manifest
  /** In the manifest's order. */
  readonly rooms: readonly ReadRoom[]
  readonly text: { readonly files: ReadonlyMap<string, Bytes> }
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
  return files.ok ? ok(await verifyFiles(files.value, options)) : files
}

/** Reads a record that is whole. Refuses any other, and says what breaks it first. */
export async function readRecord(
  dir: string,
  options: VerifyOptions = {},
): Promise<Result<ReadRecord>> {
  const { disk = nodeDisk, memory = null } = options
  const files = await readRecordFiles(dir, disk)
  if (!files.ok) return files
  const remembered = memory === null ? null : await recall(memory, digestOf(files.value))
  const adopted = new AdoptedFiles(dir, disk)
  if (remembered !== null && (await areThere(adopted, remembered.text ?? []))) {
    return ok(await recordOf(files.value, await adopted.matching(remembered.text ?? [])))
  }
  const { breaking, record } = await verifyFiles(files.value, options)
  return breaking === null ? ok(record) : refuse(problem.notWhole(dir, breaking))
}

// The digest under which a record that was read is remembered.
function digestOf({ manifestBytes, rooms }: RecordFiles): string {
  const parts = rooms.map(({ id, checkpoint, entries }) => ({
    id,
    checkpoint,
    entries: entries === null ? null : [entries],
  }))
  return digestOfRecord({ manifestBytes, rooms: parts })
}

async function areThere(found: AdoptedFiles, adopted: readonly TextFile[]): Promise<boolean> {
  for (const { name, sha256: hash } of adopted) {
    if ((await found.digestOf(name)) !== hash) return false
  }
  return true
}

async function verifyFiles(
  files: RecordFiles,
  options: VerifyFolderOptions,
): Promise<VerifiedFolder> {
  const { disk = nodeDisk, memory = null, verify = signaturesVerifier(), onProgress } = options
  const { dir, manifest } = files
  const needs = { manifest, sha256, verify }
  const verifier = new RecordVerifier(onProgress === undefined ? needs : { ...needs, onProgress })
  for (const { id, checkpoint, entries, unreadable } of files.rooms) {
    const { lines, rest } = splitLines(entries ?? new Uint8Array(0))
    const leaves = await readLeaves(dir, id, disk)
    const found = { id, entries: lines, rest, checkpoint }
    const keptLeaves = (size: number): Bytes | null => decodeLeaves(leaves, size)
    await verifier.take({ ...found, keptLeaves, ...(unreadable === null ? {} : { unreadable }) })
  }
  const adopted = new AdoptedFiles(dir, disk)
  const text = await adopted.matching(verifier.text ?? [])
  const record = await recordOf(files, text)
  options.meanwhile?.(record)
  const verification = await verifier.verification({
    fileDigest: (name) => adopted.digestOf(name),
    olderCheckpoints: options.olderCheckpoints ?? [],
  })
  if (verification.isWhole && memory !== null) {
    await remember(memory, digestOf(files), { text: verification.text })
  }
  return { ...verification, record }
}

async function recordOf(files: RecordFiles, text: ReadonlyMap<string, Bytes>): Promise<ReadRecord> {
  const { dir, manifest } = files
  const verify = signatureVerifier()
  const rooms: ReadRoom[] = []
  for (const [at, { id, logKey }] of manifest.rooms.entries()) {
    const { checkpoint, entries } = files.rooms[at] ?? { checkpoint: null, entries: null }
    const opened = await openCheckpoint(checkpoint ?? new Uint8Array(0), logKey, verify)
    const size = opened.ok ? Math.min(opened.value.size, limits.entries) : 0
    const { lines } = splitLines(entries ?? new Uint8Array(0))
    rooms.push({ id, entries: lines.slice(0, size) })
  }
  return { dir, manifest, rooms, text: { files: text }, files }
}
