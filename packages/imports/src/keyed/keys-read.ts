// The keys of a table's rows as they are read: a row that makes something has one, and no other row
// has the same.
//
// What stands in a key's cell is read as the rules read it, so that `1` and `١`, or `01.02.2031`
// and `2031-02-01`, are one row: whoever writes a table anew writes its cells anew. Where no rule
// reads the column, or two read it otherwise, only digits and marks are made alike.

import { canonicalJson, parseInstant, printInstant, type Json, type Problem } from '@holdfast/base'
import { valueOfText, type CellContext } from '../cell.ts'
import type { Made } from '../counts-told.ts'
import { keyColumns, type Mapping, type Reading } from '../mapping.ts'
import { importProblems as problem } from '../problems.ts'
import type { CellOf, Row } from '../table.ts'
import { plainCell, plainDigits } from '../written-time.ts'
import type { RowKeys } from './plan-by-key.ts'

/** The keys of the rows read so far. */
export class KeysRead {
  readonly #columns: readonly string[]
  readonly #readings: readonly (Reading | null)[]
  readonly #context: Omit<CellContext, 'column' | 'member'>
  readonly #lines = new Map<string, number>()
  readonly #bad = new Set<string>()

  constructor(mapping: Mapping, context: Omit<CellContext, 'column' | 'member'>) {
    this.#columns = keyColumns(mapping)
    this.#readings = this.#columns.map((column) => readingOf(mapping, column))
    this.#context = context
  }

  /** The key of a row: what its cells say; null where one is empty. */
  keyOf(cell: CellOf): string | null {
    if (this.#columns.length === 0) return null
    const cells = this.#columns.map((column) => plainCell(cell(column)))
    if (cells.includes('')) return null
    return canonicalJson(cells.map((text, at) => this.#read(text, at)))
  }

  #read(text: string, at: number): string {
    const reading = this.#readings[at] ?? null
    const plain = plainDigits(text).toWellFormed()
    if (reading === null) return plain
    const context = { ...this.#context, column: this.#columns[at] ?? '', member: '' }
    const value = valueOfText(text, reading, context)
    return value.ok ? inOneSpelling(value.value, reading) : plain
  }

  /** Why a row cannot be known by its key. What makes nothing needs none. */
  refuses(key: string | null, made: readonly Made[], { line }: Row): Problem | null {
    if (this.#columns.length === 0 || made.length === 0) return null
    if (key === null) return problem.noKey(this.#columns.join(', '))
    const first = this.#lines.get(key)
    return first === undefined || first === line ? null : problem.rowKeyTwice(written(key), first)
  }

  /** Takes note of a row that goes in. */
  put(key: string | null, made: readonly Made[], { line }: Row): void {
    if (key !== null && made.length > 0) this.#lines.set(key, line)
  }

  /** Takes note of a row that does not. */
  putBad(key: string | null): void {
    if (key !== null) this.#bad.add(key)
  }

  /** The keys. */
  read(): RowKeys {
    return { good: new Set(this.#lines.keys()), bad: this.#bad }
  }
}

/** How all rules that read a column by itself read it; null where none does, or not all alike. */
function readingOf({ statements }: Mapping, column: string): Reading | null {
  let found: Reading | null = null
  for (const { body } of statements) {
    for (const from of Object.values(body)) {
      if (!('column' in from) || from.column !== column) continue
      // The words of a map are read as they stand.
      if (from.map !== undefined || from.split !== undefined) return null
      const { as, order, zone, decimal } = from
      const reading = {
        as,
        order,
        decimal,
        optional: false,
        ...(zone === undefined ? {} : { zone }),
      }
      if (found !== null && !isSameReading(found, reading)) return null
      found = reading
    }
  }
  return found
}

function isSameReading(one: Reading, other: Reading): boolean {
  return canonicalJson({ ...one }) === canonicalJson({ ...other })
}

/** A value in one spelling: a time by its instant, words by their digits. */
function inOneSpelling(value: Json, { as }: Reading): string {
  const text = typeof value === 'string' ? value : canonicalJson(value)
  if (as === 'text' || as === 'id') return plainDigits(text)
  const isTime = as !== 'date' && as !== 'agreement-day'
  const instant = isTime && typeof value === 'string' ? parseInstant(value) : null
  return instant === null ? text : printInstant(instant)
}

/** A key as people write it. */
function written(key: string): string {
  const cells: unknown = JSON.parse(key)
  return Array.isArray(cells) ? cells.join(', ') : key
}
