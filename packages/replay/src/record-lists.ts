// A list in the order of the record, kept while the record grows.
//
// Most of what is put into it comes last and costs nothing; what comes between others is put there.
// Several items may stand at one entry and are kept together.

import type { EntryRef, RoomId } from '@holdfast/agreement'

type RoomList<Item> = { readonly items: Item[]; readonly indexes: number[] }

/** Items by entry, in record order. */
export class RecordList<Item> {
  readonly #rooms = new Map<RoomId, RoomList<Item>>()
  #all: readonly Item[] | null = null

  /** An empty list; or one that begins with the items of another and goes its own way. */
  constructor(from?: RecordList<Item>) {
    for (const [room, { items, indexes }] of from === undefined ? [] : from.#rooms) {
      this.#rooms.set(room, { items: [...items], indexes: [...indexes] })
    }
    this.#all = from?.all() ?? null
  }

  /** Every item, in record order. The list given never changes. */
  all(): readonly Item[] {
    if (this.#all !== null) return this.#all
    const rooms = [...this.#rooms].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const all: Item[] = []
    this.#all = all.concat(...rooms.map(([, { items }]) => items))
    return this.#all
  }

  /** Puts these items at an entry, in place of those that stood there. */
  put({ room, index }: EntryRef, items: readonly Item[]): void {
    const list = this.#rooms.get(room) ?? { items: [], indexes: [] }
    this.#rooms.set(room, list)
    this.#all = null
    const last = list.indexes.at(-1) ?? -1
    const from = last < index ? list.items.length : firstAt(list.indexes, index)
    const to = last < index ? from : firstAt(list.indexes, index + 1)
    if (from === list.items.length) {
      for (const item of items) list.items.push(item)
      for (const _ of items) list.indexes.push(index)
      return
    }
    list.items.splice(from, to - from, ...items)
    list.indexes.splice(from, to - from, ...items.map(() => index))
  }
}

/** The first place whose index is at least this one. */
function firstAt(indexes: readonly number[], index: number): number {
  let low = 0
  let high = indexes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((indexes[middle] ?? 0) < index) low = middle + 1
    else high = middle
  }
  return low
}
