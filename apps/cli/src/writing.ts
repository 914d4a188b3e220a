// Writing that Ctrl-C must not cut in two, and files that were not there before.
//
// While it lasts an interrupt is kept for later: what is being written takes moments, and is whole
// or not there when the command ends. Before and after an interrupt ends the command at once.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { storeProblems } from '@holdfast/store'
import { link, open, rename, rm } from 'node:fs/promises'
import { cliProblems } from './problems.ts'
import { systemCode } from './reading/files.ts'

/** Runs `work` to its end whatever interrupts arrive; `wasInterrupted` says whether one did. */
export async function uninterrupted<T>(
  work: () => Promise<T>,
): Promise<{ readonly value: T; readonly wasInterrupted: boolean }> {
  let wasInterrupted = false
  const note = (): void => {
    wasInterrupted = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, note)
  try {
    const value = await work()
    return { value, wasInterrupted }
  } finally {
    for (const signal of signals) process.removeListener(signal, note)
  }
}

/** Puts a file where none is, whole or not at all. Refuses to write over another. */
export async function writeNew(path: string, bytes: Bytes): Promise<Result<null>> {
  const beside = `${path}.${process.pid}.new`
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await inPlace(beside, path)
    return ok(null)
  } catch (error) {
    const code = systemCode(error)
    return refuse(
      code === 'EEXIST' ? cliProblems.nameTaken(path) : storeProblems.diskRefused(path, code),
    )
  } finally {
    await rm(beside, { force: true })
  }
}

/** Gives a file its name, where no other has it. */
async function inPlace(beside: string, path: string): Promise<void> {
  try {
    await link(beside, path)
  } catch (error) {
    // A stick on which a file has one name alone: the name is taken first, then filled at once.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error))) throw error
    await (await open(path, 'wx')).close()
    await rename(beside, path)
  }
}
