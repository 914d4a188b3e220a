// What every clause came to at many moments, kept until a fact changes that may touch them.
//
// What has not happened by a moment changes nothing at that moment: a fact that changes leaves
// every moment before it as it was. So a strip of a year, asked again after a report of today,
// works out today.

import type { Fact, FactChange, Status } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'

/** References to statuses that are kept, some eight bytes each. */
const mostStatuses = 2_000_000

/** Anything that is made of statuses. */
type Told = { readonly statuses: readonly Status[] }

/** What was told by moment. */
export class KeptMoments<T extends Told> {
  readonly #told: Map<Instant, T>
  #statuses: number
  /** What is kept of this moment and later ones may be otherwise by now. */
  #doubtfulFrom: number

  /** Of no moment; or what another keeps, going its own way. */
  constructor(from?: KeptMoments<T>) {
    this.#told = new Map(from === undefined ? [] : from.#told)
    this.#statuses = from === undefined ? 0 : from.#statuses
    this.#doubtfulFrom = from === undefined ? Infinity : from.#doubtfulFrom
  }

  /** What was told of a moment, where it still holds. */
  at(moment: Instant): T | undefined {
    return moment < this.#doubtfulFrom ? this.#told.get(moment) : undefined
  }

  /** Notes that a fact changed. */
  note({ before, after }: FactChange): void {
    for (const fact of [before, after]) {
      if (fact !== null) this.#doubtfulFrom = Math.min(this.#doubtfulFrom, beginOf(fact))
    }
  }

  /** Lets go of what may be otherwise: what is kept from here on has all that changed. */
  settle(): void {
    if (this.#doubtfulFrom === Infinity) return
    for (const [moment, { statuses }] of this.#told) {
      if (moment < this.#doubtfulFrom) continue
      this.#told.delete(moment)
      this.#statuses -= statuses.length
    }
    this.#doubtfulFrom = Infinity
  }

  /** Keeps what is told of a moment. Where it is too much, it begins anew. */
  keep(moment: Instant, told: T): void {
    const { length } = told.statuses
    if (length > mostStatuses || this.#told.has(moment)) return
    if (this.#statuses + length > mostStatuses) {
      this.#told.clear()
      this.#statuses = 0
    }
    this.#told.set(moment, told)
    this.#statuses += length
  }
}

/** From when a fact may bear on anything. */
function beginOf({ at, period }: Fact): number {
  return Math.min(at.earliest, period?.from ?? at.earliest)
}
