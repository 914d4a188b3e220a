// A table of places with their codes, as features: a row a place, with its name, the place it lies
// in, and its point where there are columns for it.
//
// Columns are known by the names that offices give them. A code that lies in one which is not in
// the table lies in none here.

import { ok, placeIdOf, refuse, type Bytes, type Result } from '@holdfast/base'
import { importProblems as problem } from '../problems.ts'
import { rowsOfCsv } from '../reading/csv.ts'
import { decodedText } from '../reading/decoded.ts'
import { isBlank } from '../reading/sheet.ts'
import type { GivenFeature, GivenPlaces } from './given.ts'

const codeColumn = /^(?:p-?code|code|adm\d_pcode)$/i
const parentColumn = /^(?:parent|within|parent[ _]?p?-?code)$/i
const latitudeColumn = /^(?:lat|latitude|y)$/i
const longitudeColumn = /^(?:lon|lng|long|longitude|x)$/i

/** The places of a table in CSV; `by` is the column that is the id, where somebody says it. */
export function placesOfTable(
  bytes: Bytes,
  by: string | null,
  rowsLimit: number,
): Result<GivenPlaces> {
  const text = decodedText(bytes, 'utf-8')
  if (!text.ok) return text
  const rows = rowsOfCsv(text.value.normalize('NFC'), { separator: 'auto', rowsLimit })
  if (!rows.ok) return rows
  if (rows.value.length > rowsLimit + 1) return refuse(problem.tooManyRows(rowsLimit))
  const [head, ...below] = rows.value.filter((row) => !isBlank(row))
  const columns = (head?.cells ?? []).map((cell) => cell.trim())
  const column = by ?? columns.find((name) => codeColumn.test(name)) ?? null
  if (column === null) return refuse(problem.noPlaceIds('', columns.join(', ')))
  const records = below
    .map(({ cells }) => recordOf(columns, cells ?? []))
    .filter((record) => !Object.values(record).some((value) => value.startsWith('#')))
  const codes = new Set(
    records.map((record) => placeIdOf(Object.hasOwn(record, column) ? (record[column] ?? '') : '')),
  )
  const features = records.map((record) => featureOf(record, codes))
  return ok({ format: 'table', features, projection: null, by: column })
}

type Row = Readonly<Record<string, string>>

/** The cells of a row by their columns; empty ones are left out. */
function recordOf(columns: readonly string[], cells: readonly string[]): Row {
  const filled = columns.flatMap((name, at): [string, string][] => {
    const cell = (cells[at] ?? '').trim()
    return cell === '' || name === '' ? [] : [[name, cell]]
  })
  return Object.fromEntries(filled)
}

function featureOf(record: Row, codes: ReadonlySet<string | null>): GivenFeature {
  const cell = (pattern: RegExp): string | undefined =>
    Object.entries(record).find(([name]) => pattern.test(name))?.[1]
  const name = cell(/^name$/i)
  const parent = placeIdOf(cell(parentColumn) ?? '')
  const [lat, lng] = [cell(latitudeColumn), cell(longitudeColumn)]
  return {
    properties: {
      ...record,
      ...(name === undefined ? {} : { name }),
      ...(parent !== null && codes.has(parent) ? { within: parent } : {}),
    },
    geometry:
      lat === undefined || lng === undefined ? null : { type: 'Point', coordinates: [lng, lat] },
  }
}
