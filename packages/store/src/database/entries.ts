// The entries of a room's log as the database holds them, page by page.
//
// Nobody holds a whole log: who reads one takes a page, does with it what they do, and asks for the
// next. Entries never change, so pages read at different times belong together.

import type { Bytes } from '@holdfast/base'
import type { Queries } from './database.ts'

/** A stretch of a room's log: entries from index `from` up to `to`, which is left out. */
export type Stretch = {
  readonly agreement: string
  readonly room: string
  readonly from: number
  readonly to: number
}

/** Some entries in order, the first of them at index `from`. */
export type EntryPage = { readonly from: number; readonly entries: readonly Bytes[] }

/** Entries read at once by those who work through a log. */
const pageEntries = 500

/** Runs a query: as the writer of one agreement, or as a reader. */
export type Asking = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>

/** Reads a stretch, each page in a transaction of its own. Ends early where entries are missing. */
export async function* readPages(
  ask: Asking,
  { agreement, room, from, to }: Stretch,
  most = pageEntries,
): AsyncGenerator<EntryPage> {
  for (let next = from; next < to;) {
    const end = Math.min(next + most, to)
    const rows = await ask((queries) => readRows(queries, { agreement, room, from: next, to: end }))
    if (rows.length > 0) yield { from: next, entries: rows }
    if (rows.length < end - next) return
    next = end
  }
}

async function readRows(queries: Queries, stretch: Stretch): Promise<readonly Bytes[]> {
  const rows = await queries
    .selectFrom('entries')
    .select('bytes')
    .where('agreement_id', '=', stretch.agreement)
    .where('room_id', '=', stretch.room)
    .where('entry_index', '>=', stretch.from)
    .where('entry_index', '<', stretch.to)
    .orderBy('entry_index')
    .execute()
  return rows.map(({ bytes }) => new Uint8Array(bytes))
}
