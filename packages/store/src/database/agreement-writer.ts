// The one writer of an agreement's record: group commit.
//
// What arrives while a commit is under way waits and is then judged, appended and signed for
// together, in one transaction; only then is it published and answered. The transaction takes the
// agreement's lock and compares the last checkpoint in the database with the one it built on, so
// that two servers can never sign two histories; where another server was first, the writer catches
// up and tries again. What was appended comes back by the follower, as for every other server. When
// the database fails in the middle, nobody is told that anything was kept; sending a statement
// twice adds nothing.

import { equalBytes, limits, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Problem, Result } from '@holdfast/base'
import { leafHash, signCheckpoint, treeAfterAll, treeRoot } from '@holdfast/ledger'
import type { Checkpoint, VerifySignature } from '@holdfast/ledger'
import { aboutOf, decodeEnvelope, isRoomId, speakerAt } from '@holdfast/record'
import type { Envelope, KeyId, KeyRegister, RoomId } from '@holdfast/record'
import type { Speaker, StatementId } from '@holdfast/record'
import { Admission, type Admitted, type Proposed } from '@holdfast/verify'
import { sql } from 'kysely'
import { noteSignerFrom, sha256, type Signer } from '../crypto.ts'
import { errorCode } from '../folder/disk.ts'
import type { Database, Queries } from './database.ts'
import { readPages } from './entries.ts'
import { noteGrowth } from './notices.ts'
import { databaseProblems as problem } from './problems.ts'
import type { Published } from './published.ts'
import { QuotaCounter, type Quotas } from './quota.ts'
import type { RecordFollower } from './record-follower.ts'
import type { RecordState, RoomState } from './record-state.ts'
import { saveStatements, statementRow } from './statement-rows.ts'
import { WaitingStatements } from './waiting.ts'

/** Where a statement stands, and a checkpoint of the room's log that includes it. */
export type Receipt = {
  readonly id: StatementId
  readonly room: string
  readonly index: number
  readonly isRepeated: boolean
  readonly checkpointBytes: Bytes
}

/** Says why a statement of these speakers has no place in this record; null where it has one. */
export type Hears = (envelope: Envelope, speakers: readonly Speaker[]) => Problem | null

/** What a writer works with. */
export type WriterOptions = {
  readonly database: Database
  readonly published: Published
  readonly signers: readonly Signer[]
  readonly verify: VerifySignature
  readonly quotas: Quotas
  readonly hears: Hears
  readonly now: () => Instant
  readonly rest: Rest
}

/**
 * Called after each commit with how long it took, in milliseconds. The next one waits for it, so
 * that whoever else has work for this machine has turns however much is sent.
 */
export type Rest = (tookMs: number) => Promise<void>

/** For who has nobody else to think of. */
export const noRest: Rest = () => Promise.resolve()

type Waiting = {
  readonly room: RoomId
  readonly envelope: Envelope
  readonly author: KeyId
  readonly answer: (receipt: Result<Receipt>) => void
}

/** Statements taken into one transaction. */
const batchLimit = 256
/** Statements that may wait: of one author, and of all. */
const waitingLimits = { ofOne: 512, ofAll: 4_096 }
/** How often a batch is tried where other servers append to the same record. */
const attemptsLimit = 5

/** Writes one agreement's record. */
export class AgreementWriter {
  readonly #options: WriterOptions
  readonly #follower: RecordFollower
  readonly #waiting = new WaitingStatements<Waiting>(waitingLimits, problem.busy)
  readonly #admission: Admission
  readonly #quotas: QuotaCounter
  #running: Promise<void> | null = null

  /** A writer of the record that is followed. */
  constructor(follower: RecordFollower, options: WriterOptions) {
    const { verify, quotas } = options
    const { manifest } = follower.state
    this.#follower = follower
    this.#options = options
    this.#quotas = new QuotaCounter(quotas)
    this.#admission = new Admission({
      manifest,
      sha256,
      verify: (claims) => Promise.all(claims.map(verify)),
    })
  }

  /** Appends a statement. Resolves once it is kept, or once it is certain that it was not. */
  append(room: string, bytes: Bytes): Promise<Result<Receipt>> {
    if (!isRoomId(room)) return Promise.resolve(refuse(problem.unknownRoom(room)))
    const decoded = decodeEnvelope(sha256, bytes)
    if (!decoded.ok) {
      const about = aboutOf(decoded.problem)
      return Promise.resolve(refuse(problem.notAdmitted('malformed-entry', about)))
    }
    const envelope = decoded.value
    const { author } = envelope.statement
    return new Promise((answer) => {
      const added = this.#waiting.add({ room, envelope, author, answer })
      if (added.ok) this.#running ??= this.#run()
      else answer(added)
    })
  }

  /** Reads what judging needs before anybody asks: of a long record that takes seconds. */
  prepare(): void {
    this.#running ??= this.#prepare()
  }

  /** Resolves once nothing waits. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running
  }

  async #prepare(): Promise<void> {
    const { state } = this.#follower
    try {
      await this.#follow(
        state,
        state.rooms.map(({ id }) => id),
      )
    } catch {
      // Whoever appends reads it then, and is told what is wrong.
      this.#admission.forget()
    }
    await this.#run()
  }

  async #run(): Promise<void> {
    // What was sent in the same moment arrives together.
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.#waiting.size > 0) {
      const batch = this.#waiting.take(batchLimit)
      const begun = performance.now()
      const receipts = await this.#commitOrTell(batch)
      batch.forEach(({ answer }, at) => {
        answer(present(receipts[at], 'one receipt for each statement'))
      })
      await this.#options.rest(performance.now() - begun)
    }
    this.#running = null
  }

  async #commitOrTell(batch: readonly Waiting[]): Promise<readonly Result<Receipt>[]> {
    for (let attempt = 1; ; attempt++) {
      const refused = await this.#catchUp()
      if (refused !== null) return batch.map(() => refuse(refused))
      try {
        return await this.#commit(batch)
      } catch (error) {
        this.#admission.forget()
        // Nothing was written: another server was first, and what it wrote is read.
        if (error instanceof ChangedSince && attempt < attemptsLimit) continue
        return batch.map(() => refuse(problem.unknownOutcome(errorCode(error))))
      }
    }
  }

  // Reads what is beyond, so that whoever was answered by another server finds here what they said.
  async #catchUp(): Promise<Problem | null> {
    try {
      await this.#follower.catchUp()
      return null
    } catch (error) {
      return problem.unreachable(this.#follower.state.agreement, errorCode(error))
    }
  }

  async #commit(batch: readonly Waiting[]): Promise<readonly Result<Receipt>[]> {
    const { state } = this.#follower
    await this.#follow(
      state,
      batch.map(({ room }) => room),
    )
    const closed = await this.#closedRooms(state, batch)
    const admitted = await this.#admission.judge(batch, (proposed) =>
      this.#whyNot(closed, proposed),
    )
    const added = new Map<string, Added[]>()
    for (const [at, one] of admitted.entries()) {
      const { room, envelope } = present(batch[at], 'one answer for each')
      if (one.kind !== 'admitted') continue
      added.set(room, [...(added.get(room) ?? []), { envelope, bytes: one.bytes }])
    }
    const rooms = await this.#roomsAfter(state, added)
    if (rooms.length > 0) await this.#keep(state, rooms)
    const after = [...rooms, ...state.rooms]
    return batch.map((one, at) => {
      const answer = present(admitted[at], 'one answer for each')
      const closedFor = answer.kind === 'refused' ? closed.get(one.room) : undefined
      return closedFor === undefined ? receiptOf(one, answer, after) : refuse(closedFor)
    })
  }

  // Admission follows the rooms that it is asked about, from the database and so as they are.
  async #follow(state: RecordState, asked: readonly string[]): Promise<void> {
    const { database } = this.#options
    const { agreement, rooms } = state
    for (const [at, room] of rooms.entries()) {
      if (at > 0 && !asked.includes(room.id)) continue
      const from = this.#admission.sizeOf(room.id)
      const stretch = { agreement, room: room.id, from, to: room.size }
      const pages = readPages((work) => database.asWriter(agreement, work), stretch)
      for await (const { entries } of pages) this.#admission.follow(room.id, entries)
    }
  }

  #whyNot(closed: ReadonlyMap<string, Problem>, { room, envelope }: Proposed): Problem | null {
    const refusal = closed.get(room)
    if (refusal !== undefined) return refusal
    const { claimedAt, author } = envelope.statement
    const register = this.#admission.registerOf(room)
    const speakers = envelope.signatures.flatMap(({ keyId }) => {
      const speaker = speakerAt(register, keyId, claimedAt)
      return speaker.ok ? [speaker.value] : []
    })
    const unheard = this.#options.hears(envelope, speakers)
    if (unheard !== null) return unheard
    const reached = this.#quotas.take(author, room, this.#options.now())
    return reached === null ? null : problem.quotaReached(room, reached.limit, reached.seconds)
  }

  // Rooms of the batch that must not be written to, and why.
  async #closedRooms(
    state: RecordState,
    batch: readonly Waiting[],
  ): Promise<ReadonlyMap<string, Problem>> {
    const refusals = new Map<string, Problem>()
    for (const id of new Set(batch.map(({ room }) => room))) {
      const room = state.rooms.find((one) => one.id === id)
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

  // The rooms that grow, as they will be.
  async #roomsAfter(
    state: RecordState,
    added: ReadonlyMap<string, readonly Added[]>,
  ): Promise<readonly GrownRoom[]> {
    const rooms: GrownRoom[] = []
    for (const room of state.rooms) {
      const list = added.get(room.id) ?? []
      if (list.length > 0) rooms.push(await this.#roomAfter(room, list))
    }
    return rooms
  }

  async #roomAfter(room: RoomState, added: readonly Added[]): Promise<GrownRoom> {
    const signer = present(this.#signerOf(room), 'rooms of other signers were refused')
    const leaves = added.map(({ bytes }) => leafHash(sha256, bytes))
    const edge = treeAfterAll(sha256, room.edge, leaves)
    const { name } = room.logKey
    const root = treeRoot(sha256, edge)
    const checkpoint: Checkpoint = { origin: name, size: edge.size, root, extensions: [] }
    const checkpointBytes = await signCheckpoint(checkpoint, noteSignerFrom(signer, name))
    return { id: room.id, logKey: room.logKey, before: room, added, checkpoint, checkpointBytes }
  }

  async #keep(state: RecordState, rooms: readonly GrownRoom[]): Promise<void> {
    const { database, published, now } = this.#options
    const { agreement, manifest } = state
    const [first] = manifest.rooms
    const register = first === undefined ? state.register : this.#admission.registerOf(first.id)
    const at = new Date(now())
    await database.asWriter(agreement, async (queries) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${agreement}, 0))`.execute(queries)
      for (const room of rooms) await writeRoom({ queries, agreement, room, register, at })
      await noteGrowth(queries, agreement)
    })
    // Committed: from here on nothing may say otherwise. What fails is tried again by others.
    for (const room of rooms) await published.keep(room)
    await this.#catchUp()
  }
}

/** A statement that was let in, as it will be kept. */
type Added = { readonly envelope: Envelope; readonly bytes: Bytes }

/** A room with what is added to it, and the checkpoint that signs for both. */
type GrownRoom = Pick<RoomState, 'id' | 'logKey' | 'checkpoint' | 'checkpointBytes'> & {
  readonly before: RoomState
  readonly added: readonly Added[]
}

/** Somebody else has appended since the record was read. */
class ChangedSince extends Error {
  readonly code = 'CHANGED'
}

async function writeRoom(work: {
  readonly queries: Queries
  readonly agreement: string
  readonly room: GrownRoom
  readonly register: KeyRegister
  readonly at: Date
}): Promise<void> {
  const { queries, agreement, room, register, at } = work
  await compareCheckpoint(queries, agreement, room.before)
  const from = room.before.size
  const place = { agreement_id: agreement, room_id: room.id, accepted_at: at }
  const rows = room.added.map(({ bytes }, n) => ({ ...place, entry_index: from + n, bytes }))
  await queries.insertInto('entries').values(rows).execute()
  await queries
    .insertInto('checkpoints')
    .values({ ...place, tree_size: room.checkpoint.size, note: room.checkpointBytes })
    .execute()
  const statements = room.added.map(({ envelope: { statement } }, n) =>
    statementRow(statement, { agreement, room: room.id, index: from + n, register }),
  )
  await saveStatements(queries, statements)
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

function receiptOf(
  { room: roomId, envelope }: Waiting,
  admitted: Admitted,
  rooms: readonly Pick<RoomState, 'id' | 'checkpointBytes'>[],
): Result<Receipt> {
  switch (admitted.kind) {
    case 'unknown-room':
      return refuse(problem.unknownRoom(roomId))
    case 'room-full':
      return refuse(problem.tooManyEntries(roomId, limits.entries))
    case 'refused':
      return refuse(problem.notAdmitted(admitted.why.kind, admitted.why.about))
    case 'withheld':
      return refuse(admitted.problem)
    case 'admitted':
    case 'known': {
      const { id } = envelope.statement
      const { checkpointBytes } = present(
        rooms.find((room) => room.id === roomId),
        'it was let into a room',
      )
      const isRepeated = admitted.kind === 'known'
      return ok({ id, room: roomId, index: admitted.index, isRepeated, checkpointBytes })
    }
  }
}
