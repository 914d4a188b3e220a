// GET /api/agreements
//
// The agreements of which this reader may read a room, alive and closed.

import { ok, type Result } from '@holdfast/base'
import { routes, shelvedShape, type Shelved } from '@holdfast/protocol'
import { readReach } from '@holdfast/sum'
import { askSum, usualQuestion } from '../../http/asking.ts'
import { route, type Context } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import type { Waiter } from '../../reader.ts'
import { jsonIn } from '../../sums/worker-seat.ts'

/** The shelf. */
export const shelf = route(routes.shelf, async (context, { reader, waiter }) => {
  const records = await context.library.shelf(reader)
  if (!records.ok) return records
  const shelved = await Promise.all(records.value.map((record) => present(context, record, waiter)))
  const agreements: Shelved[] = []
  for (const one of shelved) {
    if (!one.ok) return one
    agreements.push(one.value)
  }
  return ok({ kind: 'value', value: { agreements } })
})

const termShape = shelvedShape.pick({ inForce: true, isClosed: true })

async function present(
  context: Context,
  record: ReadableRecord,
  waiter: Waiter,
): Promise<Result<Shelved>> {
  const { compiled, names, rooms } = record
  const reach = readReach({}, rooms)
  if (!reach.ok) return reach
  const question = usualQuestion(reach.value)
  const term = await askSum(context, { record, what: 'term', question, waiter })
  if (!term.ok) return term
  const { id, title, notice, statuses } = compiled
  return ok({
    id,
    title,
    notice,
    titles: names?.title ?? {},
    notices: names?.notice ?? {},
    statuses,
    ...termShape.parse(jsonIn(term.value)),
    rooms: rooms.map((room) => room.id),
    sizes: Object.fromEntries(rooms.map((room) => [room.id, room.size])),
  })
}
