// A draft of a mapping, from a table and an agreement: which kind of statement its rows may make,
// and which column is which member. Whatever could be otherwise is asked, beside the draft.
//
// What nothing tells is drafted as `?`, which no import takes. A number is drafted as at least so
// many: whether it was all there was, no table says.

import { named, type ActWord, type CompiledAgreement } from '@holdfast/agreement'
import { ok, refuse, type Result } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import type { JsonObject, KeyId, Kind } from '@holdfast/record'
import type { KnownNames } from '../cell.ts'
import { importTable } from '../import-table.ts'
import { checkMapping, mappingFormat } from '../mapping.ts'
import { importProblems as problem } from '../problems.ts'
import type { Table } from '../table.ts'
import { columnsIn } from './columns.ts'
import { Filling, type Filled, type Question } from './filling.ts'

/** What a mapping is drafted from. */
export type Suggesting = {
  readonly table: Table
  /** What of the mapping says where the table is: `headerRow`, `hxl`, `sheet`. */
  readonly where: JsonObject
  readonly agreement: CompiledAgreement
  /** The words of the acts that clauses can ask for. */
  readonly words: readonly ActWord[]
  /** What the agreement's places and roles are called. */
  readonly known: KnownNames
  /** The kind that rows make, where that is said. */
  readonly kind: string | null
}

/** A draft, and what it is unsure of. */
export type Suggestion = {
  readonly mapping: JsonObject
  readonly questions: readonly Question[]
}

/** Drafts a mapping. Refuses a kind that nobody hears, and an agreement that asks for nothing. */
export function suggestMapping(suggesting: Suggesting): Result<Suggestion> {
  const { table, agreement, words, known, kind, where } = suggesting
  const columns = columnsIn(table)
  const possible = kind === null ? askedKinds(agreement) : [kinds.get(kind) ?? null]
  const filled = possible.flatMap((one): readonly Filled[] => {
    return one === null
      ? []
      : [new Filling({ kind: one, columns, table, agreement, words, known }).fill()]
  })
  const [best, second] = filled.toSorted((a, b) => b.score - a.score)
  if (best === undefined) return refuse(problem.unknownKind('kind', kind ?? ''))
  const others = filled.filter((one) => one !== best && one.isPossible).map((one) => one.kind)
  const questions: Question[] = [...best.questions]
  if (kind === null && second !== undefined && others.length > 0) {
    questions.unshift({ ask: 'kind', about: { kind: best.kind, others: others.join(', ') } })
  }
  const mapping = {
    format: mappingFormat,
    ...where,
    statements: [{ kind: best.kind, body: best.body }],
  }
  questions.push(
    ...unreadIn(
      best,
      columns.map(({ name }) => name),
    ),
  )
  questions.push(...triedOut(mapping, suggesting))
  questions.push(...best.keys)
  return ok({ mapping, questions })
}

/** Kinds that report what clauses ask for. */
function askedKinds({ obligations }: CompiledAgreement): readonly Kind[] {
  const acts = new Set<string>(
    obligations.flatMap(({ measure, parts }) => [
      measure.filter.act,
      ...parts.map(({ filter }) => filter.act),
    ]),
  )
  return [...kinds.values()].filter(({ asks }) => asks.some((act) => acts.has(act)))
}

function unreadIn({ used }: Filled, names: readonly string[]): readonly Question[] {
  const unread = names.filter((name) => !used.has(name))
  return unread.length === 0 ? [] : [{ ask: 'unread', about: { columns: unread.join(', ') } }]
}

/** What the draft would make of the table: rows that it cannot read, or that say the same. */
function triedOut(
  mapping: JsonObject,
  { table, agreement, known }: Suggesting,
): readonly Question[] {
  const checked = checkMapping(mapping)
  // Holes are asked for already, and would be told of every row.
  if (!checked.ok || JSON.stringify(mapping).includes('"?"')) return []
  const speaker = { key: named<KeyId>('compiler'), holder: 'compiler', roles: ['compiler'] }
  const context = { agreement, speaker, known }
  const made = importTable({ table, mapping: checked.value, context, skipBad: true })
  if (!made.ok) return []
  const { bad, statements } = made.value
  const questions: Question[] = []
  const [first] = bad
  if (first !== undefined) {
    const about = { rows: bad.length, line: first.line, problem: first.problem.code }
    questions.push({ ask: 'bad', about })
  }
  const parts = new Set<string>()
  const twice = statements.filter(({ body }) => {
    const { amount: _, persons: __, note: ___, ...rest } = body
    const key = JSON.stringify(rest)
    return parts.size === parts.add(key).size
  })
  const [again] = twice
  if (again !== undefined) {
    const member = again.body['amount'] === undefined ? 'persons' : 'amount'
    questions.push({ ask: 'parts', about: { rows: twice.length, line: again.line, member } })
  }
  return questions
}
