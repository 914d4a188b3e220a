// A list that stays in order while items come and go, and that can fork.
//
// Many items that come at once are sorted once, when somebody next reads. A fork shares the items
// until either side changes.

/** Items in the order of `compare`, which must tell any two of them apart. */
export class Sorted<Item> {
  readonly #compare: (a: Item, b: Item) => number
  #items: Item[] = []
  #isShared = false
  /** What came since somebody read, in no order. */
  #added: Item[] = []

  /** An empty list. */
  constructor(compare: (a: Item, b: Item) => number) {
    this.#compare = compare
  }

  /** The items in order. The list given holds until the next change. */
  list(): readonly Item[] {
    const added = this.#added
    if (added.length === 0) return this.#items
    this.#added = []
    if (added.length * 16 > this.#items.length) {
      this.#items = [...this.#items, ...added].sort(this.#compare)
      this.#isShared = false
      return this.#items
    }
    this.#own()
    for (const item of added) this.#items.splice(this.#placeOf(item), 0, item)
    return this.#items
  }

  /** Puts an item in. */
  add(item: Item): void {
    this.#added.push(item)
  }

  /** Takes an item out that was put in. */
  remove(item: Item): void {
    if (this.#added.length > 0) this.list()
    this.#own()
    const at = this.#placeOf(item)
    if (this.#items[at] === item) this.#items.splice(at, 1)
  }

  /** Another list that begins with these items and goes its own way. */
  fork(): Sorted<Item> {
    const fork = new Sorted(this.#compare)
    this.list()
    this.#isShared = true
    fork.#items = this.#items
    fork.#isShared = true
    return fork
  }

  #own(): void {
    if (this.#isShared) this.#items = [...this.#items]
    this.#isShared = false
  }

  #placeOf(item: Item): number {
    let low = 0
    let high = this.#items.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.#items[middle]
      if (other !== undefined && this.#compare(other, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
