// GET /api/agreements/:id/rooms/:room/entries/:entry
//
// One entry with everything that is needed to check it: its exact bytes, who signed it, and the
// proof that leads from it to the signed checkpoint. What it amounts to is as the reader's view has
// it.

import { decodeUtf8, encodeBase64, encodeHex, offsetAt, ok, present } from '@holdfast/base'
import { printInstantAt, refuse, type Bytes, type Result } from '@holdfast/base'
import { entryShape, routes, type EntryAnswer } from '@holdfast/protocol'
import { decodeEnvelope, entryNumberOf, indexOfEntry, type Statement } from '@holdfast/record'
import { sha256, type EntryPage, type RoomState } from '@holdfast/store'
import { readReach, type RecordQuestion } from '@holdfast/sum'
import { z } from 'zod'
import { askSum, usualQuestion } from '../../http/asking.ts'
import { route, type Asked } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { checkSignatures } from '../../library/record-keys.ts'
import { serverProblems as problem } from '../../problems.ts'
import { jsonIn } from '../../sums/worker-seat.ts'

/** The most replies that are named. */
const repliesLimit = 200

/** One entry. */
export const entry = route(routes.entry, async (context, asked) => {
  const { library, store } = context
  const { reader, params, waiter } = asked
  const record = await library.find(reader, params.id)
  if (!record.ok) return record
  const room = await library.findRoom(reader, params.id, params.room)
  if (!room.ok) return room
  const reach = reachOf(record.value, room.value, asked)
  if (!reach.ok) return reach
  const index = indexOfEntry(params.entry)
  const stretch = { agreement: params.id, room: params.room, from: index, to: index + 1 }
  const bytes = await firstOf(store.read(reader.rooms, stretch))
  if (bytes === null) return refuse(problem.unknownEntry(room.value.id, params.entry))
  const outcome = await askSum(context, {
    record: record.value,
    what: 'outcome',
    question: usualQuestion(reach.value),
    params: { room: params.room, entry: String(params.entry) },
    waiter,
  })
  if (!outcome.ok) return outcome
  const { view, knownAt, ...standing } = outcomeShape.parse(jsonIn(outcome.value))
  const decoded = decodeEnvelope(sha256, bytes)
  const { register } = record.value.state
  const id = decoded.ok ? decoded.value.statement.id : null
  const replies =
    id === null
      ? { statements: [] }
      : await store.list(reader.rooms, {
          agreement: params.id,
          rooms: view,
          knownAt,
          about: id,
          limit: repliesLimit,
        })
  const { tree, size, checkpointBytes } = room.value
  const holder = decoded.ok
    ? (register.keys.get(decoded.value.statement.author)?.holder ?? null)
    : null
  const value: EntryAnswer = {
    room: params.room,
    entry: params.entry,
    leafIndex: index,
    size,
    id,
    leafHash: encodeHex(tree.leafAt(index)),
    bytes: encodeBase64(bytes),
    statement: decoded.ok ? presentStatement(record.value, decoded.value.statement, holder) : null,
    signatures: decoded.ok ? [...(await checkSignatures(decoded.value, register))] : [],
    ...standing,
    repliedBy: replies.statements.map((reply) => printPlace(reply)),
    proof: tree.inclusion(index, size).map(encodeHex),
    checkpoint: present(decodeUtf8(checkpointBytes), 'a note is text'),
  }
  return ok({ kind: 'value', value })
})

function printPlace({ room, index }: { readonly room: string; readonly index: number }): string {
  return `${room}:${entryNumberOf(index)}`
}

const outcomeShape = entryShape
  .pick({ standing: true, problem: true, waitsFor: true, facts: true })
  .extend({ view: z.array(z.string()), knownAt: z.record(z.string(), z.int()) })

async function firstOf(pages: AsyncIterable<EntryPage>): Promise<Bytes | null> {
  for await (const { entries } of pages) return entries[0] ?? null
  return null
}

// Refuses an entry that is not known in the view asked for.
function reachOf(
  { rooms }: ReadableRecord,
  room: RoomState,
  { params, query }: Asked<typeof routes.entry>,
): Result<Pick<RecordQuestion, 'view' | 'knownAt'>> {
  const isPublicToo = rooms.some(({ id }) => id === 'public')
  const usual = isPublicToo && room.id !== 'public' ? `public,${room.id}` : room.id
  const reach = readReach({ ...query, view: query.view ?? usual }, rooms)
  if (!reach.ok) return reach
  const known = reach.value.knownAt?.get(room.id) ?? room.size
  return params.entry <= known ? reach : refuse(problem.unknownEntry(room.id, params.entry))
}

function presentStatement(
  { compiled }: ReadableRecord,
  said: Statement,
  holder: string | null,
): EntryAnswer['statement'] {
  const { kind, agreement, room, author, seq, previous, claimedAt, seen, body, releases } = said
  return {
    kind,
    agreement,
    room,
    author,
    holder,
    seq,
    previous,
    claimedAt: printInstantAt(claimedAt, offsetAt(compiled.calendar.rules, claimedAt)),
    seen: seen === null ? null : { size: seen.size, root: encodeHex(seen.root) },
    body,
    releases,
  }
}
