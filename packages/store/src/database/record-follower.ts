// Follows one record in the database: the one path by which a server learns that it grew, whoever
// appended, this server or another.
//
// Catching up reads the last checkpoint of each room, then the entries up to it, and takes them
// only where they are what the checkpoint signed for; the state moves on for all rooms at once, and
// those who follow are told in the order in which it moved. A room that does not hold stops the
// whole record: it stays as it was, and nothing is signed on top of it.

import { equalBytes, ok, present, refuse, type Bytes, type Result } from '@holdfast/base'
import { emptyTree, leafHash, LogTree, openCheckpoint } from '@holdfast/ledger'
import { treeAfterAll, treeRoot, type Tree, type VerifySignature } from '@holdfast/ledger'
import { KeyHistory, keyEnrolledKind, keyRevokedKind, registerFromRoot } from '@holdfast/record'
import type { ManifestRoom } from '@holdfast/record'
import { sql } from 'kysely'
import { sha256 } from '../crypto.ts'
import type { Database, Queries } from './database.ts'
import { readPages, type Asking, type Stretch } from './entries.ts'
import { databaseProblems as problem } from './problems.ts'
import { readHead, readTexts, type RecordHead } from './record-state.ts'
import type { RecordState, RoomState } from './record-state.ts'
import { addKeys } from './statement-rows.ts'

/**
 * A record that moved on from one state to another. `added` has the entries by which its rooms
 * grew; null where they are many: then they are read from the database.
 */
export type Growth = {
  readonly before: RecordState
  readonly after: RecordState
  readonly added: readonly { readonly room: string; readonly entries: readonly Bytes[] }[] | null
}

/** The most entries that are handed on with the notice that a record grew. */
const handedOn = 1_000
/** Key statements read at once. */
const keysAtOnce = 1_000

type Growing = {
  readonly room: ManifestRoom
  readonly known: RoomState | null
  readonly note: Note | null
  readonly added: Map<string, Bytes[]>
}
type Note = { readonly room: string; readonly size: number; readonly bytes: Bytes }

/** Follows one record. */
export class RecordFollower {
  readonly #ask: Asking
  readonly #verify: VerifySignature
  readonly #listeners = new Set<(growth: Growth) => void>()
  readonly #keys: KeyHistory
  #state: RecordState
  #turn: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null

  /** Use `followRecord`. */
  constructor(head: RecordHead, ask: Asking, verify: VerifySignature) {
    this.#ask = ask
    this.#verify = verify
    this.#keys = new KeyHistory(registerFromRoot(head.manifest.root.keyId))
    this.#state = { ...head, rooms: [], register: this.#keys.register, keyChanges: 0 }
  }

  /** The record as far as it was read. */
  get state(): RecordState {
    return this.#state
  }

  /** Calls `listener` whenever the record moved on. Returns a way to stop. */
  onGrown(listener: (growth: Growth) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Reads what is beyond. What was committed before the call is known when it resolves. Throws
   * where the database does not answer, and where a room does not hold.
   */
  catchUp(): Promise<void> {
    this.#next ??= this.#turn.then(() => {
      this.#next = null
      return this.#read()
    })
    const read = this.#next
    this.#turn = read.catch(() => undefined)
    return read
  }

  async #read(): Promise<void> {
    const before = this.#state
    // In one transaction, so that what is asked for goes to the database in few turns.
    const added = new Map<string, Bytes[]>()
    const after = await this.#ask((queries) => {
      added.clear()
      return this.#readWith(queries, added)
    })
    if (after === before) return
    this.#state = after
    const grown = {
      before,
      after,
      added: isFew(before, after) ? [...added].map(([room, entries]) => ({ room, entries })) : null,
    }
    for (const listener of this.#listeners) listener(grown)
  }

  async #readWith(queries: Queries, added: Map<string, Bytes[]>): Promise<RecordState> {
    const before = this.#state
    const { agreement, manifest } = before
    const last = await readLast(queries, agreement)
    const rooms: RoomState[] = []
    for (const room of manifest.rooms) {
      const known = before.rooms.find(({ id }) => id === room.id) ?? null
      const note = last.notes.find((one) => one.room === room.id) ?? null
      const isSame = known !== null && (note?.size ?? 0) <= known.size
      rooms.push(isSame ? known : await this.#grow(queries, { room, known, note, added }))
    }
    const isNewText = last.texts !== before.texts.length
    const texts = isNewText ? await readTexts(queries, agreement) : before.texts
    if (!isNewText && rooms.every((room) => before.rooms.includes(room))) return before
    await this.#takeKeys(queries, rooms)
    const { register, changes } = this.#keys
    return { ...before, texts, rooms, register, keyChanges: changes.length }
  }

  async #grow(queries: Queries, { room, known, note, added }: Growing): Promise<RoomState> {
    const { agreement } = this.#state
    const { id, logKey } = room
    const tree = known?.tree ?? new LogTree(sha256)
    let edge: Tree = known?.edge ?? emptyTree
    const stretch = { agreement, room: id, from: known?.size ?? 0, to: note?.size ?? 0 }
    for await (const page of readPages((work) => work(queries), stretch)) {
      const leaves = page.entries.map((entry) => leafHash(sha256, entry))
      // What was read before and came to nothing is there already.
      for (const leaf of leaves.slice(tree.size - page.from)) tree.add(leaf)
      if (stretch.to - stretch.from <= handedOn)
        added.set(id, [...(added.get(id) ?? []), ...page.entries])
      edge = treeAfterAll(sha256, edge, leaves)
    }
    const checkpointBytes = note?.bytes ?? new Uint8Array(0)
    const opened = await openCheckpoint(checkpointBytes, logKey, this.#verify)
    const isSigned =
      opened.ok &&
      opened.value.size === edge.size &&
      equalBytes(opened.value.root, treeRoot(sha256, edge))
    if (!isSigned) throw new OtherHistory(id, edge.size)
    return { id, logKey, size: edge.size, edge, tree, checkpoint: opened.value, checkpointBytes }
  }

  // Keys are enrolled in the first room alone, and seldom: the listing says where.
  async #takeKeys(queries: Queries, rooms: readonly RoomState[]): Promise<void> {
    const { agreement, rooms: known } = this.#state
    const first = present(rooms[0], 'a manifest has a room')
    const from = known[0]?.size ?? 0
    if (from === first.size) return
    const stretch = { agreement, room: first.id, from, to: first.size }
    const entries = await keyStatements(queries, stretch)
    addKeys(this.#keys, { agreement, room: first.id, entries })
  }
}

function isFew(before: RecordState, after: RecordState): boolean {
  const total = (rooms: RecordState['rooms']): number => rooms.reduce((n, { size }) => n + size, 0)
  return total(after.rooms) - total(before.rooms) <= handedOn
}

/** Begins to follow a record and reads all of it. Null where there is none of that name. */
export async function followRecord(
  database: Database,
  agreement: string,
  verify: VerifySignature,
): Promise<Result<RecordFollower | null>> {
  const ask: Asking = (work) => database.asWriter(agreement, work)
  const head = await ask((queries) => readHead(queries, agreement))
  if (!head.ok) return head
  if (head.value === null) return ok(null)
  return caughtUp(new RecordFollower(head.value, ask, verify))
}

/** Reads a record once, in a transaction of the caller's. Refuses one that does not hold. */
export async function readRecord(
  queries: Queries,
  head: RecordHead,
  verify: VerifySignature,
): Promise<Result<RecordState>> {
  const read = await caughtUp(new RecordFollower(head, (work) => work(queries), verify))
  return read.ok ? ok(read.value.state) : read
}

async function caughtUp(follower: RecordFollower): Promise<Result<RecordFollower>> {
  try {
    await follower.catchUp()
    return ok(follower)
  } catch (error) {
    if (error instanceof OtherHistory) return refuse(problem.otherHistory(error.room, error.size))
    throw error
  }
}

/** The database holds entries that a checkpoint did not sign for. */
export class OtherHistory extends Error {
  readonly code = 'OTHER_HISTORY'
  readonly room: string
  readonly size: number

  /** `size` is how many entries were read of the room. */
  constructor(room: string, size: number) {
    super(`room ${room} is not what its checkpoint signed for`)
    this.room = room
    this.size = size
  }
}

/**
 * The last checkpoint of each room, and how many texts there are. A room has a checkpoint for each
 * commit; the others are not read.
 */
export async function readLast(
  queries: Queries,
  agreement: string,
): Promise<{ readonly notes: readonly Note[]; readonly texts: number }> {
  const { rows } = await sql<{
    room_id: string
    tree_size: number
    note: Uint8Array
    texts: string
  }>`
    select r.room_id, c.tree_size, c.note,
      (select count(*) from agreement_texts t where t.agreement_id = r.agreement_id) as texts
    from rooms r cross join lateral (
      select tree_size, note from checkpoints
      where agreement_id = r.agreement_id and room_id = r.room_id
      order by tree_size desc limit 1
    ) c
    where r.agreement_id = ${agreement}`.execute(queries)
  const notes = rows.map((row) => ({
    room: row.room_id,
    size: row.tree_size,
    bytes: new Uint8Array(row.note),
  }))
  return { notes, texts: Number(rows[0]?.texts ?? 0) }
}

// In two steps, each by a primary key or an index of its own: a join of the two tables is planned
// badly while a bulk of rows that just came has no statistics yet, and then takes minutes.
/** The statements about keys in a stretch of a room, in order. */
export async function keyStatements(queries: Queries, given: Stretch): Promise<readonly Bytes[]> {
  const found = await queries
    .selectFrom('statements')
    .select('entry_index')
    .where('agreement_id', '=', given.agreement)
    .where('room_id', '=', given.room)
    .where('kind', 'in', [keyEnrolledKind, keyRevokedKind])
    .where('entry_index', '>=', given.from)
    .where('entry_index', '<', given.to)
    .orderBy('entry_index')
    .execute()
  const statements: Bytes[] = []
  for (let at = 0; at < found.length; at += keysAtOnce) {
    const rows = await queries
      .selectFrom('entries')
      .select('bytes')
      .where('agreement_id', '=', given.agreement)
      .where('room_id', '=', given.room)
      .where(
        'entry_index',
        'in',
        found.slice(at, at + keysAtOnce).map((row) => row.entry_index),
      )
      .orderBy('entry_index')
      .execute()
    for (const { bytes } of rows) statements.push(new Uint8Array(bytes))
  }
  return statements
}
