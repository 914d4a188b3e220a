// What pages of an agreement showed and was recalled, newest first, as a reader may read it.
//
// A recall is told at once to everybody, also beyond a bulletin: it is listed from the whole room.

import type { Instant } from '@holdfast/base'
import {
  isKeyId,
  recalledShape,
  recallingRoles,
  speakerAt,
  type RecalledPage,
} from '@holdfast/record'
import type { RecordState, RecordStore } from '@holdfast/store'
import { keptOr, type Kept } from './kept.ts'

/** A recall: by whom and when, of which moment, and what was said. No clauses: every page. */
export type Recall = Pick<RecalledPage, 'at' | 'said' | 'now'> & {
  readonly id: string
  readonly by: string | null
  readonly on: Instant
  readonly clauses: readonly string[]
}

/** The most recalls that are shown; the record has all. */
const recallsShown = 20

/** The recalls of every agreement. */
export class Recalls {
  readonly #store: RecordStore
  readonly #kept = new Map<string, Kept<readonly Recall[]>>()

  /** Lists them from a store. */
  constructor(store: RecordStore) {
    this.#store = store
  }

  /** Those in some rooms of a record. `readable` is what the reader may read. */
  of(
    { agreement, rooms, register }: RecordState,
    readable: readonly string[],
    names: readonly string[],
  ): Promise<readonly Recall[]> {
    const sizes = rooms.filter(({ id }) => names.includes(id)).map(({ id, size }) => [id, size])
    const key = JSON.stringify([readable, sizes])
    return keptOr(this.#kept, agreement, key, async () => {
      const { statements } = await this.#store.list(readable, {
        agreement,
        rooms: names,
        kind: 'record.recalled',
        limit: recallsShown,
      })
      return statements.flatMap(({ id, holder, author, claimedAt, body }) => {
        const read = recalledShape.safeParse(body)
        const speaker = isKeyId(author) ? speakerAt(register, author, claimedAt) : null
        // What a folder holds is kept whoever said it; a recall is one by those who may.
        const may =
          speaker?.ok === true && speaker.value.roles.some((role) => recallingRoles.includes(role))
        if (!read.success || !may) return []
        const { at, clauses = [], said, now } = read.data
        return [{ id, by: holder, on: claimedAt, at, clauses, said, now }]
      })
    })
  }
}
