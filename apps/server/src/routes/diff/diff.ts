// GET /api/agreements/:id/diff
//
// What differs between two texts that were in force one after the other, clause by clause.

import { routes } from '@holdfast/protocol'
import { askSum, usualQuestion } from '../../http/asking.ts'
import { route } from '../../http/route.ts'
import { ok } from '@holdfast/base'

/** What differs between two texts. */
export const diff = route(routes.diff, async (context, { reader, params, query, waiter }) => {
  const record = await context.library.find(reader, params.id)
  if (!record.ok) return record
  const { from, to } = query
  const printed = await askSum(context, {
    record: record.value,
    what: 'diff',
    question: usualQuestion({ view: record.value.rooms.map(({ id }) => id), knownAt: null }),
    params: {
      ...(from === undefined ? {} : { from: String(from) }),
      ...(to === undefined ? {} : { to: String(to) }),
    },
    waiter,
  })
  return printed.ok ? ok({ kind: 'printed', printed: printed.value }) : printed
})
