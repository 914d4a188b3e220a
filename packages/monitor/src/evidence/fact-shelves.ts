// The facts a monitor has heard, a shelf for each act.
//
// A fork shares every shelf until one side changes it: what is supposed costs what it changes.

import type { FactChange, FactKey } from '@holdfast/agreement'
import { Shelf } from './shelf.ts'

/** Facts by act. Changes as it observes. */
export class FactShelves {
  readonly #shelves: Map<string, Shelf>
  /** Shelves that a fork may be reading too, and which are copied before they change. */
  readonly #shared: Set<string>

  /** No facts; or those of another, without changing it. */
  constructor(from?: FactShelves) {
    this.#shelves = new Map(from === undefined ? [] : from.#shelves)
    this.#shared = new Set(this.#shelves.keys())
    if (from !== undefined) for (const act of this.#shelves.keys()) from.#shared.add(act)
  }

  /** Puts a fact on its shelf, or takes it off; and says what changed, act by act. */
  observe({ key, before, after }: FactChange, told: (change: FactChange) => void): void {
    if (before !== null && before.act !== after?.act) {
      const left = this.#own(before.act).put(key, null)
      if (left !== null) told({ key, before: left, after: null })
    }
    if (after === null) return
    const had = this.#own(after.act).put(key, after)
    told({ key, before: had, after })
  }

  /** The facts of an act. Read it before the next change, and do not keep it. */
  of(act: string): Shelf {
    return this.#shelves.get(act) ?? this.#own(act)
  }

  /** True for a fact that is on some shelf. */
  has(key: FactKey): boolean {
    return [...this.#shelves.values()].some((shelf) => shelf.has(key))
  }

  #own(act: string): Shelf {
    const known = this.#shelves.get(act)
    if (known !== undefined && !this.#shared.has(act)) return known
    const own = new Shelf(known)
    this.#shelves.set(act, own)
    this.#shared.delete(act)
    return own
  }
}
