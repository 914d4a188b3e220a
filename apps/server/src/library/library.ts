// The records that the server serves, in memory, each with what it can answer.
//
// A reader is given a record only together with the rooms they may read. An agreement of which they
// may read no room is not there.

import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, present, refuse, type Result } from '@holdfast/base'
import type { AgreementText } from '@holdfast/language'
import type { RecordState, RecordStore, RoomState } from '@holdfast/store'
import { serverProblems as problem } from '../problems.ts'
import { mayRead, type Reader } from '../reader.ts'
import { ProofTree } from './proof-tree.ts'
import type { RoomSize } from './question.ts'
import { Sum } from './sum.ts'
import { readText } from './text.ts'
import { Turns } from './turns.ts'

/** A record as one reader may read it. */
export type ReadableRecord = {
  readonly id: string
  readonly compiled: CompiledAgreement
  readonly text: AgreementText
  /** Every room, also those the reader may not read: never shown, only worked from. */
  readonly state: RecordState
  /** The rooms the reader may read. */
  readonly rooms: readonly RoomSize[]
  readonly sum: Sum
  /** The tree of a room's log, ready for proofs up to the state's size. */
  readonly proofs: (room: RoomState) => ProofTree
}

type Shelved = Omit<ReadableRecord, 'rooms'>

/** The records, by agreement. */
export class Library {
  readonly #store: RecordStore
  readonly #shelf = new Map<string, Shelved>()
  readonly #listeners = new Set<(agreement: string) => void>()
  readonly #turns = new Turns()
  readonly #stop: () => void

  /** A library of what a store holds. Nothing is there until it is opened. */
  constructor(store: RecordStore) {
    this.#store = store
    this.#stop = store.onAppended((state) => {
      const known = this.#shelf.get(state.agreement)
      if (known === undefined) return
      this.#shelf.set(state.agreement, { ...known, state })
      for (const listener of this.#listeners) listener(state.agreement)
    })
  }

  /** Opens one record of the store. */
  async open(id: string): Promise<Result<CompiledAgreement>> {
    const texts: AgreementText[] = []
    const opened = await this.#store.open(id, ({ files }) => {
      const read = readText(files)
      if (read !== null) texts.push(read.text)
      return read?.compiled ?? null
    })
    if (!opened.ok) return opened
    const { state, compiled } = opened.value
    const text = present(texts[0], 'what compiles has a text')
    const trees = new Map<string, ProofTree>()
    const proofs = (room: RoomState): ProofTree => {
      const tree = trees.get(room.id) ?? new ProofTree()
      trees.set(room.id, tree)
      tree.grow(room.leaves)
      return tree
    }
    this.#shelf.set(id, { id, compiled, text, state, sum: new Sum(compiled, this.#turns), proofs })
    return ok(compiled)
  }

  /** The records a reader may know of, in order of their ids. */
  shelf(reader: Reader): readonly ReadableRecord[] {
    return [...this.#shelf.keys()].toSorted().flatMap((id) => {
      const found = this.find(reader, id)
      return found.ok ? [found.value] : []
    })
  }

  /** A record as a reader may read it. */
  find(reader: Reader, id: string): Result<ReadableRecord> {
    const known = this.#shelf.get(id)
    const rooms = known?.state.rooms.filter((room) => mayRead(reader, id, room.id)) ?? []
    if (known === undefined || rooms.length === 0) return refuse(problem.unknownAgreement(id))
    const sizes = rooms.map((room) => ({ id: room.id, size: room.entries.length }))
    return ok({ ...known, rooms: sizes })
  }

  /** One room as a reader may read it. */
  findRoom(reader: Reader, id: string, roomId: string): Result<RoomState> {
    const record = this.find(reader, id)
    if (!record.ok) return record
    const isReadable = record.value.rooms.some((room) => room.id === roomId)
    const room = record.value.state.rooms.find((one) => one.id === roomId)
    return isReadable && room !== undefined ? ok(room) : refuse(problem.unknownRoom(roomId))
  }

  /** Calls `listener` with an agreement whose record grew. Returns a way to stop. */
  onGrown(listener: (agreement: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Stops following the store. */
  close(): void {
    this.#stop()
    this.#listeners.clear()
  }
}
