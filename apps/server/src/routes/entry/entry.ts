// GET /api/agreements/:id/rooms/:room/entries/:index
//
// One entry with everything that is needed to check it: its exact bytes, who signed it, and the
// proof that leads from it to the signed checkpoint. What it amounts to is as the reader's view has
// it.

import { decodeUtf8, encodeBase64, encodeHex, offsetAt, ok, present } from '@holdfast/base'
import { printInstantAt, refuse, type Problem, type Result } from '@holdfast/base'
import { routes, type EntryAnswer } from '@holdfast/protocol'
import { decodeEnvelope, type Statement } from '@holdfast/record'
import type { Replayed } from '@holdfast/replay'
import { sha256, type RoomState } from '@holdfast/store'
import { route, type Asked } from '../../http/route.ts'
import type { ReadableRecord } from '../../library/library.ts'
import { readReach } from '../../library/question.ts'
import { checkSignatures, registerOf } from '../../library/record-keys.ts'
import { serverProblems as problem } from '../../problems.ts'

/** The most replies that are named. */
const repliesLimit = 200

/** One entry. */
export const entry = route(routes.entry, async ({ library, store }, asked) => {
  const { reader, params } = asked
  const record = library.find(reader, params.id)
  if (!record.ok) return record
  const room = library.findRoom(reader, params.id, params.room)
  if (!room.ok) return room
  const found = findEntry(record.value, room.value, asked)
  if (!found.ok) return found
  const { reach, replayed, bytes } = found.value
  const decoded = decodeEnvelope(sha256, bytes)
  const register = registerOf(record.value.state)
  const id = decoded.ok ? decoded.value.statement.id : null
  const replies =
    id === null
      ? { statements: [] }
      : await store.list(reader.rooms, {
          agreement: params.id,
          rooms: reach.view,
          knownAt: reach.knownAt,
          about: id,
          limit: repliesLimit,
        })
  const { leaves, checkpoint, checkpointBytes } = room.value
  const proof = record.value.proofs(room.value).inclusion(params.index, checkpoint.size)
  const holder = decoded.ok
    ? (register.keys.get(decoded.value.statement.author)?.holder ?? null)
    : null
  const value: EntryAnswer = {
    room: params.room,
    index: params.index,
    size: checkpoint.size,
    id,
    leafHash: encodeHex(present(leaves[params.index], 'every entry has a leaf')),
    bytes: encodeBase64(bytes),
    entry: decoded.ok ? presentStatement(record.value, decoded.value.statement, holder) : null,
    signatures: decoded.ok ? [...(await checkSignatures(decoded.value, register))] : [],
    ...standingOf(replayed, params.room, params.index),
    repliedBy: replies.statements.map(({ room: where, index }) => ({ room: where, index })),
    proof: proof.map(encodeHex),
    checkpoint: present(decodeUtf8(checkpointBytes), 'a note is text'),
  }
  return ok({ kind: 'value', value })
})

type Found = {
  readonly bytes: RoomState['entries'][number]
  readonly reach: Pick<Replayed, 'view' | 'knownAt'>
  readonly replayed: Replayed
}

function findEntry(
  { rooms, sum, state }: ReadableRecord,
  room: RoomState,
  { params, query }: Asked<typeof routes.entry>,
): Result<Found> {
  const isPublicToo = rooms.some(({ id }) => id === 'public')
  const usual = isPublicToo && room.id !== 'public' ? `public,${room.id}` : room.id
  const reach = readReach({ ...query, view: query.view ?? usual }, rooms)
  if (!reach.ok) return reach
  const bytes = room.entries[params.index]
  const known = reach.value.knownAt[room.id] ?? room.entries.length
  if (bytes === undefined || params.index >= known) {
    return refuse(problem.unknownEntry(room.id, params.index))
  }
  const replayed = sum.replayed(state, reach.value)
  return ok({ bytes, reach: replayed, replayed })
}

function presentStatement(
  { compiled }: ReadableRecord,
  said: Statement,
  holder: string | null,
): EntryAnswer['entry'] {
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

function standingOf(
  { facts, refused, unresolved }: Replayed,
  room: string,
  index: number,
): Pick<EntryAnswer, 'standing' | 'problem' | 'waitsFor' | 'facts'> {
  const isHere = ({ entry: at }: { readonly entry: { room: string; index: number } }): boolean =>
    at.room === room && at.index === index
  const refusal = refused.find(isHere)?.problem ?? null
  const waitsFor = unresolved.find(isHere)?.refersTo ?? null
  return {
    standing: refusal !== null ? 'refused' : waitsFor !== null ? 'waiting' : 'admitted',
    problem: refusal === null ? null : copyOf(refusal),
    waitsFor,
    facts: facts
      .filter(({ entries }) => entries.some((at) => isHere({ entry: at })))
      .map(({ key }) => key),
  }
}

function copyOf({ code, about }: Problem): EntryAnswer['problem'] {
  return { code, about: { ...about } }
}
