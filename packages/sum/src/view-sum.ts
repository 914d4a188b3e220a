// The sum in one view, up to one cut: a replay that follows the rooms' entries, and the monitor that
// hears what they amount to.
//
// It catches up when it is asked and not before: a view that nobody asks about costs nothing. What
// one more entry costs it is what that entry changes.

import type { CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import type { Bytes, Instant, Sha256 } from '@holdfast/base'
import { createMonitor, inForceAt, type Monitor } from '@holdfast/monitor'
import type { KeyId, RoomId } from '@holdfast/record'
import { createReplay, type Replay, type Replayed } from '@holdfast/replay'
import { momentToShow, type MomentToShow } from './moment-to-show.ts'

/** The entries of a record, room by room, in the order of the manifest; they only grow. */
export type RoomsRead = ReadonlyMap<RoomId, readonly Bytes[]>

/** What a view is worked out from. */
export type ViewOptions = {
  readonly agreement: CompiledAgreement
  readonly rooms: RoomsRead
  readonly root: KeyId
  readonly view: readonly RoomId[]
  /** How far a room is read. */
  readonly sizeOf: (room: RoomId) => number
  readonly sha256: Sha256
}

/** The sum in one view. */
export class ViewSum {
  readonly #options: ViewOptions
  readonly #replay: Replay
  readonly #monitor: Monitor
  readonly #read = new Map<RoomId, number>()
  #replayed: Replayed | null = null

  /** A view of which nothing is read yet. */
  constructor(options: ViewOptions) {
    const { agreement, rooms, root, view, sha256 } = options
    this.#options = options
    this.#replay = createReplay({ agreement, rooms: [...rooms.keys()], root, view, sha256 })
    this.#monitor = createMonitor(agreement)
  }

  /** The agreement that its statuses are of. */
  get agreement(): CompiledAgreement {
    return this.#options.agreement
  }

  /** Takes in what has arrived since, and says what everything read amounts to. */
  replayed(): Replayed {
    const { rooms, sizeOf } = this.#options
    let haveActsChanged = false
    for (const [room, entries] of rooms) {
      const size = Math.min(sizeOf(room), entries.length)
      for (let at = this.#read.get(room) ?? 0; at < size; at++) {
        const bytes = entries[at]
        if (bytes === undefined) break
        const { facts, acts } = this.#replay.observe(room, bytes)
        for (const fact of facts) this.#monitor.observe(fact)
        haveActsChanged ||= acts.length > 0
        this.#replayed = null
      }
      this.#read.set(room, size)
    }
    this.#replayed ??= this.#replay.replayed()
    if (haveActsChanged) this.#monitor.hear(this.#replayed.acts)
    return this.#replayed
  }

  /** The standing of everything read, at a moment. */
  standing(question: Question): Standing {
    this.replayed()
    return this.#monitor.standing(question)
  }

  /** The standings at many moments. */
  standings(question: Omit<Question, 'asOf'>, moments: readonly Instant[]): readonly Standing[] {
    return moments.map((asOf) => this.standing({ ...question, asOf }))
  }

  /** The moment to speak of where nobody names one. Only acts change the term. */
  usualMoment(now: Instant): MomentToShow {
    const { facts, acts } = this.replayed()
    return momentToShow({ inForce: inForceAt(this.agreement, acts, now) }, facts, now)
  }
}
