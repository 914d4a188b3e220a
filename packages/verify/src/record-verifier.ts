// Verifying a record: everything that can be checked without trusting whoever holds it.
//
// It never stops at the first irregularity. It goes on from where it was as rooms grow, and then
// finds what verifying from nothing would find. What the record amounts to (its statuses) is worked
// out elsewhere, and reading files and hashing them is whoever's who calls.

import { encodeHex, limits, present, type Bytes, type Result, type Sha256 } from '@holdfast/base'
import { openCheckpoint } from '@holdfast/ledger'
import type { Checkpoint, VerifySignature, VerifySignatures } from '@holdfast/ledger'
import { aboutOf, registerFromRoot } from '@holdfast/record'
import type { Irregularity, KeyRegister, Manifest, ManifestRoom, RoomId } from '@holdfast/record'
import type { TextFile } from '@holdfast/record'
import { olderFaults, treeFaults, unknownOlder } from './checkpoints.ts'
import { foundIn, inOrder, oneAfterAnother, type Found } from './found.ts'
import { RoomVerifier, type SignatureMark } from './room-verifier.ts'
import { SignatureQueue } from './signature-queue.ts'
import { trailingIrregularity } from './trailing.ts'
import type { Progress, Verification, VerifiedRoom } from './verification.ts'

/** A room as it was found. */
export type RoomFound = {
  readonly id: RoomId
  /** Whole entries: those after the ones taken before, the checkpoint's and any that follow. */
  readonly entries: readonly Bytes[]
  /** What lies after the last whole entry, as an append that was cut off leaves it. */
  readonly rest: Bytes
  /** The signed note; null where there is none. */
  readonly checkpoint: Bytes | null
  /**
   * The first `size` leaf hashes that lie beside the entries, 32 bytes each; null where they are
   * missing. Left out where nobody keeps any.
   */
  readonly keptLeaves?: (size: number) => Bytes | null
  /** Why the room could not be read; left out where it could. */
  readonly unreadable?: string
}

/** What verifying needs. */
export type RecordVerifierOptions = {
  readonly manifest: Manifest
  readonly sha256: Sha256
  readonly verify: VerifySignatures
  readonly onProgress?: (progress: Progress) => void
}

/** What the rooms are compared with. */
export type Beside = {
  /**
   * The SHA-256 of a file that the record adopts, in lowercase hexadecimal; where there is none to
   * hash, what was found instead: `missing`, `link`.
   */
  readonly fileDigest: (file: TextFile) => Promise<string>
  /** Checkpoints of this record's logs that somebody kept, as signed notes. */
  readonly olderCheckpoints?: readonly Bytes[]
}

/** Everything about a record at once: each room of the manifest that was found, in its order. */
export async function verifyRecord(
  given: RecordVerifierOptions & Beside & { readonly rooms: readonly RoomFound[] },
): Promise<Verification> {
  const { rooms, fileDigest, olderCheckpoints = [], ...options } = given
  const verifier = new RecordVerifier(options)
  for (const room of rooms) await verifier.take(room)
  return verifier.verification({ fileDigest, olderCheckpoints })
}

type Room = {
  readonly room: ManifestRoom
  readonly verifier: RoomVerifier
  readonly found: RoomFound
  readonly opened: Result<Checkpoint>
  /** How many entries count of those that are there. */
  readonly size: number
  readonly trailing: Irregularity | null
}

/** Verifies a record whose rooms may grow. */
export class RecordVerifier {
  readonly #options: RecordVerifierOptions
  readonly #verifyOne: VerifySignature
  readonly #queue: SignatureQueue<SignatureMark>
  readonly #rooms = new Map<RoomId, Room>()
  readonly #totals = new Map<RoomId, number>()
  readonly #followed = new Map<RoomId, RoomVerifier>()

  /** A record of which nothing was taken yet. */
  constructor(options: RecordVerifierOptions) {
    this.#options = options
    const { verify } = options
    this.#verifyOne = async (claim) => (await verify([claim]))[0] === true
    this.#queue = new SignatureQueue(verify, (marks, areGood) => this.#checked(marks, areGood))
  }

  /** How many entries of a room were taken: what is given next begins there. */
  sizeOf(room: RoomId): number {
    return this.#followed.get(room)?.size ?? 0
  }

  /** The keys known in a room after what was taken of it. */
  registerOf(room: RoomId): KeyRegister {
    return this.#followed.get(room)?.register ?? this.#firstRegister
  }

  /** The files that the record adopts as its text, so far; null where it adopts none. */
  get text(): readonly TextFile[] | null {
    const first = this.#options.manifest.rooms[0]
    return (first === undefined ? undefined : this.#followed.get(first.id))?.text ?? null
  }

  /** Takes a room as it was found, or what it grew by. The first room comes first. */
  async take(found: RoomFound): Promise<void> {
    const { manifest, sha256 } = this.#options
    const room = present(
      manifest.rooms.find(({ id }) => id === found.id),
      'the manifest has the room',
    )
    const verifier = this.#verifierOf(room)
    const bytes = found.checkpoint ?? new Uint8Array(0)
    const opened = await openCheckpoint(bytes, room.logKey, this.#verifyOne)
    const all = verifier.size + found.entries.length
    const size = Math.min(opened.ok ? opened.value.size : all, all, limits.entries)
    const count = Math.max(0, size - verifier.size)
    this.#totals.set(room.id, verifier.size + count)
    for (let at = 0; at < count; at++) {
      if (at % entriesBetweenWaits === 0) await this.#queue.room()
      verifier.take(present(found.entries[at], 'counted above'))
    }
    const trailing = trailingIrregularity(sha256, {
      room: room.id,
      size: verifier.size,
      lines: found.entries.slice(count),
      rest: found.rest,
      indexOf: (id) => verifier.indexOf(id),
    })
    this.#rooms.set(room.id, { room, verifier, found, opened, size, trailing })
  }

  /** What was found about everything taken so far. */
  async verification(beside: Beside): Promise<Verification> {
    const { manifest } = this.#options
    const { olderCheckpoints = [] } = beside
    for (const [at, { id }] of manifest.rooms.entries()) {
      if (at > 0) this.#followed.get(id)?.beginFrom(this.#firstRegister)
    }
    await this.#queue.settled()
    const rooms: VerifiedRoom[] = []
    const parts: Found[] = [foundIn(unknownOlder(manifest, olderCheckpoints))]
    let text: readonly TextFile[] | null = null
    for (const [at, { id }] of manifest.rooms.entries()) {
      const room = this.#rooms.get(id)
      if (room === undefined) continue
      parts.push(await this.#faultsOf(room, { isFirst: at === 0, older: olderCheckpoints }))
      rooms.push(verifiedRoom(room))
      if (at > 0) continue
      text = room.verifier.text
      parts.push(foundIn(await textFaults(id, text ?? [], beside.fileDigest)))
    }
    const { listed, count, breaking } = oneAfterAnother(parts)
    return {
      agreement: manifest.agreement,
      rootKey: manifest.root.keyId,
      text,
      rooms,
      entries: rooms.reduce((sum, room) => sum + room.entries, 0),
      irregularities: listed,
      irregularityCount: count,
      breaking,
      isWhole: breaking === null,
    }
  }

  get #firstRegister(): KeyRegister {
    const { manifest } = this.#options
    const first = manifest.rooms[0]?.id
    const followed = first === undefined ? undefined : this.#followed.get(first)
    return followed?.register ?? registerFromRoot(manifest.root.keyId)
  }

  #verifierOf(room: ManifestRoom): RoomVerifier {
    const known = this.#followed.get(room.id)
    if (known !== undefined) return known
    const { manifest, sha256 } = this.#options
    const isFirst = manifest.rooms[0]?.id === room.id
    const verifier = new RoomVerifier({
      sha256,
      agreement: manifest.agreement,
      room,
      register: this.#firstRegister,
      keepsEntries: !isFirst,
      ask: (claim, mark) => this.#queue.ask(claim, mark),
    })
    this.#followed.set(room.id, verifier)
    return verifier
  }

  #checked(marks: readonly SignatureMark[], areGood: readonly boolean[]): void {
    for (const [at, { room, entry, key }] of marks.entries()) {
      if (areGood[at] !== true) room.noteBadSignature(entry, key)
    }
    const last = marks.at(-1)
    if (last === undefined) return
    const { id } = last.room
    const total = this.#totals.get(id) ?? last.entry + 1
    this.#options.onProgress?.({ room: id, done: last.entry + 1, total })
  }

  async #faultsOf(
    { room, verifier, found: given, opened, size, trailing }: Room,
    { isFirst, older }: { readonly isFirst: boolean; readonly older: readonly Bytes[] },
  ): Promise<Found> {
    const { id } = room
    const { manifest, sha256 } = this.#options
    if (given.unreadable !== undefined) {
      const about = { reason: given.unreadable }
      return foundIn([{ kind: 'unreadable-room', room: id, entry: null, about }])
    }
    const { tree } = verifier
    const faults: Irregularity[] = []
    if (opened.ok) {
      const keptLeaves = given.keptLeaves?.(opened.value.size)
      const check = { sha256, room: id, checkpoint: opened.value, tree }
      faults.push(...treeFaults(keptLeaves === undefined ? check : { ...check, keptLeaves }))
    }
    if (isFirst && tree.size === 0) {
      const about = { root: manifest.root.keyId }
      faults.push({ kind: 'root-not-first', room: id, entry: 0, about })
    }
    if (trailing !== null) faults.push(trailing)
    if (size < tree.size) {
      const root = encodeHex(present(tree.rootAt(tree.size), 'the size it has'))
      const about = { size: tree.size, root, found: size }
      faults.push({ kind: 'history-shorter', room: id, entry: null, about })
    }
    faults.push(...(await olderFaults({ room, older, tree, size, verify: this.#verifyOne })))
    const found = inOrder(foundIn(faults), verifier.found)
    if (opened.ok) return found
    const about = aboutOf(opened.problem)
    const bad = foundIn([{ kind: 'bad-checkpoint', room: id, entry: null, about }])
    return oneAfterAnother([bad, found])
  }
}

/** Entries taken before asking whether signatures pile up. */
const entriesBetweenWaits = 1_024

function verifiedRoom({ room, verifier, found, opened }: Room): VerifiedRoom {
  const root = opened.ok && found.unreadable === undefined ? encodeHex(opened.value.root) : null
  return { id: room.id, origin: room.logKey.name, entries: verifier.size, root }
}

// An irregularity for each adopted file that is missing or differs.
async function textFaults(
  room: string,
  adopted: readonly TextFile[],
  fileDigest: Beside['fileDigest'],
): Promise<readonly Irregularity[]> {
  const faults: Irregularity[] = []
  for (const file of adopted) {
    const found = await fileDigest(file)
    if (found === file.sha256) continue
    const about = { file: file.name, adopted: file.sha256, found }
    faults.push({ kind: 'text-differs', room, entry: null, about })
  }
  return faults
}
