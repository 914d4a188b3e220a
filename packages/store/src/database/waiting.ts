// Statements that wait to be appended, and whose turn it is.
//
// A batch takes from each author in turns, so that one who sends thousands does not make the others
// wait for all of them; within a batch, and for each author, the order is that of arrival. Each
// author may have so many waiting and all together so many.

import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import type { KeyId } from '@holdfast/record'

/** Something that waits, and whose it is. */
export type Waits = { readonly author: KeyId }

/** How many may wait: of one author, and of all. */
export type WaitingLimits = { readonly ofOne: number; readonly ofAll: number }

/** What waits to be appended. */
export class WaitingStatements<Item extends Waits> {
  readonly #limits: WaitingLimits
  readonly #busy: (waiting: number) => Problem
  #items: Item[] = []

  /** `busy` is the problem of whoever cannot wait. */
  constructor(limits: WaitingLimits, busy: (waiting: number) => Problem) {
    this.#limits = limits
    this.#busy = busy
  }

  /** How many wait. */
  get size(): number {
    return this.#items.length
  }

  /** Has an item wait, or says that too many do. */
  add(item: Item): Result<true> {
    const own = this.#items.reduce((sum, { author }) => sum + (author === item.author ? 1 : 0), 0)
    if (own >= this.#limits.ofOne) return refuse(this.#busy(own))
    if (this.size >= this.#limits.ofAll) return refuse(this.#busy(this.size))
    this.#items.push(item)
    return ok(true)
  }

  /** Takes up to `most`, from each author in turns, in the order of arrival. */
  take(most: number): readonly Item[] {
    const rounds = new Map<KeyId, number>()
    const ranked = this.#items.map((item, arrival) => {
      const round = rounds.get(item.author) ?? 0
      rounds.set(item.author, round + 1)
      return { item, arrival, round }
    })
    const chosen = ranked
      .toSorted((a, b) => a.round - b.round || a.arrival - b.arrival)
      .slice(0, most)
    const taken = new Set(chosen.map(({ item }) => item))
    const before = this.#items
    this.#items = before.filter((item) => !taken.has(item))
    return before.filter((item) => taken.has(item))
  }
}
