// A mapping: which statements the rows of a table make, as a JSON file that people write.
//
// A new table of counts needs a new mapping and no code. The file is checked whole, member by
// member: what it does not know it refuses, so that a misspelt `optional` is found at once. Each
// form is described with examples in docs/import.md.

import { isId, isJson, ok, readJson, refuse, type Json, type Result } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { isOfTheLog } from '@holdfast/record'
import { z } from 'zod'
import { isAboutOwn } from './keyed/own-statements.ts'
import { importProblems as problem } from './problems.ts'
import { encodings } from './reading/decoded.ts'

/** The format of mapping files this code reads. */
export const mappingFormat = 'holdfast-mapping/1'

/**
 * What a cell is read as. `local` is a time of day on the agreement's own clock, `agreement-day`
 * the date of the agreement's day that holds a time, `day-start` and `day-end` where that of a date
 * begins and ends, `month-start` and `month-end` where those of a month do. `place` and `role` are
 * what the agreement knows by that name.
 */
const readings = [
  'text',
  'integer',
  'number',
  'instant',
  'local',
  'date',
  'agreement-day',
  'day-start',
  'day-end',
  'month-start',
  'month-end',
  'id',
  'place',
  'role',
  'yes-no',
] as const

const columnName = z.string().min(1).max(200)
const json = z.custom<Json>((value) => value !== undefined && isJson(value))

/** How what is in a cell, or in a template made of several, is read. */
const reading = {
  as: z.enum(readings).default('text'),
  /** An empty cell leaves the member out. */
  optional: z.boolean().default(false),
  /** The order of a date's numbers; `serial` counts days as spreadsheets do. */
  order: z.enum(['ymd', 'dmy', 'mdy', 'serial']).default('ymd'),
  /** The clock of times that do not say theirs: `UTC`, `+03:00`, or a zone of the tz database. */
  zone: z.string().min(1).max(64).optional(),
  /** What stands before the fraction of a number; the other of the two groups its digits. */
  decimal: z.enum(['.', ',']).default('.'),
}
const columnField = z.strictObject({
  ...reading,
  column: columnName,
  /** The cell's text to the value it stands for. A text that is not listed is refused. */
  map: z.record(z.string(), json).optional(),
  /** What an empty cell stands for. */
  default: json.optional(),
  /** Several values in one cell; each is read by itself and they become a list. */
  split: z.string().min(1).max(16).optional(),
})
const constantField = z.strictObject({ constant: json })
const templateField = z.strictObject({
  ...reading,
  /** Words with columns in braces: `{class}, day {day}`. An empty cell makes it empty. */
  template: z.string().min(1).max(4_000),
})
const statementField = z.strictObject({ statement: z.string().min(1).max(64) })
const field = z.union([columnField, constantField, templateField, statementField])

const test = z.union([
  z.strictObject({ column: columnName, equals: z.string() }),
  z.strictObject({ column: columnName, in: z.array(z.string()).min(1).max(1_000) }),
  z.strictObject({ column: columnName, isEmpty: z.boolean() }),
])

const path = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*(?:\.[a-zA-Z][a-zA-Z0-9]*){0,7}$/)

const rule = z.strictObject({
  /** What later rules of the same row call the statement that this one makes. */
  name: z.string().min(1).max(64).optional(),
  /** All of them hold; a rule without any fits every row. */
  when: z.array(test).max(32).default([]),
  kind: z.string(),
  /** The member that is added up: each row is a part (a consignment) of one count. */
  sums: z.string().min(1).max(64).optional(),
  /** Rows of which it says the same make one statement: what each lorry tells of its day. */
  once: z.literal(true).optional(),
  /** Member of the body, with dots for what is inside (`at.earliest`), to where it comes from. */
  body: z.record(path, field),
})

/** The rows of another sheet of the same file, each joined to the rows that name it. */
const join = z.strictObject({
  sheet: z.string().min(1).max(200),
  /** The column of this sheet that names a row of the other, and the column that it names. */
  column: columnName,
  to: columnName,
})

const shape = z.strictObject({
  format: z.literal(mappingFormat),
  title: z.string().max(400).optional(),
  separator: z.enum([',', ';', '\t', '|', 'auto']).default('auto'),
  /** The encoding of a text that carries no mark of its own. */
  encoding: z.enum(encodings).default('utf-8'),
  /** The sheet of a workbook, or the table of a `.zip`. Without it there must be one only. */
  sheet: z.string().min(1).max(200).optional(),
  /**
   * The first row of the head, counted from 1 as spreadsheets do, and how many rows it has. Without
   * it the head is the first row in which anything is written.
   */
  headerRow: z.int().min(1).max(1_000).optional(),
  headerRows: z.int().min(1).max(4).default(1),
  /** The row after the head holds HXL hashtags; columns may be named by them. */
  hxl: z.boolean().default(false),
  /** Columns that name a row for ever: changed under the same name it corrects what it said. */
  key: z.union([columnName, z.array(columnName).min(1).max(8)]).optional(),
  /** Columns whose empty cells mean what stands above them. */
  fillDown: z.array(columnName).max(64).default([]),
  join: join.optional(),
  /** What looks like a formula has an apostrophe before it, as `holdfast export` writes it. */
  guarded: z.boolean().default(false),
  statements: z.array(rule).min(1).max(64),
  /** What becomes of a row that no rule fits. */
  otherwise: z.enum(['refuse', 'skip']).default('refuse'),
})

/** A checked mapping. */
export type Mapping = z.infer<typeof shape>

/** One rule: when it fits a row, the statement it makes. */
export type Rule = Mapping['statements'][number]

/** Where one member of a body comes from. */
export type Field = z.infer<typeof field>

/** A member that comes from a column. */
export type ColumnField = z.infer<typeof columnField>

/** How a cell, or a template made of several, is read. */
export type Reading = Omit<z.infer<typeof templateField>, 'template'>

/** A condition of a rule on a row. */
export type RowTest = z.infer<typeof test>

/** Reads the text of a mapping file. */
export function parseMapping(text: string): Result<Mapping> {
  // Names of columns are compared with those of tables, in which letters have one spelling.
  const json = text.replace(/^\uFEFF/, '').normalize('NFC')
  const read = readJson(json)
  return read.fault === null ? checkMapping(read.value) : refuse(problem.notJson(read.fault))
}

/** Checks a mapping that was read already. */
export function checkMapping(value: unknown): Result<Mapping> {
  // Whoever checks shapes leaves this name out without a word.
  const dropped = protoIn(value, [])
  if (dropped !== null) return refuse(problem.badMapping(dropped.join('.'), 'known-shape'))
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(problem.badMapping(placeOf(issue), 'known-shape'))
  }
  const { sheet, join: other } = parsed.data
  if (sheet !== undefined && sheet === other?.sheet) {
    return refuse(problem.badMapping('join.sheet', 'known-shape'))
  }
  const names = new Set<string>()
  for (const [at, { kind, name, body }] of parsed.data.statements.entries()) {
    const here = `statements.${at}`
    if (!kinds.has(kind) || isOfTheLog(kind))
      return refuse(problem.unknownKind(`${here}.kind`, kind))
    if (parsed.data.key !== undefined && isAboutOwn(kind)) {
      return refuse(problem.badMapping(`${here}.kind`, 'correctable'))
    }
    const later = Object.entries(body).find(
      ([, from]) => 'statement' in from && !names.has(from.statement),
    )
    if (later !== undefined) {
      return refuse(problem.badMapping(`${here}.body.${later[0]}`, 'earlier-name'))
    }
    const clash = clashIn(Object.keys(body))
    if (clash !== null) return refuse(problem.badMapping(`${here}.body.${clash}`, 'one-meaning'))
    if (name === undefined) continue
    if (names.has(name) || !isId(name)) {
      return refuse(problem.badMapping(`${here}.name`, 'own-name'))
    }
    names.add(name)
  }
  return ok(parsed.data)
}

// `at` and `at.earliest` cannot both be given.
function clashIn(paths: readonly string[]): string | null {
  return paths.find((one) => paths.some((other) => other.startsWith(`${one}.`))) ?? null
}

// The innermost place that zod can name: a union says it only inside its branches.
function placeOf(issue: z.core.$ZodIssue | undefined): string {
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  // What is no object at all has no format either.
  return [...(issue?.path ?? []), ...unknown].join('.') || 'format'
}

/** Where a member is called `__proto__`; null where none is, or deeper than any mapping goes. */
function protoIn(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value !== 'object' || value === null || path.length > deepest) return null
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, name]
    const found = name === '__proto__' ? at : protoIn(inner, at)
    if (found !== null) return found
  }
  return null
}

const deepest = 64

/** The columns a mapping reads, each once. */
export function columnsOf({ statements, fillDown, key }: Mapping): readonly string[] {
  const named = statements.flatMap(({ when, body }) => [
    ...when.map(({ column }) => column),
    ...Object.values(body).flatMap(columnsIn),
  ])
  return [...new Set([...keyColumns({ key }), ...named, ...fillDown])]
}

/** What each rule is called, in the statements that rows made, and `#` with its place. */
export function rulesOf({ statements }: Pick<Mapping, 'statements'>): ReadonlyMap<string, string> {
  return new Map(statements.map(({ name }, at) => [name ?? placeName(at), placeName(at)]))
}

/** What a rule without a name is called. */
function placeName(at: number): string {
  return `#${at + 1}`
}

/** The columns that name a row; none where the mapping has no key. */
export function keyColumns({ key = [] }: Pick<Mapping, 'key'>): readonly string[] {
  return typeof key === 'string' ? [key] : key
}

/** The columns that one member of a body is made from. */
export function columnsIn(from: Field): readonly string[] {
  if ('column' in from) return [from.column]
  if ('template' in from) return templateColumns(from.template)
  return []
}

/** The columns between the braces of a template. */
function templateColumns(template: string): readonly string[] {
  return [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name.trim())
}
