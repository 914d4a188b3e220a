// What there is to take away: each table with how many rows it has, what its columns mean, and of
// each form of it as text how long it is and its digest.
//
// The digest is that of the very bytes that the table's own address gives for the same question. A
// table with very many cells is not printed for that: its sizes are not known before it is fetched.

import { headOf } from '@holdfast/analysis'
import { encodeHex, encodeUtf8, type Bytes } from '@holdfast/base'
import { tableFormats, tableNames, type DataAnswer, type TableName } from '@holdfast/protocol'
import type { Answer } from '@holdfast/sum'
import type { Say } from './table.ts'
import { printed, tableOf } from './tables.ts'

/** The most cells of a table that is printed only to be measured. */
const mostCells = 200_000

/** What is handed in: the words of codebooks, and a digest. */
export type Measuring = { readonly say: Say; readonly sha256: (bytes: Bytes) => Bytes }

/** What there is to take away. */
export function dataOf(answer: Answer, measuring: Measuring): DataAnswer {
  return { ...headOf(answer), tables: tableNames.map((name) => told(name, answer, measuring)) }
}

type Told = DataAnswer['tables'][number]

function told(name: TableName, answer: Answer, { say, sha256 }: Measuring): Told {
  const table = tableOf(name, answer)
  const { columns, rows } = table
  const isMeasured = rows.length * columns.length <= mostCells
  const files = tableFormats.flatMap((format): Told['files'] => {
    if (!isMeasured) return [{ format, bytes: null, sha256: null }]
    const text = printed(table, { answer, format, say })
    if (!text.ok) return []
    const bytes = encodeUtf8(text.value)
    return [{ format, bytes: bytes.length, sha256: encodeHex(sha256(bytes)) }]
  })
  return {
    name,
    rows: rows.length,
    columns: columns.map(({ id, meaning, hxl }) => ({ id, meaning, hxl })),
    files,
  }
}
