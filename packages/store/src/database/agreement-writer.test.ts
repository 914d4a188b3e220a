// Appending through the database: what is kept, what is refused, and that a rebuild agrees.
//
// Each test has a record of its own, signed for real, in one database.

import { assert, present, type Bytes } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { appended, listedRows, openTestStore, rebuildListing } from './testing-database.ts'
import { releaseBody } from './testing-database.ts'
import { asOwner, deviceIn, testDatabase, testRecord } from './testing-database.ts'
import type { TestDatabase } from './testing-database.ts'
import { signatureVerifier } from '../crypto.ts'
import { deviceOf, enrolment, freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import { AgreementWriter, noRest } from './agreement-writer.ts'
import { openDatabase, type Database } from './database.ts'
import { publishedIn } from './published.ts'
import { unlimited } from './quota.ts'
import { followRecord } from './record-follower.ts'
import { join } from 'node:path'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

describe('a writer', () => {
  test('keeps statements, and a listing that the entries give again', async () => {
    const record = await testRecord('kept')
    const store = await openTestStore(database.url, record)
    const bytes = await record.compiler.says('exchange.released', releaseBody(3))
    expect(await appended(store, record, bytes)).toMatchObject({ index: 1, isRepeated: false })
    expect(await appended(store, record, bytes)).toMatchObject({ index: 1, isRepeated: true })
    await store.close()

    const before = await listedRows(database.url, 'kept')
    expect(before).toMatchObject([{}, { kind: 'exchange.released', source: 'agency' }])
    await rebuildListing(database.url, 'kept')
    expect(await listedRows(database.url, 'kept')).toEqual(before)
  })

  test('commits together what arrives together', async () => {
    const record = await testRecord('together')
    const store = await openTestStore(database.url, record)
    const sizes: number[] = []
    store.onGrown(({ after }) => sizes.push(after.rooms[0]?.size ?? 0))
    const entries = []
    for (let at = 0; at < 40; at++) {
      entries.push(await record.compiler.says('exchange.released', releaseBody(at + 1)))
    }
    const receipts = await Promise.all(entries.map((bytes) => appended(store, record, bytes)))
    expect(receipts.map(({ index }) => index)).toEqual(entries.map((_, at) => at + 1))
    expect(sizes).toEqual([41])
    await store.close()
  })

  test('rests after each commit where it is told to, and nothing is lost', async () => {
    const record = await testRecord('resting')
    const resting: (() => void)[] = []
    const rest = (tookMs: number): Promise<void> => {
      expect(tookMs).toBeGreaterThan(0)
      return new Promise((resolve) => resting.push(resolve))
    }
    const store = await openTestStore(database.url, record, { rest })
    const says = (value: number): Promise<Bytes> =>
      record.compiler.says('exchange.released', releaseBody(value))
    const entries = [await says(1), await says(2), await says(3)] as const
    const first = await appended(store, record, entries[0])
    let answered = 0
    const others = entries.slice(1).map(async (bytes) => {
      const receipt = await appended(store, record, bytes)
      answered += 1
      return receipt
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect([resting.length, answered]).toEqual([1, 0])
    resting.pop()?.()
    const receipts = [first, ...(await Promise.all(others))]
    expect(receipts.map(({ index }) => index)).toEqual([1, 2, 3])
    resting.pop()?.()
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

  test('takes so many statements of a key in a room in a day, and no more', async () => {
    const record = await testRecord('talkative')
    const quotas = { aDay: 2, raised: new Map([[`${record.signer.keyId}/liaison`, 0]]) }
    const store = await openTestStore(database.url, record, { quotas })
    const says = async (n: number): Promise<Bytes> =>
      record.compiler.says('exchange.released', releaseBody(n))
    const entries = [await says(1), await says(2), await says(3)]
    const kept = await Promise.all(
      entries.map((bytes) => store.append('talkative', 'public', bytes)),
    )
    expect(kept).toMatchObject([
      { ok: true },
      { ok: true },
      { problem: { code: 'database.23', about: { room: 'public', limit: 2, seconds: 43_200 } } },
    ])
    const device = deviceIn(record.folder, 'liaison', record.signer)
    for (let n = 0; n < 4; n++) {
      await appended(
        store,
        record,
        await device.says('exchange.released', releaseBody(n)),
        'liaison',
      )
    }
    await store.close()
  })

  test('is told why a statement has no place in a record, and is not kept', async () => {
    const record = await testRecord('deaf')
    const store = await openTestStore(database.url, record)
    await store.open('deaf', ({ statement }) =>
      statement.kind === 'aid.counted' ? { code: 'server.20', about: {} } : null,
    )
    const unheard = await record.compiler.says('aid.counted', {})
    expect(await store.append('deaf', 'public', unheard)).toMatchObject({
      problem: { code: 'server.20' },
    })
    expect(await listedRows(database.url, 'deaf')).toHaveLength(1)
    await store.close()
  })
})

describe('a statement that is refused', () => {
  test('costs one look at the log, however long the record is', async () => {
    const record = await testRecord('patient')
    await (await openTestStore(database.url, record)).close()
    const opened = await openDatabase({ url: database.url })
    assert(opened.ok, 'the database opens')
    let asked = 0
    const counting: Database = {
      ...opened.value,
      asWriter: (agreement, work) => {
        asked += 1
        return opened.value.asWriter(agreement, work)
      },
    }
    const verify = signatureVerifier()
    const followed = await followRecord(counting, 'patient', verify)
    const follower = present(followed.ok ? followed.value : null, 'the record is there')
    const writer = new AgreementWriter(follower, {
      database: counting,
      published: publishedIn(join(await temporaryFolder(), 'published'), verify),
      signers: [record.signer],
      verify,
      quotas: unlimited,
      rest: noRest,
      hears: () => null,
      now: () => testInstant,
    })
    const says = (n: number): Promise<Bytes> =>
      record.compiler.says('exchange.released', releaseBody(1 + (n % 9)))
    for (let n = 0; n < 5; n++)
      expect(await writer.append('public', await says(n))).toMatchObject({ ok: true })
    await says(0)
    asked = 0
    // Each leaves a gap behind the one that was never sent.
    for (let n = 0; n < 10; n++) {
      expect(await writer.append('public', await says(n))).toMatchObject({ ok: false })
    }
    expect(asked).toBe(10)
    await opened.value.close()
  })
})

describe('two servers on one database', () => {
  test('append in turns and at once, and each follows the other', async () => {
    const record = await testRecord('shared')
    const first = await openTestStore(database.url, record)
    const second = await openTestStore(database.url, record)
    const sizes = { first: 0, second: 0 }
    first.onGrown(({ after }) => (sizes.first = after.rooms[0]?.size ?? 0))
    second.onGrown(({ after }) => (sizes.second = after.rooms[0]?.size ?? 0))
    for (let n = 0; n < 6; n++) {
      const bytes = await record.compiler.says('exchange.released', releaseBody(n + 1))
      expect(await appended(n % 2 === 0 ? first : second, record, bytes)).toMatchObject({
        index: n + 1,
      })
    }
    await vi.waitFor(() => expect(sizes).toEqual({ first: 7, second: 7 }))

    const devices = [await freshSigner(), await freshSigner()]
    for (const [n, speaker] of devices.entries()) {
      await appended(first, record, await enrolment(record.compiler, speaker, `source-${n}`))
    }
    await vi.waitFor(() => expect(sizes).toEqual({ first: 9, second: 9 }))
    const body = { ...releaseBody(1), quote: undefined }
    const said = devices.map((speaker) => deviceOf(speaker, 'public'))
    const at = { agreement: 'shared' }
    for (let n = 0; n < 10; n++) {
      const [one, other] = await Promise.all(
        said.map((device) => device.says('exchange.released', body, at)),
      )
      await Promise.all([
        appended(first, record, present(one, 'a statement')),
        appended(second, record, present(other, 'a statement')),
      ])
    }
    await vi.waitFor(() => expect(sizes).toEqual({ first: 29, second: 29 }))
    await Promise.all([first.close(), second.close()])
  })

  test('learn of growth without a notice, by looking round', async () => {
    const record = await testRecord('quiet')
    const writer = await openTestStore(database.url, record)
    const deaf = await openTestStore(database.url, record, {
      directUrl: 'postgresql://nobody@127.0.0.1:9/none',
      lookRoundMs: 20,
    })
    let size = 0
    deaf.onGrown(({ after }) => (size = after.rooms[0]?.size ?? 0))
    await appended(writer, record, await record.compiler.says('exchange.released', releaseBody(1)))
    await vi.waitFor(() => expect(size).toBe(2))
    await Promise.all([writer.close(), deaf.close()])
  })

  test('do not follow a log that was not signed for', async () => {
    const record = await testRecord('forged')
    const broken: string[] = []
    const store = await openTestStore(database.url, record, {
      onBroken: ({ code }) => broken.push(code),
    })
    await asOwner(database.url, async (client) => {
      await client.query(
        `insert into entries values ('forged', 'public', 1, '\\x7b7d', '2031-04-01T00:00Z')`,
      )
      await client.query(
        `insert into checkpoints select agreement_id, room_id, 2, note, accepted_at
         from checkpoints where agreement_id = 'forged' and room_id = 'public'`,
      )
      await client.query(`select pg_notify('holdfast_grown', 'forged')`)
    })
    await vi.waitFor(() => expect(broken).toEqual(['database.18']))
    await store.close()
  })
})
