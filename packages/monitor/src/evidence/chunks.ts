// A long list that stays in order while items come and go, and that forks for nothing: it lies in
// chunks that are never changed, and a change puts one chunk in the place of another.

/** Items of a chunk, when one is made; it grows to twice as many. */
const chunkLength = 256

/** Items in the order of `compare`, which must tell any two of them apart. */
export class Chunks<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #chunks: readonly (readonly Item[])[] = []
  #length = 0
  /** What came since somebody read, in no order. */
  #added: Item[] = []

  /** An empty list. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  /** Puts an item in. */
  add(item: Item): void {
    this.#added.push(item)
  }

  /** Takes an item out that was put in. */
  remove(item: Item): void {
    this.#settle()
    const n = this.#chunkOf(item)
    const chunk = this.#chunks[n] ?? []
    const at = placeIn(chunk, (one) => this.#compare(one, item) < 0)
    if (chunk[at] !== item) return
    const left = chunk.toSpliced(at, 1)
    this.#chunks = this.#chunks.toSpliced(n, 1, ...(left.length === 0 ? [] : [left]))
    this.#length -= 1
  }

  /** Shows the items in order, from the first that is not before, until `look` has seen enough. */
  from(isBefore: (item: Item) => boolean, look: (item: Item) => boolean): void {
    this.#settle()
    const chunks = this.#chunks
    const first = placeIn(chunks, (chunk) => isLastBefore(chunk, isBefore))
    for (let n = first; n < chunks.length; n++) {
      const chunk = chunks[n] ?? []
      for (let at = n === first ? placeIn(chunk, isBefore) : 0; at < chunk.length; at++) {
        const item = chunk[at]
        if (item !== undefined && !look(item)) return
      }
    }
  }

  /** Another list that begins with these items and goes its own way. */
  fork(): Chunks<Item> {
    this.#settle()
    const fork = new Chunks(this.#compare)
    fork.#chunks = this.#chunks
    fork.#length = this.#length
    return fork
  }

  #settle(): void {
    const added = this.#added
    if (added.length === 0) return
    this.#added = []
    const isMuch = added.length * 16 > this.#length
    this.#length += added.length
    if (!isMuch) {
      for (const item of added) this.#insert(item)
      return
    }
    this.#chunks = chunked([...this.#chunks.flat(), ...added].sort(this.#compare))
  }

  #insert(item: Item): void {
    const n = this.#chunkOf(item)
    const chunk = this.#chunks[n] ?? []
    const at = placeIn(chunk, (one) => this.#compare(one, item) < 0)
    const more = chunk.toSpliced(at, 0, item)
    this.#chunks = this.#chunks.toSpliced(
      n,
      1,
      ...(more.length > 2 * chunkLength ? chunked(more) : [more]),
    )
  }

  /** The chunk that an item is in, or belongs in. */
  #chunkOf(item: Item): number {
    const n = placeIn(this.#chunks, (chunk) =>
      isLastBefore(chunk, (one) => this.#compare(one, item) < 0),
    )
    return Math.min(n, Math.max(0, this.#chunks.length - 1))
  }
}

function isLastBefore<Item>(chunk: readonly Item[], isBefore: (item: Item) => boolean): boolean {
  const last = chunk.at(-1)
  return last !== undefined && isBefore(last)
}

function chunked<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = []
  for (let at = 0; at < items.length; at += chunkLength) {
    chunks.push(items.slice(at, at + chunkLength))
  }
  return chunks
}

/** How many of a list, from its beginning, are before. */
function placeIn<Item>(items: readonly Item[], isBefore: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && isBefore(item)) low = middle + 1
    else high = middle
  }
  return low
}
