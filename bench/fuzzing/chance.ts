// Chance that a seed repeats: the same seed makes the same choices on every machine, so that what
// failed once can be looked at.

/** Choices, one after another. */
export class Chance {
  #state: number

  /** Choices that follow from a seed. */
  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** A whole number from 0, below a limit. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  /** True once in so many times. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  /** One of a list that is not empty. */
  one<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }

  /** As many as are asked for, each made in turn. */
  many<T>(count: number, make: (at: number) => T): readonly T[] {
    return Array.from({ length: count }, (_, at) => make(at))
  }
}
