// GET /api/agreements/:id/tables/:table
//
// A table to take away, as a file with a name.

import { ok } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

const endings = { csv: 'csv', hxl: 'hxl.csv', json: 'json', geojson: 'geojson' } as const
const medias = {
  csv: routes.table.media,
  hxl: routes.table.media,
  json: 'application/json',
  geojson: 'application/geo+json',
} as const

/** A table to take away. */
export const table = route(routes.table, async (context, asked) => {
  const { params, query, reply } = asked
  const { format = 'csv' } = query
  const answer = await answerQuestion('table', context, asked, { table: params.table, format })
  if (!answer.ok) return answer
  const name = `${params.id}-${params.table}.${endings[format]}`
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return ok({ ...answer.value, media: `${medias[format]}; charset=utf-8` })
})
