// Tables to statements: each row makes the statements that the mapping says, in the table's order.
//
// What comes out are drafts: unsigned, and where one speaks of another of its row, a reference that
// is filled in when they are signed (sign-drafts.ts). A draft that the record would not admit is
// refused here already, with its line. Everything goes in, or nothing; or with `skipBad` the bad
// rows are listed and the others go in. Rows that make nothing, and what will count for nothing,
// are said aloud (remarks.ts).

import type { CompiledAgreement } from '@holdfast/agreement'
import { Gazetteer, ok, present, refuse } from '@holdfast/base'
import type { Json, Problem, Refused, Result, ZoneSource } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import { hiddenTextIn, type Hearing } from '@holdfast/record'
import type { FactDraft, JsonObject, Speaker, Statement } from '@holdfast/record'
import { valueOfCell, valueOfText, type CellContext, type KnownNames } from './cell.ts'
import { CountsTold, type Made } from './counts-told.ts'
import type { Draft } from './draft.ts'
import { KeysRead } from './keyed/keys-read.ts'
import type { RowKeys } from './keyed/plan-by-key.ts'
import {
  columnsIn,
  columnsOf,
  rulesOf,
  type Field,
  type Mapping,
  type RowTest,
  type Rule,
} from './mapping.ts'
import { importProblems as problem, type BadRow } from './problems.ts'
import { memberAt, setMember, withMember, type Building } from './members.ts'
import { isErrorText, noResult } from './reading/cells-told.ts'
import { Remarks, type Remark } from './remarks.ts'
import { columnName, type CellOf, type Row, type Table } from './table.ts'
import { plainCell, withoutMarks } from './written-time.ts'

/** What a table made. */
export type Imported = {
  readonly statements: readonly Draft[]
  readonly bad: readonly BadRow[]
  /** The keys of its rows, where the mapping has one. */
  readonly keys: RowKeys
  /** How many rows no rule fitted, where the mapping lets them be. */
  readonly skipped: number
  /** What was made and will count for nothing, and why. */
  readonly remarks: readonly Remark[]
}

/** What is imported, how, and for whom. */
export type Importing = {
  readonly table: Table
  readonly mapping: Mapping
  readonly context: {
    readonly agreement: CompiledAgreement
    /** Whose key will sign: what it may not say is refused with its line. */
    readonly speaker: Speaker
    /** The zones that a mapping may name beside UTC and the agreement's own; none where absent. */
    readonly zones?: ZoneSource
    /** What the agreement's places and roles are called; their ids alone where absent. */
    readonly known?: KnownNames
    /**
     * What they have said in the room: another total of the same is refused with its line. Not
     * asked where rows have a key: a total may give way to the row's own.
     */
    readonly said?: readonly Statement[]
  }
  /** Bad rows are listed and the others imported. Otherwise one bad row refuses the whole. */
  readonly skipBad?: boolean
  /** Called every thousand rows. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Imports a table. */
export function importTable(importing: Importing): Result<Imported> {
  const { table, mapping, context, skipBad = false } = importing
  const { agreement, speaker, zones = () => null, known = idsOf(agreement) } = context
  const hearing: Hearing = { names: namesIn(agreement), speaker, cosigners: [] }
  const remarks = new Remarks(agreement, table)
  const statements: Draft[] = []
  const bad: BadRow[] = [...table.bad]
  const said = mapping.key === undefined ? context.said : []
  const counts = new CountsTold(hearing.names.dayOf, said)
  const { calendar } = agreement
  const keys = new KeysRead(mapping, { calendar, days: table.days, zones })
  const columns = new Map(
    columnsOf(mapping).map((name) => [name, table.columns.get(columnName(name))]),
  )
  const names = [...rulesOf(mapping).keys()]
  let skipped = 0
  for (const [done, row] of table.rows.entries()) {
    if (done % 1_000 === 0) importing.onProgress?.(done, table.rows.length)
    const errors = new ErrorsRead(row)
    const cell: CellOf = (column) => errors.passed(column, row.cells[columns.get(column) ?? -1])
    const key = keys.keyOf(cell)
    const read = draftsOf({ row, table, cell, key, mapping, hearing, zones, names, known })
    const made = errors.refusal(columns) ?? read
    const why = made.ok ? (keys.refuses(key, made.value, row) ?? counts.rivalOf(made.value)) : null
    if (made.ok && why === null) {
      keys.put(key, made.value, row)
      counts.put(statements, made.value)
      if (made.value.length === 0) skipped += 1
      for (const { draft, facts } of made.value) remarks.note(draft, facts)
    } else {
      keys.putBad(key)
      const refused: RowResult<never> = made.ok ? refuse(present(why, 'a refusal')) : made
      bad.push({ row: row.row, line: row.line, ...columnOf(refused), problem: refused.problem })
    }
  }
  bad.sort((a, b) => a.row - b.row)
  return bad.length === 0 || skipBad
    ? ok({ statements, bad, keys: keys.read(), skipped, remarks: remarks.list() })
    : refusedFor(bad, table.sheet)
}

function idsOf({ places, roles }: CompiledAgreement): KnownNames {
  const byId = (all: readonly { readonly id: string }[]): Gazetteer =>
    new Gazetteer(all.map(({ id }) => ({ id, names: [] })))
  return { place: byId(places), role: byId(roles) }
}

/** Cells of one row that were read and hold the error of a spreadsheet. */
class ErrorsRead {
  readonly #row: Row
  #column: string | null = null
  #error = ''

  constructor(row: Row) {
    this.#row = row
  }

  /** Passes on what stands in a column. */
  passed(column: string, cell = ''): string {
    if (this.#column === null && isErrorText(cell)) [this.#column, this.#error] = [column, cell]
    return cell
  }

  /** Why the row is refused; null where no cell that was read holds an error. */
  refusal(columns: ReadonlyMap<string, number | undefined>): RowResult<never> | null {
    const column = this.#column
    if (column === null) return null
    const place = cellName(columns.get(column) ?? 0, this.#row.line)
    const isFormula = this.#error === noResult
    const refused = isFormula ? problem.noResult(place) : problem.errorCell(this.#error, place)
    return { ...refuse(refused), column }
  }
}

/** `C5` for the third column of row 5. */
function cellName(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return `${letters}${row}`
}

/** The refusal of a whole table for its bad rows, in their order. */
export function refusedFor(bad: readonly BadRow[], sheet: string | null): Refused {
  const first = present(bad[0], 'a bad row')
  return refuse(problem.rowRefused(first, bad.length, sheet))
}

/** A refusal that knows which column it is about. */
type RowResult<T> = Result<T> & { readonly column?: string | undefined }

function columnOf({ column }: { readonly column?: string | undefined }): { column?: string } {
  return column === undefined ? {} : { column }
}

type RowWork = {
  /** What each rule is called. */
  readonly names: readonly string[]
  readonly row: Row
  readonly table: Table
  readonly cell: CellOf
  /** Its key; null where the mapping has none, or the row. */
  readonly key: string | null
  readonly mapping: Mapping
  readonly hearing: Hearing
  readonly zones: ZoneSource
  readonly known: KnownNames
}

function draftsOf(work: RowWork): RowResult<readonly Made[]> {
  const { row, table, cell, key, mapping, hearing, zones, names, known } = work
  const { calendar } = hearing.names.agreement
  const { days } = table
  const drafts: Made[] = []
  const made = new Map<string, number>()
  for (const [at, rule] of mapping.statements.entries()) {
    if (!rule.when.every((test) => holds(test, plainCell(cell(test.column))))) continue
    const built = bodyOf({ rule, cell, made, reading: { calendar, days, zones, known } })
    if (!built.ok) return built
    const { body, references } = built.value
    const admitted = admit(rule, built.value, hearing)
    if (!admitted.ok) return admitted
    if (rule.name !== undefined) made.set(rule.name, drafts.length)
    const draft: Draft = {
      kind: rule.kind,
      body,
      row: row.row,
      line: row.line,
      rule: names[at] ?? '',
      keys: key === null ? none : [key],
      references,
    }
    drafts.push({ draft, sums: rule.sums, once: rule.once === true, facts: admitted.value })
  }
  if (drafts.length > 0 || mapping.otherwise === 'skip') return ok(drafts)
  return refuse(problem.noRuleFits())
}

/** One for all: there may be a million rows. */
const none: readonly never[] = []

/** Whether a cell, without its marks, is as a test asks. */
function holds(test: RowTest, cell: string): boolean {
  if ('equals' in test) return cell === withoutMarks(test.equals)
  if ('in' in test) return test.in.some((one) => cell === withoutMarks(one))
  return (cell === '') === test.isEmpty
}

type BodyWork = {
  readonly rule: Rule
  readonly cell: CellOf
  readonly reading: Omit<CellContext, 'column' | 'member'>
  readonly made: ReadonlyMap<string, number>
}

type Body = Pick<Draft, 'body' | 'references'>

function bodyOf({ rule, cell, reading, made }: BodyWork): RowResult<Body> {
  const body: Building = {}
  let references: { at: string; draft: number }[] | null = null
  for (const [at, from] of Object.entries(rule.body)) {
    if ('statement' in from) {
      const draft = made.get(from.statement)
      if (draft === undefined) return refuse(problem.noSuchStatement(from.statement))
      references ??= []
      references.push({ at, draft })
      continue
    }
    const value = valueOf(from, cell, { ...reading, member: at })
    if (!value.ok) return value
    if (value.value !== undefined) setMember(body, at.split('.'), value.value)
  }
  return ok({ body, references: references ?? none })
}

function valueOf(
  from: Exclude<Field, { statement: string }>,
  cell: CellOf,
  reading: Omit<CellContext, 'column'>,
): RowResult<Json | undefined> {
  if ('constant' in from) return ok(from.constant)
  if ('column' in from) {
    const { column } = from
    const value = valueOfCell(cell(column), from, { ...reading, column })
    return value.ok ? value : { ...value, column }
  }
  const columns = columnsIn(from)
  const empty = columns.find((column) => plainCell(cell(column)) === '')
  if (empty !== undefined) {
    return from.optional ? ok(undefined) : { ...refuse(problem.emptyCell(empty)), column: empty }
  }
  const text = from.template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    return plainCell(cell(name.trim()))
  })
  const column = columns.join(', ')
  const value = valueOfText(text, from, { ...reading, column })
  return value.ok || columns.length === 0 ? value : { ...value, column }
}

// What the record would refuse is refused here, with the column it came from where that is known.
function admit(
  { kind, body: fields }: Rule,
  { body, references }: Body,
  hearing: Hearing,
): RowResult<readonly FactDraft[]> {
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
  if (heard.ok) return ok(heard.value.facts)
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
  if (found === undefined) return undefined
  const columns = columnsIn(found[1])
  return columns.length === 0 ? undefined : columns.join(', ')
}
