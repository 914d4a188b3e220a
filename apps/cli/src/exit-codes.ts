// The exit codes of every command. They are public: scripts decide by them, docs/cli.md lists them.
//
// A code says what kind of ending it was, never how an agreement stands: an obligation that is
// unmet by some count is an answer like any other and ends with 0.

import type { Problem } from '@holdfast/base'
import { isUsageProblem } from './problems.ts'

/** What a command can end with. 69 is the starter's: Holdfast could not be started at all. */
export const exitCodes = {
  /** Done. */
  done: 0,
  /** Something was found or refused: errors in a text, a record that does not verify, an import. */
  found: 1,
  /** The command was not written as it must be. */
  usage: 2,
  /** What was named cannot be read, or is no record. */
  unreadable: 3,
  /** The disk or the system failed. */
  system: 4,
  /** A bug of ours. */
  fault: 70,
  /** Ended by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** Problems of what was named on the command line: not there, not readable, not what it must be. */
const unreadable = new Set(
  'store.1 store.2 store.4 store.14 store.15 store.18 cli.1 cli.2 cli.3 cli.4 cli.9 cli.21'.split(
    ' ',
  ),
)

/** Problems of the disk or of another program that holds the folder. */
const system = new Set('store.10 store.11 store.12 store.17'.split(' '))

/** The exit code that belongs to a problem. */
export function exitCodeOf(problem: Problem): ExitCode {
  if (isUsageProblem(problem)) return exitCodes.usage
  if (unreadable.has(problem.code)) return exitCodes.unreadable
  return system.has(problem.code) ? exitCodes.system : exitCodes.found
}
