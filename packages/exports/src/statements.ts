// Every statement as it was said, a row each, and the mapping by which an import reads them again.
//
// A member of a body is a column named by its path. Which columns there are follows from what was
// said. What a cell cannot hold plainly, a list of lists or of objects, stands there as JSON. A
// kind that changes the record itself is left out of the mapping; so is every statement with such a
// cell, and every one that names another, which has another id in another record.

import { canonicalJson } from '@holdfast/base'
import { isJsonObject, isOfTheLog, isStatementId, type JsonObject } from '@holdfast/record'
import type { AdmittedStatement } from '@holdfast/replay'
import type { Answer } from '@holdfast/sum'
import { clockFor, column, tableFrom, type Reading, type Table, type Value } from './table.ts'

/** Between the members of a list in one cell. */
const between = ' | '

/** Before the path of a member: the columns of the table itself have other names. */
const inBody = 'body.'

/** How a member of a body stands in its cell. */
type CellForm = 'text' | 'integer' | 'number' | 'yes-no' | 'list' | 'json'

type Member = { readonly path: string; readonly form: CellForm }

type Cell = Member & { readonly value: Value }

/** Every statement that was admitted, in the order of the record. */
export function statementsTable(answer: Answer): Table {
  const said = answer.said()
  const bodies = new Map(said.map((one) => [one, cellsOf(one.body)]))
  const paths = new Set([...bodies.values()].flatMap((cells) => [...cells.keys()]))
  const time = clockFor(answer)
  const columns: readonly Reading<AdmittedStatement>[] = [
    column('room', '#meta+room', ({ entry }) => entry.room),
    column('entry', '#meta+entry', ({ entry }) => entry.index + 1),
    column('id', '#meta+id', ({ id }) => id),
    column('kind', '#meta+kind', ({ kind }) => kind),
    column('holder', '#org+holder', ({ holder }) => holder),
    column('claimed_at', '#date+claimed', ({ claimedAt }) => time(claimedAt)),
    ...[...paths].toSorted().map((path): Reading<AdmittedStatement> => {
      const cellOf = (one: AdmittedStatement): Value => bodies.get(one)?.get(path)?.value ?? null
      const meaning = { code: 'export.column.said', about: { path } }
      return column(`${inBody}${path}`, '#meta+said', cellOf, meaning)
    }),
  ]
  return tableFrom(answer, 'statements', columns, said)
}

/** How to read statements in again, and how many of which kinds cannot be. */
export type MappingBack = {
  /** Null where no statement stands plainly in the table. */
  readonly mapping: JsonObject | null
  readonly leftOut: readonly { readonly kind: string; readonly statements: number }[]
}

/** The mapping by which an import reads that table, as CSV, again: a rule for each kind. */
export function mappingBack(answer: Answer): MappingBack {
  const byKind = Map.groupBy(answer.said(), ({ kind }) => kind)
  const rules: JsonObject[] = []
  const leftOut: { kind: string; statements: number }[] = []
  for (const [kind, said] of byKind) {
    const members = isOfTheLog(kind) ? null : membersOf(said)
    const plain = members === null ? [] : said.filter(({ body }) => isAllPlain(body))
    if (plain.length < said.length) leftOut.push({ kind, statements: said.length - plain.length })
    if (members !== null && plain.length > 0) rules.push(ruleOf(kind, members))
  }
  const title = `Statements of ${answer.agreement.id}`
  const head = {
    format: 'holdfast-mapping/1',
    title,
    separator: ',',
    guarded: true,
    otherwise: 'skip',
  }
  return { mapping: rules.length === 0 ? null : { ...head, statements: rules }, leftOut }
}

// A row that says what its cell does not hold plainly fits no rule.
function ruleOf(kind: string, members: readonly Member[]): JsonObject {
  const plain = members.filter(({ form }) => form !== 'json')
  const others = members.filter(({ form }) => form === 'json')
  return {
    when: [
      { column: 'kind', equals: kind },
      ...others.map(({ path }) => ({ column: `${inBody}${path}`, isEmpty: true })),
    ],
    kind,
    body: Object.fromEntries(plain.map((member) => [member.path, columnOf(member)])),
  }
}

function isAllPlain(body: JsonObject): boolean {
  return [...cellsOf(body).values()].every(({ form }) => form !== 'json')
}

function columnOf({ path, form }: Member): JsonObject {
  const base = { column: `${inBody}${path}`, optional: true }
  if (form === 'list') return { ...base, split: between }
  return form === 'text' ? base : { ...base, as: form }
}

/** What a kind's statements say; null where a member stands in its cell in different forms. */
function membersOf(said: readonly AdmittedStatement[]): readonly Member[] | null {
  const forms = new Map<string, CellForm>()
  for (const { body } of said) {
    for (const [path, { form }] of cellsOf(body)) {
      const together = joined(forms.get(path) ?? form, form)
      if (together === null) return null
      forms.set(path, together)
    }
  }
  return [...forms].map(([path, form]) => ({ path, form }))
}

function joined(a: CellForm, b: CellForm): CellForm | null {
  if (a === b) return a
  if (a === 'json' || b === 'json') return 'json'
  const isNumber = [a, b].every((one) => one === 'integer' || one === 'number')
  return isNumber ? 'number' : null
}

function cellsOf(body: JsonObject): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>()
  const note = (value: JsonObject[string], path: string): void => {
    if (isJsonObject(value) && Object.keys(value).length > 0 && isPlainPath(value)) {
      for (const [name, inner] of Object.entries(value))
        note(inner, path === '' ? name : `${path}.${name}`)
      return
    }
    cells.set(path, cellOf(value, path))
  }
  for (const [name, value] of Object.entries(body)) note(value, name)
  return cells
}

// A name with a dot in it would read as a path.
function isPlainPath(value: JsonObject): boolean {
  return Object.keys(value).every((name) => !name.includes('.'))
}

function cellOf(value: JsonObject[string], path: string): Cell {
  if (typeof value === 'string')
    return {
      path,
      form: isKept(value) ? 'text' : 'json',
      value: isKept(value) ? value : canonicalJson(value),
    }
  if (typeof value === 'boolean') return { path, form: 'yes-no', value }
  if (typeof value === 'number')
    return { path, form: Number.isInteger(value) ? 'integer' : 'number', value }
  if (Array.isArray(value) && value.length > 0 && value.every(isListable)) {
    return { path, form: 'list', value: value.join(between) }
  }
  return { path, form: 'json', value: canonicalJson(value ?? null) }
}

// What an import would read as something else, or as nothing.
function isKept(text: string): boolean {
  const isPlain = text !== '' && text === text.trim() && !/[\r\u200e\u200f\u061c]/.test(text)
  return isPlain && !isStatementId(text)
}

function isListable(value: unknown): value is string {
  return typeof value === 'string' && isKept(value) && !value.includes(between.trim())
}
