// Hears that records grew: LISTEN on a connection of its own, and a slow look round.
//
// A notice names an agreement and nothing else; what it grew by is read from the log. A notice can
// be lost while the connection is down, so every new connection, and every look round, counts as a
// notice of all agreements. The connection is made again for as long as this is open.

import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import pg from 'pg'
import { errorCode } from '../folder/disk.ts'
import { serverName, type Queries } from './database.ts'

/** What listening needs. `url` leads to the database itself: a pooler would not keep LISTEN. */
export type NoticesOptions = {
  readonly url: string
  /** Called with an agreement that may have grown; with null where any may have. */
  readonly onNotice: (agreement: string | null) => void
  readonly onOutage: (reason: string) => void
  /** How often to look round without a notice. */
  readonly lookRoundMs?: number
}

const channel = 'holdfast_grown'
const usualLookRoundMs = 20_000
const firstWaitMs = 100
const longestWaitMs = 5_000

/** Tells every server, once this transaction is committed, that an agreement's record grew. */
export async function noteGrowth(queries: Queries, agreement: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${agreement})`.execute(queries)
}

/** One who listens. */
export class Notices {
  readonly #options: NoticesOptions
  readonly #stop = new AbortController()
  readonly #lookRound: NodeJS.Timeout
  readonly #running: Promise<void>
  #client: pg.Client | null = null

  /** Begins to listen. */
  constructor(options: NoticesOptions) {
    this.#options = options
    const every = options.lookRoundMs ?? usualLookRoundMs
    this.#lookRound = setInterval(() => options.onNotice(null), every)
    this.#lookRound.unref()
    this.#running = this.#run()
  }

  /** True while notices are heard as they are given. */
  get isListening(): boolean {
    return this.#client !== null
  }

  /** Ends listening. */
  async close(): Promise<void> {
    clearInterval(this.#lookRound)
    this.#stop.abort()
    await this.#client?.end().catch(() => undefined)
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop
    const isClosed = (): boolean => signal.aborted
    for (let waitMs = firstWaitMs; !isClosed();) {
      const heard = await this.#listen()
      if (isClosed()) return
      waitMs = heard ? firstWaitMs : Math.min(2 * waitMs, longestWaitMs)
      await wait(waitMs, undefined, { signal }).catch(() => undefined)
    }
  }

  // Listens until the connection ends. True where it had come about.
  async #listen(): Promise<boolean> {
    const { url, onNotice, onOutage } = this.#options
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: longestWaitMs,
      application_name: serverName,
      keepAlive: true,
    })
    const ended = new Promise<void>((resolve) => {
      client.on('end', () => resolve())
      client.on('error', (error) => {
        onOutage(errorCode(error))
        resolve()
      })
    })
    client.on('notification', ({ payload }) => onNotice(payload ?? null))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
    } catch (error) {
      if (!this.#stop.signal.aborted) onOutage(errorCode(error))
      void client.end().catch(() => undefined)
      return false
    }
    this.#client = client
    if (this.#stop.signal.aborted) void client.end().catch(() => undefined)
    onNotice(null)
    await ended
    this.#client = null
    void client.end().catch(() => undefined)
    return true
  }
}
