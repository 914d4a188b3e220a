// Every way an import can say no. A code is public and permanent: when one retires it stays here as
// a comment and its number is not used again.
//
// What a domain refuses keeps its own code (`record.52`, `aid.1`): a row that the record would not
// admit is told here, with its line, before anything is signed.

import type { Problem } from '@holdfast/base'

/** The problems of tables and mappings, by name. */
export const importProblems = {
  tooManyBytes: (limit: number): Problem => ({ code: 'import.1', about: { limit } }),
  tooManyRows: (limit: number): Problem => ({ code: 'import.2', about: { limit } }),
  /** `reason` is `quote-not-closed`, `stray-quote` or `not-a-table`. */
  notCsv: (reason: string): Problem => ({ code: 'import.3', about: { reason } }),
  noHeader: (): Problem => ({ code: 'import.4', about: {} }),
  repeatedColumn: (column: string): Problem => ({ code: 'import.5', about: { column } }),
  missingColumn: (column: string, found: string): Problem => ({
    code: 'import.6',
    about: { column, found },
  }),
  /** `expected` is `json`, `known-shape`, `earlier-name`, `one-meaning` or `own-name`. */
  badMapping: (at: string, expected: string): Problem => ({
    code: 'import.7',
    about: { at, expected },
  }),
  cellCount: (found: number, expected: number): Problem => ({
    code: 'import.8',
    about: { found, expected },
  }),
  emptyCell: (column: string): Problem => ({ code: 'import.9', about: { column } }),
  badCell: (column: string, value: string, expected: string): Problem => ({
    code: 'import.10',
    about: { column, value, expected },
  }),
  timeWithoutZone: (column: string, value: string): Problem => ({
    code: 'import.11',
    about: { column, value },
  }),
  notInMap: (column: string, value: string): Problem => ({
    code: 'import.12',
    about: { column, value },
  }),
  noRuleFits: (): Problem => ({ code: 'import.13', about: {} }),
  noSuchStatement: (name: string): Problem => ({ code: 'import.14', about: { name } }),
  hiddenControl: (at: string, character: string): Problem => ({
    code: 'import.15',
    about: { at, character },
  }),
  /** Two such times, where a clock went back over it, or none, where it jumped over it. */
  unclearLocalTime: (column: string, value: string, found: number): Problem => ({
    code: 'import.16',
    about: { column, value, found },
  }),
  unknownKind: (at: string, kind: string): Problem => ({ code: 'import.17', about: { at, kind } }),
  /** Two rows give two totals of one thing for one time. `first` is the line of the earlier. */
  rivalTotal: (first: number): Problem => ({ code: 'import.19', about: { first } }),
  /** The whole import was refused; `problem` is the code of the first bad row's problem. */
  rowRefused: (first: BadRow, rows: number): Problem => ({
    code: 'import.18',
    about: {
      ...first.problem.about,
      line: first.line,
      row: first.row,
      rows,
      ...(first.column === undefined ? {} : { column: first.column }),
      problem: first.problem.code,
    },
  }),
} as const

/** A row that was not imported. `row` counts data rows from 1, `line` the lines of the file. */
export type BadRow = {
  readonly row: number
  readonly line: number
  readonly column?: string
  readonly problem: Problem
}
