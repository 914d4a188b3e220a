// What is pasted or dropped: a file, cells of a spreadsheet, or a table of a page.
//
// Spreadsheets give their cells as text with tabs. A table of a page is read without being shown:
// nothing in it runs, and nothing that it names is fetched.

import { encodeUtf8, type Bytes } from '@holdfast/base'
import type { Rows } from './edits.ts'
import { quotedCsv } from './quoted-csv.ts'

/** Something handed over. `name` is empty for what was pasted. */
export type Handed = { readonly name: string; readonly bytes: Bytes }

/** What was pasted; null where there is nothing of a table. */
export function pastedTable(data: Pick<DataTransfer, 'getData'>): Handed | null {
  const text = data.getData('text/plain')
  const html = text.includes('\t') ? '' : data.getData('text/html')
  const rows = html === '' ? [] : rowsOfPage(html)
  const table = rows.length > 1 ? quotedCsv(rows) : text
  return table.trim() === '' ? null : { name: '', bytes: encodeUtf8(table) }
}

/** The file that was dropped or chosen, with its bytes. */
export async function handedFile(file: File): Promise<Handed> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** The most columns that one cell of a page is taken to span. */
const spanMost = 200

function rowsOfPage(html: string): Rows {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  return [...(table?.rows ?? [])].map((row) =>
    [...row.cells].flatMap((cell) => {
      const rest = Math.min(cell.colSpan, spanMost) - 1
      return [cell.textContent.trim(), ...Array.from({ length: rest }, () => '')]
    }),
  )
}
