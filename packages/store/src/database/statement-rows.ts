// Entries as the record page lists and searches them: what was signed, copied into columns.
//
// Nothing is judged here: whether it was admitted depends on the view. The rows are nothing of
// their own: dropping them and reading the entries again gives the same.

import { present, type Bytes, type Json } from '@holdfast/base'
import { decodeEnvelope, isStatementId, keyAfter, KeyHistory } from '@holdfast/record'
import { registerFromRoot, type KeyRegister, type Statement } from '@holdfast/record'
import type { Insertable } from 'kysely'
import { sha256 } from '../crypto.ts'
import type { Queries } from './database.ts'
import { readPages } from './entries.ts'
import type { RecordState } from './record-state.ts'
import type { StatementsTable } from './tables.ts'

/** Where the row belongs, and the keys known by which its author is named. */
export type StatementPlace = {
  readonly agreement: string
  readonly room: string
  readonly index: number
  readonly register: KeyRegister | null
}

/** Rows handed to PostgreSQL in one statement; it takes 65,535 values at most. */
const rowsAtOnce = 1_000

/** Writes the rows of statements. */
export async function saveStatements(
  queries: Queries,
  rows: readonly Insertable<StatementsTable>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    const some = rows.slice(at, at + rowsAtOnce)
    await queries.insertInto('statements').values(some).execute()
  }
}

/** Drops the rows of a record and makes them again from its entries. */
export async function rebuildStatements(queries: Queries, state: RecordState): Promise<void> {
  const { agreement } = state
  const register = await keysOf(queries, state)
  await queries.deleteFrom('statements').where('agreement_id', '=', agreement).execute()
  for (const { id: room, size } of state.rooms) {
    const stretch = { agreement, room, from: 0, to: size }
    for await (const { from, entries } of readPages((work) => work(queries), stretch)) {
      const rows = entries.flatMap((bytes, at) => {
        const envelope = decodeEnvelope(sha256, bytes)
        if (!envelope.ok) return []
        const place = { agreement, room, index: from + at, register }
        return [statementRow(envelope.value.statement, place)]
      })
      await saveStatements(queries, rows)
    }
  }
}

// By the entries alone: the rows that say where keys were enrolled are what is being made.
async function keysOf(queries: Queries, state: RecordState): Promise<KeyRegister> {
  const { agreement, rooms, manifest } = state
  const first = present(rooms[0], 'a manifest has a room')
  const keys = new KeyHistory(registerFromRoot(manifest.root.keyId))
  const stretch = { agreement, room: first.id, from: 0, to: first.size }
  for await (const { entries } of readPages((work) => work(queries), stretch)) {
    addKeys(keys, { agreement, room: first.id, entries })
  }
  return keys.register
}

/** Takes what some entries of the first room say about keys; other statements change none. */
export function addKeys(
  keys: KeyHistory,
  given: {
    readonly agreement: string
    readonly room: string
    readonly entries: readonly Bytes[]
  },
): void {
  for (const bytes of given.entries) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (!envelope.ok) continue
    const said = envelope.value.statement
    if (said.agreement !== given.agreement || said.room !== given.room) continue
    const key = keyAfter(sha256, keys.register, said)
    if (key.ok && key.value !== null) keys.add(key.value)
  }
}

/** The row of a statement. The same statement and holder always give the same row. */
export function statementRow(said: Statement, place: StatementPlace): Insertable<StatementsTable> {
  // A key has one holder for ever, so the name does not depend on when it is asked for.
  const holder = place.register?.keys.get(said.author)?.holder ?? null
  const about = said.body['statement']
  return {
    agreement_id: place.agreement,
    room_id: place.room,
    entry_index: place.index,
    statement_id: said.id,
    kind: said.kind,
    author: said.author,
    holder,
    source: quotedSource(said.body['quote']) ?? holder,
    claimed_at: new Date(said.claimedAt),
    about: isStatementId(about) ? about : null,
    releases: said.releases,
    body: JSON.stringify(said.body),
    search: [said.kind, ...textsIn(said.body)].join('\n').toLowerCase(),
  }
}

function quotedSource(quote: Json | undefined): string | null {
  if (typeof quote !== 'object' || quote === null) return null
  const found = Object.entries(quote).find(([name]) => name === 'source')?.[1]
  return typeof found === 'string' ? found : null
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((member: Json | undefined) => textsIn(member))
}
