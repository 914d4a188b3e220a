// Every way an import can say no. A code is public and permanent: when one retires it stays here as
// a comment and its number is not used again.
//
// What a domain refuses keeps its own code (`record.52`, `aid.1`): a row that the record would not
// admit is told here, with its line, before anything is signed.

import type { Problem, TextPlace } from '@holdfast/base'

/** The longest value of a table, and list of names, that a problem repeats. */
const valueLength = 80
const listLength = 400

// A whole file can stand in one cell where a quote is missing. What is no text becomes U+FFFD.
function cut(text: string, length: number): string {
  if (text.length <= length) return text.toWellFormed()
  const short = text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${short.toWellFormed()}…`
}

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
    about: { column, found: cut(found, listLength) },
  }),
  /**
   * `expected` is `known-shape`, `earlier-name`, `one-meaning`, `own-name` or
   * `correctable`.
   */
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
    about: { column, value: cut(value, valueLength), expected },
  }),
  timeWithoutZone: (column: string, value: string): Problem => ({
    code: 'import.11',
    about: { column, value: cut(value, valueLength) },
  }),
  notInMap: (column: string, value: string): Problem => ({
    code: 'import.12',
    about: { column, value: cut(value, valueLength) },
  }),
  noRuleFits: (): Problem => ({ code: 'import.13', about: {} }),
  noSuchStatement: (name: string): Problem => ({ code: 'import.14', about: { name } }),
  hiddenControl: (at: string, character: string): Problem => ({
    code: 'import.15',
    about: { at, character },
  }),
  /**
   * Two such times (`found`), where a clock went back over it, or none, where it jumped over it.
   * `offsets` are those before and after.
   */
  unclearLocalTime: (column: string, value: string, found: number, offsets: string): Problem => ({
    code: 'import.16',
    about: { column, value: cut(value, valueLength), found, offsets },
  }),
  unknownKind: (at: string, kind: string): Problem => ({ code: 'import.17', about: { at, kind } }),
  /** Two rows give two totals of one thing for one time. `first` is the line of the earlier. */
  rivalTotal: (first: number): Problem => ({ code: 'import.19', about: { first } }),
  /** `likely` is the encoding it looks like; empty where nothing can be told. */
  notInEncoding: (encoding: string, line: number, likely: string): Problem => ({
    code: 'import.20',
    about: { encoding, line, likely },
  }),
  /** `packing` is `gz`, `zip` or `xlsx`; `reason` is what the library that unpacks it says. */
  damagedPacking: (packing: string, reason: string): Problem => ({
    code: 'import.21',
    about: { packing, reason },
  }),
  /** `reason` is `old-workbook`, `open-document` or `packed-twice`. */
  unreadableFormat: (reason: string): Problem => ({ code: 'import.22', about: { reason } }),
  whichSheet: (sheets: string): Problem => ({
    code: 'import.23',
    about: { sheets: cut(sheets, listLength) },
  }),
  unknownSheet: (sheet: string, sheets: string): Problem => ({
    code: 'import.24',
    about: { sheet, sheets: cut(sheets, listLength) },
  }),
  noHashtags: (): Problem => ({ code: 'import.25', about: {} }),
  hashtags: (line: number): Problem => ({ code: 'import.26', about: { line } }),
  /** Two rows of the sheet that is joined have one key. */
  keyTwice: (column: string, key: string, first: number, line: number): Problem => ({
    code: 'import.27',
    about: { column, key: cut(key, valueLength), first, line },
  }),
  noSuchKey: (sheet: string, key: string): Problem => ({
    code: 'import.28',
    about: { sheet, key: cut(key, valueLength) },
  }),
  headElsewhere: (column: string, row: number): Problem => ({
    code: 'import.29',
    about: { column, row },
  }),
  /** `expected` is the reading that takes a date alone. */
  timeWithDate: (column: string, value: string, expected: string): Problem => ({
    code: 'import.30',
    about: { column, value: cut(value, valueLength), expected },
  }),
  /** A number where a date is asked; `date` is what it is as spreadsheets count days. */
  serialDay: (column: string, value: string, date: string): Problem => ({
    code: 'import.32',
    about: { column, value: cut(value, valueLength), date },
  }),
  unknownZone: (zone: string): Problem => ({ code: 'import.31', about: { zone } }),
  /** A sheet has more cells than can be read up to `cell`, the furthest. */
  strayCell: (cell: string): Problem => ({ code: 'import.33', about: { cell } }),
  /**
   * `reason` is `geojson`, `kml`, `kml-entities`, `shapefile`, `several-shapefiles` or
   * `zip-without-places`.
   */
  unreadablePlaces: (reason: string): Problem => ({ code: 'import.34', about: { reason } }),
  unknownProjection: (projection: string): Problem => ({
    code: 'import.35',
    about: { projection: cut(projection, valueLength) },
  }),
  /** No place has an id in the property `by`; `found` are the properties of the first. */
  noPlaceIds: (by: string, found: string): Problem => ({
    code: 'import.36',
    about: { by, found: cut(found, listLength) },
  }),
  /** A row has no key; `column` is where it would stand. */
  noKey: (column: string): Problem => ({ code: 'import.37', about: { column } }),
  /** Two rows have one key. `first` is the line of the earlier. */
  rowKeyTwice: (key: string, first: number): Problem => ({
    code: 'import.38',
    about: { key: cut(key, valueLength), first },
  }),
  /** No key of the table is known, and statements that its rows may be a change of are there. */
  untied: (rows: number, statements: number): Problem => ({
    code: 'import.39',
    about: { rows, statements },
  }),
  /** An option asks which rows are gone. */
  needsKey: (option: string): Problem => ({ code: 'import.40', about: { option } }),
  /** A cell holds a spreadsheet’s error. `cell` is its place, as spreadsheets name it. */
  errorCell: (error: string, cell: string): Problem => ({
    code: 'import.41',
    about: { error, cell },
  }),
  /** A cell holds a formula that no program has worked out. */
  noResult: (cell: string): Problem => ({ code: 'import.42', about: { cell } }),
  /** A text is no JSON: where it cannot be read on. */
  notJson: ({ line, character }: TextPlace): Problem => ({
    code: 'import.43',
    about: { line, character },
  }),
  /** What is kept of the rows of a mapping's tables was altered, or was not made by this key. */
  alteredTies: (mapping: string): Problem => ({ code: 'import.44', about: { mapping } }),
  /** What several are called; `ids` are theirs. */
  severalSoCalled: (column: string, value: string, ids: string): Problem => ({
    code: 'import.45',
    about: { column, value: cut(value, valueLength), ids: cut(ids, listLength) },
  }),
  /** What nothing is called; `near` are the nearest names. */
  nearlySoCalled: (column: string, value: string, near: string): Problem => ({
    code: 'import.46',
    about: { column, value: cut(value, valueLength), near: cut(near, listLength) },
  }),
  /** What nothing is called, nor nearly. */
  notSoCalled: (column: string, value: string): Problem => ({
    code: 'import.47',
    about: { column, value: cut(value, valueLength) },
  }),
  /** The whole import was refused; `problem` is the code of the first bad row's problem. */
  rowRefused: (first: BadRow, rows: number, sheet: string | null): Problem => ({
    code: 'import.18',
    about: {
      ...first.problem.about,
      ...(sheet === null ? {} : { sheet }),
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
