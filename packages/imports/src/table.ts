// A table: the rows of one sheet under the names of their columns.
//
// The head may stand below titles, be of two rows, or be named by HXL hashtags. Empty rows are
// passed over. Columns that no mapping reads may be called anything, also twice.

import { ok, refuse, unguardedText, type Bytes, type Result } from '@holdfast/base'
import { columnsOf, type Mapping } from './mapping.ts'
import { importProblems as problem, type BadRow } from './problems.ts'
import { isBlank, type DaysCounted, type Sheet, type SheetRow } from './reading/sheet.ts'
import { sheetsOf, type TableLimits } from './reading/sheets.ts'
import { plainCell } from './written-time.ts'

/** One row: its cells in the head's order, its number from 1, the line where it begins. */
export type Row = { readonly cells: readonly string[]; readonly row: number; readonly line: number }

/** The cell of a row under a column, as the mapping writes its name. */
export type CellOf = (column: string) => string

/** A table as read. `bad` are the rows that are none. */
export type Table = {
  /** The sheet that was read; null where the file is one table. */
  readonly sheet: string | null
  /** Where each column that has one name is. */
  readonly columns: ReadonlyMap<string, number>
  readonly rows: readonly Row[]
  readonly bad: readonly BadRow[]
  /** In a workbook a number where a date is asked counts days. */
  readonly days: DaysCounted
  /** True where the sheet is hidden in its workbook. */
  readonly isHidden: boolean
  /** Rows that are hidden there and were read, and the first of them; null where none is. */
  readonly hidden: { readonly rows: number; readonly line: number } | null
}

/** Reads the table that a mapping asks for in the bytes of a file. */
export async function readTable(
  bytes: Bytes,
  mapping: Mapping,
  limits: TableLimits,
): Promise<Result<Table>> {
  const sheets = await sheetsOf(bytes, mapping, limits)
  if (!sheets.ok) return sheets
  const sheet = sheetNamed(sheets.value, mapping.sheet)
  if (!sheet.ok) return sheet
  if (sheet.value.rows.length > limits.rows + 1) return refuse(problem.tooManyRows(limits.rows))
  const wanted = [...columnsOf(mapping), ...joinColumns(mapping)]
  const own = headed(sheet.value, mapping, { wanted, fill: mapping.fillDown })
  if (!own.ok) return own
  const table = mapping.join === undefined ? own : joined(own.value, sheets.value, mapping)
  if (!table.ok) return table
  const complete = checkColumns(table.value, sheet.value, mapping)
  return complete.ok ? table : complete
}

/** The name of a column as a mapping may write it: spaces do not matter, nor the order of HXL. */
export function columnName(written: string): string {
  const name = plainCell(written).normalize('NFC').replace(/\s+/g, ' ')
  if (!name.startsWith('#')) return name
  const [tag = '', ...attributes] = name.toLowerCase().replaceAll(' ', '').split('+')
  return [tag, ...attributes.sort()].join('+')
}

function sheetNamed(sheets: readonly Sheet[], name: string | undefined): Result<Sheet> {
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isBlank(row)))
  const names = sheets.map((one) => one.name ?? '').join(', ')
  const found =
    name === undefined ? filled[0] : sheets.find((one) => one.name === null || one.name === name)
  if (name === undefined && (filled.length > 1 || (filled.length === 0 && sheets.length > 1))) {
    return refuse(problem.whichSheet(names))
  }
  if (found !== undefined) return ok(found)
  if (name === undefined) return refuse(problem.noHeader())
  return refuse(problem.unknownSheet(name, names))
}

type Headed = Table & { readonly names: readonly string[] }

/** Columns of a sheet: those asked for, and those whose empty cells mean what stands above. */
type Asked = { readonly wanted: readonly string[]; readonly fill: readonly string[] }

/** The rows below the head of a sheet. */
function headed(sheet: Sheet, mapping: Mapping, { wanted, fill }: Asked): Result<Headed> {
  const { headerRow, headerRows, hxl } = mapping
  const first =
    headerRow === undefined ? sheet.rows.findIndex((row) => !isBlank(row)) : headerRow - 1
  const heads = sheet.rows.slice(first, first + headerRows)
  if (first < 0 || heads.length < headerRows) return refuse(problem.noHeader())
  const names = namesOf(heads)
  if (names === null) return refuse(problem.noHeader())
  const rest = sheet.rows.slice(first + headerRows)
  const next = rest.findIndex((row) => !isBlank(row))
  const tags = hashtagsOf(rest[next])
  if (hxl && tags === null) return refuse(problem.noHashtags())
  if (!hxl && tags !== null) return refuse(problem.hashtags(rest[next]?.line ?? 0))
  const columns = new Map<string, number>()
  const twice = new Set<string>()
  for (const list of [names, ...(tags === null ? [] : [tags])]) {
    for (const [at, written] of list.entries()) {
      const name = columnName(written)
      if (name === '') continue
      if (columns.has(name)) twice.add(name)
      else columns.set(name, at)
    }
  }
  const repeated = wanted.map(columnName).find((name) => twice.has(name))
  if (repeated !== undefined) return refuse(problem.repeatedColumn(repeated))
  const below = hxl ? rest.slice(next + 1) : rest
  const filled = fill.flatMap((name) => columns.get(columnName(name)) ?? [])
  const { name, days, isHidden } = sheet
  const read = rowsBelow(below, new FillDown(filled), { width: names.length, days })
  const { rows, bad, hidden } = read
  const said = mapping.guarded
    ? rows.map((row) => ({ ...row, cells: row.cells.map(unguardedText) }))
    : rows
  return ok({ sheet: name, names, columns, days, isHidden, hidden, rows: said, bad })
}

function joinColumns({ join }: Mapping): readonly string[] {
  return join === undefined ? [] : [join.column]
}

/** One name a column. In a head of several rows an empty upper cell goes on from its left. */
function namesOf(heads: readonly SheetRow[]): readonly string[] | null {
  const width = Math.max(...heads.map(({ cells }) => cells?.length ?? 0))
  const parts: (readonly string[])[] = []
  for (const [at, { cells }] of heads.entries()) {
    if (cells === null) return null
    const isUpper = at < heads.length - 1
    let left = ''
    parts.push(
      Array.from({ length: width }, (_, column) => {
        const cell = plainCell(cells[column])
        if (cell !== '' || !isUpper) left = cell
        return left
      }),
    )
  }
  const names = Array.from({ length: width }, (_, column) => {
    const own = parts.map((part) => part[column] ?? '').filter((part) => part !== '')
    return own.join(' ').trim()
  })
  return names.every((name) => name === '') ? null : names
}

/** The hashtags of a row that holds nothing else; null for any other row. */
function hashtagsOf(row: SheetRow | undefined): readonly string[] | null {
  const cells = row?.cells?.map(plainCell) ?? []
  const isTag = (cell: string): boolean => /^\s*#[a-z][\w]*(?:\s*\+\s*[a-z][\w]*)*\s*$/i.test(cell)
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length > 0 && filled.every(isTag) ? cells : null
}

function rowsBelow(
  below: readonly SheetRow[],
  fill: FillDown,
  { width, days }: { readonly width: number; readonly days: DaysCounted },
): Pick<Table, 'rows' | 'bad' | 'hidden'> {
  const rows: Row[] = []
  const bad: BadRow[] = []
  let row = 0
  const hidden = { rows: 0, line: 0 }
  for (const found of below) {
    if (isBlank(found)) continue
    row += 1
    if (found.isHidden === true) {
      hidden.rows += 1
      hidden.line ||= found.line
    }
    const { cells, line, reason } = found
    if (cells === null) {
      bad.push({ row, line, problem: problem.notCsv(reason) })
      fill.forget()
      continue
    }
    // A bad row stands above the next one all the same.
    const fitted = fittedTo(cells, width, days !== null)
    const filled = fill.filled(fitted ?? cells)
    if (fitted === null) bad.push({ row, line, problem: problem.cellCount(cells.length, width) })
    else rows.push({ cells: filled, row, line })
  }
  return { rows, bad, hidden: hidden.rows === 0 ? null : hidden }
}

/** Takes rows in their order; gives each with what stands above its empty cells of some columns. */
class FillDown {
  readonly #columns: readonly number[]
  readonly #above = new Map<number, string>()

  constructor(columns: readonly number[]) {
    this.#columns = columns
  }

  /** The cells of the next row, filled. */
  filled(cells: readonly string[]): readonly string[] {
    if (this.#columns.length === 0) return cells
    const filled = [...cells]
    for (const column of this.#columns) {
      const cell = cells[column] ?? ''
      if (plainCell(cell) === '') filled[column] = this.#above.get(column) ?? ''
      else this.#above.set(column, cell)
    }
    return filled
  }

  /** After a row that cannot be read nothing is known to stand above. */
  forget(): void {
    this.#above.clear()
  }
}

/** Empty cells past the head say nothing; a workbook keeps none at the end of a row. */
function fittedTo(
  cells: readonly string[],
  width: number,
  isWorkbook: boolean,
): readonly string[] | null {
  if (cells.length === width) return cells
  if (cells.length > width) {
    return cells.slice(width).every((cell) => cell.trim() === '') ? cells.slice(0, width) : null
  }
  if (!isWorkbook) return null
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')]
}

/** Each row with the cells of the row of another sheet that it names. */
function joined(own: Headed, sheets: readonly Sheet[], mapping: Mapping): Result<Headed> {
  const { join } = mapping
  if (join === undefined) return ok(own)
  if (own.sheet === join.sheet) return refuse(problem.badMapping('join.sheet', 'known-shape'))
  const other = sheets.find(({ name }) => name === join.sheet)
  if (other === undefined) {
    return refuse(problem.unknownSheet(join.sheet, sheets.map(({ name }) => name ?? '').join(', ')))
  }
  const { headerRow: _, headerRows: __, ...rest } = mapping
  const ofOther = (names: readonly string[]) => namesInJoined(names, own, join.sheet)
  const wanted = [...ofOther(columnsOf(mapping)), join.to]
  const asked = { wanted, fill: ofOther(mapping.fillDown) }
  const main = headed(other, { ...rest, headerRows: 1, hxl: false }, asked)
  if (!main.ok) return main
  const to = main.value.columns.get(columnName(join.to))
  const by = own.columns.get(columnName(join.column))
  if (to === undefined) return refuse(problem.missingColumn(join.to, main.value.names.join(', ')))
  if (by === undefined) return refuse(problem.missingColumn(join.column, own.names.join(', ')))
  const byKey = new Map<string, Row>()
  for (const row of main.value.rows) {
    const key = plainCell(row.cells[to])
    const before = byKey.get(key)
    if (before !== undefined) return refuse(problem.keyTwice(join.to, key, before.line, row.line))
    if (key !== '') byKey.set(key, row)
  }
  const rows: Row[] = []
  const bad: BadRow[] = [...own.bad]
  for (const row of own.rows) {
    const key = plainCell(row.cells[by])
    const found = byKey.get(key)
    if (found !== undefined) rows.push({ ...row, cells: [...row.cells, ...found.cells] })
    else {
      const { row: number, line } = row
      const reason = problem.noSuchKey(join.sheet, key)
      bad.push({ row: number, line, column: join.column, problem: reason })
    }
  }
  const columns = new Map(own.columns)
  for (const [name, at] of main.value.columns) {
    if (!columns.has(name)) columns.set(name, own.names.length + at)
    columns.set(columnName(`${join.sheet}/${name}`), own.names.length + at)
  }
  return ok({ ...own, names: [...own.names, ...main.value.names], columns, rows, bad })
}

/** Which of the columns that a mapping names are of the joined sheet, by their names there. */
function namesInJoined(names: readonly string[], own: Headed, sheet: string): readonly string[] {
  const prefix = `${columnName(sheet)}/`
  return names.map(columnName).flatMap((name) => {
    if (name.startsWith(prefix)) return columnName(name.slice(prefix.length))
    return own.columns.has(name) ? [] : name
  })
}

/** Refuses a table without a column that is asked for; says where the head may stand instead. */
function checkColumns({ columns, names }: Headed, sheet: Sheet, mapping: Mapping): Result<true> {
  const wanted = columnsOf(mapping)
  const missing = wanted.find((column) => !columns.has(columnName(column)))
  if (missing === undefined) return ok(true)
  const head = sheet.rows.slice(0, headsLookedAt).findIndex(({ cells }) => {
    const found = new Set(cells?.map(columnName))
    return wanted.every((column) => found.has(columnName(column)))
  })
  if (head >= 0) return refuse(problem.headElsewhere(missing, head + 1))
  return refuse(problem.missingColumn(missing, names.join(', ')))
}

/** How many rows are looked at for a head that is not where it was sought. */
const headsLookedAt = 50
