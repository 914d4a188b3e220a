// A map that can fork: the fork begins with what the map holds, and neither sees what the other
// is given afterwards.
//
// A fork costs nothing that grows with the map: both go on from the same layers, which from then on
// are only read. Layers are joined as they pile up, so that a look-up meets few of them.

/** Entries that a fork copies: as a layer they would keep what they replace below them. */
const fewEntries = 32

/** Entries by key. Nothing is ever taken out of it: a value can be replaced by `null`. */
export class LayeredMap<Key, Value> {
  /** Shared with forks and never written again; the newest last. */
  #below: readonly ReadonlyMap<Key, Value>[] = []
  #own = new Map<Key, Value>()

  /** The value of a key, or undefined. */
  get(key: Key): Value | undefined {
    const own = this.#own.get(key)
    if (own !== undefined || this.#below.length === 0) return own
    for (let at = this.#below.length - 1; at >= 0; at--) {
      const value = this.#below[at]?.get(key)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** True where the key has a value. */
  has(key: Key): boolean {
    return this.get(key) !== undefined
  }

  /** Gives a key a value, here and in no fork of this nor in what this was forked from. */
  set(key: Key, value: Value): void {
    this.#own.set(key, value)
  }

  /** Every entry once, in no order that may be relied on. */
  *entries(): Iterable<readonly [Key, Value]> {
    if (this.#below.length === 0) {
      yield* this.#own
      return
    }
    const seen = new Set<Key>()
    for (const layer of [this.#own, ...this.#below.toReversed()]) {
      for (const entry of layer) {
        if (seen.has(entry[0])) continue
        seen.add(entry[0])
        yield entry
      }
    }
  }

  /** Shows each value once, in no order that may be relied on. */
  forEach(look: (value: Value) => void): void {
    if (this.#below.length === 0) this.#own.forEach(look)
    else for (const [, value] of this.entries()) look(value)
  }

  /** Another map that begins with what this one holds. */
  fork(): LayeredMap<Key, Value> {
    const fork = new LayeredMap<Key, Value>()
    if (this.#own.size > fewEntries) {
      this.#below = joined([...this.#below, this.#own])
      this.#own = new Map()
    } else fork.#own = new Map(this.#own)
    fork.#below = this.#below
    return fork
  }
}

// A layer is joined with the one below it once it is half as large: each entry is then copied a
// few times in all, however often the map is forked.
function joined<Key, Value>(
  layers: readonly ReadonlyMap<Key, Value>[],
): readonly ReadonlyMap<Key, Value>[] {
  const kept = [...layers]
  for (;;) {
    const top = kept.at(-1)
    const under = kept.at(-2)
    if (top === undefined || under === undefined || top.size * 2 < under.size) return kept
    kept.splice(-2, 2, new Map([...under, ...top]))
  }
}
