// The embedded cluster through everything that may befall it: adopted after a crash, left alone
// where it is another's, and clear about what is wrong.

import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { present } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { startCluster, type Cluster } from './cluster.ts'
import { asOwner } from './testing-database.ts'

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'holdfast-data-'))
  await chmod(dir, 0o755)
})

afterAll(() => rm(dir, { recursive: true, force: true }))

const settings = { fsync: 'off' }

async function start(at = dir): Promise<Cluster> {
  const cluster = await startCluster({ dir: at, settings })
  return present(cluster.ok ? cluster.value : null, `it starts: ${JSON.stringify(cluster)}`)
}

async function postmasterPid(): Promise<string> {
  return (
    (await readFile(join(dir, 'database', 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0] ??
    ''
  )
}

describe('a cluster', () => {
  test('is made, stopped and started again with what it holds', async () => {
    const first = await start()
    await asOwner(first.url, (client) => client.query('create table kept (n int)'))
    await first.stop()
    const second = await start()
    expect(second.isAdopted).toBe(false)
    await asOwner(second.url, (client) => client.query('select from kept'))
    await second.stop()
  })

  test('that still runs is adopted, not started twice', async () => {
    const left = await start()
    const pid = await postmasterPid()
    const adopted = await start()
    expect(adopted.isAdopted).toBe(true)
    expect(await postmasterPid()).toBe(pid)
    await asOwner(adopted.url, (client) => client.query('select from kept'))
    await adopted.stop()
    await left.stop()
  })

  test('that was killed starts again, whoever has its number now', async () => {
    const killed = await start()
    const path = join(dir, 'database', 'postgres', 'postmaster.pid')
    const lines = (await readFile(path, 'utf8')).split('\n')
    process.kill(Number(lines[0]), 'SIGKILL')
    await new Promise((resolve) => setTimeout(resolve, 300))
    // As if this very process had been given the number meanwhile.
    await writeFile(path, [String(process.pid), ...lines.slice(1)].join('\n'))
    const again = await start()
    expect(again.isAdopted).toBe(false)
    await asOwner(again.url, (client) => client.query('select from kept'))
    await again.stop()
    await killed.stop()
  })

  test('is started once by two who come at the same moment', async () => {
    const [one, two] = await Promise.all([start(), start()])
    expect(one.isAdopted).toBe(!two.isAdopted)
    expect(one.url).toBe(two.url)
    await one.stop()
  })
})

describe('a data folder', () => {
  test('of another PostgreSQL is refused and left as it is', async () => {
    const other = join(dir, 'other')
    await mkdir(join(other, 'database', 'postgres'), { recursive: true })
    await writeFile(join(other, 'database', 'postgres', 'PG_VERSION'), '14\n')
    expect(await startCluster({ dir: other })).toMatchObject({
      problem: { code: 'database.2', about: { found: '14', wanted: '18' } },
    })
    expect(await readFile(join(other, 'database', 'postgres', 'PG_VERSION'), 'utf8')).toBe('14\n')
  })

  test('whose making was cut off is made anew', async () => {
    const cut = join(dir, 'cut')
    await mkdir(join(cut, 'database', 'postgres.new', 'base'), { recursive: true })
    const made = await start(cut)
    await asOwner(made.url, (client) => client.query('select 1'))
    await made.stop()
  })

  test('on a full disk says so and leaves nothing behind', async () => {
    const full = join(dir, 'full')
    const binaries = await findBinaries()
    const found = present(binaries.ok ? binaries.value : null, 'there are programs')
    const initdb = join(dir, 'initdb-on-a-full-disk')
    await writeFile(
      initdb,
      '#!/bin/sh\necho "initdb: error: could not write: No space left on device" >&2\nexit 1\n',
    )
    await chmod(initdb, 0o755)
    const started = await startCluster({ dir: full, binaries: { ...found, initdb } })
    expect(started).toMatchObject({ problem: { code: 'database.8' } })
    const made = await start(full)
    await made.stop()
  })

  test('with a damaged database is refused with what PostgreSQL says, and kept', async () => {
    const damaged = join(dir, 'damaged')
    await mkdir(damaged)
    await chmod(damaged, 0o755)
    const made = await start(damaged)
    await made.stop()
    const control = join(damaged, 'database', 'postgres', 'global', 'pg_control')
    await cp(control, join(damaged, 'kept'))
    await rm(control)
    const started = await startCluster({ dir: damaged, settings })
    expect(started).toMatchObject({ problem: { code: 'database.7' } })
    await cp(join(damaged, 'kept'), control)
  })
})
