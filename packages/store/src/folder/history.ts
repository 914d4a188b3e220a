// What appending and verifying both need: a room's history, and authors' signatures checked.
//
// Signatures are checked many at a time, because WebCrypto works on other threads. The results do
// not depend on their order.

import { assert, type Bytes } from '@holdfast/base'
import { rootsAtSizes, type VerifySignature } from '@holdfast/ledger'
import { aboutOf, decodeEnvelope, recordProblems, registerFromRoot } from '@holdfast/record'
import { RoomHistory, verifyStatement, type Envelope, type Irregularity } from '@holdfast/record'
import type { KeyRegister, Manifest, ManifestRoom } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import type { FolderRoom, Progress, RecordFolder } from './record-folder.ts'

/** Signatures asked for at once: enough to keep every core busy, few enough to hold in memory. */
const atOnce = 512

/**
 * The history of an opened room, with all its entries observed. `next` are envelopes that will be
 * observed after them, so that the checkpoints they say they have seen can be compared.
 */
export function historyOf(
  folder: RecordFolder,
  room: FolderRoom,
  next: readonly Envelope[] = [],
): RoomHistory {
  const [first] = folder.rooms
  assert(first !== undefined, 'a manifest has a room')
  const register =
    room === first
      ? registerFromRoot(folder.manifest.root.keyId)
      : historyOf(folder, first).register
  const envelopes = decodeEntries(room.entries)
  const history = newHistory({
    manifest: folder.manifest,
    room,
    register,
    leaves: room.leaves,
    envelopes: [...envelopes, ...next],
  })
  envelopes.forEach((envelope, at) => {
    if (envelope !== null) history.observe(envelope, at)
  })
  return history
}

/** The envelopes of entries; null where one is malformed. */
export function decodeEntries(entries: readonly Bytes[]): readonly (Envelope | null)[] {
  return entries.map((entry) => {
    const envelope = decodeEnvelope(sha256, entry)
    return envelope.ok ? envelope.value : null
  })
}

/** A room's history before its first entry, able to judge what its entries say they have seen. */
export function newHistory(options: {
  readonly manifest: Manifest
  readonly room: ManifestRoom
  readonly register: KeyRegister
  readonly leaves: readonly Bytes[]
  readonly envelopes: readonly (Envelope | null)[]
}): RoomHistory {
  const { manifest, room, register, leaves, envelopes } = options
  const sizes = new Set(envelopes.map((envelope) => envelope?.statement.seen?.size ?? 0))
  const roots = rootsAtSizes(sha256, leaves, sizes)
  return new RoomHistory({
    sha256,
    agreement: manifest.agreement,
    room: room.id,
    register,
    rootAt: (size) => roots.get(size) ?? null,
  })
}

/** An entry whose signatures are to be checked against the keys known when it was said. */
export type SignedEntry = {
  readonly entry: number
  readonly envelope: Envelope
  readonly register: KeyRegister
}

/** An irregularity for each entry with a signature that is not good, in the order given. */
export async function signatureFaults(options: {
  readonly room: string
  readonly signed: readonly SignedEntry[]
  readonly verify: VerifySignature
  readonly onProgress?: (progress: Progress) => void
}): Promise<readonly Irregularity[]> {
  const { room, signed, verify, onProgress } = options
  const faults: Irregularity[] = []
  for (let from = 0; from < signed.length; from += atOnce) {
    const some = signed.slice(from, from + atOnce)
    const checked = await Promise.all(some.map((one) => signatureFault(room, one, verify)))
    faults.push(...checked.filter((fault) => fault !== null))
    onProgress?.({ room, done: from + some.length, total: signed.length })
  }
  return faults
}

async function signatureFault(
  room: string,
  { entry, envelope, register }: SignedEntry,
  verify: VerifySignature,
): Promise<Irregularity | null> {
  const lookup = (id: Envelope['signatures'][number]['keyId']): Bytes | null =>
    register.keys.get(id)?.publicKey ?? null
  const checked = await verifyStatement(envelope, lookup, verify)
  const isGood = checked.ok || checked.problem.code === recordProblems.unknownKey('').code
  // An unknown key is the history's to report; here it would be said twice.
  if (isGood) return null
  return { kind: 'bad-signature', room, entry, about: aboutOf(checked.problem) }
}
