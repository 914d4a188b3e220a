// One start at a time in a data folder.
//
// A lock is a file with the number of the process that holds it and the moment that process began,
// so that a lock left by a crash is never taken for a live one because its number was given to
// somebody else. It is held only while a database is made or started.

import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { refuse, type Result } from '@holdfast/base'
import { errorCode } from '../folder/disk.ts'
import { databaseProblems as problem } from './problems.ts'

const waitMs = 90_000
const pollMs = 50

/** Runs `work` while holding the lock; waits for whoever holds it. */
export async function withStartLock<T>(
  path: string,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const mine = `${process.pid} ${await begunAt(process.pid)}\n`
  const giveUpAt = Date.now() + waitMs
  while (!(await take(path, mine))) {
    if (Date.now() > giveUpAt) return refuse(problem.inUse(path))
    await wait(pollMs)
  }
  try {
    return await work()
  } finally {
    await rm(path, { force: true })
  }
}

async function take(path: string, mine: string): Promise<boolean> {
  try {
    await writeFile(path, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
  const found = await readFile(path, 'utf8').catch(() => null)
  // Empty while its holder writes it; somebody who died just then is waited out.
  if (found === null || found === '') return false
  const [pid = '', begun = ''] = found.trim().split(' ')
  if ((await begunAt(Number(pid))) !== begun) await removeDead(path, found)
  return false
}

// Moved aside first: if somebody else took the place meanwhile, theirs is put back.
async function removeDead(path: string, dead: string): Promise<void> {
  const aside = `${path}.${process.pid}`
  try {
    await rename(path, aside)
    if ((await readFile(aside, 'utf8')) === dead) await rm(aside, { force: true })
    else await rename(aside, path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

// When a process began, by the machine's own count; `gone` where there is none.
async function begunAt(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  // The second field is the program's name in brackets and may hold spaces.
  if (text !== null) return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? 'gone'
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    return errorCode(error) === 'EPERM' ? 'alive' : 'gone'
  }
}
