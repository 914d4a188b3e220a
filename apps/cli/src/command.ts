// What a command is: its words for `help`, and a way to load what it does.
//
// The words are light and always loaded; the work is loaded when it is asked for, so that `--help`
// and a slip of the finger answer at once.

import type { Instant } from '@holdfast/base'
import type { ExitCode } from './exit-codes.ts'
import type { Screen } from './terminal/screen.ts'

/** An option. `value` is how the help calls what it takes; null for one that takes nothing. */
export type OptionWords = {
  readonly name: string
  readonly value: string | null
  readonly about: string
  /** May be given more than once. */
  readonly many?: true
}

/** What stands on the command line without a name. */
export type OperandWords = { readonly name: string; readonly about: string }

/** The options as they were given. */
export type Given = {
  readonly text: (name: string) => string | null
  readonly list: (name: string) => readonly string[]
  readonly flag: (name: string) => boolean
}

/** One use of a command. */
export type Invocation = {
  readonly operands: readonly string[]
  readonly options: Given
  readonly screen: Screen
  /** The clock on the wall. */
  readonly now: () => Instant
  /** Milliseconds since some moment, for durations. */
  readonly elapsedMs: () => number
  /** Asks whoever runs the command, and gives their line; null where nobody answers. */
  readonly ask: (question: string) => Promise<string | null>
}

/** Does the work. Whatever it resolves to is the exit code. */
export type Run = (invocation: Invocation) => Promise<ExitCode>

/** A command. Each operand is required. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly synopsis: string
  /** Paragraphs. */
  readonly about: readonly string[]
  readonly operands: readonly OperandWords[]
  readonly options: readonly OptionWords[]
  readonly examples: readonly { readonly line: string; readonly about: string }[]
  readonly exits: readonly { readonly code: ExitCode; readonly when: string }[]
  readonly load: () => Promise<Run>
}
