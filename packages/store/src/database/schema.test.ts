// The tables as all migrations leave them, compared with the dump beside the migrations.
//
// A change of the dump is a change somebody reviews. Write it anew with `vitest run -u` and this
// file's path.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { asOwner, testDatabase, type TestDatabase } from './testing-database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  const opened = await openDatabase({ url: database.url })
  if (opened.ok) await opened.value.close()
})

afterAll(() => database.drop())

// Each gives a line of text for each thing, in an order that does not depend on when it was made.
const parts: Readonly<Record<string, string>> = {
  columns: `select format('%s.%s %s%s%s', c.relname, a.attname,
      format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      ' default ' || pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
    order by c.relname, a.attnum`,
  constraints: `select format('%s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
    order by conrelid::regclass::text, conname`,
  indexes: `select indexdef as line from pg_indexes where schemaname = 'public'
    order by tablename, indexname`,
  triggers: `select pg_get_triggerdef(t.oid) as line from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
    order by c.relname, t.tgname`,
  security: `select format('%s row security %s', relname,
      case when relrowsecurity then 'on' else 'off' end) as line
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  policies: `select format('%s %s for %s to %s using %s check %s', tablename, policyname, cmd,
      array_to_string(roles, ', '), coalesce(qual, '-'), coalesce(with_check, '-')) as line
    from pg_policies where schemaname = 'public' order by tablename, policyname`,
  grants: `select format('%s: %s to %s', table_name,
      string_agg(lower(privilege_type), ', ' order by privilege_type), grantee) as line
    from information_schema.role_table_grants
    where table_schema = 'public' and grantee like 'holdfast\\_%'
    group by table_name, grantee order by table_name, grantee`,
  functions: `select pg_get_functiondef(oid) as line from pg_proc
    where pronamespace = 'public'::regnamespace order by proname`,
}

test('the tables are those of the dump', async () => {
  const dump: Record<string, readonly string[]> = {}
  await asOwner(database.url, async (client) => {
    for (const [part, query] of Object.entries(parts)) {
      const { rows } = await client.query<{ line: string }>(query)
      dump[part] = rows.map(({ line }) => line)
    }
  })
  const text = `${JSON.stringify(dump, null, 2)}\n`
  await expect(text).toMatchFileSnapshot('../../migrations/schema.json')
})

test('every table has row-level security, but the list of migrations', async () => {
  const { rows } = await asOwner(database.url, (client) =>
    client.query(
      `select relname from pg_class where relkind = 'r' and not relrowsecurity
         and relnamespace = 'public'::regnamespace`,
    ),
  )
  expect(rows).toEqual([{ relname: 'migrations' }])
})

test('every key begins with the agreement, and then the room', async () => {
  const { rows } = await asOwner(database.url, (client) =>
    client.query<{ table: string; key: string }>(
      `select conrelid::regclass::text as table, pg_get_constraintdef(oid) as key
       from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace`,
    ),
  )
  const ofAll = ['migrations', 'server_secrets']
  const others = rows.filter(
    ({ table, key }) => !ofAll.includes(table) && !key.startsWith('PRIMARY KEY (agreement_id'),
  )
  expect(rows).not.toHaveLength(0)
  expect(others).toEqual([])
})
