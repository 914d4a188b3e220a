// The records that the server serves: how far each reaches, what its text compiles to, and where it
// is asked.
//
// A reader is given a record only together with the rooms they may read. An agreement of which they
// may read no room is not there.

import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import { newestText, type RecordState, type RecordStore, type RoomState } from '@holdfast/store'
import type { GivenNames, RoomSize } from '@holdfast/sum'
import { serverProblems as problem } from '../problems.ts'
import { mayRead, type Reader } from '../reader.ts'
import type { SumPool, SumQuestion } from '../sums/sum-pool.ts'
import type { Printed } from '../sums/worker-seat.ts'
import { hearerFor } from './hearing.ts'
import { readText } from './text.ts'

/** A record as one reader may read it. */
export type ReadableRecord = {
  readonly id: string
  readonly compiled: CompiledAgreement
  readonly names: GivenNames | null
  /** Every room, also those the reader may not read: never shown, only worked from. */
  readonly state: RecordState
  /** The rooms the reader may read. */
  readonly rooms: readonly RoomSize[]
  /** Asks the sum. The view of the question must be of `rooms`. */
  readonly ask: (asked: SumQuestion) => Promise<Result<Printed>>
}

type Shelved = Pick<ReadableRecord, 'compiled' | 'names' | 'state'>

/** The records, by agreement. */
export class Library {
  readonly #store: RecordStore
  readonly #sums: SumPool
  readonly #shelf = new Map<string, Shelved>()
  readonly #listeners = new Set<(agreement: string) => void>()
  readonly #opening = new Map<string, Promise<Result<CompiledAgreement>>>()
  readonly #stops: readonly (() => void)[]

  /** A library of what a store holds. Nothing is there until it is opened. */
  constructor(store: RecordStore, sums: SumPool, onProblem: (problem: Problem) => void) {
    this.#store = store
    this.#sums = sums
    this.#stops = [
      store.onGrown(({ before, after }) => this.#grow(before, after)),
      // Another server has taken a record in.
      store.onNewcomer((agreement) => {
        if (!this.#opening.has(agreement)) void this.#openNewcomer(agreement, onProblem)
      }),
    ]
  }

  /** Opens one record of the store; once, for all who ask meanwhile. */
  open(id: string): Promise<Result<CompiledAgreement>> {
    const opening = this.#opening.get(id) ?? this.#open(id).finally(() => this.#opening.delete(id))
    this.#opening.set(id, opening)
    return opening
  }

  async #open(id: string): Promise<Result<CompiledAgreement>> {
    const opened = await this.#store.open(id, (envelope, speakers) => {
      const shelved = this.#shelf.get(id)
      return shelved === undefined
        ? problem.outage()
        : hearerFor(shelved.compiled)(envelope, speakers)
    })
    if (!opened.ok) return opened
    const state = opened.value
    const read = readText(newestText(state).files)
    if (read === null) return refuse(problem.brokenExample(id, 'text'))
    const { compiled, names } = read
    this.#shelf.set(id, { compiled, names, state })
    this.#sums.hold(state)
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
    const sizes = rooms.map((room) => ({ id: room.id, size: room.size }))
    return ok({ id, ...known, rooms: sizes, ask: (asked) => this.#sums.ask(id, asked) })
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
    for (const stop of this.#stops) stop()
    this.#listeners.clear()
  }

  async #openNewcomer(agreement: string, onProblem: (problem: Problem) => void): Promise<void> {
    try {
      const opened = await this.open(agreement)
      if (!opened.ok) onProblem(opened.problem)
    } catch {
      onProblem(problem.outage())
    }
  }

  #grow(before: RecordState, state: RecordState): void {
    const known = this.#shelf.get(state.agreement)
    if (known === undefined) return
    const isNewText = before.texts !== state.texts
    const read = isNewText ? readText(newestText(state).files) : null
    const { compiled, names } = read ?? known
    this.#shelf.set(state.agreement, { compiled, names, state })
    for (const listener of this.#listeners) listener(state.agreement)
  }
}
