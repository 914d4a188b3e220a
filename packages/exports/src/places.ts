// The places of an agreement as rows, and rows that name a place as shapes on a map.
//
// A row has the shape of the place that its report named, as the text draws it: a report of a
// district is that district, never a point somewhere in it. A place that nobody drew has no shape.

import { canonicalJson } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { byColumn, column, listed, tableFrom, type Reading, type Table } from './table.ts'

type Drawn = Answer['text']['map'][number]
type Row = Answer['agreement']['places'][number] & { readonly drawn: Drawn | undefined }

/** Every place that the text names, with how many facts name it. */
export function placesTable(answer: Answer): Table {
  const named = Map.groupBy(answer.replayed.facts, ({ place }) => place)
  const drawn = drawnIn(answer)
  const rows = answer.agreement.places.map((place) => ({ ...place, drawn: drawn.get(place.id) }))
  const names = [...new Set(answer.text.map.flatMap(({ properties }) => Object.keys(properties)))]
  const columns: readonly Reading<Row>[] = [
    column('place', '#loc+code', ({ id }) => id),
    column('within', '#loc+within', ({ within }) => within),
    column('place_parts', '#loc+parts', ({ parts }) => listed(parts)),
    column('is_drawn', '#geo+drawn', (one) => (one.drawn?.geometry ?? null) !== null),
    column('facts', '#meta+facts', ({ id }) => named.get(id)?.length ?? null),
    ...names
      .filter((name) => name !== 'id')
      .toSorted()
      .map((name): Reading<Row> =>
        column(`said_${name}`, '#loc+name', (one) => one.drawn?.properties[name] ?? null, {
          code: 'export.column.place-said',
          about: { name },
        }),
      ),
  ]
  return tableFrom(answer, 'places', columns, rows)
}

/** A table whose rows name a place, as GeoJSON (RFC 7946); null where its rows name none. */
export function geoJsonFrom(table: Table, answer: Answer): string | null {
  const at = table.columns.findIndex(({ id }) => id === 'place')
  if (at === -1) return null
  const drawn = drawnIn(answer)
  const features = table.rows.map((row): string => {
    const place = row[at]
    const geometry = typeof place === 'string' ? (drawn.get(place)?.geometry ?? null) : null
    // Numbers of a shape stay as its file writes them.
    const shape = JSON.stringify(geometry)
    const properties = canonicalJson(byColumn(table, row))
    return `{"type":"Feature","properties":${properties},"geometry":${shape}}`
  })
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`
}

function drawnIn({ text }: Answer): ReadonlyMap<string, Drawn> {
  return new Map(text.map.map((feature) => [feature.properties.id, feature]))
}
