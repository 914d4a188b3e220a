// GET /api/agreements/:id/tables/:table
//
// A table to take away, as a file with a name.

import { ok } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'

const endings = {
  csv: 'csv',
  hxl: 'hxl.csv',
  json: 'json',
  geojson: 'geojson',
  xlsx: 'xlsx',
} as const
const text = 'charset=utf-8'
const medias = {
  csv: `${routes.table.media}; ${text}`,
  hxl: `${routes.table.media}; ${text}`,
  json: `application/json; ${text}`,
  geojson: `application/geo+json; ${text}`,
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A table to take away. */
export const table = route(routes.table, async (context, asked) => {
  const { params, query, reply } = asked
  const { format = 'csv', clause } = query
  const about = { table: params.table, format, ...(clause === undefined ? {} : { clause }) }
  const answer = await answerQuestion('table', context, asked, about)
  if (!answer.ok) return answer
  const part = clause === undefined ? '' : `-${clause}`
  const name = `${params.id}-${params.table}${part}.${endings[format]}`
  reply.header('content-disposition', `attachment; filename="${name}"`)
  return ok({ ...answer.value, media: medias[format] })
})
