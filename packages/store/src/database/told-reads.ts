// What the telling of a living agreement needs to know of its public room: how far it was heard by
// a moment, what may still wait, the checkpoint of a beginning of its log, and the keys of one.
//
// What was there when the record was taken in had been published with its folder: it was heard
// before any moment.

import { instantFromMs, type Bytes, type Instant } from '@holdfast/base'
import { KeyHistory, registerFromRoot, type KeyRegister } from '@holdfast/record'
import { sql } from 'kysely'
import type { Queries } from './database.ts'
import { keyStatements } from './record-follower.ts'
import type { RecordState } from './record-state.ts'
import { addKeys } from './statement-rows.ts'

/** A statement that was heard after its record was taken in. */
export type HeardStatement = {
  readonly index: number
  readonly at: Instant
  readonly id: string
  readonly kind: string
  readonly holder: string | null
  readonly claimedAt: Instant
  readonly body: unknown
}

type Room = { readonly agreement: string; readonly room: string }

/** The statements of a room heard after a moment, in order, but those taken in with the record. */
export async function heardSince(
  queries: Queries,
  { agreement, room }: Room,
  since: Instant,
): Promise<readonly HeardStatement[]> {
  const { rows } = await sql<Row>`
    select e.entry_index, e.accepted_at, s.statement_id, s.kind, s.holder, s.claimed_at, s.body
    from entries e
    join agreements a on a.agreement_id = e.agreement_id
    join statements s on s.agreement_id = e.agreement_id and s.room_id = e.room_id
      and s.entry_index = e.entry_index
    where e.agreement_id = ${agreement} and e.room_id = ${room}
      and e.accepted_at > ${new Date(since)} and e.accepted_at > a.added_at
    order by e.entry_index`.execute(queries)
  return rows.map((row) => ({
    index: row.entry_index,
    at: instantFromMs(row.accepted_at.getTime()),
    id: row.statement_id,
    kind: row.kind,
    holder: row.holder,
    claimedAt: instantFromMs(row.claimed_at.getTime()),
    body: row.body,
  }))
}

type Row = {
  readonly entry_index: number
  readonly accepted_at: Date
  readonly statement_id: string
  readonly kind: string
  readonly holder: string | null
  readonly claimed_at: Date
  readonly body: unknown
}

/** A checkpoint as it was kept. */
export type KeptCheckpoint = { readonly size: number; readonly bytes: Bytes }

/** The checkpoint of the largest beginning of a room's log with so many entries at most. */
export async function checkpointUpTo(
  queries: Queries,
  { agreement, room }: Room,
  most: number,
): Promise<KeptCheckpoint | null> {
  return kept(
    await queries
      .selectFrom('checkpoints')
      .select(['tree_size', 'note'])
      .where('agreement_id', '=', agreement)
      .where('room_id', '=', room)
      .where('tree_size', '<=', most)
      .orderBy('tree_size', 'desc')
      .limit(1)
      .executeTakeFirst(),
  )
}

/** The first checkpoint of a room's log that includes an entry. */
export async function checkpointWith(
  queries: Queries,
  { agreement, room }: Room,
  index: number,
): Promise<KeptCheckpoint | null> {
  return kept(
    await queries
      .selectFrom('checkpoints')
      .select(['tree_size', 'note'])
      .where('agreement_id', '=', agreement)
      .where('room_id', '=', room)
      .where('tree_size', '>', index)
      .orderBy('tree_size')
      .limit(1)
      .executeTakeFirst(),
  )
}

function kept(
  row: { readonly tree_size: number; readonly note: Uint8Array } | undefined,
): KeptCheckpoint | null {
  return row === undefined ? null : { size: row.tree_size, bytes: new Uint8Array(row.note) }
}

/** The keys that the first entries of the first room enrol and revoke. */
export async function registerUpTo(
  queries: Queries,
  { agreement, manifest }: Pick<RecordState, 'agreement' | 'manifest'>,
  size: number,
): Promise<KeyRegister> {
  const keys = new KeyHistory(registerFromRoot(manifest.root.keyId))
  const room = manifest.rooms[0]?.id ?? ''
  const entries = await keyStatements(queries, { agreement, room, from: 0, to: size })
  addKeys(keys, { agreement, room, entries })
  return keys.register
}
