// The records of a deployment in a database: take folders in, follow, append, list, read.
//
// What it throws is an outage of the database; what it refuses is a problem. It holds no entries in
// memory but of each record how far its logs reach and their trees. Several of these may work with
// one database: each follows its log, and one writes an agreement at a time.

import {
  equalBytes,
  ok,
  refuse,
  type Bytes,
  type Instant,
  type Problem,
  type Result,
} from '@holdfast/base'
import { openCheckpoint } from '@holdfast/ledger'
import type { Signer } from '../crypto.ts'
import { signatureVerifier } from '../crypto.ts'
import { errorCode } from '../folder/disk.ts'
import { AgreementWriter, noRest } from './agreement-writer.ts'
import type { Hears, Receipt, Rest } from './agreement-writer.ts'
import { openDatabase, type Database } from './database.ts'
import { readPages, type EntryPage, type Stretch } from './entries.ts'
import { listStatements, type Listing, type ListingQuery } from './listing.ts'
import { Notices } from './notices.ts'
import { databaseProblems as problem } from './problems.ts'
import { publishedIn, type Published } from './published.ts'
import { unlimited, type Quotas } from './quota.ts'
import { followRecord, OtherHistory, type Growth, type RecordFollower } from './record-follower.ts'
import type { RecordState } from './record-state.ts'
import { takeIn, type Incoming, type TakenIn } from './take-in.ts'
import { checkpointUpTo, checkpointWith, heardSince, registerUpTo } from './told-reads.ts'
import type { HeardStatement } from './told-reads.ts'

/** What opening needs. */
export type RecordStoreOptions = {
  readonly url: string
  /** Leads to the database itself, for LISTEN, where `url` leads to a pooler. */
  readonly directUrl?: string
  /** The notes of what was published; outside the database and its backups. */
  readonly publishedDir: string
  /** The keys that sign the checkpoints of rooms this server keeps. */
  readonly signers: readonly Signer[]
  readonly now: () => Instant
  readonly quotas?: Quotas
  /** Called after each commit; the next of that record waits for it. */
  readonly rest?: Rest
  /** How often to look whether a record grew without a notice of it. */
  readonly lookRoundMs?: number
  readonly onOutage?: (reason: string) => void
  /** Told of a record whose log in the database is not what was signed for. */
  readonly onBroken?: (problem: Problem) => void
}

type Opened = { readonly follower: RecordFollower; readonly writer: AgreementWriter }

/** The records of a deployment. */
export class RecordStore {
  readonly #database: Database
  readonly #options: RecordStoreOptions
  readonly #published: Published
  readonly #verify = signatureVerifier()
  readonly #opened = new Map<string, Opened>()
  readonly #listeners = new Set<(growth: Growth) => void>()
  readonly #newcomers = new Set<(agreement: string) => void>()
  readonly #notices: Notices

  /** Use `openRecordStore`. */
  constructor(database: Database, options: RecordStoreOptions) {
    const { url, directUrl = url, lookRoundMs, onOutage = () => undefined } = options
    this.#database = database
    this.#options = options
    this.#published = publishedIn(options.publishedDir, this.#verify)
    this.#notices = new Notices({
      url: directUrl,
      onNotice: (agreement) => void this.#hear(agreement),
      onOutage,
      ...(lookRoundMs === undefined ? {} : { lookRoundMs }),
    })
  }

  /** Takes a verified folder in. */
  takeIn(incoming: Incoming): Promise<Result<TakenIn>> {
    return takeIn(this.#database, incoming, { verify: this.#verify, now: this.#options.now })
  }

  /** The ids of every record, in order. */
  agreements(): Promise<readonly string[]> {
    return this.#database.agreements()
  }

  /** Opens a record: follows it from here on, and appends what `hears` lets in. */
  async open(agreement: string, hears: Hears): Promise<Result<RecordState>> {
    const followed = await followRecord(this.#database, agreement, this.#verify)
    if (!followed.ok) return followed
    const follower = followed.value
    if (follower === null) return refuse(problem.unknownAgreement(agreement))
    const { signers, now, quotas = unlimited, rest = noRest } = this.#options
    const writer = new AgreementWriter(follower, {
      database: this.#database,
      published: this.#published,
      signers,
      verify: this.#verify,
      quotas,
      hears,
      now,
      rest,
    })
    follower.onGrown((growth) => {
      for (const listener of this.#listeners) listener(growth)
    })
    this.#opened.set(agreement, { follower, writer })
    const isOurs = follower.state.rooms.some(({ logKey }) =>
      signers.some((one) => equalBytes(one.publicKey, logKey.publicKey)),
    )
    if (isOurs) writer.prepare()
    return ok(follower.state)
  }

  /** Appends a statement to a room of an opened record. Resolves after the commit. */
  async append(agreement: string, room: string, bytes: Bytes): Promise<Result<Receipt>> {
    const opened = this.#opened.get(agreement)
    return opened === undefined
      ? refuse(problem.unknownAgreement(agreement))
      : opened.writer.append(room, bytes)
  }

  /** Calls `listener` whenever an opened record moved on. Returns a way to stop. */
  onGrown(listener: (growth: Growth) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls `listener` with an agreement that is there and was not opened. */
  onNewcomer(listener: (agreement: string) => void): () => void {
    this.#newcomers.add(listener)
    return () => this.#newcomers.delete(listener)
  }

  /** Lists statements as a reader of these rooms: see `holdfast_readable`. */
  list(readable: readonly string[], asked: ListingQuery): Promise<Listing> {
    return this.#database.asReader(readable, (queries) => listStatements(queries, asked))
  }

  /** Reads entries as a reader of these rooms, page by page. */
  read(readable: readonly string[], stretch: Stretch, most?: number): AsyncGenerator<EntryPage> {
    return readPages((work) => this.#database.asReader(readable, work), stretch, most)
  }

  /** Reads entries for this server's own sums, whoever may read them. */
  readAll(stretch: Stretch): AsyncGenerator<EntryPage> {
    return readPages((work) => this.#database.asWriter(stretch.agreement, work), stretch)
  }

  /** What was heard in a room after a moment, but what was taken in with the record. */
  heardSince(agreement: string, room: string, since: Instant): Promise<readonly HeardStatement[]> {
    const where = { agreement, room }
    return this.#database.asWriter(agreement, (queries) => heardSince(queries, where, since))
  }

  /**
   * A record of which a room ends earlier: at the largest size up to `most` that a checkpoint was
   * signed for, with the keys known then. Null where there is no such checkpoint, or no good one.
   */
  async endingAt(state: RecordState, room: string, most: number): Promise<RecordState | null> {
    const { agreement } = state
    const found = state.rooms.find(({ id }) => id === room)
    if (found === undefined) return null
    if (found.size <= most) return state
    const isFirst = state.manifest.rooms[0]?.id === room
    const read = await this.#database.asWriter(agreement, async (queries) => {
      const kept = await checkpointUpTo(queries, { agreement, room }, most)
      if (kept === null) return null
      const register = isFirst ? await registerUpTo(queries, state, kept.size) : state.register
      return { ...kept, register }
    })
    if (read === null) return null
    const opened = await openCheckpoint(read.bytes, found.logKey, this.#verify)
    const root = found.tree.rootAt(read.size)
    if (!opened.ok || root === null || !equalBytes(opened.value.root, root)) return null
    const ended = {
      ...found,
      size: read.size,
      checkpoint: opened.value,
      checkpointBytes: read.bytes,
    }
    const rooms = state.rooms.map((one) => (one === found ? ended : one))
    return { ...state, rooms, register: read.register }
  }

  /** The first checkpoint of a room that includes an entry; null where there is none. */
  async checkpointWith(agreement: string, room: string, index: number): Promise<Bytes | null> {
    const kept = await this.#database.asWriter(agreement, (queries) =>
      checkpointWith(queries, { agreement, room }, index),
    )
    return kept?.bytes ?? null
  }

  /** The clock that it was given. */
  now(): Instant {
    return this.#options.now()
  }

  /** True while the database answers. */
  isUp(): Promise<boolean> {
    return this.#database.isUp()
  }

  /** Finishes what waits and closes the database. Gives how many other servers work with it. */
  async close(): Promise<number> {
    await Promise.all([...this.#opened.values()].map(({ writer }) => writer.settled()))
    await this.#notices.close()
    const others = await this.#database.otherServers().catch(() => 0)
    await this.#database.close()
    return others
  }

  async #hear(agreement: string | null): Promise<void> {
    const known = agreement === null ? await this.#everyAgreement() : [agreement]
    for (const id of known) {
      const opened = this.#opened.get(id)
      if (opened === undefined) for (const listener of this.#newcomers) listener(id)
      else await opened.follower.catchUp().catch((error: unknown) => this.#tell(error))
    }
  }

  async #everyAgreement(): Promise<readonly string[]> {
    return this.#database.agreements().catch((error: unknown) => {
      this.#tell(error)
      return []
    })
  }

  #tell(error: unknown): void {
    const { onOutage, onBroken } = this.#options
    if (error instanceof OtherHistory) onBroken?.(problem.otherHistory(error.room, error.size))
    else onOutage?.(errorCode(error))
  }
}

/** Connects to a database, brings it to this version's tables, and begins to follow it. */
export async function openRecordStore(options: RecordStoreOptions): Promise<Result<RecordStore>> {
  const { url, onOutage } = options
  const database = await openDatabase({ url, ...(onOutage === undefined ? {} : { onOutage }) })
  return database.ok ? ok(new RecordStore(database.value, options)) : database
}
