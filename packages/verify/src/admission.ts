// Whether statements may be appended to a record: by the rules that verifying would apply to them
// afterwards, so that nothing is let in that would break the record.
//
// Judging what is refused leaves no trace and costs what was sent, never the length of the record.
// What is admitted counts for the statements judged after it; where it was not kept after all,
// `forget` and follow the record again.

import { limits, type Bytes, type Problem, type Sha256 } from '@holdfast/base'
import { areGoodSignatures, leafHash } from '@holdfast/ledger'
import type { SignatureClaim, VerifySignatures } from '@holdfast/ledger'
import { aboutOf, breaksRecord, decodeEnvelope, encodeEnvelope } from '@holdfast/record'
import { recordProblems, registerFromRoot, registerWith, signedBytes } from '@holdfast/record'
import type { Envelope, Irregularity, KeyId, KeyRegister, Manifest } from '@holdfast/record'
import type { RoomId, TextFile } from '@holdfast/record'
import { AdmittingRoom } from './admitting-room.ts'

/** A statement that somebody wants appended to a room. */
export type Proposed = { readonly room: RoomId; readonly envelope: Envelope }

/** What becomes of a statement. `index` is its place in the log, from 0. */
export type Admitted =
  | {
      readonly kind: 'admitted'
      readonly index: number
      /** The entry to append. */
      readonly bytes: Bytes
      /** Its leaf hash. */
      readonly leaf: Bytes
      /** What is noted about it, such as a fork. Nothing that breaks the record. */
      readonly noted: readonly Irregularity[]
    }
  /** On record already: it adds nothing. */
  | { readonly kind: 'known'; readonly index: number }
  /** It would break the record. */
  | { readonly kind: 'refused'; readonly why: Irregularity }
  /** It would be admitted, and whoever asked will not have it. */
  | { readonly kind: 'withheld'; readonly problem: Problem }
  | { readonly kind: 'room-full' }
  | { readonly kind: 'unknown-room' }

/** Says why what would be admitted may not be added all the same; null where it may. */
export type MayAdd = (proposed: Proposed) => Problem | null

/** What admitting needs. */
export type AdmissionOptions = {
  readonly manifest: Manifest
  readonly sha256: Sha256
  readonly verify: VerifySignatures
}

/** The keys that were known, and whether each signed. */
type Checked = ReadonlyMap<KeyId, boolean>

type Asked = { readonly proposed: Proposed; readonly register: KeyRegister }

/** Judges what may be appended to a record. Judge one batch at a time. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #rooms = new Map<RoomId, AdmittingRoom>()

  /** An empty record. */
  constructor(options: AdmissionOptions) {
    this.#options = options
  }

  /** How many entries of a room are known: what is followed next begins there. */
  sizeOf(room: RoomId): number {
    return this.#rooms.get(room)?.size ?? 0
  }

  /** The keys known in a room after its last entry. */
  registerOf(room: RoomId): KeyRegister {
    return this.#roomOf(room)?.register ?? this.#firstRegister
  }

  /** The agreement's files as last adopted in the first room; null where none were. */
  get text(): readonly TextFile[] | null {
    const first = this.#options.manifest.rooms[0]
    return (first === undefined ? undefined : this.#rooms.get(first.id))?.text ?? null
  }

  /** Follows entries that the record has: they were verified where they came from. */
  follow(room: RoomId, entries: readonly Bytes[]): void {
    const followed = this.#roomOf(room)
    if (followed === null) return
    for (const bytes of entries) {
      const decoded = decodeEnvelope(this.#options.sha256, bytes)
      followed.follow(decoded.ok ? decoded.value : null, bytes)
    }
  }

  /** Throws away what is known: what was admitted last was not kept. */
  forget(): void {
    this.#rooms.clear()
  }

  /**
   * Judges statements one after another; each counts for the next. One answer for each, in order.
   * The rooms they are for, and the first room, must have been followed to their end.
   */
  async judge(
    proposed: readonly Proposed[],
    mayAdd: MayAdd = () => null,
  ): Promise<readonly Admitted[]> {
    // Asked for all at once, because whoever verifies works elsewhere.
    const checked = await this.#verified(
      proposed
        .filter((one) => !this.#isKnown(one))
        .map((one) => ({ proposed: one, register: this.registerOf(one.room) })),
    )
    const answers: Admitted[] = []
    for (const one of proposed) {
      answers.push(await this.#decide(one, checked.get(one) ?? new Map(), mayAdd))
    }
    return answers
  }

  async #decide(proposed: Proposed, checked: Checked, mayAdd: MayAdd): Promise<Admitted> {
    const { room: id, envelope } = proposed
    const { sha256 } = this.#options
    const room = this.#roomOf(id)
    if (room === null) return { kind: 'unknown-room' }
    const bytes = encodeEnvelope(envelope)
    const leaf = leafHash(sha256, bytes)
    const index = room.indexOf(envelope.statement.id)
    if (index !== null && room.isLeaf(index, leaf)) return { kind: 'known', index }
    if (index === null && room.size >= limits.entries) return { kind: 'room-full' }
    const judged = room.judge(envelope)
    const breaking = judged.irregularities.find(breaksRecord)
    // The same statement in another envelope is known too, if all of its signatures are good.
    if (index === null && breaking !== undefined) return { kind: 'refused', why: breaking }
    // A key that enrols itself, as the root does, signs with what it is about to be known by.
    const { key } = judged.keys
    const register = key === null ? room.register : registerWith(room.register, key)
    const bad = await this.#badSignature(proposed, { register, checked })
    if (bad !== null) return { kind: 'refused', why: { ...bad, room: id, entry: null } }
    if (index !== null) return { kind: 'known', index }
    const problem = mayAdd(proposed)
    if (problem !== null) return { kind: 'withheld', problem }
    const at = room.size
    room.take(judged, leaf)
    return { kind: 'admitted', index: at, bytes, leaf, noted: judged.irregularities }
  }

  // A statement before it may have enrolled a key that was not known when all were asked for.
  async #badSignature(
    proposed: Proposed,
    known: { readonly register: KeyRegister; readonly checked: Checked },
  ): Promise<Pick<Irregularity, 'kind' | 'about'> | null> {
    const { signatures } = proposed.envelope
    const { register, checked } = known
    const isAllAsked = signatures.every(({ keyId }) => checked.has(keyId))
    const areGood = isAllAsked
      ? checked
      : (await this.#verified([{ proposed, register }])).get(proposed)
    const bad = signatures.find(({ keyId }) => areGood?.get(keyId) !== true)
    if (bad === undefined) return null
    const { keyId } = bad
    return register.keys.has(keyId)
      ? { kind: 'bad-signature', about: aboutOf(recordProblems.badSignature(keyId)) }
      : { kind: 'unknown-key', about: aboutOf(recordProblems.unknownKey(keyId)) }
  }

  // The very same entry is on record.
  #isKnown({ room: id, envelope }: Proposed): boolean {
    const room = this.#rooms.get(id)
    const index = room?.indexOf(envelope.statement.id) ?? null
    if (room === undefined || index === null) return false
    return room.isLeaf(index, leafHash(this.#options.sha256, encodeEnvelope(envelope)))
  }

  // Of each, the keys that are known and whether they signed.
  async #verified(asked: readonly Asked[]): Promise<ReadonlyMap<Proposed, Checked>> {
    const claims: SignatureClaim[] = []
    const places: { readonly proposed: Proposed; readonly keyId: KeyId }[] = []
    for (const { proposed, register } of asked) {
      const message = signedBytes(proposed.envelope.payload)
      for (const { keyId, signature } of proposed.envelope.signatures) {
        const publicKey = register.keys.get(keyId)?.publicKey
        if (publicKey === undefined) continue
        claims.push({ publicKey, message, signature })
        places.push({ proposed, keyId })
      }
    }
    const areGood = claims.length === 0 ? [] : await areGoodSignatures(this.#options.verify, claims)
    const found = new Map<Proposed, Map<KeyId, boolean>>()
    for (const [at, { proposed, keyId }] of places.entries()) {
      const ofThis = found.get(proposed) ?? new Map<KeyId, boolean>()
      found.set(proposed, ofThis.set(keyId, areGood[at] === true))
    }
    return found
  }

  get #firstRegister(): KeyRegister {
    const { manifest } = this.#options
    const first = manifest.rooms[0]
    const known = first === undefined ? undefined : this.#rooms.get(first.id)
    return known?.register ?? registerFromRoot(manifest.root.keyId)
  }

  // Every other room goes on from the keys that the first room has by now.
  #roomOf(id: RoomId): AdmittingRoom | null {
    const { manifest, sha256 } = this.#options
    const at = manifest.rooms.findIndex((one) => one.id === id)
    if (at === -1) return null
    const begin = at === 0 ? registerFromRoot(manifest.root.keyId) : this.#firstRegister
    const known = this.#rooms.get(id)
    if (known !== undefined) {
      if (at > 0) known.beginFrom(begin)
      return known
    }
    const { agreement } = manifest
    const room = new AdmittingRoom({ sha256, agreement, room: id, register: begin })
    this.#rooms.set(id, room)
    return room
  }
}
