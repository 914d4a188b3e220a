// One writer at a time: a lock file in the record folder, with the process that holds it.
//
// A lock whose process is gone is adopted. Appending also compares the checkpoint before it signs,
// so a lock that two processes believe to hold can delay them but not make two histories. The lock
// works on one machine; a folder shared over a network has one writing machine.

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, equalBytes, ok, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { errorCode, type FolderDisk } from './disk.ts'
import { storeProblems as problem } from '../problems.ts'

/** The lock file of a record folder. */
export const lockFile = 'holdfast.lock'

// Tells this process from an earlier one that had the same number.
const processName = randomUUID()

/** The lock of a folder, held. */
export type FolderLock = { readonly release: () => Promise<void> }

/** Takes the folder's lock. Refuses where a living process holds it. */
export async function lockFolder(disk: FolderDisk, dir: string): Promise<Result<FolderLock>> {
  const path = join(dir, lockFile)
  const taken = await takeLock(disk, path)
  if (!taken.ok) return taken
  // A lock left behind is adopted by the next process; what was done stays done.
  return ok({ release: () => disk.remove(path).catch(() => undefined) })
}

async function takeLock(disk: FolderDisk, path: string): Promise<Result<true>> {
  const mine = encodeUtf8(`${process.pid} ${processName}\n`)
  const attempts = 3
  let holder = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await disk.create(path, mine, 0o644)
      return ok(true)
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') {
        await giveBack(disk, path, mine)
        return refuse(problem.diskRefused(path, errorCode(error)))
      }
    }
    const found = await lockIn(disk, path).catch((error: unknown) => errorCode(error))
    if (typeof found === 'string') return refuse(problem.diskRefused(path, found))
    if (found === null) continue
    holder = holderOf(found)
    if (isAlive(found)) return refuse(problem.locked(path, holder))
    await adopt(disk, path, found)
  }
  return refuse(problem.locked(path, holder))
}

/** A lock is one short line: whoever hands a folder over may have put anything in its place. */
const lockBytes = 1_024

function lockIn(disk: FolderDisk, path: string): Promise<Bytes | null> {
  return disk.readPlain(path, lockBytes)
}

// A creation that failed may have been kept, whole or in part.
async function giveBack(disk: FolderDisk, path: string, mine: Bytes): Promise<void> {
  const found = await lockIn(disk, path).catch(() => null)
  const isMine = found !== null && equalBytes(found, mine.subarray(0, found.length))
  if (isMine) await disk.remove(path).catch(() => undefined)
}

// Moves the dead lock aside first: if another process took the place meanwhile, it is put back.
async function adopt(disk: FolderDisk, path: string, dead: Bytes): Promise<void> {
  const aside = `${path}.${processName}`
  try {
    await disk.rename(path, aside)
    const moved = await lockIn(disk, aside)
    if (moved !== null && decodeUtf8(moved) !== decodeUtf8(dead)) {
      await disk.create(path, moved, 0o644)
    }
    await disk.remove(aside)
  } catch {
    // Somebody else adopted it, or the disk refuses: the next attempt to create says which.
  }
}

function holderOf(lock: Bytes): number {
  return Number.parseInt(decodeUtf8(lock) ?? '', 10) || 0
}

function isAlive(lock: Bytes): boolean {
  const pid = holderOf(lock)
  if (pid <= 0) return false
  if (pid === process.pid) return (decodeUtf8(lock) ?? '').includes(processName)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}
