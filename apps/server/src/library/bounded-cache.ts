// A cache with an end: what was used longest ago goes first.
//
// Weights are given by whoever fills it: one for each value, or the size of each.

/** Keeps values up to a total weight. */
export class BoundedCache<Value> {
  readonly #limit: number
  readonly #weigh: (value: Value) => number
  readonly #kept = new Map<string, Value>()
  #weight = 0

  /** `limit` is the sum of weights that is kept; a value heavier than that is not. */
  constructor(limit: number, weigh: (value: Value) => number) {
    this.#limit = limit
    this.#weigh = weigh
  }

  /** The value under a key, or null. */
  find(key: string): Value | null {
    const known = this.#kept.get(key)
    if (known === undefined) return null
    this.#kept.delete(key)
    this.#kept.set(key, known)
    return known
  }

  /** The value under a key; made and kept where there is none. */
  get(key: string, make: () => Value): Value {
    const known = this.find(key)
    if (known !== null) return known
    const made = make()
    this.#kept.set(key, made)
    this.#weight += this.#weigh(made)
    for (const [oldest, value] of this.#kept) {
      if (this.#weight <= this.#limit) break
      this.#kept.delete(oldest)
      this.#weight -= this.#weigh(value)
    }
    return made
  }
}
