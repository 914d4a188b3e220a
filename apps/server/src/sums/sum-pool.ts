// The worker threads that hold the sums of this server's records, and the answers that are kept.
//
// A record belongs to one worker for as long as it is served. The same question asked by many at
// once is worked out once; an answer is kept under everything it depends on, so nothing kept is
// ever wrong. Whoever is gone before their turn costs nothing.

import { availableParallelism } from 'node:os'
import { ok, refuse, type Instant, type Result } from '@holdfast/base'
import type { Growth, RecordState, RecordStore } from '@holdfast/store'
import type { RecordQuestion } from '@holdfast/sum'
import { LRUCache } from 'lru-cache'
import { serverProblems as problem } from '../problems.ts'
import { presenters, type Params, type Questioned } from './presenters.ts'
import { RecordFeed } from './record-feed.ts'
import { WorkerSeat, type Printed } from './worker-seat.ts'

/** How the sums are worked out. */
export type SumSettings = {
  /** Worker threads; 0 for one less than the machine has processors, and one at least. */
  readonly workers: number
  /** How long one answer may take. */
  readonly answerMs: number
  /** Questions of one address that may wait. */
  readonly waitingOfOne: number
}

/** What somebody asks of a record. */
export type SumQuestion = {
  readonly what: Questioned
  readonly question: RecordQuestion
  readonly params?: Params
  /** To the minute. */
  readonly now: Instant
  /** Who asks, for the order of turns: an address. */
  readonly reader: string
  /** Aborted when whoever asked is gone. */
  readonly signal?: AbortSignal
}

/** What a pool works with. */
export type SumPoolOptions = SumSettings & {
  readonly store: RecordStore
  readonly onTrouble: (what: string) => void
}

const waitMs = 30_000
const waitingOfAll = 10_000
const memoryMb = 4_096
const keptBytes = 96 * 1024 * 1024
/** A record is worked out once from the beginning before its first reader, however long it is. */
const firstMs = 15 * 60_000
const costlyKept = 1_000
const costlyMs = 10 * 60_000

type Held = { readonly seat: WorkerSeat; readonly feed: RecordFeed; state: RecordState }
type Shared = {
  readonly answer: Promise<Result<Printed>>
  readonly join: (signal: AbortSignal | undefined) => void
}

/** The sums of a server. */
export class SumPool {
  readonly #options: SumPoolOptions
  readonly #seats: readonly WorkerSeat[]
  readonly #held = new Map<string, Held>()
  readonly #kept = new LRUCache<string, Printed>({
    maxSize: keptBytes,
    // What is supposed is part of the key.
    sizeCalculation: ({ text, gzipped }, key) =>
      text.length + (gzipped?.length ?? 0) + 2 * key.length + 1,
  })
  readonly #costly = new LRUCache<string, true>({ max: costlyKept, ttl: costlyMs })
  readonly #asked = new Map<string, Shared>()
  readonly #stop: () => void

  /** Starts the threads. */
  constructor(options: SumPoolOptions) {
    this.#options = options
    const count = options.workers || Math.max(1, availableParallelism() - 1)
    this.#seats = Array.from({ length: count }, () => this.#newSeat())
    this.#stop = options.store.onGrown((growth) => this.#grow(growth))
  }

  /**
   * Holds a record from here on, under its agreement's name or another. Under the agreement's its
   * sum follows as it grows; one of another name is moved. One that is held already begins anew:
   * what fed it until now ends, or the sum would be given every entry twice.
   */
  hold(state: RecordState, name: string = state.agreement): void {
    this.#held.get(name)?.feed.end()
    const seat = this.#held.get(name)?.seat ?? this.#seats[this.#held.size % this.#seats.length]
    if (seat === undefined) return
    const { store, onTrouble } = this.#options
    const feed = new RecordFeed({
      store,
      seat,
      name,
      state,
      onTrouble: (reason) => onTrouble(`reading ${name}: ${String(reason)}`),
    })
    this.#held.set(name, { seat, feed, state })
    this.#begin(name)
  }

  /** Moves a record of another name than its agreement's on: it has what it had, and more. */
  move(name: string, state: RecordState): void {
    const held = this.#held.get(name)
    const isMore = held?.state.rooms.every(({ id, size }) =>
      state.rooms.some((room) => room.id === id && room.size >= size),
    )
    if (held === undefined || isMore !== true) return this.hold(state, name)
    const growth = { before: held.state, after: state, added: null }
    held.state = state
    held.feed.grow(growth)
  }

  /** Holds a record of another name no longer. */
  release(name: string): void {
    const held = this.#held.get(name)
    if (held === undefined) return
    held.feed.end()
    this.#held.delete(name)
    held.seat.unready(name)
    held.seat.tell({ kind: 'close', name })
  }

  /** Answers a question about a record that it holds. */
  async ask(name: string, asked: SumQuestion): Promise<Result<Printed>> {
    const held = this.#held.get(name)
    if (held === undefined) return refuse(problem.unknownAgreement(name))
    const key = keyOf(name, held.state, asked)
    const kept = this.#kept.get(key)
    if (kept !== undefined) return ok(kept)
    if (this.#costly.has(key)) {
      return refuse(problem.tooCostly(Math.ceil(this.#options.answerMs / 1000)))
    }
    const shared = this.#asked.get(key) ?? this.#share(key, { ...held, name }, asked)
    shared.join(asked.signal)
    return shared.answer
  }

  /** How many questions wait for their turn. */
  get waiting(): number {
    return this.#seats.reduce((sum, seat) => sum + seat.waiting, 0)
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    this.#stop()
    for (const { feed } of this.#held.values()) feed.end()
    await Promise.all(this.#seats.map((seat) => seat.close()))
  }

  #newSeat(): WorkerSeat {
    const { waitingOfOne, onTrouble } = this.#options
    const seat: WorkerSeat = new WorkerSeat({
      limits: { ofOne: waitingOfOne, ofAll: waitingOfAll },
      waitMs,
      memoryMb,
      onTrouble,
      onBegin: () => {
        for (const [name, held] of this.#held) if (held.seat === seat) this.#begin(name)
      },
    })
    return seat
  }

  // Gives a worker the record, and has it work the usual view out before anybody asks.
  #begin(name: string): void {
    const held = this.#held.get(name)
    if (held === undefined) return
    held.feed.begin()
    const { rooms } = held.state
    const usual = rooms.find(({ id }) => id === 'public') ?? rooms[0]
    const view = usual === undefined ? [] : [usual.id]
    const question = { view, asOf: null, basis: null, source: null, stage: null, knownAt: null }
    const now = this.#options.store.now()
    held.seat.ask({
      agreement: name,
      reader: `first of ${name}`,
      ask: { what: 'term', question, params: {}, now },
      budgetMs: firstMs,
      done: () => undefined,
    })
  }

  #grow(growth: Growth): void {
    const held = this.#held.get(growth.after.agreement)
    if (held === undefined) return
    held.state = growth.after
    held.feed.grow(growth)
  }

  // One job for everybody who asks the same; taken back when all of them are gone.
  #share(
    key: string,
    held: Pick<Held, 'seat'> & { readonly name: string },
    { what, question, params = {}, now, reader }: SumQuestion,
  ): Shared {
    const askers = { there: 0, takeBack: (): void => undefined }
    const answer = new Promise<Result<Printed>>((resolve) => {
      askers.takeBack = held.seat.ask({
        agreement: held.name,
        reader,
        ask: { what, question, params, now },
        budgetMs: this.#options.answerMs,
        done: (given) => {
          this.#asked.delete(key)
          if (given.ok) this.#kept.set(key, given.value)
          else if (given.problem.code === problem.tooCostly(0).code) this.#costly.set(key, true)
          resolve(given)
        },
      })
    })
    const leave = (): void => {
      askers.there -= 1
      if (askers.there > 0 || this.#asked.get(key) !== shared) return
      this.#asked.delete(key)
      askers.takeBack()
    }
    const shared: Shared = {
      answer,
      join: (signal) => {
        askers.there += 1
        signal?.addEventListener('abort', leave, { once: true })
      },
    }
    this.#asked.set(key, shared)
    return shared
  }
}

// Everything that an answer depends on. Rooms outside the view are not in it, but for the keys that
// the first room enrols.
function keyOf(
  name: string,
  { rooms, texts, keyChanges }: RecordState,
  asked: SumQuestion,
): string {
  const { what, question, params = {}, now } = asked
  const { view, knownAt, asOf, basis, source, stage } = question
  const sizes = rooms.filter(({ id }) => view.includes(id)).map(({ id, size }) => [id, size])
  const keys = rooms[0] !== undefined && view.includes(rooms[0].id) ? null : keyChanges
  const isOfNow = asOf === null || presenters[what].dependsOnNow === true
  return JSON.stringify([
    [name, texts.length, keys, what, sizes, knownAt === null ? null : [...knownAt]],
    [asOf, basis, source, stage, params, isOfNow ? now : null],
  ])
}
