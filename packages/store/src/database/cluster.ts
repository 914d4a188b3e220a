// A PostgreSQL of our own in a data folder: made on the first start, adopted where one still runs.
//
// It is a process apart, so a server that is killed takes nothing with it: the next server finds
// the database running, through postmaster.pid, and takes it over. Every database of a folder is
// reached over 127.0.0.1 with a password that lies beside it, readable by its owner.

import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { assert, ok, refuse, type Problem, type Result } from '@holdfast/base'
import { errorCode } from '../folder/disk.ts'
import { findBinaries, postgresMajor, type Binaries } from './binaries.ts'
import { isAlive, isOurs, readPostmaster, type Postmaster } from './postmaster.ts'
import { databaseProblems as problem } from './problems.ts'
import { withStartLock } from './start-lock.ts'
import { premisesFor, type Premises } from './unprivileged.ts'

/** A running cluster. `url` carries its password: never print it. */
export type Cluster = {
  readonly url: string
  readonly dir: string
  /** True where it ran already, left by a server that is gone. */
  readonly isAdopted: boolean
  readonly isRunning: () => Promise<boolean>
  /** Lets it run on by itself: somebody else works with it. */
  readonly leave: () => Promise<void>
  /** Stops it and waits until it is gone. */
  readonly stop: () => Promise<void>
}

/** What starting needs. `settings` are added to the command line of PostgreSQL. */
export type ClusterOptions = {
  readonly dir: string
  readonly settings?: Readonly<Record<string, string>>
  /** Other programs than those that npm brought. */
  readonly binaries?: Binaries
  readonly onProgress?: (doing: 'making' | 'starting' | 'adopting') => void
}

const user = 'holdfast'
const startWaitMs = 60_000
const pollMs = 15
const lingerWaitMs = 10_000
const lingerPollMs = 200

/** Starts the cluster of a data folder, or takes over the one that runs there. */
export async function startCluster(options: ClusterOptions): Promise<Result<Cluster>> {
  const binaries = options.binaries === undefined ? await findBinaries() : ok(options.binaries)
  if (!binaries.ok) return binaries
  try {
    const premises = await premisesFor(options.dir, binaries.value)
    if (!premises.ok) return premises
    const lock = join(options.dir, 'start.lock')
    return await withStartLock(lock, () => startIn(premises.value, options))
  } catch (error) {
    return refuse(fromDisk(options.dir, error))
  }
}

async function startIn(premises: Premises, options: ClusterOptions): Promise<Result<Cluster>> {
  const data = join(premises.place, 'postgres')
  const found = await majorOf(data)
  if (found !== null && found !== postgresMajor) {
    return refuse(problem.otherMajor(data, found, postgresMajor))
  }
  if (found === null) {
    if (await isThere(data)) return refuse(problem.otherMajor(data, 'none', postgresMajor))
    options.onProgress?.('making')
    const made = await makeCluster(premises, data)
    if (!made.ok) return made
  }
  const running = await runningIn(data)
  if (running !== null) {
    options.onProgress?.('adopting')
    return ok(await clusterOf(premises.place, running, true))
  }
  options.onProgress?.('starting')
  const started = await startPatiently({ premises, data, settings: options.settings ?? {} })
  return started.ok ? ok(await clusterOf(premises.place, started.value, false)) : started
}

// Where a database was killed, its last processes may still hold its memory for a moment.
async function startPatiently(spawning: Spawning): Promise<Result<Postmaster>> {
  const giveUpAt = Date.now() + lingerWaitMs
  for (;;) {
    const started = await spawnPostgres(spawning)
    const isLingering = !started.ok && /shared memory|lock file/.test(reasonIn(started.problem))
    if (!isLingering || Date.now() > giveUpAt) return started
    await wait(lingerPollMs)
  }
}

function reasonIn({ about }: Problem): string {
  return String(about['reason'] ?? '')
}

async function majorOf(data: string): Promise<string | null> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null)
  return text?.trim() ?? null
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

// Made beside its place and renamed, so that what was interrupted is never taken for a database.
async function makeCluster(premises: Premises, data: string): Promise<Result<true>> {
  const { place, binaries, runAs } = premises
  const temporary = `${data}.new`
  await rm(temporary, { recursive: true, force: true })
  const passwordFile = join(place, 'password')
  await writeFile(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    await chown(passwordFile, runAs.uid, runAs.gid)
  }
  const args = [`--pgdata=${temporary}`, `--username=${user}`, `--pwfile=${passwordFile}`]
  args.push('--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions')
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
  const child = spawn(binaries.initdb, args, {
    ...runAs,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4000)))
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', resolve)
  })
  if (code !== 0) {
    await rm(temporary, { recursive: true, force: true })
    return refuse(reasonFrom(data, said, problem.notMade))
  }
  await rename(temporary, data)
  return ok(true)
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }
}

// A live postmaster of this folder that accepts connections; waits for one that starts or stops.
async function runningIn(data: string): Promise<Postmaster | null> {
  const giveUpAt = Date.now() + startWaitMs
  for (;;) {
    const found = await readPostmaster(data)
    if (found === null) return null
    if (!(await isOurs(found, data))) {
      // Left by a crash, and its number may now be another program's.
      await rm(join(data, 'postmaster.pid'), { force: true })
      return null
    }
    if (found.status === 'ready' || Date.now() > giveUpAt) return found
    await wait(pollMs)
  }
}

type Spawning = {
  readonly premises: Premises
  readonly data: string
  readonly settings: Readonly<Record<string, string>>
}

async function spawnPostgres({ premises, data, settings }: Spawning): Promise<Result<Postmaster>> {
  const { place, binaries, runAs } = premises
  const logPath = join(place, 'postgres.log')
  await using log = await open(logPath, 'w', 0o600)
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(await freePort()),
    unix_socket_directories: '',
    max_connections: '60',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', data, ...flags], {
    ...runAs,
    // A group of its own: Ctrl-C is for the server, which then stops the database in order.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: environment(),
  })
  const gone = { is: false }
  child.on('error', () => (gone.is = true))
  child.on('exit', () => (gone.is = true))
  child.unref()
  const giveUpAt = Date.now() + startWaitMs
  while (!gone.is && Date.now() < giveUpAt) {
    const found = await readPostmaster(data)
    if (found?.status === 'ready' && found.pid === child.pid) return ok(found)
    await wait(pollMs)
  }
  const said = await readFile(logPath, 'utf8').catch(() => '')
  return refuse(reasonFrom(data, said, problem.notStarted))
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      assert(address !== null && typeof address === 'object', 'a server over TCP has a port')
      server.close(() => resolve(address.port))
    })
  })
}

async function clusterOf(
  place: string,
  postmaster: Postmaster,
  isAdopted: boolean,
): Promise<Cluster> {
  const password = (await readFile(join(place, 'password'), 'utf8')).trim()
  return {
    url: `postgresql://${user}:${password}@127.0.0.1:${postmaster.port}/postgres`,
    dir: place,
    isAdopted,
    isRunning: () => isAlive(postmaster.pid),
    leave: () => Promise.resolve(),
    stop: () => stopPostmaster(postmaster),
  }
}

// SIGINT asks PostgreSQL for its fast shutdown: open transactions are rolled back, then it ends.
async function stopPostmaster({ pid }: Postmaster): Promise<void> {
  const giveUpAt = Date.now() + startWaitMs
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
  while ((await isAlive(pid)) && Date.now() < giveUpAt) await wait(pollMs)
}

type Worded = typeof problem.notMade

function reasonFrom(dir: string, said: string, worded: Worded): ReturnType<Worded> {
  if (/No space left on device/.test(said)) return problem.diskFull(dir)
  const line = said.split('\n').find((text) => /FATAL|error|could not/.test(text))
  return worded(dir, (line ?? said.trim().split('\n').at(-1) ?? '').slice(0, 300))
}

function fromDisk(dir: string, error: unknown): ReturnType<Worded> {
  const code = errorCode(error)
  return code === 'ENOSPC' ? problem.diskFull(dir) : problem.notStarted(dir, code)
}
