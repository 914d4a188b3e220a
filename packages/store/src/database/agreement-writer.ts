// The one writer of an agreement's record: group commit.
//
// What arrives while a commit is under way waits and is then judged, appended, projected and
// signed for together, in one transaction; only then is it published and answered. The transaction
// takes the agreement's lock and compares the last checkpoint in the database with the one it
// built on, so that two servers can never sign two histories. When the database fails in the
// middle, nobody is told that anything was kept; the record is read again, and sending a statement
// twice adds nothing.

import type { CompiledAgreement } from '@holdfast/agreement'
import { equalBytes, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Problem, Result } from '@holdfast/base'
import { leafHash, signCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, VerifySignature } from '@holdfast/ledger'
import type { StatementId } from '@holdfast/record'
import { sql } from 'kysely'
import { noteSignerFrom, sha256, type Signer } from '../crypto.ts'
import { errorCode } from '../folder/disk.ts'
import type { Database, Queries } from './database.ts'
import { Judge, type Judged } from './judge.ts'
import { databaseProblems as problem } from './problems.ts'
import { projectionsOf, saveOutcomes, saveStatements, type RoomProjection } from './projection.ts'
import type { Published } from './published.ts'
import { loadRecord, type RecordState, type RoomState } from './record-state.ts'
import { statementRow } from './statement-row.ts'

/** Where a statement stands, and a checkpoint of the room's log that includes it. */
export type Receipt = {
  readonly id: StatementId
  readonly room: string
  readonly index: number
  readonly isRepeated: boolean
  readonly checkpointBytes: Bytes
}

/** What a writer works with. */
export type WriterOptions = {
  readonly database: Database
  readonly published: Published
  readonly signers: readonly Signer[]
  readonly verify: VerifySignature
  readonly now: () => Instant
  /** Called with the record after each commit, before anybody is answered. */
  readonly onAppended: (state: RecordState) => void
}

type Waiting = {
  readonly room: string
  readonly bytes: Bytes
  readonly answer: (receipt: Result<Receipt>) => void
}

/** Statements taken into one transaction. */
const batchLimit = 256
/** Statements that may wait. */
const queueLimit = 4_096

/** Writes one agreement's record. */
export class AgreementWriter {
  readonly #options: WriterOptions
  readonly #compiled: CompiledAgreement
  readonly #queue: Waiting[] = []
  #state: RecordState
  #judge: Judge
  #projections: readonly RoomProjection[] | null = null
  #isStale = false
  #running: Promise<void> | null = null

  /** A writer of a record as it was loaded. */
  constructor(state: RecordState, compiled: CompiledAgreement, options: WriterOptions) {
    this.#state = state
    this.#compiled = compiled
    this.#options = options
    this.#judge = new Judge(state, options.verify)
  }

  /** The record after the last commit. */
  get state(): RecordState {
    return this.#state
  }

  /** Appends a statement. Resolves once it is kept, or once it is certain that it was not. */
  append(room: string, bytes: Bytes): Promise<Result<Receipt>> {
    if (this.#queue.length >= queueLimit) {
      return Promise.resolve(refuse(problem.busy(this.#queue.length)))
    }
    return new Promise((answer) => {
      this.#queue.push({ room, bytes, answer })
      this.#running ??= this.#run()
    })
  }

  /** Resolves once nothing waits. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  async #run(): Promise<void> {
    // What was sent in the same moment arrives together.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, batchLimit)
      const receipts = await this.#commitOrTell(batch)
      batch.forEach(({ answer }, at) => {
        answer(present(receipts[at], 'one receipt for each statement'))
      })
    }
    this.#running = null
  }

  async #commitOrTell(batch: readonly Waiting[]): Promise<readonly Result<Receipt>[]> {
    const attempts = 2
    for (let attempt = 1; ; attempt++) {
      try {
        if (this.#isStale) await this.#reload()
      } catch (error) {
        const { agreement } = this.#state
        return batch.map(() => refuse(problem.unreachable(agreement, errorCode(error))))
      }
      try {
        return await this.#commit(batch)
      } catch (error) {
        this.#isStale = true
        // Nothing was written: the record has grown elsewhere, and is read before trying again.
        if (error instanceof ChangedSince && attempt < attempts) continue
        return batch.map(() => refuse(problem.unknownOutcome(errorCode(error))))
      }
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<readonly Result<Receipt>[]> {
    const judged = await this.#judge.judge(batch, await this.#closedRooms(batch))
    const after = await this.#stateAfter()
    if (after !== this.#state) await this.#keep(after)
    return judged.map((one) => (one.ok ? ok(this.#receiptOf(one.value)) : one))
  }

  // Rooms of the batch that must not be written to, and why.
  async #closedRooms(batch: readonly Waiting[]): Promise<ReadonlyMap<string, Problem>> {
    const refusals = new Map<string, Problem>()
    for (const id of new Set(batch.map(({ room }) => room))) {
      const room = this.#state.rooms.find((one) => one.id === id)
      if (room === undefined) continue
      if (this.#signerOf(room) === null) refusals.set(id, problem.notOurLog(id))
      const checked = await this.#options.published.check(room)
      if (!checked.ok) refusals.set(id, checked.problem)
    }
    return refusals
  }

  #signerOf(room: RoomState): Signer | null {
    const { publicKey } = room.logKey
    return this.#options.signers.find((one) => equalBytes(one.publicKey, publicKey)) ?? null
  }

  async #stateAfter(): Promise<RecordState> {
    const rooms: RoomState[] = []
    for (const room of this.#state.rooms) {
      const added = this.#judge.addedTo(room.id)
      rooms.push(added.length === 0 ? room : await this.#roomAfter(room, added))
    }
    const isSame = rooms.every((room, at) => room === this.#state.rooms[at])
    return isSame ? this.#state : { ...this.#state, rooms }
  }

  async #roomAfter(
    room: RoomState,
    added: readonly { readonly bytes: Bytes }[],
  ): Promise<RoomState> {
    const signer = present(this.#signerOf(room), 'rooms of other signers were refused')
    const leaves = added.map(({ bytes }) => leafHash(sha256, bytes))
    const tree = treeAfterAll(sha256, room.tree, leaves)
    const checkpoint: Checkpoint = {
      origin: room.logKey.name,
      size: tree.size,
      root: treeRoot(sha256, tree),
      extensions: [],
    }
    const note = noteSignerFrom(signer, room.logKey.name)
    return {
      ...room,
      entries: [...room.entries, ...added.map(({ bytes }) => bytes)],
      leaves: [...room.leaves, ...leaves],
      tree,
      checkpoint,
      checkpointBytes: await signCheckpoint(checkpoint, note),
    }
  }

  async #keep(after: RecordState): Promise<void> {
    const { database, published, onAppended } = this.#options
    const before = this.#state
    this.#projections ??= settledProjections(before, this.#compiled)
    await database.asWriter(after.agreement, (queries) => this.#write(queries, before, after))
    for (const room of changedRooms(before, after)) await published.keep(room)
    this.#state = after
    this.#judge.advance(after)
    onAppended(after)
  }

  async #write(queries: Queries, before: RecordState, after: RecordState): Promise<void> {
    const { agreement } = after
    await sql`select pg_advisory_xact_lock(hashtextextended(${agreement}, 0))`.execute(queries)
    const at = new Date(this.#options.now())
    for (const room of changedRooms(before, after)) {
      const built = present(
        before.rooms.find(({ id }) => id === room.id),
        'rooms stay',
      )
      await compareCheckpoint(queries, agreement, built)
      await this.#writeRoom({ queries, agreement, room, from: built.entries.length, at })
    }
    for (const projection of this.#projections ?? []) {
      const changed = projection.changed()
      await saveOutcomes(queries, { agreement, room: projection.room }, changed)
    }
  }

  async #writeRoom(work: {
    readonly queries: Queries
    readonly agreement: string
    readonly room: RoomState
    readonly from: number
    readonly at: Date
  }): Promise<void> {
    const { queries, agreement, room, from, at } = work
    const place = { agreement_id: agreement, room_id: room.id, accepted_at: at }
    const added = this.#judge.addedTo(room.id)
    const rows = added.map(({ bytes }, n) => ({ ...place, entry_index: from + n, bytes }))
    await queries.insertInto('entries').values(rows).execute()
    await queries
      .insertInto('checkpoints')
      .values({ ...place, tree_size: room.checkpoint.size, note: room.checkpointBytes })
      .execute()
    const { register } = this.#judge
    const statements = added.map(({ envelope: { statement } }, n) =>
      statementRow(statement, { agreement, room: room.id, index: from + n, register }),
    )
    await saveStatements(queries, statements)
    const isFirst = room.id === this.#state.rooms[0]?.id
    for (const projection of this.#projections ?? []) {
      if (projection.room !== room.id && !isFirst) continue
      for (const { bytes } of added) projection.take(room.id, bytes)
    }
  }

  #receiptOf({ envelope, room: roomId, index, isRepeated }: Judged): Receipt {
    const room = present(
      this.#state.rooms.find(({ id }) => id === roomId),
      'it was let into a room',
    )
    const { checkpointBytes } = room
    return { id: envelope.statement.id, room: roomId, index, isRepeated, checkpointBytes }
  }

  async #reload(): Promise<void> {
    const { database, verify, onAppended } = this.#options
    const { agreement } = this.#state
    const loaded = await database.asWriter(agreement, (queries) =>
      loadRecord(queries, agreement, verify),
    )
    if (!loaded.ok || loaded.value === null) throw new LostRecord(agreement)
    const isLonger = changedRooms(this.#state, loaded.value).length > 0
    this.#state = loaded.value
    this.#judge = new Judge(loaded.value, verify)
    this.#projections = null
    this.#isStale = false
    if (isLonger) onAppended(loaded.value)
  }
}

// What was there before is in the tables already.
function settledProjections(
  state: RecordState,
  compiled: CompiledAgreement,
): readonly RoomProjection[] {
  const projections = projectionsOf(state, compiled)
  for (const projection of projections) projection.changed()
  return projections
}

/** Somebody else has appended since the record was read. */
class ChangedSince extends Error {
  readonly code = 'CHANGED'
}

/** The record that was there can no longer be read. */
class LostRecord extends Error {
  readonly code = 'LOST'
}

async function compareCheckpoint(
  queries: Queries,
  agreement: string,
  built: RoomState,
): Promise<void> {
  const last = await queries
    .selectFrom('checkpoints')
    .select('note')
    .where('agreement_id', '=', agreement)
    .where('room_id', '=', built.id)
    .orderBy('tree_size', 'desc')
    .limit(1)
    .executeTakeFirst()
  const isSame = last !== undefined && equalBytes(new Uint8Array(last.note), built.checkpointBytes)
  if (!isSame) throw new ChangedSince(built.id)
}

function changedRooms(before: RecordState, after: RecordState): readonly RoomState[] {
  return after.rooms.filter(
    (room) => before.rooms.find(({ id }) => id === room.id)?.entries.length !== room.entries.length,
  )
}
