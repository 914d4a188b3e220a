// The moment asked about, and how far what was worked out holds for other moments.
//
// Everything that compares a time with the moment asked about does it here. The clock notes the
// last time that was past and the first that was still to come: until one of them is passed, the
// same work gives the same result. So an answer for many moments works most things out once.

import type { Instant } from '@holdfast/base'

/** A result, and the moments for which it holds: from `from` on, and before `to`. */
export type Held<Value> = { readonly value: Value; readonly from: number; readonly to: number }

/** True where a result holds at a moment. */
export function holdsAt({ from, to }: Held<unknown>, at: Instant): boolean {
  return from <= at && at < to
}

/** One moment. Changes as it is asked: it notes what was compared with it. */
export class Clock {
  readonly #asOf: Instant
  #from = -Infinity
  #to = Infinity

  /** A clock that stands still. */
  constructor(asOf: Instant) {
    this.#asOf = asOf
  }

  /** True for the moment asked about and any before it. */
  isPast(at: Instant): boolean {
    if (at <= this.#asOf) {
      if (at > this.#from) this.#from = at
      return true
    }
    if (at < this.#to) this.#to = at
    return false
  }

  /** The moment itself. What rests on it holds for this moment alone. */
  now(): Instant {
    this.#from = this.#asOf
    this.#to = this.#asOf + 1
    return this.#asOf
  }

  /** The moment itself, for whoever compares what rests on it with this clock afterwards. */
  peek(): Instant {
    return this.#asOf
  }

  /** Does some work, and says for which moments it holds. */
  watch<Value>(work: () => Value): Held<Value> {
    const [from, to] = [this.#from, this.#to]
    this.#from = -Infinity
    this.#to = Infinity
    const value = work()
    const held = { value, from: this.#from, to: this.#to }
    this.#from = Math.max(from, held.from)
    this.#to = Math.min(to, held.to)
    return held
  }
}
