// Brings a database to the tables of this version: numbered SQL files, forward only.
//
// Each file is applied once, in a transaction of its own with the note that it was. A file that was
// applied and has another text now, or a note of a file we do not have, stops the start: the tables
// are then not those that this code was written for. Two servers that start together take turns.

import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ok, refuse, type Result } from '@holdfast/base'
import type { Client } from 'pg'
import { errorCode } from '../folder/disk.ts'
import { databaseProblems as problem } from './problems.ts'

/** One migration: its file's name without its ending, and its text. */
export type Migration = { readonly name: string; readonly text: string }

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url))
const lockNumber = 4_600_001

/** The migrations of this version, in order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted()
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.sql'.length),
      text: await readFile(join(folder, file), 'utf8'),
    })),
  )
}

/** Applies what is missing and gives the names of what it applied. */
export async function migrate(
  client: Client,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  await client.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    return await applyMissing(client, migrations)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber])
  }
}

async function applyMissing(
  client: Client,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> {
  await client.query(
    `create table if not exists migrations (
       name text primary key, digest text not null, applied_at timestamptz(3) not null default now()
     )`,
  )
  const applied = await client.query<{ name: string; digest: string }>(
    'select name, digest from migrations order by name',
  )
  const known = new Map(migrations.map((migration) => [migration.name, digestOf(migration)]))
  for (const { name, digest } of applied.rows) {
    const ours = known.get(name)
    if (ours === undefined) return refuse(problem.newerTables(name))
    if (ours !== digest) return refuse(problem.migrationChanged(name))
  }
  const done: string[] = []
  for (const migration of migrations) {
    if (applied.rows.some(({ name }) => name === migration.name)) continue
    const outcome = await applyOne(client, migration)
    if (!outcome.ok) return outcome
    done.push(migration.name)
  }
  return ok(done)
}

async function applyOne(client: Client, migration: Migration): Promise<Result<true>> {
  try {
    await client.query('begin')
    await client.query(migration.text)
    await client.query('insert into migrations (name, digest) values ($1, $2)', [
      migration.name,
      digestOf(migration),
    ])
    await client.query('commit')
    return ok(true)
  } catch (error) {
    await client.query('rollback')
    const reason = error instanceof Error ? error.message : errorCode(error)
    return refuse(problem.migrationFailed(migration.name, reason))
  }
}

function digestOf({ text }: Migration): string {
  return createHash('sha256').update(text).digest('hex')
}
