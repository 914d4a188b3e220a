// A file to the one table that is shown of it, and a draft of the mapping that would read it.
//
// No I/O: bytes are handed in. Where a file has several sheets it is asked which is meant.

import { encodeUtf8, limits, ok, type Bytes, type Result } from '@holdfast/base'
import { findTable, sheetsAsTheyLie, suggestMapping } from '@holdfast/imports'
import type { Encoding, LyingSheet, Suggestion } from '@holdfast/imports'
import { namesKnown, type Sum } from '@holdfast/sum'
import { vocabulary } from '@holdfast/vocabulary'
import type { Rows } from './edits.ts'
import type { Lying } from './mended.ts'
import { quotedCsv } from './quoted-csv.ts'

const most = { rows: limits.pageRows, bytes: limits.pageBytes }

/** A table, or the names of those that could be meant. */
export type ReadSheet =
  | ({ readonly is: 'table'; readonly sheet: string | null } & Lying)
  | { readonly is: 'several'; readonly names: readonly string[] }

/** Reads the table of a file. */
export async function readSheet(
  bytes: Bytes,
  { sheet, encoding }: { readonly sheet: string | null; readonly encoding: Encoding },
): Promise<Result<ReadSheet>> {
  const read = await sheetsAsTheyLie(bytes, { sheet, encoding }, most)
  if (!read.ok) return read
  const named = read.value.find(({ name }) => name === sheet && name !== null)
  const filled = read.value.filter(({ rows }) => rows.length > 0)
  const found = named ?? (filled.length === 1 ? filled[0] : undefined)
  if (found === undefined && read.value.length > 1) {
    return ok({ is: 'several', names: read.value.map(({ name }) => name ?? '') })
  }
  const { name, days } = found ?? { name: null, days: null }
  return ok({ is: 'table', sheet: name, rows: rowsOf(found), days })
}

// A workbook keeps no empty cells at the end of a row, which a text must have.
function rowsOf(sheet: LyingSheet | undefined): Rows {
  if (sheet === undefined) return []
  const { rows, days } = sheet
  if (days === null) return rows
  const width = rows.reduce((widest, cells) => Math.max(widest, cells.length), 0)
  return rows.map((cells) => [...cells, ...Array.from({ length: width - cells.length }, () => '')])
}

/** Drafts a mapping for a table. */
export async function drafted(
  { rows, days }: Lying,
  { sum, kind }: { readonly sum: Pick<Sum, 'agreement' | 'text'>; readonly kind: string | null },
): Promise<Result<Suggestion>> {
  // Whatever a cell holds, only commas part cells here.
  const text = quotedCsv(rows)
  const bytes = { rows: limits.pageRows, bytes: limits.importBytes }
  const found = await findTable(encodeUtf8(text), { sheet: null, limits: bytes })
  if (!found.ok) return found
  const { table, where } = found.value
  const { acts: words } = vocabulary
  const { agreement } = sum
  const known = namesKnown(sum)
  return suggestMapping({ table: { ...table, days }, where, agreement, words, kind, known })
}
