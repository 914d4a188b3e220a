// The statements of an agreement as a reader lists and searches them, newest first.
//
// Every query runs as the reader, so what row-level security hides is neither listed nor counted.
// Pages are cut by place, never by number, so that what arrives meanwhile moves nothing.

import type { Instant } from '@holdfast/base'
import { instantFromMs } from '@holdfast/base'
import { sql, type Selectable } from 'kysely'
import type { Queries } from './database.ts'
import type { StatementsTable } from './tables.ts'

/** Which statements. Absent members ask nothing. */
export type ListingQuery = {
  readonly agreement: string
  readonly rooms: readonly string[]
  readonly kind?: string | undefined
  readonly author?: string | undefined
  readonly holder?: string | undefined
  /** Only what speaks of this statement. */
  readonly about?: string | undefined
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
  /** Only what names this place, alone or among several. */
  readonly place?: string | undefined
  /** Words that the statement must hold, in any order. */
  readonly words?: readonly string[] | undefined
  /** How many entries of each room are known; a room that is not named is known whole. */
  readonly knownAt?: Readonly<Record<string, number>> | undefined
  /** Only what comes after this place in the listing. */
  readonly after?: ListingPlace | undefined
  readonly limit: number
}

/** A place in the listing. */
export type ListingPlace = {
  readonly claimedAt: Instant
  readonly room: string
  readonly index: number
}

/** One statement as it is listed. */
export type ListedStatement = {
  readonly room: string
  readonly index: number
  readonly id: string
  readonly kind: string
  readonly author: string
  readonly holder: string | null
  readonly source: string | null
  readonly claimedAt: Instant
  readonly about: string | null
  readonly releases: string | null
  readonly body: unknown
}

/** A page of statements, and whether there are more after it. */
export type Listing = {
  readonly statements: readonly ListedStatement[]
  readonly isLast: boolean
}

/** Lists statements, newest first by their authors' clocks, then by room and place. */
export async function listStatements(queries: Queries, asked: ListingQuery): Promise<Listing> {
  if (asked.rooms.length === 0) return { statements: [], isLast: true }
  let query = queries
    .selectFrom('statements')
    .selectAll()
    .where('agreement_id', '=', asked.agreement)
    .where('room_id', 'in', asked.rooms)
  if (asked.kind !== undefined) query = query.where('kind', '=', asked.kind)
  if (asked.author !== undefined) query = query.where('author', '=', asked.author)
  if (asked.holder !== undefined) query = query.where('holder', '=', asked.holder)
  if (asked.about !== undefined) query = query.where('about', '=', asked.about)
  if (asked.from !== undefined) query = query.where('claimed_at', '>=', new Date(asked.from))
  if (asked.to !== undefined) query = query.where('claimed_at', '<', new Date(asked.to))
  if (asked.place !== undefined) {
    const { place } = asked
    const among = sql`body -> 'places' @> ${JSON.stringify([place])}::jsonb`
    query = query.where(sql<boolean>`(body ->> 'place' = ${place} or ${among})`)
  }
  for (const word of asked.words ?? []) {
    query = query.where('search', 'like', `%${escapeLike(word.toLowerCase())}%`)
  }
  const { knownAt, after } = asked
  if (knownAt !== undefined) {
    query = query.where((eb) =>
      eb.and(
        Object.entries(knownAt).map(([room, size]) =>
          eb.or([eb.not(eb('room_id', '=', room)), eb('entry_index', '<', size)]),
        ),
      ),
    )
  }
  if (after !== undefined) {
    const at = new Date(after.claimedAt)
    query = query.where((eb) =>
      eb(
        eb.refTuple('claimed_at', 'room_id', 'entry_index'),
        '<',
        eb.tuple(at, after.room, after.index),
      ),
    )
  }
  const rows = await query
    .orderBy('claimed_at', 'desc')
    .orderBy('room_id', 'desc')
    .orderBy('entry_index', 'desc')
    .limit(asked.limit + 1)
    .execute()
  return { statements: rows.slice(0, asked.limit).map(listed), isLast: rows.length <= asked.limit }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (letter) => `\\${letter}`)
}

function listed(row: Selectable<StatementsTable>): ListedStatement {
  return {
    room: row.room_id,
    index: row.entry_index,
    id: row.statement_id,
    kind: row.kind,
    author: row.author,
    holder: row.holder,
    source: row.source,
    claimedAt: instantFromMs(row.claimed_at.getTime()),
    about: row.about,
    releases: row.releases,
    body: row.body,
  }
}
