#!/usr/bin/env node
// holdfast: the command line. Finds the command, reads its arguments, runs it, and ends with its
// exit code.
//
// Only the words of the commands are loaded here. What a command does is loaded when it is asked
// for, from compiled code that Node keeps between runs.

import { instantFromMs, type Problem } from '@holdfast/base'
import { enableCompileCache } from 'node:module'
import { readArguments } from './arguments.ts'
import type { Invocation } from './command.ts'
import { commands } from './commands.ts'
import { exitCodes, exitCodeOf, type ExitCode } from './exit-codes.ts'
import { sayProblem } from './failing.ts'
import { helpOf, overview } from './help.ts'
import { cliProblems } from './problems.ts'
import { answerTo } from './terminal/asking.ts'
import { processScreen, type Screen } from './terminal/screen.ts'
import { version } from './version.ts'
import { languageAsked, wordsIn } from './words/language.ts'

async function main(args: readonly string[], screen: Screen): Promise<ExitCode> {
  const [name = 'help', ...rest] = args
  if (name === '--version' || name === '-V' || name === 'version') {
    screen.answer(version())
    return exitCodes.done
  }
  if (name === 'help' || name === '--help' || name === '-h') return help(rest, screen)
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return unknown(name, screen)
  const given = readArguments(command, rest)
  if (!given.ok) return refused(screen, given.problem)
  if (given.value.wantsHelp) {
    screen.answer(helpOf(command, screen))
    return exitCodes.done
  }
  const { operands, options } = given.value
  const invocation: Invocation = {
    operands,
    options,
    screen,
    now: () => instantFromMs(Date.now()),
    elapsedMs: () => performance.now(),
    ask: (question) => answerTo(question, { input: process.stdin, output: process.stderr }),
  }
  const run = await command.load()
  return run(invocation)
}

function help(names: readonly string[], screen: Screen): ExitCode {
  const [name] = names
  if (name === undefined) {
    screen.answer(overview(commands, screen))
    return exitCodes.done
  }
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return unknown(name, screen)
  screen.answer(helpOf(command, screen))
  return exitCodes.done
}

function unknown(name: string, screen: Screen): ExitCode {
  const names = ['help', ...commands.map((command) => command.name)]
  return refused(screen, cliProblems.unknownCommand(name, names))
}

function refused(screen: Screen, problem: Problem): ExitCode {
  sayProblem(screen, problem)
  return exitCodeOf(problem)
}

// A reader that closes early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.done : exitCodes.system)
})

enableCompileCache()
try {
  const { language, args, problem } = languageAsked(process.argv.slice(2), process.env)
  const screen = processScreen(await wordsIn(language))
  process.exitCode = problem === null ? await main(args, screen) : refused(screen, problem)
} catch (error) {
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(
    `This is a fault in Holdfast, not in your files. Please report it.\n${words}\n`,
  )
  process.exitCode = exitCodes.fault
}
