// Writing that Ctrl-C must not cut in two, and files that were not there before.
//
// While it lasts an interrupt is kept for later: what is being written takes moments, and is whole
// or not there when the command ends. Before and after an interrupt ends the command at once.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { nodeDisk, storeProblems } from '@holdfast/store'
import { cliProblems } from './problems.ts'
import { systemCode } from './reading/files.ts'
import { basename, dirname } from 'node:path'

/**
 * Runs `work` to its end whatever interrupts arrive; `wasInterrupted` says whether one did. Work
 * that takes long asks by itself, and gives up where it can.
 */
export async function uninterrupted<T>(
  work: (wasInterrupted: () => boolean) => Promise<T>,
): Promise<{ readonly value: T; readonly wasInterrupted: boolean }> {
  let wasInterrupted = false
  const note = (): void => {
    wasInterrupted = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, note)
  try {
    const value = await work(() => wasInterrupted)
    return { value, wasInterrupted }
  } finally {
    for (const signal of signals) process.removeListener(signal, note)
  }
}

/** Puts a file where none is, whole or not at all. Refuses to write over another. */
export async function writeNew(path: string, bytes: Bytes): Promise<Result<null>> {
  try {
    await nodeDisk.create(path, bytes, usualMode)
    return ok(null)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return refuse(cliProblems.nameTaken(path))
    const isNowhere = code === 'ENOENT' || code === 'ENOTDIR'
    return refuse(
      isNowhere
        ? cliProblems.noFolder(dirname(path), basename(path))
        : storeProblems.diskRefused(path, code),
    )
  }
}

/** As every program makes a file: the person's own settings take away from it. */
const usualMode = 0o666
