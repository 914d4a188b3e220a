// What the database itself refuses: changes of originals, rows of rooms one is not in, and writes
// of another agreement. Asked with plain SQL, as somebody who got past all of our code would.

import { present } from '@holdfast/base'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, openTestStore, releaseBody, appended } from './testing-database.ts'
import { deviceIn, testDatabase, testRecord, type TestDatabase } from './testing-database.ts'
import type { Client } from 'pg'
import { openDatabase } from './database.ts'
import { urlOf, type Login } from './logins.ts'

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
    if (setting !== null) {
      const [name = '', value = ''] = setting.split('=')
      await client.query('select set_config($1, $2, true)', [name, value])
      if (name === 'holdfast.rooms') await prove(client, value)
    }
    await client.query(`set local role ${role}`)
    return work(client)
  })
}

// As the server does, with the secret that only the owner can read.
async function prove(client: Client, rooms: string): Promise<void> {
  await client.query(
    `select set_config('holdfast.proof',
       encode(sha256(convert_to(secret || $1 || secret, 'UTF8')), 'hex'), true)
     from server_secrets where name = 'reader'`,
    [rooms],
  )
}

async function asLogin<T>(group: string, work: (client: Client) => Promise<T>): Promise<T> {
  const login = await asOwner(database.url, async (client) => {
    const { rows } = await client.query<Login>(
      `select $1 || '_' || oid as name, secret as password from pg_database, server_secrets
       where datname = current_database() and name = $1`,
      [group],
    )
    return present(rows[0], 'a role')
  })
  return asOwner(urlOf(database.url, login), work)
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

describe.each(['holdfast_api', 'holdfast_writer'])('whoever is logged in as %s', (group) => {
  test('is nobody else and can become nobody else', async () => {
    const owner = await asOwner(database.url, async (client) => {
      const { rows } = await client.query<{ name: string }>('select current_user as name')
      return present(rows[0], 'an owner').name
    })
    await asLogin(group, async (client) => {
      const other = group === 'holdfast_api' ? 'holdfast_writer' : 'holdfast_api'
      for (const become of ['role', 'session authorization']) {
        for (const name of [owner, other, 'pg_read_all_data']) {
          const becoming = client.query(`set ${become} ${name}`)
          await expect(becoming).rejects.toMatchObject({ code: '42501' })
        }
      }
      await client.query('set role none')
      expect(new Set(Object.values(await counts(client)))).toEqual(new Set([0]))
      const secrets = client.query('select from server_secrets')
      await expect(secrets).rejects.toMatchObject({ code: '42501' })
    })
  })
})

test('a reader cannot say whose rooms they may read', async () => {
  await asLogin('holdfast_api', async (client) => {
    for (const proof of ['', 'f'.repeat(64)]) {
      await client.query('begin')
      await client.query(
        `select set_config('holdfast.rooms', '*/public,first/liaison', true),
           set_config('holdfast.proof', $1, true)`,
        [proof],
      )
      expect(new Set(Object.values(await counts(client)))).toEqual(new Set([0]))
      await client.query('rollback')
    }
  })
})

test('a server is logged in as these, and what takes too long is ended', async () => {
  const opened = await openDatabase({ url: database.url })
  const open = present(opened.ok ? opened.value : null, 'a database')
  const ask = sql<{ who: string; most: string }>`
    select session_user as who, current_setting('statement_timeout') as most`
  const reader = await open.asReader(['*/public'], (queries) => ask.execute(queries))
  const writer = await open.asWriter('first', (queries) => ask.execute(queries))
  await open.close()
  const said = [...reader.rows, ...writer.rows].map(({ who, most }) => [
    who.replace(/_\d+$/, '_N'),
    most,
  ])
  expect(said).toEqual([
    ['holdfast_api_N', '30s'],
    ['holdfast_writer_N', '15min'],
  ])
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
