// One room's log, followed entry by entry: who may be heard, and what is irregular.
//
// The one place that knows the rules a log keeps among its entries, so that appending and verifying
// cannot disagree. Signatures are checked elsewhere (they take time); the tree is the ledger's.
// Judging changes nothing: what is refused afterwards leaves no trace.

import { assert } from '@holdfast/base'
import type { Envelope } from './envelope.ts'
import type { StatementId } from './ids.ts'
import type { Irregularity } from './irregularity.ts'
import type { KeyRegister } from './keys.ts'
import { RoomKeys, type KeysJudgement, type RoomKeysOptions } from './room-keys.ts'
import { RoomOrder, type OrderJudgement, type RoomOrderOptions } from './room-order.ts'
import type { TextFile } from './text-statements.ts'

/** What a room's history is judged by. */
export type RoomHistoryOptions = RoomKeysOptions & RoomOrderOptions

/** What an envelope would be as the next entry. `entry` is its index. */
export type Judgement = {
  readonly envelope: Envelope
  readonly entry: number
  /** How many entries had been taken before: it holds only until another is. */
  readonly after: number
  readonly irregularities: readonly Irregularity[]
  readonly order: OrderJudgement
  /** Null for an entry that only repeats another: nobody speaks in it. */
  readonly keys: KeysJudgement | null
}

/** The history of one room so far. */
export class RoomHistory {
  readonly #order: RoomOrder
  readonly #keys: RoomKeys
  #taken = 0

  /** A room without entries. */
  constructor(options: RoomHistoryOptions) {
    this.#order = new RoomOrder(options)
    this.#keys = new RoomKeys(options)
  }

  /** The keys known after the last entry taken. It never changes; a later one is another value. */
  get register(): KeyRegister {
    return this.#keys.history.register
  }

  /** The agreement's files as last adopted here; null where none were. */
  get text(): readonly TextFile[] | null {
    return this.#keys.text
  }

  /** The index of a statement taken, or null. */
  indexOf(id: StatementId): number | null {
    return this.#order.indexOf(id)
  }

  /** What would be irregular about an envelope as the next entry. Changes nothing. */
  judge(envelope: Envelope, entry: number): Judgement {
    const order = this.#order.judge(envelope.statement, entry)
    const keys = order.repeats === null ? this.#keys.judge(envelope, entry) : null
    const irregularities = [...order.irregularities, ...(keys?.irregularities ?? [])]
    return { envelope, entry, after: this.#taken, irregularities, order, keys }
  }

  /** Takes an entry as it was judged. A fault, where another was taken since. */
  take(judged: Judgement): void {
    assert(judged.after === this.#taken, 'nothing was taken since it was judged')
    this.#taken += 1
    this.#order.take(judged.envelope.statement, judged.entry, judged.order)
    if (judged.keys !== null) this.#keys.take(judged.keys)
  }

  /** Judges and takes the next entry, and says what is irregular about it. */
  observe(envelope: Envelope, entry: number): readonly Irregularity[] {
    const judged = this.judge(envelope, entry)
    this.take(judged)
    return judged.irregularities
  }
}
