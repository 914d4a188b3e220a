// A room's entries against checkpoints: the one its log published, and those that somebody kept.
// What is wrong with an entry by itself is the room verifier's.

import { encodeHex, equalBytes, type Bytes, type Sha256 } from '@holdfast/base'
import { decodeNote, hashBytes, LogTree, openCheckpoint, parseCheckpoint } from '@holdfast/ledger'
import type { Checkpoint, VerifySignature } from '@holdfast/ledger'
import { aboutOf, type Irregularity, type Manifest, type ManifestRoom } from '@holdfast/record'

/** What a room's tree is compared with. */
export type TreeCheck = {
  readonly sha256: Sha256
  readonly room: string
  readonly checkpoint: Checkpoint
  readonly tree: LogTree
  /**
   * The leaf hashes that lie beside the entries, 32 bytes each; null where they are missing or
   * unreadable; left out where nobody keeps any. They are never trusted.
   */
  readonly keptLeaves?: Bytes | null
}

/**
 * Compares the entries with what the checkpoint signed for, and names the first that differs where
 * the kept leaf hashes are the ones it signed for.
 */
export function treeFaults(check: TreeCheck): readonly Irregularity[] {
  const { room, checkpoint, tree, keptLeaves } = check
  const { size, root } = checkpoint
  const ours = tree.rootAt(size)
  const isSigned = ours !== null && equalBytes(ours, root)
  const leaves = tree.leaves.subarray(0, size * hashBytes)
  if (isSigned) {
    const isKept = keptLeaves === undefined || isSame(keptLeaves, leaves)
    const about = { file: 'leaves.txt' }
    return isKept ? [] : [{ kind: 'leaves-differ', room, entry: null, about }]
  }
  const found: Irregularity[] = []
  if (keptLeaves != null && isSignedFor(check, keptLeaves)) {
    const differing = differingLeaves(keptLeaves, leaves)
    const about = { differing: differing.length, signed: size }
    found.push({ kind: 'entry-differs', room, entry: differing[0] ?? null, about })
  }
  if (tree.size < size) {
    const about = { found: tree.size, signed: size }
    found.push({ kind: 'missing-entries', room, entry: tree.size, about })
  } else {
    const about = { size, root: encodeHex(root) }
    found.push({ kind: 'root-differs', room, entry: null, about })
  }
  return found
}

function isSame(kept: Bytes | null, leaves: Bytes): boolean {
  return kept !== null && equalBytes(kept, leaves)
}

function isSignedFor({ sha256, checkpoint }: TreeCheck, kept: Bytes): boolean {
  if (kept.length !== checkpoint.size * hashBytes) return false
  const tree = new LogTree(sha256)
  for (let at = 0; at < kept.length; at += hashBytes) tree.add(kept.slice(at, at + hashBytes))
  const root = tree.rootAt(checkpoint.size)
  return root !== null && equalBytes(root, checkpoint.root)
}

function differingLeaves(kept: Bytes, leaves: Bytes): readonly number[] {
  const differing: number[] = []
  for (let at = 0; at < kept.length; at += hashBytes) {
    const isLeaf = equalBytes(
      kept.subarray(at, at + hashBytes),
      leaves.subarray(at, at + hashBytes),
    )
    if (!isLeaf) differing.push(at / hashBytes)
  }
  return differing
}

/** What a room's tree is compared with where somebody kept checkpoints. */
export type OlderCheck = {
  readonly room: ManifestRoom
  readonly older: readonly Bytes[]
  readonly tree: LogTree
  /** How many entries count now. */
  readonly size: number
  readonly verify: VerifySignature
}

/** An irregularity for each kept checkpoint of this room that its entries do not begin with. */
export async function olderFaults(check: OlderCheck): Promise<readonly Irregularity[]> {
  const { room, older, tree, size: found, verify } = check
  const faults: Irregularity[] = []
  const add = (kind: Irregularity['kind'], about: Irregularity['about']): void => {
    faults.push({ kind, room: room.id, entry: null, about })
  }
  for (const bytes of older) {
    if (originOf(bytes) !== room.logKey.name) continue
    const opened = await openCheckpoint(bytes, room.logKey, verify)
    if (!opened.ok) {
      add('bad-older-checkpoint', aboutOf(opened.problem))
      continue
    }
    const { size, root } = opened.value
    const about = { size, root: encodeHex(root), found }
    const ours = tree.rootAt(size)
    if (size > found || ours === null) add('history-shorter', about)
    else if (!equalBytes(ours, root)) add('history-differs', about)
  }
  return faults
}

/** A kept checkpoint of no log of this record proves nothing and must not pass unseen. */
export function unknownOlder(manifest: Manifest, older: readonly Bytes[]): readonly Irregularity[] {
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
