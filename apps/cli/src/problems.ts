// Every way the command line itself can say no. A code is public and permanent: when one retires it
// stays here as a comment and its number is not used again. Codes from cli.50 on are about how a
// command was written and end with exit code 2.

import type { Problem } from '@holdfast/base'

/** The problems of files and of usage, by name. */
export const cliProblems = {
  noSuchFile: (path: string): Problem => ({ code: 'cli.1', about: { path } }),
  unreadableFile: (path: string, reason: string): Problem => ({
    code: 'cli.2',
    about: { path, reason },
  }),
  notUtf8: (path: string, line: number, byte: number): Problem => ({
    code: 'cli.3',
    about: { path, line, byte },
  }),
  tooLarge: (path: string, bytes: number, limit: number): Problem => ({
    code: 'cli.4',
    about: { path, bytes, limit },
  }),
  agreementHasErrors: (path: string, errors: number): Problem => ({
    code: 'cli.5',
    about: { path, errors },
  }),
  otherAgreement: (path: string, text: string, record: string): Problem => ({
    code: 'cli.6',
    about: { path, text, record },
  }),
  unknownSigner: (key: string, dir: string): Problem => ({ code: 'cli.7', about: { key, dir } }),
  badMapping: (path: string, at: string): Problem => ({ code: 'cli.8', about: { path, at } }),
  noAgreement: (dir: string, path: string): Problem => ({ code: 'cli.9', about: { dir, path } }),
  nameTaken: (path: string): Problem => ({ code: 'cli.10', about: { path } }),
  textDiffers: (file: string, dir: string): Problem => ({ code: 'cli.11', about: { file, dir } }),
  badKeyName: (name: string): Problem => ({ code: 'cli.12', about: { name } }),
  keyWouldBeShared: (path: string, folder: string, keys: string): Problem => ({
    code: 'cli.13',
    about: { path, folder, keys },
  }),
  twoAgreements: (before: string, now: string): Problem => ({
    code: 'cli.14',
    about: { before, now },
  }),
  noVersion: (dir: string, version: number, count: number): Problem => ({
    code: 'cli.15',
    about: { dir, version, count },
  }),
  sameText: (path: string, dir: string): Problem => ({ code: 'cli.16', about: { path, dir } }),
  beforeAdoption: (moment: string, since: string): Problem => ({
    code: 'cli.17',
    about: { moment, since },
  }),
  tooManyTextFiles: (dir: string, files: number, limit: number): Problem => ({
    code: 'cli.18',
    about: { dir, files, limit },
  }),
  noMapping: (name: string, dir: string, known: readonly string[]): Problem => ({
    code: 'cli.19',
    about: { name, dir, known: known.length === 0 ? '–' : known.join(', ') },
  }),
  /** A mapping with a key, and another is kept under the name by which its rows are known. */
  mappingDiffers: (name: string, path: string): Problem => ({
    code: 'cli.20',
    about: { name, path },
  }),
  /** What is to be written has a name in a folder that is not there. */
  noFolder: (dir: string, file: string): Problem => ({ code: 'cli.21', about: { dir, file } }),
  // cli.50, cli.51, cli.53 to cli.56: what a question asks is read by `sum`, as question.1 to 7.
  unknownValue: (option: string, text: string, known: readonly string[]): Problem => ({
    code: 'cli.52',
    about: { option, text, known: known.join(', ') },
  }),
  unknownCommand: (name: string, known: readonly string[]): Problem => ({
    code: 'cli.57',
    about: { name, known: known.join(', ') },
  }),
  unknownOption: (name: string, command: string, known: readonly string[]): Problem => ({
    code: 'cli.58',
    about: { name, command, known: known.join(', ') },
  }),
  noValue: (name: string, command: string): Problem => ({
    code: 'cli.59',
    about: { name, command },
  }),
  unwantedValue: (name: string, command: string): Problem => ({
    code: 'cli.60',
    about: { name, command },
  }),
  optionTwice: (name: string, command: string): Problem => ({
    code: 'cli.61',
    about: { name, command },
  }),
  missingOperand: (name: string, command: string): Problem => ({
    code: 'cli.62',
    about: { name, command },
  }),
  unwantedOperand: (text: string, command: string): Problem => ({
    code: 'cli.63',
    about: { text, command },
  }),
  missingOption: (name: string, command: string): Problem => ({
    code: 'cli.64',
    about: { name, command },
  }),
  optionsClash: (one: string, other: string, command: string): Problem => ({
    code: 'cli.65',
    about: { one, other, command },
  }),
  notConfirmed: (command: string): Problem => ({ code: 'cli.66', about: { command } }),
} as const

/** True for a problem of how the command was written. */
export function isUsageProblem({ code }: Problem): boolean {
  return /^(cli\.[5-9]\d|question\.\d+|answer\.\d+)$/.test(code)
}
