// Gives one record's entries to the worker that holds its sum: all of them when the worker begins,
// and each that is new as it comes, in the order of the log.
//
// What is new comes with the notice that the record grew; what is older, or more than a notice
// carries, is read from the database page by page.

import type { Bytes } from '@holdfast/base'
import type { Growth, RecordState, RecordStore } from '@holdfast/store'
import { packEntries } from './messages.ts'
import type { WorkerSeat } from './worker-seat.ts'

/** What a feed works with. */
export type FeedOptions = {
  readonly store: RecordStore
  readonly seat: WorkerSeat
  /** What the worker calls the record. */
  readonly name: string
  readonly state: RecordState
  readonly onTrouble: (reason: unknown) => void
}

/** How long to wait before reading again what could not be read. */
const retryMs = 500

/** Feeds one record. */
export class RecordFeed {
  readonly #options: FeedOptions
  #state: RecordState
  #sent = new Map<string, number>()
  /** Counts the times that the worker began anew; what was begun before is dropped. */
  #round = 0
  #running: Promise<void> = Promise.resolve()

  /** A feed of which nothing is sent yet. */
  constructor(options: FeedOptions) {
    this.#options = options
    this.#state = options.state
  }

  /** Gives the worker everything, from the beginning. */
  begin(): void {
    const { seat, name } = this.#options
    const { agreement, texts, manifest, rooms } = this.#state
    this.#round += 1
    this.#sent = new Map()
    seat.unready(name)
    seat.tell({
      kind: 'open',
      name,
      agreement,
      texts: texts.map(({ files }) => ({ files })),
      root: manifest.root.keyId,
      rooms: rooms.map(({ id }) => id),
    })
    this.#readOn()
  }

  /** Gives the worker what a record grew by. */
  grow({ before, after, added }: Growth): void {
    this.#state = after
    if (before.texts !== after.texts) return this.begin()
    const isNext = before.rooms.every(({ id, size }) => (this.#sent.get(id) ?? 0) === size)
    if (added === null || !isNext) return this.#readOn()
    for (const { room, entries } of added) this.#send(room, entries)
  }

  /** Gives the worker nothing more. */
  end(): void {
    this.#round += 1
  }

  #readOn(): void {
    const round = this.#round
    this.#running = this.#running.then(() => this.#read(round))
  }

  async #read(round: number): Promise<void> {
    const { seat, name, onTrouble } = this.#options
    while (round === this.#round) {
      try {
        if (await this.#readAll(round)) seat.ready(name)
        return
      } catch (error) {
        if (round !== this.#round) return
        onTrouble(error)
        await new Promise((resolve) => setTimeout(resolve, retryMs).unref())
      }
    }
  }

  // True once everything is sent. The record may grow meanwhile.
  async #readAll(round: number): Promise<boolean> {
    for (;;) {
      if (round !== this.#round) return false
      const { agreement, rooms } = this.#state
      const behind = rooms.find(({ id, size }) => (this.#sent.get(id) ?? 0) < size)
      if (behind === undefined) return true
      const from = this.#sent.get(behind.id) ?? 0
      const stretch = { agreement, room: behind.id, from, to: behind.size }
      for await (const page of this.#options.store.readAll(stretch)) {
        if (round !== this.#round) return false
        this.#send(behind.id, page.entries)
      }
    }
  }

  #send(id: string, entries: readonly Bytes[]): void {
    const room = this.#state.rooms.find((one) => one.id === id)
    if (room === undefined || entries.length === 0) return
    const { seat, name } = this.#options
    const packed = packEntries(entries)
    seat.tell({ kind: 'entries', name, room: room.id, ...packed }, [packed.bytes.buffer])
    this.#sent.set(id, (this.#sent.get(id) ?? 0) + entries.length)
  }
}
