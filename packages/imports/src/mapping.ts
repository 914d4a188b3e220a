// A mapping: which statements the rows of a table make, as a JSON file that people write.
//
// A new table of counts needs a new mapping and no code. The file is checked whole, member by
// member: what it does not know it refuses, so that a misspelt `optional` is found at once. Each
// form is described with examples in docs/import.md.

import { isId, isJson, ok, refuse, type Json, type Result } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { isOfTheLog } from '@holdfast/record'
import { z } from 'zod'
import { importProblems as problem } from './problems.ts'

/** The format of mapping files this code reads. */
const mappingFormat = 'holdfast-mapping/1'

/** What a cell is read as. `local` is a time of day on the agreement's own clock. */
const readings = ['text', 'integer', 'number', 'instant', 'local', 'date', 'id', 'yes-no'] as const

const columnName = z.string().min(1).max(200)
const json = z.custom<Json>((value) => value !== undefined && isJson(value))

const columnField = z.strictObject({
  column: columnName,
  as: z.enum(readings).default('text'),
  /** The cell's text to the value it stands for. A text that is not listed is refused. */
  map: z.record(z.string(), json).optional(),
  /** An empty cell leaves the member out. */
  optional: z.boolean().default(false),
  /** What an empty cell stands for. */
  default: json.optional(),
  /** Several values in one cell; each is read by itself and they become a list. */
  split: z.string().min(1).max(16).optional(),
  /** The order of a date's numbers. */
  order: z.enum(['ymd', 'dmy', 'mdy']).default('ymd'),
  /** What stands before the fraction of a number; the other of the two groups its digits. */
  decimal: z.enum(['.', ',']).default('.'),
})
const constantField = z.strictObject({ constant: json })
const templateField = z.strictObject({
  /** Words with columns in braces: `{class}, day {day}`. An empty cell makes it empty. */
  template: z.string().min(1).max(4_000),
  optional: z.boolean().default(false),
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
  /** Member of the body, with dots for what is inside (`at.earliest`), to where it comes from. */
  body: z.record(path, field),
})

const shape = z.strictObject({
  format: z.literal(mappingFormat),
  title: z.string().max(400).optional(),
  separator: z.enum([',', ';', '\t', '|', 'auto']).default('auto'),
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

/** A condition of a rule on a row. */
export type RowTest = z.infer<typeof test>

/** Reads the text of a mapping file. */
export function parseMapping(text: string): Result<Mapping> {
  const value = jsonOf(text)
  if (value === undefined) return refuse(problem.badMapping('', 'json'))
  return checkMapping(value)
}

/** Checks a mapping that was read already. */
export function checkMapping(value: unknown): Result<Mapping> {
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse(problem.badMapping(placeOf(issue), 'known-shape'))
  }
  const names = new Set<string>()
  for (const [at, { kind, name, body }] of parsed.data.statements.entries()) {
    const here = `statements.${at}`
    if (!kinds.has(kind) || isOfTheLog(kind))
      return refuse(problem.unknownKind(`${here}.kind`, kind))
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
  return [...(issue?.path ?? []), ...unknown].join('.')
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** The columns a mapping reads, each once. */
export function columnsOf(mapping: Mapping): readonly string[] {
  const named = mapping.statements.flatMap(({ when, body }) => [
    ...when.map(({ column }) => column),
    ...Object.values(body).flatMap(columnsIn),
  ])
  return [...new Set(named)]
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
