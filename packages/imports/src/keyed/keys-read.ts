// The keys of a table's rows as they are read: a row that makes something has one, and no other row
// has the same.

import { canonicalJson, type Problem } from '@holdfast/base'
import type { Made } from '../counts-told.ts'
import { keyColumns, type Mapping } from '../mapping.ts'
import { importProblems as problem } from '../problems.ts'
import type { CellOf, Row } from '../table.ts'
import { plainCell } from '../written-time.ts'
import type { RowKeys } from './plan-by-key.ts'

/** The keys of the rows read so far. */
export class KeysRead {
  readonly #columns: readonly string[]
  readonly #lines = new Map<string, number>()
  readonly #bad = new Set<string>()

  constructor(mapping: Mapping) {
    this.#columns = keyColumns(mapping)
  }

  /** The key of a row: its cells without marks and spaces around them; null where one is empty. */
  keyOf(cell: CellOf): string | null {
    if (this.#columns.length === 0) return null
    const cells = this.#columns.map((column) => plainCell(cell(column)))
    return cells.includes('') ? null : canonicalJson(cells)
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

/** A key as people write it. */
function written(key: string): string {
  const cells: unknown = JSON.parse(key)
  return Array.isArray(cells) ? cells.join(', ') : key
}
