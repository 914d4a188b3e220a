// Whose question is next: agreements take turns, and within one its readers do, whoever asks most.
//
// A reader may have so many questions waiting and all readers together so many. An agreement that
// cannot be asked just now keeps its place.

/** Whose a question is. */
export type Turn = { readonly agreement: string; readonly reader: string }

/** How many may wait: of one reader, and of all. */
export type QueueLimits = { readonly ofOne: number; readonly ofAll: number }

/** Gives turns. */
export class FairQueue<Item extends Turn> {
  readonly #limits: QueueLimits
  // Maps keep the order in which they were filled: who is first has waited longest for a turn.
  readonly #waiting = new Map<string, Map<string, Item[]>>()
  readonly #ofReaders = new Map<string, number>()
  #size = 0

  /** A queue in which nobody waits. */
  constructor(limits: QueueLimits) {
    this.#limits = limits
  }

  /** How many wait. */
  get size(): number {
    return this.#size
  }

  /** Has an item wait. False where the reader, or everybody together, has too many waiting. */
  add(item: Item): boolean {
    const { agreement, reader } = item
    const own = this.#ofReaders.get(reader) ?? 0
    if (own >= this.#limits.ofOne || this.#size >= this.#limits.ofAll) return false
    const readers = this.#waiting.get(agreement) ?? new Map<string, Item[]>()
    this.#waiting.set(agreement, readers)
    readers.set(reader, [...(readers.get(reader) ?? []), item])
    this.#count(reader, 1)
    return true
  }

  /** Takes the next item of an agreement that can be asked; null where there is none. */
  take(canAsk: (agreement: string) => boolean): Item | null {
    for (const [agreement, readers] of this.#waiting) {
      if (!canAsk(agreement)) continue
      for (const [reader, [first, ...rest]] of readers) {
        if (first === undefined) continue
        readers.delete(reader)
        if (rest.length > 0) readers.set(reader, rest)
        this.#waiting.delete(agreement)
        if (readers.size > 0) this.#waiting.set(agreement, readers)
        this.#count(reader, -1)
        return first
      }
    }
    return null
  }

  /** Takes an item out of turn. False where it does not wait. */
  remove(item: Item): boolean {
    const { agreement, reader } = item
    const readers = this.#waiting.get(agreement)
    const own = readers?.get(reader) ?? []
    const rest = own.filter((one) => one !== item)
    if (readers === undefined || rest.length === own.length) return false
    if (rest.length > 0) readers.set(reader, rest)
    else readers.delete(reader)
    if (readers.size === 0) this.#waiting.delete(agreement)
    this.#count(reader, -1)
    return true
  }

  #count(reader: string, change: 1 | -1): void {
    this.#size += change
    const own = (this.#ofReaders.get(reader) ?? 0) + change
    if (own === 0) this.#ofReaders.delete(reader)
    else this.#ofReaders.set(reader, own)
  }
}
