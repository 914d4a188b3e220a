// How a command says that it was refused: in words on stderr, and with --json as a value on stdout.
//
// The exit code follows from the problem alone.

import { canonicalJson, type Problem } from '@holdfast/base'
import type { Invocation } from './command.ts'
import { exitCodeOf, type ExitCode } from './exit-codes.ts'
import { wrapIndented } from './terminal/text-width.ts'
import { problemWords } from './words/problems.ts'
import type { Screen } from './terminal/screen.ts'

/** Says what is wrong and what to do, and gives the exit code. */
export function fail(
  { screen, options }: Pick<Invocation, 'screen' | 'options'>,
  problem: Problem,
): ExitCode {
  sayProblem(screen, problem)
  if (options.flag('json')) {
    const { code, about } = problem
    screen.answer(canonicalJson({ problem: { code, about } }))
  }
  return exitCodeOf(problem)
}

/** Says what is wrong and what to do. */
export function sayProblem(screen: Screen, problem: Problem): void {
  const { what, todo } = problemWords(problem, screen)
  screen.say(wrapIndented(what, { width: screen.width, indent: '' }))
  if (todo !== '') screen.say(wrapIndented(todo, { width: screen.width, indent: '  ' }))
}
