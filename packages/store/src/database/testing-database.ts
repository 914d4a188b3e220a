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
import { readPages } from './entries.ts'
import { readRecord } from './record-follower.ts'
import { readHead, type TextVersion } from './record-state.ts'
import { rebuildStatements } from './statement-rows.ts'
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
  const taken = await store.value.takeIn({ folder, text })
  assert(taken.ok, `a folder is taken in: ${JSON.stringify(taken)}`)
  const opened = await store.value.open(compiled.id, () => null)
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

/** Every row of the listing of an agreement, in a fixed order. */
export async function listedRows(url: string, agreement: string): Promise<readonly unknown[]> {
  return asOwner(url, async (client) => {
    const query = 'select * from statements where agreement_id = $1 order by 2, 3'
    const listed = await client.query<Record<string, unknown>>(query, [agreement])
    return listed.rows
  })
}

/** Drops the listing of an agreement and makes it again from its entries, which it gives. */
export async function rebuildListing(
  url: string,
  agreement: string,
): Promise<ReadonlyMap<string, readonly Bytes[]>> {
  const opened = await openDatabase({ url })
  assert(opened.ok, 'the database opens')
  const entries = await opened.value.asWriter(agreement, async (queries) => {
    const head = await readHead(queries, agreement)
    const found = present(head.ok ? head.value : null, 'the record is there')
    const state = await readRecord(queries, found, signatureVerifier())
    assert(state.ok, 'the record is whole')
    await rebuildStatements(queries, state.value)
    const rooms = new Map<string, Bytes[]>()
    for (const { id, size } of state.value.rooms) {
      const stretch = { agreement, room: id, from: 0, to: size }
      const all: Bytes[] = []
      for await (const page of readPages((work) => work(queries), stretch))
        all.push(...page.entries)
      rooms.set(id, all)
    }
    return rooms
  })
  await opened.value.close()
  return entries
}
