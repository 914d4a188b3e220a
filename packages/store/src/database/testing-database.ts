// A clean database for a test file, and a record to put into it.
//
// Every test file makes a database of its own and drops it; none sees another's. Statements are
// signed for real, by keys that the record enrols.

import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { named, type AgreementId, type CompiledAgreement } from '@holdfast/agreement'
import { assert, encodeUtf8, ok, present, type Bytes, type Result } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { twoRivers } from '@holdfast/record/testing'
import pg from 'pg'
import { sha256, signatureVerifier, type Signer } from '../crypto.ts'
import { initFolder } from '../folder/init-folder.ts'
import type { RecordFolder } from '../folder/record-folder.ts'
import { deviceOf, freshSigner, temporaryFolder, testInstant, type Device } from '../testing.ts'
import { startCluster } from './cluster.ts'
import { openRecordStore, type RecordStore, type RecordStoreOptions } from './record-store.ts'
import { openDatabase } from './database.ts'
import { rebuild } from './projection.ts'
import { loadRecord, type RecordState, type TextVersion } from './record-state.ts'
import { testClusterVariable } from './testing-cluster.ts'

export { deviceOf, enrolment, freshSigner, temporaryFolder } from '../testing.ts'

/** A database that nobody else uses. `url` opens it as its owner. */
export type TestDatabase = { readonly url: string; readonly drop: () => Promise<void> }

/** Makes a database on the server of DATABASE_URL, or on the cluster of this run of tests. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await serverUrl()
  const name = `holdfast_test_${randomBytes(6).toString('hex')}`
  await asOwner(server, (client) => client.query(`create database ${name}`))
  const url = new URL(server)
  url.pathname = `/${name}`
  return {
    url: url.href,
    drop: async () => {
      await asOwner(server, (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function serverUrl(): Promise<string> {
  const given = process.env['DATABASE_URL']
  if (given !== undefined && given !== '') return given
  const dir = present(process.env[testClusterVariable], 'the tests run under vitest')
  // What is tested is never the power of the machine failing, so nothing waits for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const cluster = await startCluster({ dir, settings })
  assert(cluster.ok, `a cluster starts: ${JSON.stringify(cluster)}`)
  return cluster.value.url
}

/** Runs `work` with a connection of the owner, which row-level security does not bind. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A record with rooms `public` and `liaison`, kept by a server that holds `signer`. */
export type TestRecord = {
  readonly folder: RecordFolder
  readonly signer: Signer
  readonly compiled: CompiledAgreement
  readonly text: TextVersion
  /** The root key's device in the public room. */
  readonly compiler: Device
}

/** Makes a record of the test agreement under a name of its own. */
export async function testRecord(agreement = 'two-rivers'): Promise<TestRecord> {
  const signer = await freshSigner()
  const dir = join(await temporaryFolder(), agreement)
  const made = await initFolder({
    dir,
    agreement,
    rooms: ['public', 'liaison'],
    signer,
    holder: 'compiler',
    roles: ['compiler'],
    claimedAt: testInstant,
  })
  assert(made.ok, 'a new record is made')
  const compiled = { ...twoRivers, id: named<AgreementId>(agreement) }
  const files = new Map([['agreement.md', encodeUtf8('# Two rivers\n')]])
  const digest = Buffer.from(sha256(encodeUtf8(agreement))).toString('hex')
  return {
    folder: made.value,
    signer,
    compiled,
    text: { digest, files },
    compiler: deviceIn(made.value, 'public', signer),
  }
}

/** A device of the record's root key that goes on from the first entry of a room. */
export function deviceIn(folder: RecordFolder, room: string, signer: Signer): Device {
  const entries = folder.rooms.find(({ id }) => id === room)?.entries ?? []
  const { agreement } = folder.manifest
  const device = deviceOf(signer, room, entries.at(-1) ?? null)
  return { says: (kind, body, more = {}) => device.says(kind, body, { agreement, ...more }) }
}

/** The body of a report of persons released by north, quoted from the agency. */
export function releaseBody(persons: number): JsonObject {
  return {
    by: 'north',
    class: 'soldier',
    persons,
    group: 'held-by-north',
    at: { earliest: '2031-04-02T10:00Z', latest: '2031-04-02T10:00Z' },
    quote: { source: 'agency' },
  }
}

/** A store on a database, with a record taken in and opened. */
export async function openTestStore(
  url: string,
  record: TestRecord,
  more: Partial<RecordStoreOptions> = {},
): Promise<RecordStore> {
  const store = await openRecordStore({
    url,
    publishedDir: join(await temporaryFolder(), 'published'),
    signers: [record.signer],
    now: () => testInstant,
    ...more,
  })
  assert(store.ok, `a store opens: ${JSON.stringify(store)}`)
  const { folder, text, compiled } = record
  const taken = await store.value.takeIn({ folder, text, compiled })
  assert(taken.ok, `a folder is taken in: ${JSON.stringify(taken)}`)
  const opened = await store.value.open(compiled.id, () => compiled)
  assert(opened.ok, 'a record opens')
  return store.value
}

/** Appends and insists that it was kept. */
export async function appended(
  store: RecordStore,
  record: TestRecord,
  bytes: Bytes,
  room = 'public',
): Promise<{ readonly index: number; readonly isRepeated: boolean }> {
  const receipt: Result<{ readonly index: number; readonly isRepeated: boolean }> =
    await store.append(record.compiled.id, room, bytes)
  const { value } = receipt.ok ? receipt : ok(null)
  return present(value, `it is kept: ${JSON.stringify(receipt)}`)
}

/** Every row of the projections of an agreement, in a fixed order. */
export async function projectionRows(url: string, agreement: string): Promise<unknown> {
  return asOwner(url, async (client) => {
    const tables: Record<string, unknown> = {}
    for (const table of ['statements', 'facts', 'claims', 'acts']) {
      const query = `select * from ${table} where agreement_id = $1 order by 2, 3`
      tables[table] = (await client.query(query, [agreement])).rows
    }
    return tables
  })
}

/** Drops the projections of an agreement and works them out again from its entries. */
export async function rebuildProjections(
  url: string,
  agreement: string,
  compile: (text: TextVersion) => CompiledAgreement | null,
): Promise<RecordState> {
  const opened = await openDatabase({ url, isExclusive: false })
  assert(opened.ok, 'the database opens')
  const state = await opened.value.asWriter(agreement, async (queries) => {
    const loaded = await loadRecord(queries, agreement, signatureVerifier())
    const found = present(loaded.ok ? loaded.value : null, 'the record is whole')
    await rebuild(queries, found, present(compile(found.text), 'its text compiles'))
    return found
  })
  await opened.value.close()
  return state
}
