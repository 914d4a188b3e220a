// What the database itself refuses: changes of originals, rows of rooms one is not in, and writes
// of another agreement. Asked with plain SQL, as somebody who got past all of our code would.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, openTestStore, releaseBody, appended } from './testing-database.ts'
import { deviceIn, testDatabase, testRecord, type TestDatabase } from './testing-database.ts'
import type { Client } from 'pg'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  for (const name of ['first', 'second']) {
    const record = await testRecord(name)
    const store = await openTestStore(database.url, record)
    const open = await record.compiler.says('exchange.released', releaseBody(3))
    await appended(store, record, open)
    const closed = deviceIn(record.folder, 'liaison', record.signer)
    await appended(store, record, await closed.says('exchange.released', releaseBody(4)), 'liaison')
    await store.close()
  }
})

afterAll(() => database.drop())

const tables = ['agreements', 'rooms', 'agreement_texts', 'entries', 'checkpoints', 'statements']

async function inRole<T>(
  role: string,
  setting: string | null,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  return asOwner(database.url, async (client) => {
    await client.query('begin')
    await client.query(`set local role ${role}`)
    if (setting !== null) {
      const [name = '', value = ''] = setting.split('=')
      await client.query('select set_config($1, $2, true)', [name, value])
    }
    return work(client)
  })
}

async function counts(client: Client): Promise<Readonly<Record<string, number>>> {
  const found: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${table}`)
    found[table] = Number(rows[0]?.n)
  }
  return found
}

describe('a reader', () => {
  test('who has not said who they are sees nothing at all', async () => {
    const seen = await inRole('holdfast_api', null, counts)
    expect(new Set(Object.values(seen))).toEqual(new Set([0]))
  })

  test('sees the public rooms as the public, and no trace of others', async () => {
    const seen = await inRole('holdfast_api', 'holdfast.rooms=*/public', counts)
    expect(seen).toMatchObject({ agreements: 2, rooms: 2, entries: 4, statements: 4 })
    const others = await inRole('holdfast_api', 'holdfast.rooms=*/public', (client) =>
      client.query(`select from statements where room_id <> 'public'`),
    )
    expect(others.rowCount).toBe(0)
  })

  test('sees the rooms they are in of their agreement only', async () => {
    const seen = await inRole('holdfast_api', 'holdfast.rooms=first/liaison', counts)
    expect(seen).toMatchObject({
      agreements: 1,
      rooms: 1,
      entries: 1,
      statements: 1,
      checkpoints: 2,
    })
  })

  test('cannot write anything', async () => {
    for (const table of tables) {
      const write = inRole('holdfast_api', 'holdfast.rooms=*/public', (client) =>
        client.query(`delete from ${table}`),
      )
      await expect(write).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('keeps no rooms beyond the transaction', async () => {
    await asOwner(database.url, async (client) => {
      await client.query('begin')
      await client.query(`select set_config('holdfast.rooms', '*/public', true)`)
      await client.query('commit')
      await client.query('set role holdfast_api')
      expect((await client.query('select from entries')).rowCount).toBe(0)
    })
  })
})

describe('a writer', () => {
  test('sees and writes the agreement they named only', async () => {
    const seen = await inRole('holdfast_writer', 'holdfast.agreement=first', counts)
    expect(seen).toMatchObject({ agreements: 1, rooms: 2, entries: 3 })
    const write = inRole('holdfast_writer', 'holdfast.agreement=first', (client) =>
      client.query(
        `insert into entries values ('second', 'public', 99, '\\x00', '2031-04-01T00:00Z')`,
      ),
    )
    await expect(write).rejects.toMatchObject({ code: '42501' })
  })

  test('cannot change or remove what was kept', async () => {
    for (const change of ['update entries set bytes = bytes', 'delete from checkpoints']) {
      const write = inRole('holdfast_writer', 'holdfast.agreement=first', (client) =>
        client.query(change),
      )
      await expect(write).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('the owner', () => {
  test.each(['agreements', 'rooms', 'agreement_texts', 'entries', 'checkpoints'])(
    'cannot update, delete or truncate %s',
    async (table) => {
      const changes = [
        `update ${table} set agreement_id = agreement_id`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]
      for (const change of changes) {
        const write = asOwner(database.url, (client) => client.query(change))
        await expect(write).rejects.toMatchObject({ code: '23000' })
      }
    },
  )
})
