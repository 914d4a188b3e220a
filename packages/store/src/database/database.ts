// A connection to a PostgreSQL with our tables: one pool for the writer, one for readers.
//
// Each pool takes its role when it connects and has no more rights than the migrations give it.
// Every transaction names, for its own length, the agreement it writes or the rooms its reader is
// in; row-level security does the rest, and where nothing is named nothing is seen.

import { setTimeout as wait } from 'node:timers/promises'
import { refuse, ok, type Result } from '@holdfast/base'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { errorCode } from '../folder/disk.ts'
import { migrate, readMigrations } from './migrations.ts'
import { databaseProblems as problem } from './problems.ts'
import type { Tables } from './tables.ts'

/** A transaction of either role. */
export type Queries = Transaction<Tables>

/** An open database. What it throws is an outage: the database is down or refuses. */
export type Database = {
  /** Reads and writes one agreement, in one transaction. */
  readonly asWriter: <T>(agreement: string, work: (queries: Queries) => Promise<T>) => Promise<T>
  /** Reads what somebody in these rooms may: see `holdfast_may_read`. */
  readonly asReader: <T>(
    rooms: readonly string[],
    work: (queries: Queries) => Promise<T>,
  ) => Promise<T>
  /** The ids of every agreement, in order. For the server itself, not for a reader. */
  readonly agreements: () => Promise<readonly string[]>
  /** True while somebody answers. */
  readonly isUp: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** The oldest PostgreSQL that has all we use. */
const oldestMajor = 15
const serverLock = 4_600_002
const connectWaitMs = 10_000
const lockWaitMs = 2_000
const lockPollMs = 50

/** What opening needs. `url` may carry a password, which no problem repeats. */
export type DatabaseOptions = {
  readonly url: string
  /** Refuse where another server holds the database. Off for tests that only read. */
  readonly isExclusive: boolean
  readonly onOutage?: (reason: string) => void
  readonly readers?: number
}

/** Connects, migrates, and opens the pools. */
export async function openDatabase(options: DatabaseOptions): Promise<Result<Database>> {
  const { url, onOutage = () => undefined } = options
  const holder = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWaitMs })
  // Without a listener, a connection that breaks would end the process.
  holder.on('error', (error) => onOutage(errorCode(error)))
  const at = addressOf(url)
  try {
    await holder.connect()
  } catch (error) {
    return refuse(problem.unreachable(at, reasonOf(error)))
  }
  const prepared = await prepare(holder, options.isExclusive, at).catch((error: unknown) =>
    refuse(problem.unreachable(at, reasonOf(error))),
  )
  if (!prepared.ok) {
    await holder.end().catch(() => undefined)
    return prepared
  }
  return ok(withPools({ ...options, onOutage }, holder))
}

async function prepare(holder: pg.Client, isExclusive: boolean, at: string): Promise<Result<true>> {
  const version = await holder.query<{ server_version: string; major: number }>(
    `select current_setting('server_version') as server_version,
       current_setting('server_version_num')::int / 10000 as major`,
  )
  const found = version.rows[0]
  if (found === undefined || found.major < oldestMajor) {
    return refuse(problem.tooOld(found?.server_version ?? '', String(oldestMajor)))
  }
  if (isExclusive) {
    if (!(await takeServerLock(holder))) return refuse(problem.inUse(at))
  }
  const migrated = await migrate(holder, await readMigrations())
  return migrated.ok ? ok(true) : migrated
}

// Held by the session, so it is free again once this process is gone, however it went. A server
// that was killed a moment ago may not be noticed at once.
async function takeServerLock(holder: pg.Client): Promise<boolean> {
  const giveUpAt = Date.now() + lockWaitMs
  for (;;) {
    const lock = await holder.query<{ taken: boolean }>(
      'select pg_try_advisory_lock($1) as taken',
      [serverLock],
    )
    if (lock.rows[0]?.taken === true) return true
    if (Date.now() > giveUpAt) return false
    await wait(lockPollMs)
  }
}

function withPools(
  { url, onOutage, readers = 8 }: DatabaseOptions & { onOutage: (reason: string) => void },
  holder: pg.Client,
): Database {
  const poolFor = (role: string, max: number): Kysely<Tables> => {
    const pool = new pg.Pool({
      connectionString: url,
      max,
      connectionTimeoutMillis: connectWaitMs,
      options: `-c role=${role} -c timezone=UTC`,
    })
    pool.on('error', (error) => onOutage(errorCode(error)))
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  }
  const writer = poolFor('holdfast_writer', 4)
  const api = poolFor('holdfast_api', readers)
  return {
    asWriter: (agreement, work) =>
      writer.transaction().execute(async (queries) => {
        await sql`select set_config('holdfast.agreement', ${agreement}, true)`.execute(queries)
        return work(queries)
      }),
    asReader: (rooms, work) =>
      api
        .transaction()
        .setAccessMode('read only')
        .execute(async (queries) => {
          await sql`select set_config('holdfast.rooms', ${rooms.join(',')}, true)`.execute(queries)
          return work(queries)
        }),
    agreements: async () => {
      const found = await holder.query<{ agreement_id: string }>(
        'select agreement_id from agreements order by agreement_id',
      )
      return found.rows.map((row) => row.agreement_id)
    },
    isUp: () =>
      sql`select 1`.execute(api).then(
        () => true,
        () => false,
      ),
    close: async () => {
      await Promise.allSettled([writer.destroy(), api.destroy()])
      await holder.end().catch(() => undefined)
    },
  }
}

/** Where a database is, without who asks or with which password. */
export function addressOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url)
    return `${hostname}:${port === '' ? '5432' : port}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return errorCode(error.errors[0])
  return errorCode(error)
}
