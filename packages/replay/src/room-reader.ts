// Reads one room's entries in the order of its log: what each says, and who speaks.
//
// Whether signatures are good and the tree is whole was checked where the record was fetched
// (`verify`); here a key only has to be enrolled and valid. What an author had seen of the log
// (`seen`) needs the tree and is left to `verify` too.

import { ok, refuse, type Bytes, type Problem, type Result, type Sha256 } from '@holdfast/base'
import type { EntryRef, RoomId } from '@holdfast/agreement'
import { decodeEnvelope, registerFromRoot, RoomHistory, speakerAt } from '@holdfast/record'
import type { Envelope, Irregularity, KeyId, KeyRegister, Speaker } from '@holdfast/record'
import type { Statement, StatementId, TextFile } from '@holdfast/record'
import { replayProblems as problem } from './problems.ts'

/** A statement that somebody may be heard to say. */
export type Said = {
  readonly entry: EntryRef
  readonly statement: Statement
  readonly speaker: Speaker
  /** Who holds the keys of the countersignatures that are valid. */
  readonly cosigners: readonly string[]
}

/** An entry that does not count, and why. `id` is null where nothing could be read. */
export type RefusedEntry = {
  readonly entry: EntryRef
  readonly id: StatementId | null
  readonly problem: Problem
}

/** What one entry holds. All of it is empty for an entry that only repeats another. */
export type Reading = {
  readonly said: Said | null
  readonly refused: RefusedEntry | null
  readonly irregularities: readonly Irregularity[]
}

/** What a room is read with. */
export type RoomReaderOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: RoomId
  /** The first room's keys, for any other room; for the first, its root or null for its author. */
  readonly keys: KeyRegister | KeyId | null
}

/** Reads one room. Observe its entries in order. */
export class RoomReader {
  readonly #options: RoomReaderOptions
  #history: RoomHistory | null = null
  #size = 0

  /** A room of which nothing is read yet. */
  constructor(options: RoomReaderOptions) {
    this.#options = options
  }

  /** The keys known after the last entry; null before the first that could be read. */
  get register(): KeyRegister | null {
    return this.#history?.register ?? null
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#history?.text ?? null
  }

  /** How many entries were read. */
  get size(): number {
    return this.#size
  }

  /** Reads the next entry. */
  read(bytes: Bytes): Reading {
    const { room, sha256 } = this.#options
    const entry = { room, index: this.#size }
    this.#size += 1
    const decoded = decodeEnvelope(sha256, bytes)
    if (!decoded.ok) {
      const about = { code: decoded.problem.code, ...decoded.problem.about }
      return {
        said: null,
        refused: { entry, id: null, problem: decoded.problem },
        irregularities: [{ kind: 'malformed-entry', room, entry: entry.index, about }],
      }
    }
    return this.#follow(decoded.value, entry)
  }

  #follow(envelope: Envelope, entry: EntryRef): Reading {
    const { statement } = envelope
    const history = (this.#history ??= this.#begin(statement.author))
    const isRepeated = history.indexOf(statement.id) !== null
    const irregularities = history
      .observe(envelope, entry.index)
      .filter(({ kind }) => kind !== 'seen-differs')
    if (isRepeated) return { said: null, refused: null, irregularities }
    const admitted = this.#admit(envelope, history.register, irregularities)
    return admitted.ok
      ? { said: { entry, statement, ...admitted.value }, refused: null, irregularities }
      : {
          said: null,
          refused: { entry, id: statement.id, problem: admitted.problem },
          irregularities,
        }
  }

  #begin(author: KeyId): RoomHistory {
    const { sha256, agreement, room, keys } = this.#options
    const isRegister = keys !== null && typeof keys === 'object'
    const register = isRegister ? keys : registerFromRoot(keys ?? author)
    return new RoomHistory({ sha256, agreement, room, register, rootAt: () => null })
  }

  #admit(
    { statement, signatures }: Envelope,
    register: KeyRegister,
    irregularities: readonly Irregularity[],
  ): Result<Pick<Said, 'speaker' | 'cosigners'>> {
    const { agreement, room } = this.#options
    if (statement.agreement !== agreement) {
      return refuse(problem.anotherAgreement(statement.agreement))
    }
    if (statement.room !== room) return refuse(problem.anotherRoom(statement.room))
    const isBad = ({ kind }: Irregularity): boolean =>
      kind === 'bad-key-statement' || kind === 'bad-text-statement'
    const bad = irregularities.find(isBad)
    if (bad !== undefined) {
      const { code, ...about } = bad.about
      return refuse({ code: String(code), about })
    }
    const speaker = speakerAt(register, statement.author, statement.claimedAt)
    if (!speaker.ok) return speaker
    const cosigners = signatures.slice(1).flatMap(({ keyId }) => {
      const cosigner = speakerAt(register, keyId, statement.claimedAt)
      return cosigner.ok ? [cosigner.value.holder] : []
    })
    return ok({ speaker: speaker.value, cosigners })
  }
}
