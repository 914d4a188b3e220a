// A table: the rows of a CSV text, each with the line on which it begins.
//
// Reads what spreadsheets write: a byte order mark, any line ends, quoted cells with newlines,
// commas, semicolons, tabs. A row whose quotes cannot be read is bad; reading goes on at the next
// line, so that with rows skipped none is lost unseen.

import { encodeUtf8, ok, refuse, type Result } from '@holdfast/base'
import { CsvError, parse } from 'csv-parse/sync'
import { importProblems as problem, type BadRow } from './problems.ts'

/** One row: its cells in the header's order, its number from 1, the line where it begins. */
export type Row = { readonly cells: readonly string[]; readonly row: number; readonly line: number }

/** A table as read. `bad` are the rows that are none. */
export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly Row[]
  readonly bad: readonly BadRow[]
}

/** How a table is read. `separator` is one character or `auto`. */
export type TableOptions = {
  readonly separator: string
  readonly rowsLimit: number
  readonly bytesLimit: number
}

/** Reads a CSV text whose first row names the columns. */
export function readTable(csv: string, options: TableOptions): Result<Table> {
  // A UTF-16 unit is at least one byte, so a longer text need not be encoded to be too long.
  if (csv.length > options.bytesLimit) return refuse(problem.tooManyBytes(options.bytesLimit))
  const bytes = encodeUtf8(csv)
  if (bytes.length > options.bytesLimit) return refuse(problem.tooManyBytes(options.bytesLimit))
  const delimiter = options.separator === 'auto' ? separatorOf(csv) : options.separator
  const found = recordsOf(bytes, delimiter, options.rowsLimit + 1)
  if (!found.ok) return found
  const [first, ...rest] = found.value
  if (first === undefined || first.cells === null) return refuse(problem.noHeader())
  const header = first.cells.map((cell) => cell.trim())
  const repeated = header.find((name, at) => name !== '' && header.indexOf(name) !== at)
  if (repeated !== undefined) return refuse(problem.repeatedColumn(repeated))
  const rows: Row[] = []
  const bad: BadRow[] = []
  for (const [at, { cells, line, reason }] of rest.entries()) {
    const row = at + 1
    if (cells === null) bad.push({ row, line, problem: problem.notCsv(reason) })
    else if (cells.length === header.length) rows.push({ cells, row, line })
    else bad.push({ row, line, problem: problem.cellCount(cells.length, header.length) })
  }
  return ok({ header, rows, bad })
}

const separators = [',', ';', '\t', '|'] as const

// The one that the header uses most, outside quotes.
function separatorOf(csv: string): string {
  const [line = ''] = csv.replace(/"(?:[^"]|"")*"/, '').split(/[\r\n]/, 1)
  const header = line.replace(/"(?:[^"]|"")*"/g, '')
  const counts = separators.map((separator) => header.split(separator).length)
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

/** `cells` is null where the quotes cannot be read; `reason` says how. */
type Found = {
  readonly cells: readonly string[] | null
  readonly line: number
  readonly reason: string
}

// Parses from one bad record to the next: each begins anew at the line after.
function recordsOf(bytes: Uint8Array, delimiter: string, limit: number): Result<Found[]> {
  const found: Found[] = []
  const lines = new LineCounter(bytes)
  let from = 0
  while (from < bytes.length) {
    const start = from
    const take = (cells: readonly string[], end: number): void => {
      found.push({ cells, line: lines.recordLineAt(from), reason: '' })
      from = start + end
    }
    const most = limit + 1 - found.length
    const reason = parseUntilBad({ bytes: bytes.subarray(start), delimiter, most, take })
    if (found.length > limit) return refuse(problem.tooManyRows(limit - 1))
    if (reason === null) return ok(found)
    found.push({ cells: null, line: lines.recordLineAt(from), reason })
    from = lines.nextLineAfter(from)
  }
  return ok(found)
}

type Parsing = {
  readonly bytes: Uint8Array
  readonly delimiter: string
  /** The most records to read. */
  readonly most: number
  /** Takes a record; `end` is the offset after it. */
  readonly take: (cells: readonly string[], end: number) => void
}

// Null at the end of the text; otherwise why the next record cannot be read.
function parseUntilBad({ bytes, delimiter, most, take }: Parsing): string | null {
  try {
    parse(bytes, {
      bom: true,
      delimiter,
      to: most,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: readonly string[], { bytes: end }) => {
        take(cells, end)
        return null
      },
    })
    return null
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return reasons[error.code] ?? 'not-a-table'
  }
}

const reasons: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'quote-not-closed',
  CSV_INVALID_CLOSING_QUOTE: 'stray-quote',
  INVALID_OPENING_QUOTE: 'stray-quote',
}

const lineFeed = 10
const carriageReturn = 13

// Counts the lines of a text as it is read. Goes forward only.
class LineCounter {
  readonly #bytes: Uint8Array
  #at = 0
  #line = 1

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** The line of the first record at or after an offset: empty lines before it are passed. */
  recordLineAt(offset: number): number {
    this.#goTo(offset)
    while (this.#isEnd(this.#at)) this.#goTo(this.#at + 1)
    return this.#line
  }

  /** The offset at which the line after the record at `offset` begins. */
  nextLineAfter(offset: number): number {
    this.recordLineAt(offset)
    while (this.#at < this.#bytes.length && !this.#isEnd(this.#at)) this.#at += 1
    const isPair =
      this.#bytes[this.#at] === carriageReturn && this.#bytes[this.#at + 1] === lineFeed
    return Math.min(this.#bytes.length, this.#at + (isPair ? 2 : 1))
  }

  #isEnd(at: number): boolean {
    return this.#bytes[at] === lineFeed || this.#bytes[at] === carriageReturn
  }

  #goTo(offset: number): void {
    for (; this.#at < offset; this.#at += 1) {
      const isPair =
        this.#bytes[this.#at] === carriageReturn && this.#bytes[this.#at + 1] === lineFeed
      if (this.#isEnd(this.#at) && !isPair) this.#line += 1
    }
  }
}
