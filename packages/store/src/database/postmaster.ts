// postmaster.pid: what a running PostgreSQL says of itself in its data folder.
//
// The file outlives a crash, and the number in it may by then belong to another program. It is
// believed only where the process is there and is a PostgreSQL of that very folder.

import { execFile } from 'node:child_process'
import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from '../folder/disk.ts'

/** A postmaster by its own account. `status` is `starting`, `stopping`, `ready` or `standby`. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly status: string
}

const run = promisify(execFile)

/** Reads the file. Null where there is none; `status` is empty while it is being written. */
export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number.parseInt(lines[0] ?? '', 10)
  if (!(pid > 0)) return null
  return { pid, port: Number.parseInt(lines[3] ?? '', 10) || 0, status: lines[7] ?? '' }
}

/** True where the process is alive and is a PostgreSQL that runs in `data`. */
export async function isOurs({ pid }: Postmaster, data: string): Promise<boolean> {
  if (!(await isAlive(pid))) return false
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  if (cwd !== null) return cwd === (await realpath(data))
  // Without /proc: whatever runs under the number has to be called postgres.
  const named = await run('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => null)
  return named === null || /postgres/.test(named.stdout)
}

/** True while a process is there and has not ended. */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // What has ended stays in the list until its parent asks, and some parents never do.
  return text === null || text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3) !== 'Z'
}
