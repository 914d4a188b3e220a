// GET /api/agreements
//
// The agreements of which this reader may read a room, alive and closed.

import { isClosed } from '@holdfast/analysis'
import { offsetAt, ok, printInstantAt } from '@holdfast/base'
import { routes, type Shelved } from '@holdfast/protocol'
import { route, type Context } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { readReach } from '../../library/question.ts'

/** The shelf. */
export const shelf = route(routes.shelf, async (context, { reader }) => {
  const agreements = context.library
    .shelf(reader)
    .flatMap((record) => presentShelved(context, record) ?? [])
  return Promise.resolve(ok({ kind: 'value', value: { agreements } }))
})

function presentShelved({ now }: Context, record: ReadableRecord): Shelved | null {
  const { compiled, rooms, state, sum } = record
  const reach = readReach({}, rooms)
  if (!reach.ok) return null
  const standing = sum.standingNow(state, reach.value, now())
  const { from, to } = standing.inForce
  const print = (at: typeof from): string =>
    printInstantAt(at, offsetAt(compiled.calendar.rules, at))
  return {
    id: compiled.id,
    title: compiled.title,
    notice: compiled.notice,
    statuses: compiled.statuses,
    inForce: { from: print(from), to: to === null ? null : print(to) },
    isClosed: isClosed(standing, now()),
    rooms: rooms.map(({ id }) => id),
    sizes: Object.fromEntries(rooms.map(({ id, size }) => [id, size])),
  }
}
