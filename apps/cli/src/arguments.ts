// Reads what was written after a command's name: operands and options, against the command's words.
//
// Nothing is guessed: an unknown option, a missing value or an operand too many is refused with the
// name that was probably meant. `--` ends the options.

import { ok, refuse, type Result } from '@holdfast/base'
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util'
import type { Command, Given, OptionWords } from './command.ts'
import { cliProblems as problem } from './problems.ts'

/** Operands and options as they were given. */
export type Arguments = {
  readonly operands: readonly string[]
  readonly options: Given
  readonly wantsHelp: boolean
}

const helpOption: OptionWords = { name: 'help', value: null, about: 'Shows this text.' }

/** The arguments of a command, or what is wrong. Operands are not counted with `--help`. */
export function readArguments(command: Command, args: readonly string[]): Result<Arguments> {
  const known = [...command.options, helpOption]
  const byName = new Map(known.map((option) => [option.name, option]))
  const values = new Map<string, string[]>()
  const operands: string[] = []
  const { tokens } = parseArgs({
    args: [...args],
    options: configOf(known),
    strict: false,
    tokens: true,
    allowPositionals: true,
  })
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = byName.get(token.name)
    if (option === undefined) {
      const names = known.map(({ name }) => `--${name}`)
      return refuse(problem.unknownOption(token.rawName, command.name, names))
    }
    const read = readValue(option, token, command.name)
    if (!read.ok) return read
    const before = values.get(option.name)
    if (before !== undefined && option.many !== true) {
      return refuse(problem.optionTwice(option.name, command.name))
    }
    values.set(option.name, [...(before ?? []), read.value])
  }
  const wantsHelp = values.has('help')
  if (!wantsHelp) {
    const counted = checkCount(command, operands)
    if (!counted.ok) return counted
  }
  return ok({ operands, options: givenFrom(values), wantsHelp })
}

function configOf(options: readonly OptionWords[]): ParseArgsOptionsConfig {
  return Object.fromEntries(
    options.map(({ name, value }) => {
      const type = value === null ? ('boolean' as const) : ('string' as const)
      return [name, name === 'help' ? { type, short: 'h' } : { type }]
    }),
  )
}

type OptionToken = {
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function readValue(option: OptionWords, token: OptionToken, command: string): Result<string> {
  const { value } = token
  if (option.value === null) {
    return value === undefined ? ok('') : refuse(problem.unwantedValue(option.name, command))
  }
  // `--as-of --json`: the value was forgotten, and the next option is no value.
  const isForgotten = token.inlineValue !== true && (value ?? '').startsWith('--')
  if (value === undefined || value === '' || isForgotten) {
    return refuse(problem.noValue(option.name, command))
  }
  return ok(value)
}

function checkCount(command: Command, operands: readonly string[]): Result<true> {
  const missing = command.operands[operands.length]
  if (missing !== undefined) return refuse(problem.missingOperand(missing.name, command.name))
  const unwanted = operands[command.operands.length]
  if (unwanted !== undefined) return refuse(problem.unwantedOperand(unwanted, command.name))
  return ok(true)
}

function givenFrom(values: ReadonlyMap<string, readonly string[]>): Given {
  return {
    text: (name) => values.get(name)?.[0] ?? null,
    list: (name) => values.get(name) ?? [],
    flag: (name) => values.has(name),
  }
}
