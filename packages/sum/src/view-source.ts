// What a view is read from: the record as it grows, or what it is recalled to have come to.
//
// Whether what is recalled may be used is the ground's to say; here it is told like what was read.

import type { Act, CompiledAgreement, FactChange } from '@holdfast/agreement'
import type { AdmittedStatement, Replayed, Upshot, ViewReading } from '@holdfast/replay'
import type { Ground } from './ground.ts'

/** What a record comes to in a view. It is the same value while nothing changes. */
export type Known = {
  readonly upshot: Upshot
  /** The statements admitted. Reads the record where nothing else asked for it. */
  readonly said: () => readonly AdmittedStatement[]
}

/** What changed since it was followed last. */
export type News = {
  readonly facts: readonly FactChange[]
  /** All acts as they now are; null where none changed. */
  readonly acts: readonly Act[] | null
}

/** Where a view has it from. */
export type ViewSource = {
  /** Takes in what has arrived since, and says what that changed. */
  readonly follow: () => News
  /** Everything followed so far. */
  readonly known: () => Known
  /** Another that goes on from here by itself, on a fork of its ground. */
  readonly fork: (ground: Ground) => ViewSource
  /** True where it follows no record: with an entry more, a view has to begin anew. */
  readonly isRecalled: boolean
}

/** A view that follows the record. */
export class FollowedView implements ViewSource {
  readonly isRecalled = false
  readonly #reading: ViewReading
  #last: { readonly replayed: Replayed; readonly known: Known } | null = null

  /** The view of a reading. */
  constructor(reading: ViewReading) {
    this.#reading = reading
  }

  follow = (): News => {
    const { facts, acts } = this.#reading.follow()
    return { facts, acts: acts.length === 0 ? null : this.#reading.replayed().acts }
  }

  known = (): Known => {
    const replayed = this.#reading.replayed()
    if (this.#last?.replayed === replayed) return this.#last.known
    const { said, ...upshot } = replayed
    const known = { upshot, said: () => said }
    this.#last = { replayed, known }
    return known
  }

  fork = (ground: Ground): ViewSource => new FollowedView(this.#reading.fork(ground.log))
}

/** A view that is recalled: it says once all that the record came to. */
export class RecalledView implements ViewSource {
  readonly isRecalled = true
  readonly #agreement: CompiledAgreement
  readonly #known: Known
  #isTold: boolean

  /** What is recalled of the record of a ground; or the same, as far as another told it. */
  constructor(ground: Ground, agreement: CompiledAgreement, upshot: Upshot, isTold = false) {
    this.#agreement = agreement
    this.#known = { upshot, said: () => ground.saidThere(agreement, upshot.view) }
    this.#isTold = isTold
  }

  follow = (): News => {
    if (this.#isTold) return { facts: [], acts: null }
    this.#isTold = true
    const { facts, acts } = this.#known.upshot
    return { facts: facts.map((after) => ({ key: after.key, before: null, after })), acts }
  }

  known = (): Known => this.#known

  fork = (ground: Ground): ViewSource =>
    new RecalledView(ground, this.#agreement, this.#known.upshot, this.#isTold)
}
