// GET /api/agreements/:id/files/:name
//
// A file of the record folder: the manifest, the text, its places, its frozen zones.

import { ok, refuse } from '@holdfast/base'
import { routes } from '@holdfast/protocol'
import { route } from '../../http/route.ts'
import { filesOf } from '../../present/record-files.ts'
import { serverProblems as problem } from '../../problems.ts'

const medias: Readonly<Record<string, string>> = {
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
}

/** A file of a record. */
export const file = route(routes.file, async ({ library }, { reader, params }) => {
  const record = await library.find(reader, params.id)
  if (!record.ok) return record
  const bytes = filesOf(record.value).get(params.name)
  if (bytes === undefined) return refuse(problem.unknownFile(params.name))
  const media = medias[params.name.split('.').at(-1) ?? ''] ?? routes.file.media
  return Promise.resolve(ok({ kind: 'bytes', bytes, media }))
})
