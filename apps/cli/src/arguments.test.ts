// What is written after a command is read strictly: nothing is guessed, and nothing passes unseen.
// The help's own examples are read as well.

import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'
import { commands } from './commands.ts'
import type { Command } from './command.ts'
import { languageAsked } from './words/language.ts'

function command(name: string): Command {
  const found = commands.find((one) => one.name === name)
  if (found === undefined) throw new Error(name)
  return found
}

function problemOf(name: string, ...args: readonly string[]): string {
  const read = readArguments(command(name), args)
  return read.ok ? 'ok' : read.problem.code
}

test('options and operands in any order', () => {
  const read = readArguments(command('status'), [
    '--json',
    'here',
    '--source=unrwa',
    '--basis',
    'verified',
  ])
  if (!read.ok) throw new Error(read.problem.code)
  const { operands, options } = read.value
  expect(operands).toEqual(['here'])
  expect(options.flag('json')).toBe(true)
  expect(options.text('source')).toBe('unrwa')
  expect(options.text('basis')).toBe('verified')
  expect(options.text('stage')).toBeNull()
})

test('an option may be given several times only where that means something', () => {
  expect(problemOf('init', 'd', '--room', 'a', '--room', 'b')).toBe('ok')
  expect(problemOf('status', 'd', '--source', 'a', '--source', 'b')).toBe('cli.61')
})

test.each([
  ['cli.58', ['d', '--as-off', 'x']],
  ['cli.59', ['d', '--as-of']],
  ['cli.59', ['d', '--as-of', '--json']],
  ['cli.59', ['d', '--as-of=']],
  ['cli.60', ['d', '--json=yes']],
  ['cli.62', []],
  ['cli.63', ['d', 'e']],
])('%s for status %j', (code, args) => {
  expect(problemOf('status', ...args)).toBe(code)
})

test('help asks for nothing else', () => {
  expect(problemOf('status', '--help')).toBe('ok')
  expect(problemOf('status', '-h')).toBe('ok')
})

test('every example in the help can be read', () => {
  for (const { name, examples } of commands) {
    for (const { line } of examples) {
      // As a shell takes it apart: what is in quotes is one.
      const [first, ...args] = Array.from(
        line.matchAll(/"([^"]*)"|\S+/g),
        ([whole, quoted]) => quoted ?? whole,
      )
      expect(first).toBe(name)
      // The language is taken out before the command reads what is left.
      const { args: left } = languageAsked(args, {})
      expect([line, problemOf(name, ...left)]).toEqual([line, 'ok'])
    }
  }
})

test('every option of a synopsis exists', () => {
  for (const { synopsis, options } of commands) {
    const named = Array.from(synopsis.matchAll(/--([a-z-]+)/g), ([, name]) => name)
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(named))
  }
})
