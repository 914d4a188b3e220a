// Verifying a record folder: everything that can be checked without trusting whoever holds it.
//
// It never stops at the first irregularity and never trusts `leaves.txt`: where that file's root is
// the one the checkpoint signed, it says exactly which entry differs. What the record amounts to
// (its statuses) is worked out elsewhere.

import { encodeHex, equalBytes, limits, ok, type Bytes, type Result } from '@holdfast/base'
import { decodeNote, leafHash, openCheckpoint, parseCheckpoint, rootOf } from '@holdfast/ledger'
import type { Checkpoint, VerifySignature } from '@holdfast/ledger'
import { aboutOf, breaksRecord, decodeEnvelope, registerFromRoot } from '@holdfast/record'
import type { Envelope, Irregularity, KeyId, KeyRegister } from '@holdfast/record'
import type { Manifest, ManifestRoom, TextFile } from '@holdfast/record'
import { sha256, signatureVerifier } from '../crypto.ts'
import { errorCode, nodeDisk, type FolderDisk } from './disk.ts'
import { newHistory, signatureFaults, type SignedEntry } from './history.ts'
import { readManifest, type Progress } from './record-folder.ts'
import { decodeLeaves, readRoom, roomPaths, splitLines } from './room-files.ts'
import { textFaults } from './text-files.ts'
import { trailingIrregularity } from './trailing-bytes.ts'

/** What verifying needs; everything has a default. */
export type VerifyOptions = {
  readonly onProgress?: (progress: Progress) => void
  /** Checkpoints of this record's logs that somebody kept, as signed notes. */
  readonly olderCheckpoints?: readonly Bytes[]
  readonly disk?: FolderDisk
  readonly verify?: VerifySignature
}

/** One room as it was found. `root` is the checkpoint's, in hexadecimal; null where it has none. */
export type VerifiedRoom = {
  readonly id: string
  readonly origin: string
  readonly entries: number
  readonly root: string | null
}

/** What verifying found. `irregularities` are in the order of rooms and entries. */
export type Verification = {
  readonly agreement: string
  /** Compare this with the root key id given by somebody you trust. */
  readonly rootKey: KeyId
  /** The files the record adopts as its agreement's text; null where it adopts none. */
  readonly text: readonly TextFile[] | null
  readonly rooms: readonly VerifiedRoom[]
  readonly entries: number
  readonly irregularities: readonly Irregularity[]
  /** Irregularities found; more than are listed where there are very many. */
  readonly irregularityCount: number
  /** True where no irregularity breaks the record. */
  readonly isWhole: boolean
}

/** Irregularities listed for one record; the rest are counted. */
export const listedLimit = 1_000

/** Verifies a record folder. Refuses only what has no readable manifest. */
export async function verifyFolder(
  dir: string,
  options: VerifyOptions = {},
): Promise<Result<Verification>> {
  const { disk = nodeDisk, verify = signatureVerifier() } = options
  const manifest = await readManifest(dir, disk)
  if (!manifest.ok) return manifest
  const { root, agreement } = manifest.value
  const older = options.olderCheckpoints ?? []
  const rooms: VerifiedRoom[] = []
  const found: Irregularity[] = [...unknownOlder(manifest.value, older)]
  let register = registerFromRoot(root.keyId)
  let text: readonly TextFile[] | null = null
  for (const [at, room] of manifest.value.rooms.entries()) {
    const work = { ...options, dir, disk, verify, manifest: manifest.value, room, register, older }
    const verified = await verifyRoom(work)
    rooms.push(verified.room)
    found.push(...verified.irregularities)
    // The other rooms begin with the keys that the first room enrols.
    if (at > 0) continue
    register = verified.register
    found.push(...(await textFaults(dir, room.id, verified.text ?? [], disk)))
    text = verified.text
  }
  return ok({
    agreement,
    rootKey: root.keyId,
    text,
    rooms,
    entries: rooms.reduce((sum, room) => sum + room.entries, 0),
    irregularities: found.slice(0, listedLimit),
    irregularityCount: found.length,
    isWhole: !found.some(breaksRecord),
  })
}

type RoomWork = {
  readonly dir: string
  readonly disk: FolderDisk
  readonly verify: VerifySignature
  readonly manifest: Manifest
  readonly room: ManifestRoom
  readonly register: KeyRegister
  readonly older: readonly Bytes[]
  readonly onProgress?: (progress: Progress) => void
}

type RoomVerified = {
  readonly room: VerifiedRoom
  readonly irregularities: readonly Irregularity[]
  readonly register: KeyRegister
  readonly text: readonly TextFile[] | null
}

async function verifyRoom(work: RoomWork): Promise<RoomVerified> {
  const { room, disk, dir, verify } = work
  const { id, logKey } = room
  const files = await readRoom(disk, roomPaths(dir, id)).catch((error: unknown) => errorCode(error))
  if (typeof files === 'string') {
    const about = { reason: files }
    return {
      room: { id, origin: logKey.name, entries: 0, root: null },
      irregularities: [{ kind: 'missing-entries', room: id, entry: null, about }],
      register: work.register,
      text: null,
    }
  }
  const opened = await openCheckpoint(files.checkpoint ?? new Uint8Array(0), logKey, verify)
  const checkpoint = opened.ok ? opened.value : null
  const { lines, rest } = splitLines(files.entries ?? new Uint8Array(0))
  const size = Math.min(checkpoint?.size ?? lines.length, limits.entries)
  const entries = lines.slice(0, size)
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  const read = readEntries(work, entries, leaves)
  const tree = checkpoint === null ? [] : treeFaults({ id, checkpoint, leaves, kept: files.leaves })
  const trailing = trailingIrregularity({
    room: id,
    size,
    lines: lines.slice(size),
    rest,
    indexOf: read.indexOf,
  })
  const found: Irregularity[] = [...tree, ...read.irregularities]
  if (trailing !== null) found.push(trailing)
  found.push(...(await signatureFaults({ ...work, room: id, signed: read.signed })))
  found.push(...(await olderFaults(work, leaves)))
  found.sort((a, b) => (a.entry ?? Infinity) - (b.entry ?? Infinity) || 0)
  if (!opened.ok) {
    const about = aboutOf(opened.problem)
    found.unshift({ kind: 'bad-checkpoint', room: id, entry: null, about })
  }
  const root = checkpoint === null ? null : encodeHex(checkpoint.root)
  return {
    room: { id, origin: logKey.name, entries: entries.length, root },
    irregularities: found,
    register: read.register,
    text: read.text,
  }
}

type EntriesRead = {
  readonly irregularities: readonly Irregularity[]
  readonly signed: readonly SignedEntry[]
  readonly register: KeyRegister
  readonly text: readonly TextFile[] | null
  readonly indexOf: (id: Envelope['statement']['id']) => number | null
}

function readEntries(
  { manifest, room, register }: RoomWork,
  entries: readonly Bytes[],
  leaves: readonly Bytes[],
): EntriesRead {
  const irregularities: Irregularity[] = []
  const signed: SignedEntry[] = []
  const decoded = entries.map((entry) => decodeEnvelope(sha256, entry))
  const envelopes = decoded.map((envelope) => (envelope.ok ? envelope.value : null))
  const history = newHistory({ manifest, room, register, leaves, envelopes })
  for (const [entry, envelope] of decoded.entries()) {
    if (envelope.ok) {
      irregularities.push(...history.observe(envelope.value, entry))
      signed.push({ entry, envelope: envelope.value, register: history.register })
    } else {
      const about = aboutOf(envelope.problem)
      irregularities.push({ kind: 'malformed-entry', room: room.id, entry, about })
    }
  }
  const isFirstRoom = room.id === manifest.rooms[0]?.id
  if (isFirstRoom && entries.length === 0) {
    const about = { root: manifest.root.keyId }
    irregularities.push({ kind: 'root-not-first', room: room.id, entry: 0, about })
  }
  return {
    irregularities,
    signed,
    register: history.register,
    text: history.text,
    indexOf: (id) => history.indexOf(id),
  }
}

type TreeWork = {
  readonly id: string
  readonly checkpoint: Checkpoint
  readonly leaves: readonly Bytes[]
  readonly kept: Bytes | null
}

// Compares the entries with what the checkpoint signed for, and names the first that differs where
// the kept leaf hashes are the ones it signed for.
function treeFaults({ id, checkpoint, leaves, kept }: TreeWork): readonly Irregularity[] {
  const { size, root } = checkpoint
  const isSigned = leaves.length === size && equalBytes(rootOf(sha256, leaves), root)
  const keptLeaves = decodeLeaves(kept, size)
  const isKeptSigned = keptLeaves !== null && equalBytes(rootOf(sha256, keptLeaves), root)
  if (isSigned) {
    const about = { file: 'leaves.txt' }
    return isKeptSigned ? [] : [{ kind: 'leaves-differ', room: id, entry: null, about }]
  }
  const found: Irregularity[] = []
  if (isKeptSigned) {
    const differs = keptLeaves.map((leaf, at) => !equalBytes(leaf, leaves[at] ?? new Uint8Array(0)))
    const about = { differing: differs.filter(Boolean).length, signed: size }
    found.push({ kind: 'entry-differs', room: id, entry: differs.indexOf(true), about })
  }
  if (leaves.length < size) {
    const about = { found: leaves.length, signed: size }
    found.push({ kind: 'missing-entries', room: id, entry: leaves.length, about })
  } else {
    const about = { size, root: encodeHex(root) }
    found.push({ kind: 'root-differs', room: id, entry: null, about })
  }
  return found
}

async function olderFaults(
  { room, older, verify }: RoomWork,
  leaves: readonly Bytes[],
): Promise<readonly Irregularity[]> {
  const found: Irregularity[] = []
  const add = (kind: Irregularity['kind'], about: Irregularity['about']): void => {
    found.push({ kind, room: room.id, entry: null, about })
  }
  for (const bytes of older) {
    if (originOf(bytes) !== room.logKey.name) continue
    const opened = await openCheckpoint(bytes, room.logKey, verify)
    if (!opened.ok) {
      add('bad-older-checkpoint', aboutOf(opened.problem))
      continue
    }
    const { size, root } = opened.value
    const about = { size, root: encodeHex(root), found: leaves.length }
    if (size > leaves.length) add('history-shorter', about)
    else if (!equalBytes(rootOf(sha256, leaves.slice(0, size)), root)) add('history-differs', about)
  }
  return found
}

// A kept checkpoint of no log of this record proves nothing and must not pass unseen.
function unknownOlder(manifest: Manifest, older: readonly Bytes[]): readonly Irregularity[] {
  const origins = new Set(manifest.rooms.map((room) => room.logKey.name))
  return older
    .map(originOf)
    .filter((origin) => origin === null || !origins.has(origin))
    .map((origin) => ({
      kind: 'bad-older-checkpoint',
      room: manifest.rooms[0]?.id ?? '',
      entry: null,
      about: { origin: origin ?? '' },
    }))
}

function originOf(bytes: Bytes): string | null {
  const note = decodeNote(bytes)
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
  return checkpoint.ok ? checkpoint.value.origin : null
}
