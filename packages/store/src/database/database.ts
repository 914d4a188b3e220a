// A connection to a PostgreSQL with our tables: one pool for the writer, one for readers.
//
// Each pool logs in as a role of its own, which can become no other and has no more rights than the
// migrations give it.
// Every transaction names, for its own length, the agreement it writes or the rooms its reader is
// in, with a proof that the server said so; row-level security does the rest, and where nothing is
// named and proved nothing is seen. A pool whose
// database went away connects again when it is next asked.

import { randomUUID } from 'node:crypto'
import { refuse, ok, type Result } from '@holdfast/base'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { errorCode } from '../folder/disk.ts'
import { prepareLogins, urlOf, type Login, type Logins } from './logins.ts'
import { migrate, readMigrations } from './migrations.ts'
import { databaseProblems as problem } from './problems.ts'
import type { Tables } from './tables.ts'

/** A transaction of either role. */
export type Queries = Transaction<Tables>

/** An open database. What it throws is an outage: the database is down or refuses. */
export type Database = {
  /** Reads and writes one agreement, in one transaction. */
  readonly asWriter: <T>(agreement: string, work: (queries: Queries) => Promise<T>) => Promise<T>
  /** Reads what somebody in these rooms may: see `holdfast_readable`. */
  readonly asReader: <T>(
    rooms: readonly string[],
    work: (queries: Queries) => Promise<T>,
  ) => Promise<T>
  /** The ids of every agreement, in order. For the server itself, not for a reader. */
  readonly agreements: () => Promise<readonly string[]>
  /** True while somebody answers. */
  readonly isUp: () => Promise<boolean>
  /** How many other servers work with this database, by the connections they hold. */
  readonly otherServers: () => Promise<number>
  readonly close: () => Promise<void>
}

/** The oldest PostgreSQL that has all we use. */
const oldestMajor = 15
const connectWaitMs = 10_000
/**
 * Whatever we ask has an index. Of a table that was just filled the planner knows nothing, and
 * would read all of it for every page.
 */
const byIndex = '-c enable_seqscan=off'
/** How long a reader's query may take. */
const readerWaitMs = 30_000
/** How long one of ours may: taking a long record in is the longest. */
const writerWaitMs = 15 * 60_000

/** How a server's listening connection calls itself, so that others can see that it is there. */
export const serverName = `holdfast-server ${randomUUID()}`

/** What opening needs. `url` may carry a password, which no problem repeats. */
export type DatabaseOptions = {
  readonly url: string
  readonly onOutage?: (reason: string) => void
  readonly readers?: number
}

/** Connects, migrates, and opens the pools. */
export async function openDatabase(options: DatabaseOptions): Promise<Result<Database>> {
  const { url, onOutage = () => undefined } = options
  const first = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectWaitMs })
  // Without a listener, a connection that breaks would end the process.
  first.on('error', (error) => onOutage(errorCode(error)))
  const at = addressOf(url)
  try {
    await first.connect()
    const prepared = await prepare(first)
    if (!prepared.ok) return prepared
    return ok(withPools({ ...options, onOutage, ...(await prepareLogins(first)) }))
  } catch (error) {
    return refuse(problem.unreachable(at, reasonOf(error)))
  } finally {
    await first.end().catch(() => undefined)
  }
}

async function prepare(first: pg.Client): Promise<Result<true>> {
  const version = await first.query<{ server_version: string; major: number }>(
    `select current_setting('server_version') as server_version,
       current_setting('server_version_num')::int / 10000 as major`,
  )
  const found = version.rows[0]
  if (found === undefined || found.major < oldestMajor) {
    return refuse(problem.tooOld(found?.server_version ?? '', String(oldestMajor)))
  }
  const migrated = await migrate(first, await readMigrations())
  return migrated.ok ? ok(true) : migrated
}

type Pooled = DatabaseOptions & Logins & { readonly onOutage: (reason: string) => void }

function poolOf(
  { url, onOutage }: Pick<Pooled, 'url' | 'onOutage'>,
  options: string,
  max: number,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectWaitMs,
    options: `${options} -c timezone=UTC`,
    keepAlive: true,
  })
  // Also of those that are at work: a connection that breaks must not end the process. Whoever
  // asked by it is told by their own query.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (error) => onOutage(errorCode(error)))
  return pool
}

function withPools(options: Pooled): Database {
  const queriesOf = (pool: pg.Pool): Kysely<Tables> =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const { onOutage, proofOf } = options
  const asRole = (login: Login, waitMs: number, max: number): Kysely<Tables> => {
    const url = urlOf(options.url, login)
    return queriesOf(poolOf({ url, onOutage }, `${byIndex} -c statement_timeout=${waitMs}`, max))
  }
  const writer = asRole(options.writer, writerWaitMs, 4)
  const api = asRole(options.reader, readerWaitMs, options.readers ?? 8)
  const own = poolOf(options, '', 1)
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
          const said = rooms.join(',')
          await sql`select set_config('holdfast.rooms', ${said}, true),
            set_config('holdfast.proof', ${proofOf(said)}, true)`.execute(queries)
          return work(queries)
        }),
    agreements: async () => {
      const found = await own.query<{ agreement_id: string }>(
        'select agreement_id from agreements order by agreement_id',
      )
      return found.rows.map((row) => row.agreement_id)
    },
    isUp: () =>
      sql`select 1`.execute(api).then(
        () => true,
        () => false,
      ),
    otherServers: () => countServers(own),
    close: async () => {
      await Promise.allSettled([writer.destroy(), api.destroy(), own.end()])
    },
  }
}

async function countServers(own: pg.Pool): Promise<number> {
  const { rows } = await own.query<{ servers: string }>(
    `select count(*) as servers from pg_stat_activity
     where application_name like 'holdfast-server %' and application_name <> $1
       and datname = current_database()`,
    [serverName],
  )
  return Number(rows[0]?.servers ?? 0)
}

/** Where a database is, without who asks or with which password. */
function addressOf(url: string): string {
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
