// GET /api/agreements/:id/due
//
// Due within a day, contested, and what changed since an earlier answer that the reader names.
// Nothing is kept of that: whoever comes back says since when.

import { ok, type Result } from '@holdfast/base'
import { routes, type QueryOf } from '@holdfast/protocol'
import { readQuestion } from '@holdfast/sum'
import { answerQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { printBefore } from '../../sums/before.ts'
import type { Params } from '../../sums/presenters.ts'

/** Due and contested. */
export const due = route(routes.due, async (context, asked) => {
  const record = await context.library.find(asked.reader, asked.params.id)
  if (!record.ok) return record
  const before = readBefore(asked.query, record.value)
  return before.ok ? answerQuestion('due', context, asked, before.value) : before
})

function readBefore(
  { since, sinceKnownAt, view }: QueryOf<'due'>,
  { compiled: agreement, rooms }: ReadableRecord,
): Result<Params> {
  if (since === undefined || since === '') return ok({})
  const said = { asOf: since, knownAt: sinceKnownAt, view }
  const read = readQuestion(said, { agreement, rooms })
  return read.ok ? ok({ since: printBefore(read.value) }) : read
}
