// Whom PostgreSQL runs as, and where that user can reach.
//
// PostgreSQL refuses to run as root. Where we are root it runs as the user `postgres`, who is made
// where there is none. A checkout in a folder closed to others (such as root's own) cannot be
// reached by that user; then programs and data lie under /var/lib/holdfast, and nobody's folders
// are opened to others.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, copyFile, link, mkdir, readlink, readdir, rename } from 'node:fs/promises'
import { rm, stat, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { ok, refuse, type Result } from '@holdfast/base'
import { errorCode } from '../folder/disk.ts'
import type { Binaries } from './binaries.ts'
import { databaseProblems as problem } from './problems.ts'

/** A user of the machine. Empty where the programs run as whoever we are. */
export type RunAs = { readonly uid?: number; readonly gid?: number }

/** Where a cluster lies and runs from, and as whom. */
export type Premises = {
  readonly place: string
  readonly binaries: Binaries
  readonly runAs: RunAs
}

const run = promisify(execFile)
const otherPlace = '/var/lib/holdfast'

/** The folder, programs and user for a cluster that belongs to `dir`. Makes the folder. */
export async function premisesFor(dir: string, binaries: Binaries): Promise<Result<Premises>> {
  const isRoot = process.platform !== 'win32' && process.getuid?.() === 0
  if (!isRoot) {
    const place = join(dir, 'database')
    await mkdir(place, { recursive: true, mode: 0o700 })
    return ok({ place, binaries, runAs: {} })
  }
  const user = await unprivilegedUser()
  if (!user.ok) return user
  const runAs = user.value
  await mkdir(dir, { recursive: true })
  const isOpen = await canReach(dir, runAs)
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 16)
  // A folder of its own, for that user gets it: beside it lie keys that are not for that user.
  const place = isOpen ? join(dir, 'database') : join(otherPlace, 'data', name)
  await mkdir(place, { recursive: true })
  if (!isOpen) await writeFile(join(dir, 'database-is-in.txt'), `${place}\n`)
  await chown(place, runAs.uid, runAs.gid)
  const isRunnable = await canReach(binaries.root, runAs)
  return ok({ place, binaries: isRunnable ? binaries : await binariesElsewhere(binaries), runAs })
}

type User = { readonly uid: number; readonly gid: number }

async function unprivilegedUser(): Promise<Result<User>> {
  const known = await userIds()
  if (known !== null) return ok(known)
  try {
    await run('groupadd', ['--system', 'postgres']).catch(() => undefined)
    await run('useradd', ['--system', '-g', 'postgres', '-M', 'postgres'])
  } catch (error) {
    return refuse(problem.noUser(errorCode(error)))
  }
  const made = await userIds()
  return made === null ? refuse(problem.noUser('useradd')) : ok(made)
}

async function userIds(): Promise<User | null> {
  try {
    const [uid, gid] = await Promise.all([
      run('id', ['-u', 'postgres']),
      run('id', ['-g', 'postgres']),
    ])
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) }
  } catch {
    return null
  }
}

// Every folder on the way has to let the user through.
async function canReach(path: string, { uid, gid }: RunAs): Promise<boolean> {
  for (let at = resolve(path); ; at = dirname(at)) {
    const found = await stat(at)
    const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001
    if ((found.mode & bit) === 0) return false
    if (dirname(at) === at) return true
  }
}

// Hard links where they can be had: no second copy on the same disk.
async function binariesElsewhere(binaries: Binaries): Promise<Binaries> {
  const root = join(otherPlace, `postgresql-${binaries.version}`)
  const isThere = await stat(root).then(
    () => true,
    () => false,
  )
  if (!isThere) {
    const temporary = `${root}.${process.pid}`
    await linkTree(binaries.root, temporary)
    await rename(temporary, root).catch(() => rm(temporary, { recursive: true, force: true }))
  }
  const moved = (path: string): string => join(root, path.slice(binaries.root.length))
  return {
    ...binaries,
    root,
    postgres: moved(binaries.postgres),
    initdb: moved(binaries.initdb),
  }
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) await linkTree(source, target)
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target)
    else await link(source, target).catch(() => copyFile(source, target))
  }
}
