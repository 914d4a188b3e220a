// What a room's log promises about the order of its entries, whoever may be heard: nothing twice,
// each device's chain without a gap, nothing that was said elsewhere, and `seen` as it was.
//
// Judging an entry changes nothing; taking it does. So a statement that is refused leaves no trace.

import { equalBytes, LayeredMap, type Bytes } from '@holdfast/base'
import { chainAfter, emptyChain, type Chain } from './chain.ts'
import { entryNumberOf } from './entry-number.ts'
import type { KeyId, RoomId, StatementId } from './ids.ts'
import type { Irregularity } from './irregularity.ts'
import type { Statement } from './payload.ts'

/** What the order of a room is judged by. */
export type RoomOrderOptions = {
  readonly agreement: string
  readonly room: RoomId
  /** The root of the room's log at a size up to the entry judged; null where not known. */
  readonly rootAt: (size: number) => Bytes | null
}

/** What an entry is among those before it. `repeats` is the index of the entry it only repeats. */
export type OrderJudgement = {
  readonly repeats: number | null
  readonly irregularities: readonly Irregularity[]
  readonly chain: Chain
}

type Place = { readonly entry: number; readonly author: KeyId; readonly seq: number }

/** The order of one room so far. */
export class RoomOrder {
  readonly #options: RoomOrderOptions
  readonly #chains: LayeredMap<KeyId, Chain>
  readonly #places: LayeredMap<StatementId, Place>

  /** A room without entries; or one that goes on from another without changing it. */
  constructor(options: RoomOrderOptions, from?: RoomOrder) {
    this.#options = options
    this.#chains = from === undefined ? new LayeredMap() : from.#chains.fork()
    this.#places = from === undefined ? new LayeredMap() : from.#places.fork()
  }

  /** The index of a statement taken, or null. */
  indexOf(id: StatementId): number | null {
    return this.#places.get(id)?.entry ?? null
  }

  /** Judges a statement as the next entry. Changes nothing. */
  judge(said: Statement, entry: number): OrderJudgement {
    const { agreement, room } = this.#options
    const before = this.#chains.get(said.author) ?? emptyChain
    const repeats = this.indexOf(said.id)
    if (repeats !== null) {
      const about = { statement: said.id, repeats: entryNumberOf(repeats) }
      const irregularities = [{ kind: 'repeated-entry', room, entry, about } as const]
      return { repeats, irregularities, chain: before }
    }
    const found: Irregularity[] = []
    if (said.agreement !== agreement) {
      found.push({ kind: 'wrong-agreement', room, entry, about: { agreement: said.agreement } })
    }
    if (said.room !== room) {
      found.push({ kind: 'wrong-room', room, entry, about: { room: said.room } })
    }
    const { chain, step } = chainAfter(before, said, (id) => this.#seqOf(said.author, id))
    const about = { author: said.author, seq: said.seq }
    if (step.kind === 'fork') found.push({ kind: 'chain-fork', room, entry, about })
    if (step.kind === 'gap') {
      const more = { ...about, expectedSeq: step.expectedSeq }
      found.push({ kind: 'chain-gap', room, entry, about: more })
    }
    if (said.seen !== null && !this.#wasSeen(said.seen, entry)) {
      found.push({ kind: 'seen-differs', room, entry, about: { size: said.seen.size } })
    }
    return { repeats: null, irregularities: found.length === 0 ? none : found, chain }
  }

  /** Takes a statement as it was judged. */
  take(said: Statement, entry: number, judged: OrderJudgement): void {
    if (judged.repeats !== null) return
    this.#places.set(said.id, { entry, author: said.author, seq: said.seq })
    this.#chains.set(said.author, judged.chain)
  }

  #seqOf(author: KeyId, id: StatementId): number | null {
    const place = this.#places.get(id)
    return place?.author === author ? place.seq : null
  }

  #wasSeen(seen: NonNullable<Statement['seen']>, entry: number): boolean {
    const root = seen.size <= entry ? this.#options.rootAt(seen.size) : null
    return root !== null && equalBytes(root, seen.root)
  }
}

const none: readonly Irregularity[] = []
