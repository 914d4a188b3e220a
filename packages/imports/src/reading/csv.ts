// The rows of a CSV text, each with the line on which it begins.
//
// Reads what spreadsheets write: any line ends, quoted cells with newlines, commas, semicolons,
// tabs, and a first line `sep=;` that says which. A row whose quotes cannot be read is bad; reading
// goes on at the next line, so that with rows skipped none is lost unseen.

import { encodeUtf8, ok, refuse, type Result } from '@holdfast/base'
import { CsvError, parse } from 'csv-parse/sync'
import { importProblems as problem } from '../problems.ts'
import { RepeatedCells } from './repeated-cells.ts'
import type { SheetRow } from './sheet.ts'

/** How a text is read. `separator` is one character or `auto`. */
export type CsvOptions = {
  readonly separator: string
  readonly rowsLimit: number
  /** Called with how many bytes of how many were read. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The rows of a text, empty ones included. */
export function rowsOfCsv(text: string, options: CsvOptions): Result<readonly SheetRow[]> {
  const said = /^sep=(.)\r?\n?/.exec(text)
  const [saying = '', saidSeparator = ''] = said ?? []
  // The line that says it stays a line, so that the next one keeps its number.
  const csv = `${'\n'.repeat(saying === '' ? 0 : 1)}${text.slice(saying.length)}`
  const named = saidSeparator === '' ? options.separator : saidSeparator
  const delimiter = named === 'auto' ? separatorOf(csv) : named
  return recordsOf(encodeUtf8(csv), delimiter, options)
}

const separators = [',', ';', '\t', '|'] as const

/** How many of the first lines are looked at for the separator. */
const headLines = 20

// The one that the first lines use most, outside quotes: titles above the head have none.
function separatorOf(csv: string): string {
  const lines = csv
    .slice(0, 64 * 1024)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|[\r\n]/, headLines)
  const counts = separators.map((separator) => {
    return Math.max(...lines.map((line) => line.split(separator).length))
  })
  return separators[counts.indexOf(Math.max(...counts))] ?? ','
}

// Parses from one bad record to the next: each begins anew at the line after.
function recordsOf(
  bytes: Uint8Array,
  delimiter: string,
  { rowsLimit, onProgress }: CsvOptions,
): Result<SheetRow[]> {
  const limit = rowsLimit + 1
  const found: SheetRow[] = []
  const lines = new LineCounter(bytes)
  const repeated = new RepeatedCells()
  let from = 0
  while (from < bytes.length) {
    const start = from
    const take = (cells: readonly string[], end: number): void => {
      found.push({ cells: repeated.shared(cells), line: lines.lineAt(from), reason: '' })
      from = start + end
      if (found.length % rowsBetweenProgress === 0) onProgress?.(from, bytes.length)
    }
    // A bad row may have been one too many, and then nothing more is read.
    if (found.length > limit) return refuse(problem.tooManyRows(limit - 1))
    const most = limit + 1 - found.length
    const reason = parseUntilBad({ bytes: bytes.subarray(start), delimiter, most, take })
    if (found.length > limit) return refuse(problem.tooManyRows(limit - 1))
    if (reason === null) return ok(found)
    found.push({ cells: null, line: lines.lineAt(from), reason })
    from = lines.nextLineAfter(from)
  }
  return ok(found)
}

/** Rows between two words of how far it is. */
const rowsBetweenProgress = 5_000

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
      delimiter,
      to: most,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
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

  /** The line of the byte at an offset. */
  lineAt(offset: number): number {
    for (; this.#at < offset; this.#at += 1) {
      if (this.#isEnd(this.#at) && !this.#isPair(this.#at)) this.#line += 1
    }
    return this.#line
  }

  /** The offset at which the line after the record at `offset` begins. */
  nextLineAfter(offset: number): number {
    let at = offset
    while (at < this.#bytes.length && !this.#isEnd(at)) at += 1
    return Math.min(this.#bytes.length, at + (this.#isPair(at) ? 2 : 1))
  }

  #isEnd(at: number): boolean {
    return this.#bytes[at] === lineFeed || this.#bytes[at] === carriageReturn
  }

  /** Two characters that end one line. */
  #isPair(at: number): boolean {
    return this.#bytes[at] === carriageReturn && this.#bytes[at + 1] === lineFeed
  }
}
