// Tables to statements: each row makes the statements that the mapping says, in the file's order.
//
// What comes out are drafts: unsigned, and where one speaks of another of its row, a reference that
// is filled in when they are signed (sign-drafts.ts). A draft that the record would not admit is
// refused here already, with its line. Everything goes in, or nothing; or with `skipBad` the bad
// rows are listed and the others go in.

import type { CompiledAgreement } from '@holdfast/agreement'
import { assert, limits, ok, present, refuse } from '@holdfast/base'
import type { Calendar, Json, Problem, Result } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import { hiddenTextIn, type Hearing } from '@holdfast/record'
import type { JsonObject, Speaker, Statement } from '@holdfast/record'
import { valueOfCell } from './cell.ts'
import { CountsTold, type Made } from './counts-told.ts'
import type { Draft } from './draft.ts'
import { columnsIn, columnsOf, type Field, type Mapping, type RowTest } from './mapping.ts'
import type { Rule } from './mapping.ts'
import { importProblems as problem, type BadRow } from './problems.ts'
import { readTable, type Row } from './table.ts'

/** What a table made. */
export type Imported = { readonly statements: readonly Draft[]; readonly bad: readonly BadRow[] }

/** What is imported, how, and for whom. */
export type Importing = {
  readonly csv: string
  readonly mapping: Mapping
  readonly context: {
    readonly agreement: CompiledAgreement
    /** Whose key will sign: what it may not say is refused with its line. */
    readonly speaker: Speaker
    /** What they have said in the room: another total of the same is refused with its line. */
    readonly said?: readonly Statement[]
  }
  /** Bad rows are listed and the others imported. Otherwise one bad row refuses the whole. */
  readonly skipBad?: boolean
  readonly limits?: { readonly rows: number; readonly bytes: number }
  /** Called every thousand rows. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Imports a table. */
export function importTable(importing: Importing): Result<Imported> {
  const { csv, mapping, context, skipBad = false } = importing
  const most = importing.limits ?? { rows: limits.importRows, bytes: limits.importBytes }
  // Some programs write ü as two characters; in a record there is one spelling.
  const table = readTable(csv.normalize('NFC'), {
    separator: mapping.separator,
    rowsLimit: most.rows,
    bytesLimit: most.bytes,
  })
  if (!table.ok) return table
  const { header, rows } = table.value
  const missing = columnsOf(mapping).find((column) => !header.includes(column))
  if (missing !== undefined) return refuse(problem.missingColumn(missing, header.join(', ')))
  const hearing: Hearing = {
    names: namesIn(context.agreement),
    speaker: context.speaker,
    cosigners: [],
  }
  const columns = new Map(header.map((name, at) => [name, at]))
  const statements: Draft[] = []
  const bad: BadRow[] = [...table.value.bad]
  const counts = new CountsTold(hearing.names.dayOf, context.said)
  for (const [done, row] of rows.entries()) {
    if (done % 1_000 === 0) importing.onProgress?.(done, rows.length)
    const made = draftsOf({ row, columns, mapping, hearing, first: statements.length })
    const rival = made.ok ? counts.rivalOf(made.value) : null
    if (made.ok && rival === null) counts.put(statements, made.value)
    else {
      const refused: RowResult<never> = made.ok ? refuse(present(rival, 'a rival')) : made
      bad.push({ row: row.row, line: row.line, ...columnOf(refused), problem: refused.problem })
    }
  }
  bad.sort((a, b) => a.row - b.row)
  const [first] = bad
  return first === undefined || skipBad
    ? ok({ statements, bad })
    : refuse(problem.rowRefused(first, bad.length))
}

/** A refusal that knows which column it is about. */
type RowResult<T> = Result<T> & { readonly column?: string | undefined }

function columnOf({ column }: { readonly column?: string | undefined }): { column?: string } {
  return column === undefined ? {} : { column }
}

type RowWork = {
  readonly row: Row
  readonly columns: ReadonlyMap<string, number>
  readonly mapping: Mapping
  readonly hearing: Hearing
  /** The index that the row's first draft will have. */
  readonly first: number
}

function draftsOf(work: RowWork): RowResult<readonly Made[]> {
  const { row, mapping, first, hearing } = work
  const cell = (column: string): string => row.cells[work.columns.get(column) ?? -1] ?? ''
  const drafts: Made[] = []
  const made = new Map<string, number>()
  for (const rule of mapping.statements) {
    if (!rule.when.every((test) => holds(test, cell(test.column).trim()))) continue
    const calendar = hearing.names.agreement.calendar
    const built = bodyOf({ rule, cell, calendar, made })
    if (!built.ok) return built
    const { body, references } = built.value
    const admitted = admit(rule, built.value, hearing)
    if (!admitted.ok) return admitted
    if (rule.name !== undefined) made.set(rule.name, first + drafts.length)
    const draft = { kind: rule.kind, body, row: row.row, line: row.line, references }
    drafts.push({ draft, sums: rule.sums })
  }
  if (drafts.length > 0 || mapping.otherwise === 'skip') return ok(drafts)
  return refuse(problem.noRuleFits())
}

function holds(test: RowTest, cell: string): boolean {
  if ('equals' in test) return cell === test.equals
  if ('in' in test) return test.in.includes(cell)
  return (cell === '') === test.isEmpty
}

type BodyWork = {
  readonly rule: Rule
  readonly cell: (column: string) => string
  readonly calendar: Calendar
  readonly made: ReadonlyMap<string, number>
}

type Body = Pick<Draft, 'body' | 'references'>

function bodyOf({ rule, cell, calendar, made }: BodyWork): RowResult<Body> {
  let body: JsonObject = {}
  const references: { at: string; draft: number }[] = []
  for (const [at, from] of Object.entries(rule.body)) {
    if ('statement' in from) {
      const draft = made.get(from.statement)
      if (draft === undefined) return refuse(problem.noSuchStatement(from.statement))
      references.push({ at, draft })
      continue
    }
    const value = valueOf(from, cell, calendar)
    if (!value.ok) return { ...value, column: columnsIn(from)[0] }
    if (value.value !== undefined) body = withMember(body, at.split('.'), value.value)
  }
  return ok({ body, references })
}

function valueOf(
  from: Exclude<Field, { statement: string }>,
  cell: (column: string) => string,
  calendar: Calendar,
): Result<Json | undefined> {
  if ('constant' in from) return ok(from.constant)
  if ('column' in from) return valueOfCell(cell(from.column), from, calendar)
  const empty = columnsIn(from).find((column) => cell(column).trim() === '')
  if (empty !== undefined) return from.optional ? ok(undefined) : refuse(problem.emptyCell(empty))
  return ok(from.template.replace(/\{([^{}]+)\}/g, (_, name: string) => cell(name.trim()).trim()))
}

// What the record would refuse is refused here, with the column it came from where that is known.
function admit(
  { kind, body: fields }: Rule,
  { body, references }: Body,
  hearing: Hearing,
): RowResult<true> {
  const hidden = hiddenTextIn(body, '')
  if (hidden !== null) {
    const [at, character] = [String(hidden.about['at']), String(hidden.about['character'])]
    const isControl = hidden.code === 'record.7'
    const refused = isControl ? problem.hiddenControl(at, character) : hidden
    return { ...refuse(refused), column: columnAt(fields, at) }
  }
  const whole = references.reduce(
    (filled, { at }) => withMember(filled, at.split('.'), anyStatement),
    body,
  )
  const heard = present(kinds.get(kind), 'a checked mapping names known kinds').hear(whole, hearing)
  if (heard.ok) return ok(true)
  return { ...heard, column: columnOfProblem(heard.problem, fields, body) }
}

const anyStatement = '0'.repeat(64)

// A refusal names a member of the body (`at`) or repeats a value that is in it.
function columnOfProblem(
  { about }: Problem,
  fields: Rule['body'],
  body: JsonObject,
): string | undefined {
  const at = about['at']
  if (typeof at === 'string') return columnAt(fields, at)
  const values = Object.values(about)
  const path = Object.keys(fields).find((one) =>
    values.some((value) => memberAt(body, one) === value),
  )
  return path === undefined ? undefined : columnAt(fields, path)
}

function columnAt(fields: Rule['body'], path: string): string | undefined {
  const found = Object.entries(fields).find(
    ([at]) => path === at || path.startsWith(`${at}.`) || at.startsWith(`${path}.`),
  )
  return found === undefined ? undefined : columnsIn(found[1])[0]
}

function memberAt(body: JsonObject, path: string): Json | undefined {
  let at: Json | undefined = body
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || isArray(at)) return undefined
    at = at[name]
  }
  return at
}

/** The body of a draft with its references filled in; `ids` are those of all drafts before it. */
export function completeBody(draft: Draft, ids: readonly string[]): JsonObject {
  return draft.references.reduce((body, { at, draft: index }) => {
    const id = ids[index]
    assert(id !== undefined, 'a draft speaks of drafts before it')
    return withMember(body, at.split('.'), id)
  }, draft.body)
}

// The object with one member more, at a path of names.
function withMember(object: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name = '', ...rest] = path
  if (rest.length === 0) return { ...object, [name]: value }
  const inner = object[name]
  const isObject = typeof inner === 'object' && inner !== null && !isArray(inner)
  return { ...object, [name]: withMember(isObject ? inner : {}, rest, value) }
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
