// The records of a deployment in a database: take folders in, load, append, list.
//
// What it throws is an outage of the database; what it refuses is a problem. It holds the state of
// each record in memory, so the server's memory is trusted by the members of every room it serves.

import type { CompiledAgreement } from '@holdfast/agreement'
import { ok, refuse, type Bytes, type Instant, type Result } from '@holdfast/base'
import type { Signer } from '../crypto.ts'
import { signatureVerifier } from '../crypto.ts'
import { AgreementWriter, type Receipt } from './agreement-writer.ts'
import { openDatabase, type Database } from './database.ts'
import { listStatements, type Listing, type ListingQuery } from './listing.ts'
import { databaseProblems as problem } from './problems.ts'
import { publishedIn } from './published.ts'
import { loadRecord, type RecordState, type TextVersion } from './record-state.ts'
import { takeIn, type Incoming, type TakenIn } from './take-in.ts'

/** What opening needs. */
export type RecordStoreOptions = {
  readonly url: string
  /** The notes of what was published; outside the database and its backups. */
  readonly publishedDir: string
  /** The keys that sign the checkpoints of rooms this server keeps. */
  readonly signers: readonly Signer[]
  readonly now: () => Instant
  readonly onOutage?: (reason: string) => void
}

/** A record in memory, and what its newest text compiles to. */
export type OpenRecord = { readonly state: RecordState; readonly compiled: CompiledAgreement }

/** Compiles the files of an agreement's text; null where they no longer compile. */
export type CompileText = (text: TextVersion) => CompiledAgreement | null

/** The records of a deployment. */
export class RecordStore {
  readonly #database: Database
  readonly #options: RecordStoreOptions
  readonly #verify = signatureVerifier()
  readonly #writers = new Map<string, AgreementWriter>()
  readonly #listeners = new Set<(state: RecordState) => void>()

  /** Use `openRecordStore`. */
  constructor(database: Database, options: RecordStoreOptions) {
    this.#database = database
    this.#options = options
  }

  /** Takes a verified folder in. Appending to its record must wait until this is done. */
  takeIn(incoming: Incoming): Promise<Result<TakenIn>> {
    this.#writers.delete(incoming.folder.manifest.agreement)
    return takeIn(this.#database, incoming, { verify: this.#verify, now: this.#options.now })
  }

  /** The ids of every record, in order. */
  agreements(): Promise<readonly string[]> {
    return this.#database.agreements()
  }

  /** Opens a record for appending, with what its text compiles to. */
  async open(agreement: string, compile: CompileText): Promise<Result<OpenRecord>> {
    const loaded = await this.#database.asWriter(agreement, (queries) =>
      loadRecord(queries, agreement, this.#verify),
    )
    if (!loaded.ok) return loaded
    const state = loaded.value
    if (state === null) return refuse(problem.unknownAgreement(agreement))
    const compiled = compile(state.text)
    if (compiled === null) return refuse(problem.unknownAgreement(agreement))
    const writer = new AgreementWriter(state, compiled, {
      database: this.#database,
      published: publishedIn(this.#options.publishedDir, this.#verify),
      signers: this.#options.signers,
      verify: this.#verify,
      now: this.#options.now,
      onAppended: (after) => {
        for (const listener of this.#listeners) listener(after)
      },
    })
    this.#writers.set(agreement, writer)
    return ok({ state, compiled })
  }

  /** Appends a statement to a room of an opened record. Resolves after the commit. */
  async append(agreement: string, room: string, bytes: Bytes): Promise<Result<Receipt>> {
    const writer = this.#writers.get(agreement)
    return writer === undefined
      ? refuse(problem.unknownAgreement(agreement))
      : writer.append(room, bytes)
  }

  /** Calls `listener` with a record after each commit. Returns a way to stop. */
  onAppended(listener: (state: RecordState) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Lists statements as a reader of these rooms: see `holdfast_may_read`. */
  list(readable: readonly string[], asked: ListingQuery): Promise<Listing> {
    return this.#database.asReader(readable, (queries) => listStatements(queries, asked))
  }

  /** True while the database answers. */
  isUp(): Promise<boolean> {
    return this.#database.isUp()
  }

  /** Finishes what waits and closes the database. */
  async close(): Promise<void> {
    await Promise.all([...this.#writers.values()].map((writer) => writer.settled()))
    await this.#database.close()
  }
}

/** Connects to a database, brings it to this version's tables, and opens its records. */
export async function openRecordStore(options: RecordStoreOptions): Promise<Result<RecordStore>> {
  const { url, onOutage } = options
  const database = await openDatabase({
    url,
    isExclusive: true,
    ...(onOutage === undefined ? {} : { onOutage }),
  })
  return database.ok ? ok(new RecordStore(database.value, options)) : database
}
