// A table to take away: named columns with what they mean, and rows of plain values.
//
// Times are text with their offset, on the agreement's clock. An empty cell is a value that is not
// there: nobody counted, nobody is named. It is never a nought.

import { headOf } from '@holdfast/analysis'
import type { Json } from '@holdfast/base'
import { clockOf, type PrintInstant, type TableName } from '@holdfast/protocol'
import type { Answer } from '@holdfast/sum'

/** What a cell holds. */
export type Value = string | number | boolean | null

/** What a codebook says of a column or a table: a message with its particulars. */
export type Meaning = { readonly code: string; readonly about: Readonly<Record<string, string>> }

/** Says a message in somebody's language. */
export type Say = (code: string, about: Meaning['about']) => string

/** A column: how it is called, what its cells mean, and its HXL hashtag. */
export type Column = { readonly id: string; readonly meaning: Meaning; readonly hxl: string }

/** A table. Each row has as many values as there are columns. */
export type Table = {
  readonly name: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Value[])[]
}

/** A column, and where its cells come from. */
export type Reading<Row> = Column & { readonly cellOf: (row: Row) => Value }

/** A column in one line. What it means is said under its name, unless by another message. */
export function column<Row>(
  id: string,
  hxl: string,
  cellOf: (row: Row) => Value,
  meaning: Meaning = { code: `export.column.${id}`, about: {} },
): Reading<Row> {
  return { id, hxl, meaning, cellOf }
}

/** The rows read into columns, and behind them of what, when and from what each row speaks. */
export function tableFrom<Row>(
  answer: Answer,
  name: TableName,
  columns: readonly Reading<Row>[],
  rows: readonly Row[],
): Table {
  const all = [...columns, ...contextOf(answer)]
  return {
    name,
    columns: all.map(({ id, meaning, hxl }) => ({ id, meaning, hxl })),
    rows: rows.map((row) => all.map(({ cellOf }) => cellOf(row))),
  }
}

// A row that was cut out of its table still says of what it speaks.
function contextOf(answer: Answer): readonly Reading<unknown>[] {
  const { agreement, asOf, knownAt, view } = headOf(answer)
  const cut = Object.entries(knownAt).map(([room, entries]) => `${room}=${entries}`)
  const moment = clockFor(answer)(asOf)
  const asked = view.join(',')
  const read = cut.join(',')
  return [
    column('agreement', '#meta+agreement', () => agreement),
    column('as_of', '#date+asof', () => moment),
    column('view', '#meta+view', () => asked),
    column('known_at', '#meta+known', () => read),
  ]
}

/** A row by the names of its columns; what is not there is null. */
export function byColumn({ columns }: Pick<Table, 'columns'>, row: Table['rows'][number]): Json {
  return Object.fromEntries(columns.map(({ id }, at) => [id, row[at] ?? null]))
}

/** Prints instants on the agreement's own clock, with the offset. */
export function clockFor({ agreement }: Answer): PrintInstant {
  return clockOf(agreement)
}

/** Several names or references in one cell. */
export function listed(names: readonly string[]): string | null {
  return names.length === 0 ? null : names.join(' ')
}
