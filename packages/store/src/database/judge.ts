// Judges statements before they are appended: the rules that verifying a record would apply.
//
// Nothing that would break the record is let in. A statement that is there already adds nothing and
// is answered with its place. It remembers what it let in; if a batch comes to nothing, throw the
// whole judge away and make another from the record as it is.

import { limits, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Problem, Result } from '@holdfast/base'
import { rootOf, type VerifySignature } from '@holdfast/ledger'
import { aboutOf, breaksRecord, decodeEnvelope, encodeEnvelope } from '@holdfast/record'
import { registerFromRoot, RoomHistory, speakerAt, verifyStatement } from '@holdfast/record'
import type { Envelope, KeyId, KeyRegister } from '@holdfast/record'
import { sha256 } from '../crypto.ts'
import { databaseProblems as problem } from './problems.ts'
import type { RecordState, RoomState } from './record-state.ts'

/** A statement as the record will have it, or has it already. */
export type Judged = {
  readonly envelope: Envelope
  readonly room: string
  readonly index: number
  readonly isRepeated: boolean
}

type Added = { readonly envelope: Envelope; readonly bytes: Bytes }

/** A statement to be judged. */
export type Proposed = { readonly room: string; readonly bytes: Bytes }

type Prepared = {
  readonly room: RoomState
  readonly envelope: Envelope
  /** The keys that its signatures were checked against, and what came of it. */
  readonly register: KeyRegister
  readonly spoken: Result<true>
}

/** Roots of earlier sizes that are remembered. */
const rootsLimit = 10_000

/** Judges statements for one record, and remembers which it let in. */
export class Judge {
  #state: RecordState
  readonly #verify: VerifySignature
  readonly #histories = new Map<string, RoomHistory>()
  readonly #added = new Map<string, Added[]>()
  readonly #roots = new Map<string, Bytes>()

  /** A judge of what may follow a record as it is. */
  constructor(state: RecordState, verify: VerifySignature) {
    this.#state = state
    this.#verify = verify
  }

  /** What was let into a room since the record was as it is, in order. */
  addedTo(room: string): readonly Added[] {
    return this.#added.get(room) ?? []
  }

  /** The keys known after everything let in. */
  get register(): KeyRegister {
    return this.#historyOf(this.#first).register
  }

  /** Goes on from the record as it became: what was let in is part of it now. */
  advance(state: RecordState): void {
    this.#state = state
    this.#added.clear()
  }

  /**
   * Lets each in, finds it there already, or says why neither. One answer for each, in order.
   * Nothing new is let into a room that is closed, for the problem given.
   */
  async judge(
    proposed: readonly Proposed[],
    closed: ReadonlyMap<string, Problem>,
  ): Promise<readonly Result<Judged>[]> {
    // Signatures are checked on other threads, so they are all asked for at once.
    const prepared = await Promise.all(proposed.map((one) => this.#prepare(one)))
    const judged: Result<Judged>[] = []
    for (const one of prepared) judged.push(one.ok ? await this.#decide(one.value, closed) : one)
    return judged
  }

  async #prepare({ room: roomId, bytes }: Proposed): Promise<Result<Prepared>> {
    const room = this.#state.rooms.find(({ id }) => id === roomId)
    if (room === undefined) return refuse(problem.unknownRoom(roomId))
    const decoded = decodeEnvelope(sha256, bytes)
    if (!decoded.ok) return refuse(problem.notAdmitted('malformed-entry', aboutOf(decoded.problem)))
    const { register } = this.#historyOf(room)
    const spoken = await this.#checkSignatures(register, decoded.value)
    return ok({ room, envelope: decoded.value, register, spoken })
  }

  async #decide(
    { room, envelope, ...checked }: Prepared,
    closed: ReadonlyMap<string, Problem>,
  ): Promise<Result<Judged>> {
    const known = this.#historyOf(room).indexOf(envelope.statement.id)
    if (known !== null) return ok({ envelope, room: room.id, index: known, isRepeated: true })
    const refusal = closed.get(room.id)
    if (refusal !== undefined) return refuse(refusal)
    const { register } = this.#historyOf(room)
    // A statement before it may have enrolled its key, or revoked it.
    const isCurrent = register === checked.register
    const spoken = isCurrent ? checked.spoken : await this.#checkSignatures(register, envelope)
    // Told before the history takes note of it: a stranger must not make us read a room again.
    return spoken.ok ? this.#observe(room, envelope) : spoken
  }

  async #checkSignatures(register: KeyRegister, envelope: Envelope): Promise<Result<true>> {
    const { statement, signatures } = envelope
    for (const { keyId } of signatures) {
      const speaker = speakerAt(register, keyId, statement.claimedAt)
      if (speaker.ok) continue
      const kind = register.keys.has(keyId) ? 'key-not-valid' : 'unknown-key'
      return refuse(problem.notAdmitted(kind, aboutOf(speaker.problem)))
    }
    const lookup = (key: KeyId): Bytes | null => register.keys.get(key)?.publicKey ?? null
    const verified = await verifyStatement(envelope, lookup, this.#verify)
    return verified.ok
      ? ok(true)
      : refuse(problem.notAdmitted('bad-signature', aboutOf(verified.problem)))
  }

  #observe(room: RoomState, envelope: Envelope): Result<Judged> {
    const list = this.#added.get(room.id) ?? []
    const index = room.entries.length + list.length
    if (index >= limits.entries) return refuse(problem.tooManyEntries(room.id, limits.entries))
    const history = this.#historyOf(room)
    const before = history.register
    const breaking = history.observe(envelope, index).find(breaksRecord)
    if (breaking !== undefined) {
      // It took note of what is not let in, so it is read again from what was.
      this.#histories.delete(room.id)
      return refuse(problem.notAdmitted(breaking.kind, breaking.about))
    }
    if (room.id === this.#first.id && history.register !== before) this.#forgetOthers()
    this.#added.set(room.id, [...list, { envelope, bytes: encodeEnvelope(envelope) }])
    return ok({ envelope, room: room.id, index, isRepeated: false })
  }

  get #first(): RoomState {
    return present(this.#state.rooms[0], 'a manifest has a room')
  }

  // Every other room begins with the keys that the first room enrols.
  #forgetOthers(): void {
    for (const id of this.#histories.keys()) if (id !== this.#first.id) this.#histories.delete(id)
  }

  #historyOf(room: RoomState): RoomHistory {
    const known = this.#histories.get(room.id)
    if (known !== undefined) return known
    const { manifest } = this.#state
    const history = new RoomHistory({
      sha256,
      agreement: manifest.agreement,
      room: room.id,
      register:
        room.id === this.#first.id
          ? registerFromRoot(manifest.root.keyId)
          : this.#historyOf(this.#first).register,
      rootAt: (size) => this.#rootAt(room.id, size),
    })
    for (const [at, bytes] of room.entries.entries()) {
      const envelope = decodeEnvelope(sha256, bytes)
      if (envelope.ok) history.observe(envelope.value, at)
    }
    for (const [at, { envelope }] of this.addedTo(room.id).entries()) {
      history.observe(envelope, room.entries.length + at)
    }
    this.#histories.set(room.id, history)
    return history
  }

  // Only what was there before this batch can have been seen by anybody.
  #rootAt(id: string, size: number): Bytes | null {
    const room = this.#state.rooms.find((one) => one.id === id)
    if (room === undefined || size > room.leaves.length) return null
    if (size === room.checkpoint.size) return room.checkpoint.root
    const name = `${id} ${size}`
    const root = this.#roots.get(name) ?? rootOf(sha256, room.leaves.slice(0, size))
    if (this.#roots.size >= rootsLimit) this.#roots.clear()
    this.#roots.set(name, root)
    return root
  }
}
