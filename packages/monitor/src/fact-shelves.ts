// The facts a monitor has heard, a shelf for each act, and how often each shelf changed.
//
// A shelf is put in record order when it is next read, not at every change.

import type { Fact, FactChange, FactKey } from '@holdfast/agreement'
import { byRecord } from './evaluate.ts'

type Shelf = {
  readonly facts: Map<FactKey, Fact>
  sorted: readonly Fact[] | null
  version: number
}

/** Facts by act. Changes as it observes. */
export class FactShelves {
  readonly #shelves = new Map<string, Shelf>()

  /** Puts a fact on its shelf, or takes it off. */
  observe({ key, before, after }: FactChange): void {
    for (const act of new Set([before?.act, after?.act])) {
      if (act === undefined) continue
      const shelf = this.#shelfOf(act)
      if (after?.act === act) shelf.facts.set(key, after)
      else shelf.facts.delete(key)
      shelf.sorted = null
      shelf.version++
    }
  }

  /** The facts of an act, in record order. */
  factsOf(act: string): readonly Fact[] {
    const shelf = this.#shelfOf(act)
    shelf.sorted ??= [...shelf.facts.values()].sort(byRecord)
    return shelf.sorted
  }

  /** True for a fact that is on some shelf. */
  has(key: FactKey): boolean {
    return [...this.#shelves.values()].some(({ facts }) => facts.has(key))
  }

  /** Grows with each change to an act's facts. */
  versionOf(act: string): number {
    return this.#shelfOf(act).version
  }

  #shelfOf(act: string): Shelf {
    const known = this.#shelves.get(act)
    if (known !== undefined) return known
    const shelf: Shelf = { facts: new Map(), sorted: null, version: 0 }
    this.#shelves.set(act, shelf)
    return shelf
  }
}
