// One room as admission knows it: the order of its log, its keys, and its tree. Which signatures
// are good is asked in admission.ts.

import { equalBytes, type Bytes, type Sha256 } from '@holdfast/base'
import { leafHash, LogTree } from '@holdfast/ledger'
import {
  keyEnrolledKind,
  keyRevokedKind,
  RoomKeys,
  RoomOrder,
  textAdoptedKind,
} from '@holdfast/record'
import type { Envelope, Irregularity, KeyRegister, KeysJudgement } from '@holdfast/record'
import type { OrderJudgement, RoomId, StatementId, TextFile } from '@holdfast/record'

/** What a room is followed by. */
export type AdmittingRoomOptions = {
  readonly sha256: Sha256
  readonly agreement: string
  readonly room: RoomId
  readonly register: KeyRegister
}

/** What an envelope would be as the next entry. */
export type NextEntry = {
  readonly envelope: Envelope
  readonly irregularities: readonly Irregularity[]
  readonly order: OrderJudgement
  readonly keys: KeysJudgement
}

/** Kinds that change a room's keys or its text. */
const ruling: ReadonlySet<string> = new Set([keyEnrolledKind, keyRevokedKind, textAdoptedKind])

/** Follows a room and judges what may come next. */
export class AdmittingRoom {
  readonly #options: AdmittingRoomOptions
  readonly #tree: LogTree
  readonly #order: RoomOrder
  /** The entries that changed its keys or its text, to be heard again from other keys. */
  readonly #rulings: { readonly envelope: Envelope; readonly entry: number }[] = []
  #begin: KeyRegister
  #keys: RoomKeys

  /** A room without entries. */
  constructor(options: AdmittingRoomOptions) {
    const { agreement, room, register, sha256 } = options
    this.#options = options
    this.#begin = register
    this.#tree = new LogTree(sha256)
    this.#keys = new RoomKeys(options)
    this.#order = new RoomOrder({ agreement, room, rootAt: (size) => this.#tree.rootAt(size) })
  }

  /** How many entries it has. */
  get size(): number {
    return this.#tree.size
  }

  /** The keys known after the last entry. */
  get register(): KeyRegister {
    return this.#keys.history.register
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#keys.text
  }

  /** The index of a statement, or null. */
  indexOf(id: StatementId): number | null {
    return this.#order.indexOf(id)
  }

  /** True where the entry at an index has this leaf hash. */
  isLeaf(index: number, leaf: Bytes): boolean {
    return equalBytes(this.#tree.leafAt(index), leaf)
  }

  /** Goes on from other keys of the first room: the room's own are heard again after them. */
  beginFrom(register: KeyRegister): void {
    if (register === this.#begin) return
    this.#begin = register
    this.#keys = new RoomKeys({ ...this.#options, register })
    for (const { envelope, entry } of this.#rulings) {
      this.#keys.take(this.#keys.judge(envelope, entry))
    }
  }

  /** Takes an entry that is on record; null for one that cannot be read. */
  follow(envelope: Envelope | null, bytes: Bytes): void {
    const entry = this.size
    if (envelope !== null) {
      this.#order.take(envelope.statement, entry, this.#order.judge(envelope.statement, entry))
      if (ruling.has(envelope.statement.kind)) this.#rule(envelope, entry)
    }
    this.#tree.add(leafHash(this.#options.sha256, bytes))
  }

  /** Judges an envelope as the next entry. Changes nothing. */
  judge(envelope: Envelope): NextEntry {
    const entry = this.size
    const order = this.#order.judge(envelope.statement, entry)
    const keys = this.#keys.judge(envelope, entry)
    const irregularities = [...keys.irregularities, ...order.irregularities]
    return { envelope, irregularities, order, keys }
  }

  /** Takes the next entry as it was judged. */
  take({ envelope, order, keys }: NextEntry, leaf: Bytes): void {
    const entry = this.size
    this.#order.take(envelope.statement, entry, order)
    if (ruling.has(envelope.statement.kind)) this.#rulings.push({ envelope, entry })
    this.#keys.take(keys)
    this.#tree.add(leaf)
  }

  #rule(envelope: Envelope, entry: number): void {
    this.#rulings.push({ envelope, entry })
    this.#keys.take(this.#keys.judge(envelope, entry))
  }
}
