// The records that the server serves: how far each reaches, what its text compiles to, and where it
// is asked.
//
// A reader is given a record only together with the rooms they may read. An agreement of which they
// may read no room is not there.

import type { CompiledAgreement } from '@holdfast/agreement'
import { instantFromMs, ok, refuse, type Problem, type Result } from '@holdfast/base'
import { newestText, type RecordState, type RecordStore, type RoomState } from '@holdfast/store'
import { policyFile, readPolicy, usualPolicy } from '@holdfast/sum'
import type { GivenNames, OrdersFrom, RoomSize } from '@holdfast/sum'
import { serverProblems as problem } from '../problems.ts'
import { mayRead, type Reader } from '../reader.ts'
import type { SumPool, SumQuestion } from '../sums/sum-pool.ts'
import type { Printed } from '../sums/worker-seat.ts'
import { askedOf } from './asked-of.ts'
import { hearerFor } from './hearing.ts'
import { Teller, type Bulletin, type Tellable, type ToldAtOnce } from './teller.ts'
import { Recalls, type Recall } from './recalls.ts'
import { readText } from './text.ts'

/** A record as one reader may read it. */
export type ReadableRecord = {
  readonly id: string
  readonly compiled: CompiledAgreement
  readonly names: GivenNames | null
  /** Every room, also those the reader may not read: never shown, only worked from. */
  readonly state: RecordState
  /** The bulletin that the reader is told; null where they are told everything. */
  readonly bulletin: Bulletin | null
  /** The rooms the reader may read. */
  readonly rooms: readonly RoomSize[]
  /** Asks the sum. The view of the question must be of `rooms`. */
  readonly ask: (asked: SumQuestion) => Promise<Result<Printed>>
}

type Shelved = Pick<ReadableRecord, 'names'> & Tellable

/** The records, by agreement. */
export class Library {
  readonly #store: RecordStore
  readonly #sums: SumPool
  readonly #teller: Teller
  readonly #recalls: Recalls
  readonly #shelf = new Map<string, Shelved>()
  readonly #listeners = new Set<(agreement: string) => void>()
  readonly #opening = new Map<string, Promise<Result<CompiledAgreement>>>()
  readonly #stops: readonly (() => void)[]

  /** A library of what a store holds. Nothing is there until it is opened. */
  constructor(store: RecordStore, sums: SumPool, onProblem: (problem: Problem) => void) {
    this.#store = store
    this.#sums = sums
    this.#teller = new Teller(store, sums)
    this.#recalls = new Recalls(store)
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
      if (shelved === undefined) return problem.outage()
      const heard = hearerFor(shelved.compiled)(envelope, speakers)
      return heard ?? this.#teller.whyNotPublic(shelved, envelope.statement)
    })
    if (!opened.ok) return opened
    const state = opened.value
    const read = readText(newestText(state).files)
    if (read === null) return refuse(problem.brokenExample(id, 'text'))
    const { compiled, names, policy } = read
    this.#shelf.set(id, { compiled, names, policy, orders: ordersIn(state), state })
    this.#sums.hold(state)
    return ok(compiled)
  }

  /** The records a reader may know of, in order of their ids. */
  async shelf(reader: Reader): Promise<Result<readonly ReadableRecord[]>> {
    const records: ReadableRecord[] = []
    for (const id of [...this.#shelf.keys()].toSorted()) {
      if (!this.#mayKnow(reader, id)) continue
      const found = await this.find(reader, id)
      if (!found.ok) return found
      records.push(found.value)
    }
    return ok(records)
  }

  /** A record as a reader may read it. */
  async find(reader: Reader, id: string): Promise<Result<ReadableRecord>> {
    const known = this.#shelf.get(id)
    if (known === undefined || !this.#mayKnow(reader, id)) {
      return refuse(problem.unknownAgreement(id))
    }
    const told = reader.kind === 'public' ? await this.#teller.bulletin(known) : ok(null)
    if (!told.ok) return told
    const bulletin = told.value
    const state = bulletin?.state ?? known.state
    const rooms = state.rooms.filter((room) => mayRead(reader, id, room.id))
    return ok({
      ...known,
      id,
      state,
      bulletin,
      rooms: rooms.map((room) => ({ id: room.id, size: room.size })),
      ask: (asked) =>
        bulletin === null
          ? this.#sums.ask(id, asked)
          : this.#sums.ask(bulletin.name, askedOf(bulletin, asked)),
    })
  }

  /** What the public is told of a record at once, beyond the last bulletin. */
  async atOnce({ id, bulletin }: ReadableRecord): Promise<readonly ToldAtOnce[]> {
    const known = this.#shelf.get(id)
    if (known === undefined || bulletin === null) return []
    return this.#teller.atOnce(known, bulletin)
  }

  /** What pages of a record showed and was recalled, at once for everybody who reads the room. */
  async recalls(reader: Reader, { id, rooms }: ReadableRecord): Promise<readonly Recall[]> {
    const known = this.#shelf.get(id)
    const names = rooms.map((room) => room.id)
    return known === undefined ? [] : this.#recalls.of(known.state, reader.rooms, names)
  }

  #mayKnow(reader: Reader, id: string): boolean {
    return this.#shelf.get(id)?.state.rooms.some((room) => mayRead(reader, id, room.id)) === true
  }

  /** One room as a reader may read it. */
  async findRoom(reader: Reader, id: string, roomId: string): Promise<Result<RoomState>> {
    const record = await this.find(reader, id)
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
    const { compiled, names, policy } = read ?? known
    const orders = isNewText ? ordersIn(state) : known.orders
    this.#shelf.set(state.agreement, { compiled, names, policy, orders, state })
    for (const listener of this.#listeners) listener(state.agreement)
  }
}

// What each text ordered, from when it was taken in. One that cannot be read ordered nothing.
function ordersIn({ texts }: RecordState): readonly OrdersFrom[] {
  return texts.map(({ files, addedAt }) => {
    const read = readPolicy(files.get(policyFile))
    return { orders: read.ok ? read.value : usualPolicy, from: addedAt ?? instantFromMs(0) }
  })
}
