// The sheets of a file that somebody hands over, whatever it is packed as.
//
// What a file is, its first bytes say, and never its name. What cannot be read is refused with what
// to save it as.

import { ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { Mapping } from '../mapping.ts'
import { importProblems as problem } from '../problems.ts'
import { rowsOfCsv } from './csv.ts'
import { decodedText } from './decoded.ts'
import { strayCellIn } from './reach.ts'
import type { Sheet } from './sheet.ts'
import { isWorkbook, packingOf, unpackedGzip, unpackedZip } from './unpacked.ts'
import { sheetsOfWorkbook } from './workbook.ts'

/** What every text is. */
const text = { isHidden: false, days: null } as const

/** The most that is read of a file. Bytes are counted unpacked. */
export type TableLimits = {
  readonly rows: number
  readonly bytes: number
  /** Called as a text is read, with how many of its bytes were. */
  readonly onProgress?: (done: number, total: number) => void
}

/** Every sheet of a file. A text is one, and has no name. */
export async function sheetsOf(
  bytes: Bytes,
  mapping: Mapping,
  limits: TableLimits,
): Promise<Result<readonly Sheet[]>> {
  if (bytes.length > limits.bytes) return refuse(problem.tooManyBytes(limits.bytes))
  if (isOldWorkbook(bytes)) return refuse(problem.unreadableFormat('old-workbook'))
  const packing = packingOf(bytes)
  if (packing === 'zip') return sheetsOfZip(bytes, mapping, limits)
  if (packing === null) return asOne(sheetOfText(null, bytes, mapping, limits))
  const inner = await unpackedGzip(bytes, limits.bytes)
  if (!inner.ok) return inner
  // A packed file in a packed one is no table that people have.
  if (packingOf(inner.value) !== null) return refuse(problem.unreadableFormat('packed-twice'))
  return asOne(sheetOfText(null, inner.value, mapping, limits))
}

async function sheetsOfZip(
  bytes: Bytes,
  mapping: Mapping,
  limits: TableLimits,
): Promise<Result<readonly Sheet[]>> {
  const files = unpackedZip(bytes, limits.bytes)
  if (!files.ok) return files
  const names = files.value.map(({ name }) => name)
  if (isWorkbook(names)) {
    const stray = strayCellIn(files.value)
    return stray === null ? sheetsOfWorkbook(files.value) : refuse(stray)
  }
  if (names.includes('content.xml')) return refuse(problem.unreadableFormat('open-document'))
  const tables = files.value.filter(({ name }) => /\.(?:csv|tsv|tab|txt)$/i.test(name))
  const sheets: Sheet[] = []
  for (const { name, bytes: table } of tables) {
    // Another table of the same file need not be readable.
    if (!isAsked(name, mapping) && tables.length > 1) {
      sheets.push({ ...text, name, rows: [] })
      continue
    }
    const sheet = sheetOfText(name, table, mapping, limits)
    if (!sheet.ok) return sheet
    sheets.push(sheet.value)
  }
  return ok(sheets)
}

// Where several could be meant none is read.
function isAsked(name: string, { sheet, join }: Mapping): boolean {
  return sheet !== undefined && (name === sheet || name === join?.sheet)
}

function sheetOfText(
  name: string | null,
  bytes: Bytes,
  { encoding, separator }: Mapping,
  limits: TableLimits,
): Result<Sheet> {
  const decoded = decodedText(bytes, encoding)
  if (!decoded.ok) return decoded
  // Some programs write ü as two characters; in a record there is one spelling.
  const { rows: rowsLimit, onProgress } = limits
  const csv = decoded.value.normalize('NFC')
  const told = onProgress === undefined ? {} : { onProgress }
  const rows = rowsOfCsv(csv, { separator, rowsLimit, ...told })
  return rows.ok ? ok({ ...text, name, rows: rows.value }) : rows
}

function asOne(sheet: Result<Sheet>): Result<readonly Sheet[]> {
  return sheet.ok ? ok([sheet.value]) : sheet
}

/** Workbooks before 2007 are compound files of Windows. */
function isOldWorkbook(bytes: Bytes): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)
}
