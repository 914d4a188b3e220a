// The columns of a table as far as they can be told by what is in them: dates, times, numbers,
// yes or no, names that an agreement knows.
//
// What can be read in two ways is said to be, and nothing is chosen here.

import { nearestTo, type Calendar } from '@holdfast/base'
import { valueOfText } from '../cell.ts'
import type { Reading } from '../mapping.ts'
import type { DaysCounted } from '../reading/sheet.ts'
import type { Table } from '../table.ts'
import { countsDays, plainCell, writtenTime, type DateOrder } from '../written-time.ts'

/** The rows that are looked at, and the different values of one column that are. */
const rowsLookedAt = 1_000
const valuesLookedAt = 64

/** One column. */
export type Column = {
  readonly name: string
  /** What is written in it, where anything is. */
  readonly cells: readonly string[]
  /** The same, each once; null where there are many. */
  readonly values: readonly string[] | null
  readonly isFull: boolean
  /** Nothing is empty, and nothing is there twice. */
  readonly isUnique: boolean
}

/** The columns of a table that have a name of their own, in its order. */
export function columnsIn(table: Table): readonly Column[] {
  const rows = table.rows.slice(0, rowsLookedAt)
  return [...table.columns].flatMap(([name, at]) => {
    const cells = rows.map((row) => plainCell(row.cells[at])).filter((cell) => cell !== '')
    const values = new Set(cells)
    if (cells.length === 0 || name.startsWith('#')) return []
    return {
      name,
      cells,
      values: values.size > valuesLookedAt ? null : [...values],
      isFull: cells.length === rows.length,
      isUnique: cells.length === rows.length && values.size === rows.length,
    }
  })
}

/** How dates or times of a column can be read. */
export type Dated = {
  readonly hasTime: boolean
  readonly hasZone: boolean
  /** The orders in which the most of them are dates; one where they all come to the same. */
  readonly orders: readonly DateOrder[]
}

/** How a column can be read as dates; null where most of it cannot. */
export function datedIn({ cells }: Column, days: DaysCounted): Dated | null {
  const found = (['ymd', 'dmy', 'mdy'] as const).flatMap((order) => {
    const dates = cells.map((cell) => {
      return writtenTime(cell, countsDays(cell, days) ? 'serial' : order)
    })
    const read = dates.filter((one) => one !== null)
    return isMost(read.length, cells.length) ? [{ order, read }] : []
  })
  const most = Math.max(...found.map(({ read }) => read.length))
  const all = found.filter(({ read }) => read.length === most)
  const [first] = all
  if (first === undefined) return null
  const asText = ({ read }: (typeof all)[number]): string => read.map(({ date }) => date).join()
  const isOne = all.every((one) => asText(one) === asText(first))
  return {
    hasTime: first.read.some(({ timeMs }) => timeMs !== null && timeMs !== 0),
    hasZone: first.read.every(({ offsetMinutes }) => offsetMinutes !== null),
    orders: isOne && all.length > 1 ? ['ymd'] : all.map(({ order }) => order),
  }
}

/** A faulty cell here and there does not make a column another. */
function isMost(part: number, of: number): boolean {
  return part * 2 > of
}

/** True where most of a column can be read so. */
export function readsAs(column: Column, as: Reading['as'], calendar: Calendar): boolean {
  return isMost(readable(column, as, calendar), column.cells.length)
}

/** How many cells of a column can be read so. */
export function readable({ cells }: Column, as: Reading['as'], calendar: Calendar): number {
  const reading = { as, optional: false, order: 'ymd', decimal: '.' } as const
  const member = { member: '', column: '', days: null, zones: () => null }
  return cells.filter((cell) => valueOfText(cell, reading, { ...member, calendar }).ok).length
}

/** The known word that a cell means: itself, as an id is written, or the nearest. */
export type Meant = { readonly word: string; readonly isSure: boolean }

/** What the values of a column mean among known words; null where most of them mean none. */
export function meantIn(
  { values }: Column,
  known: readonly string[],
): ReadonlyMap<string, Meant> | null {
  if (values === null) return null
  const meant = new Map<string, Meant>()
  for (const value of values) {
    const id = value.toLowerCase().replaceAll(/[\s_]+/g, '-')
    const exact = known.find((word) => word === value || word === id)
    const word = exact ?? nearestTo(id, known)
    if (word !== null) meant.set(value, { word, isSure: exact !== undefined })
  }
  return meant.size * 2 > values.length ? meant : null
}

/** True where a head speaks of one of these words. */
export function speaksOf({ name }: Column, words: readonly string[]): boolean {
  const parts = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words.some((word) => {
    const own = word.toLowerCase().split('-')
    return own.every((part) =>
      parts.some((one) => one === part || `${one}s` === part || one === `${part}s`),
    )
  })
}
