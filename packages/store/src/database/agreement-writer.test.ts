// Appending through the database: what is kept, what is refused, and that a rebuild agrees.
//
// Each test has a record of its own, signed for real, in one database.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appended, openTestStore, projectionRows, rebuildProjections } from './testing-database.ts'
import { releaseBody } from './testing-database.ts'
import { testDatabase, testRecord, type TestDatabase } from './testing-database.ts'
import { deviceOf, enrolment, freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import { openRecordStore } from './record-store.ts'
import { join } from 'node:path'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

describe('a writer', () => {
  test('keeps statements, and projections that a replay gives again', async () => {
    const record = await testRecord('kept')
    const store = await openTestStore(database.url, record)
    const bytes = await record.compiler.says('exchange.released', releaseBody(3))
    expect(await appended(store, record, bytes)).toMatchObject({ index: 1, isRepeated: false })
    expect(await appended(store, record, bytes)).toMatchObject({ index: 1, isRepeated: true })
    await store.close()

    const before = await projectionRows(database.url, 'kept')
    expect(before).toMatchObject({ facts: [{ act: 'release', value: 3, as_of_index: 1 }] })
    await rebuildProjections(database.url, 'kept', () => record.compiled)
    expect(await projectionRows(database.url, 'kept')).toEqual(before)
  })

  test('commits together what arrives together', async () => {
    const record = await testRecord('together')
    const store = await openTestStore(database.url, record)
    const sizes: number[] = []
    store.onAppended((state) => sizes.push(state.rooms[0]?.entries.length ?? 0))
    const entries = []
    for (let at = 0; at < 40; at++) {
      entries.push(await record.compiler.says('exchange.released', releaseBody(at + 1)))
    }
    const receipts = await Promise.all(entries.map((bytes) => appended(store, record, bytes)))
    expect(receipts.map(({ index }) => index)).toEqual(entries.map((_, at) => at + 1))
    expect(sizes).toEqual([41])
    await store.close()
  })

  test('refuses strangers, gaps and broken bytes, and goes on', async () => {
    const record = await testRecord('refusing')
    const store = await openTestStore(database.url, record)
    const stranger = deviceOf(await freshSigner(), 'public')
    const said = await stranger.says('exchange.released', releaseBody(1), {
      agreement: 'refusing',
    })
    expect(await store.append('refusing', 'public', said)).toMatchObject({
      problem: { code: 'database.15', about: { irregularity: 'unknown-key' } },
    })
    const first = await record.compiler.says('exchange.released', releaseBody(1))
    const second = await record.compiler.says('exchange.released', releaseBody(2))
    expect(await store.append('refusing', 'public', second)).toMatchObject({
      problem: { code: 'database.15', about: { irregularity: 'chain-gap' } },
    })
    const broken = second.map((byte, at) => (at === 40 ? byte ^ 1 : byte))
    expect(await store.append('refusing', 'public', broken)).toMatchObject({ ok: false })
    expect(await store.append('refusing', 'nowhere', second)).toMatchObject({
      problem: { code: 'database.14' },
    })
    expect(await appended(store, record, first)).toMatchObject({ index: 1 })
    expect(await appended(store, record, second)).toMatchObject({ index: 2 })
    await store.close()
  })

  test('hears a key in the same breath as its enrolment', async () => {
    const record = await testRecord('enrolling')
    const store = await openTestStore(database.url, record)
    const north = await freshSigner()
    const enrolled = await enrolment(record.compiler, north, 'north')
    const body = { ...releaseBody(2), quote: undefined }
    const said = await deviceOf(north, 'liaison').says('exchange.released', body, {
      agreement: 'enrolling',
    })
    const [first, second] = await Promise.all([
      store.append('enrolling', 'public', enrolled),
      store.append('enrolling', 'liaison', said),
    ])
    expect([first, second]).toMatchObject([{ value: { index: 1 } }, { value: { index: 0 } }])
    await store.close()
  })

  test('does not append to the log of another', async () => {
    const record = await testRecord('mirrored')
    const store = await openTestStore(database.url, record, { signers: [await freshSigner()] })
    const bytes = await record.compiler.says('exchange.released', releaseBody(3))
    expect(await store.append('mirrored', 'public', bytes)).toMatchObject({
      problem: { code: 'database.16', about: { room: 'public' } },
    })
    await store.close()
  })

  test('refuses to sign on top of a backup that is older than what it published', async () => {
    const record = await testRecord('restored')
    const publishedDir = join(await temporaryFolder(), 'published')
    const store = await openTestStore(database.url, record, { publishedDir })
    const bytes = await record.compiler.says('exchange.released', releaseBody(3))
    await appended(store, record, bytes)
    await store.close()

    const older = await testDatabase()
    const restored = await openTestStore(older.url, record, { publishedDir })
    expect(await restored.append('restored', 'public', bytes)).toMatchObject({
      problem: { code: 'database.17', about: { room: 'public', size: 1, published: 2 } },
    })
    await restored.close()
    await older.drop()
  })

  test('gives way to no second server', async () => {
    const record = await testRecord('alone')
    const store = await openTestStore(database.url, record)
    const second = await openRecordStore({
      url: database.url,
      publishedDir: await temporaryFolder(),
      signers: [],
      now: () => testInstant,
    })
    expect(second).toMatchObject({ problem: { code: 'database.3' } })
    await store.close()
  })
})
