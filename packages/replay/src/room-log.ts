// One room's log as it is read: each entry decoded once, and placed among those before it.
//
// Bytes are taken at once and decoded when somebody asks for them: a room that nobody reads costs
// nothing. What an entry says does not depend on who may be heard: that is for room-judged.ts.

import type { EntryRef, RoomId } from '@holdfast/agreement'
import type { Bytes, Problem, Sha256 } from '@holdfast/base'
import { copied, decodeSigned, RoomOrder } from '@holdfast/record'
import type { Irregularity, KeyId, Signed, StatementId } from '@holdfast/record'

/** An entry of the log. Nothing is signed where nothing could be read. */
export type LoggedEntry = {
  readonly entry: EntryRef
  readonly signed: Signed | null
  /** Why nothing could be read. */
  readonly problem: Problem | null
  /** True for an entry that only repeats another. */
  readonly isRepeat: boolean
  /** What is irregular about its place in the log, whoever speaks. */
  readonly irregularities: readonly Irregularity[]
}

/** What a room's log is read with. */
export type RoomLogOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: RoomId
}

/** Characters of a statement's id, of which each statement has its own. */
const idLength = 64

/** The log of one room. */
export class RoomLog {
  readonly options: RoomLogOptions
  readonly #entries: LoggedEntry[]
  readonly #signers: Set<KeyId>
  readonly #alone = new Map<KeyId, Signed['signatures']>()
  /** Names that entries have in common: rooms, authors, kinds. */
  readonly #names = new Map<string, string>()
  /** The statement read last, which the next one mostly follows. */
  #lastId: StatementId | null = null
  readonly #order: RoomOrder
  /** What was taken and is not decoded yet. */
  readonly #waiting: Bytes[]

  /** A log without entries; or one that goes on from another without changing it. */
  constructor(options: RoomLogOptions, from?: RoomLog) {
    this.options = options
    this.#entries = from === undefined ? [] : [...from.#entries]
    this.#signers = new Set(from === undefined ? [] : from.#signers)
    this.#waiting = from === undefined ? [] : [...from.#waiting]
    const { agreement, room } = options
    const before = from === undefined ? undefined : from.#order
    this.#order = new RoomOrder({ agreement, room, rootAt: () => null }, before)
  }

  /** How many entries were taken. */
  get size(): number {
    return this.#entries.length + this.#waiting.length
  }

  /** Takes the next entry. */
  take(bytes: Bytes): void {
    this.#waiting.push(bytes)
  }

  /** Every entry taken, decoded. */
  entries(): readonly LoggedEntry[] {
    for (const bytes of this.#waiting) this.#read(bytes)
    this.#waiting.length = 0
    return this.#entries
  }

  /** True where the key signed an entry decoded so far, as author or beside them. */
  isSignedBy(key: KeyId): boolean {
    return this.#signers.has(key)
  }

  /** The keys that signed an entry decoded so far. */
  get signers(): Iterable<KeyId> {
    return this.#signers
  }

  /** Another log that begins with these entries and goes its own way. */
  fork(): RoomLog {
    return new RoomLog(this.options, this)
  }

  // Most statements are signed by their author alone.
  #aloneBy(author: KeyId): Signed['signatures'] {
    const known = this.#alone.get(author) ?? [{ keyId: author }]
    this.#alone.set(author, known)
    return known
  }

  // One copy for all: a record has few names, and most statements follow the one before them.
  #shared(text: string): string {
    if (text === this.#lastId) return this.#lastId
    if (text.length === idLength) return copied(text)
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const copy = copied(text)
    this.#names.set(copy, copy)
    return copy
  }

  #read(bytes: Bytes): void {
    const { sha256, room } = this.options
    const entry = { room, index: this.#entries.length }
    const decoded = decodeSigned(sha256, bytes, (text) => this.#shared(text))
    if (!decoded.ok) {
      const { problem } = decoded
      const about = { code: problem.code, ...problem.about }
      const malformed = { kind: 'malformed-entry', room, entry: entry.index, about } as const
      const rest = { isRepeat: false, irregularities: [malformed] }
      this.#entries.push({ entry, signed: null, problem, ...rest })
      return
    }
    const { statement, signatures } = decoded.value
    this.#lastId = statement.id
    const isUsual = signatures.length === 1
    const by = isUsual
      ? this.#aloneBy(statement.author)
      : signatures.map(({ keyId }) => ({ keyId }))
    const signed = { statement, signatures: by }
    for (const { keyId } of by) this.#signers.add(keyId)
    const judged = this.#order.judge(statement, entry.index)
    this.#order.take(statement, entry.index, judged)
    // What an author had seen needs the tree, and is checked with it.
    const isOurs = ({ kind }: Irregularity): boolean => kind !== 'seen-differs'
    const irregularities =
      judged.irregularities.length === 0 ? none : judged.irregularities.filter(isOurs)
    const isRepeat = judged.repeats !== null
    this.#entries.push({ entry, signed, problem: null, isRepeat, irregularities })
  }
}

const none: readonly Irregularity[] = []
