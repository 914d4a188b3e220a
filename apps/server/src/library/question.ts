// What a request asks of one agreement, checked against the agreement and what its reader may read.
//
// The rules are the command line's: the same words mean the same. A room that is not there and a
// room that the reader may not know of are refused alike.

import { bases, isBasis, named, type Basis, type CompiledAgreement } from '@holdfast/agreement'
import type { RoleId } from '@holdfast/agreement'
import { ok, parseInstant, refuse, type Instant, type Result } from '@holdfast/base'
import { vocabulary } from '@holdfast/vocabulary'
import type { QuestionQuery } from '@holdfast/protocol'
import type { RoomId } from '@holdfast/record'
import { serverProblems as problem } from '../problems.ts'

/** A room that the reader may read, and how many entries it has. */
export type RoomSize = { readonly id: RoomId; readonly size: number }

/** What is asked, with every name known. */
export type Asked = {
  /** Null: the end of the term where it is past, else now. */
  readonly asOf: Instant | null
  readonly basis: Basis | null
  readonly source: RoleId | null
  readonly stage: string | null
  readonly view: readonly RoomId[]
  /** How many entries of each room of the view. */
  readonly knownAt: Readonly<Record<string, number>>
}

/** Reads a question about an agreement of which the reader may read these rooms. */
export function readQuestion(
  query: QuestionQuery,
  agreement: CompiledAgreement,
  rooms: readonly RoomSize[],
): Result<Asked> {
  const { basis = null, source = null, stage = null } = query
  const asOf = readTime('asOf', query.asOf)
  if (!asOf.ok) return asOf
  if (basis !== null && !isBasis(basis)) return refuse(problem.unknownValue('basis', basis, bases))
  const roles = agreement.roles.map(({ id }) => id)
  if (source !== null && !roles.some((role) => role === source)) {
    return refuse(problem.unknownValue('source', source, roles))
  }
  const stages = [...new Set(vocabulary.acts.flatMap((word) => word.stages))]
  if (stage !== null && !stages.includes(stage)) {
    return refuse(problem.unknownValue('stage', stage, stages))
  }
  const reach = readReach(query, rooms)
  if (!reach.ok) return reach
  return ok({
    asOf: asOf.value,
    basis,
    source: source === null ? null : named<RoleId>(source),
    stage,
    ...reach.value,
  })
}

/** Reads a time with its zone; null where none is given. */
export function readTime(name: string, text: string | undefined): Result<Instant | null> {
  if (text === undefined || text === '') return ok(null)
  // In a query string a bare plus means a space.
  const instant = parseInstant(text.replace(' ', '+'))
  return instant === null ? refuse(problem.badTime(name, text)) : ok(instant)
}

/** The rooms in view, and how far each is known. */
export function readReach(
  { view, knownAt }: Pick<QuestionQuery, 'view' | 'knownAt'>,
  rooms: readonly RoomSize[],
): Result<Pick<Asked, 'view' | 'knownAt'>> {
  const viewed = viewOf(view, rooms)
  if (!viewed.ok) return viewed
  const cut = cutOf(knownAt, viewed.value)
  return cut.ok ? ok({ view: viewed.value.map(({ id }) => id), knownAt: cut.value }) : cut
}

function viewOf(text: string | undefined, rooms: readonly RoomSize[]): Result<RoomSize[]> {
  if (text === undefined || text === '') {
    const usual = rooms.find(({ id }) => id === 'public') ?? rooms[0]
    return ok(usual === undefined ? [] : [usual])
  }
  const view = new Set<RoomSize>()
  for (const name of text.split(',').map((part) => part.trim())) {
    const room = rooms.find(({ id }) => id === name)
    if (room === undefined) return refuse(problem.unknownRoom(name))
    view.add(room)
  }
  return ok([...view].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

function cutOf(
  text: string | undefined,
  view: readonly RoomSize[],
): Result<Readonly<Record<string, number>>> {
  const cut = Object.fromEntries(view.map(({ id, size }) => [id, size]))
  if (text === undefined || text === '') return ok(cut)
  const parts = text.split(',').map((part) => part.trim())
  for (const part of parts) {
    const [, name, digits = ''] = /^(?:([^=:]+)[=:])?(\d{1,9})$/.exec(part) ?? []
    const isOfOne = name === undefined && view.length === 1 && parts.length === 1
    if (digits === '' || (name === undefined && !isOfOne)) return refuse(problem.badKnownAt(text))
    const room = view.find(({ id }) => id === (name ?? view[0]?.id))
    if (room === undefined) return refuse(problem.unknownRoom(name ?? ''))
    if (Number(digits) > room.size) {
      return refuse(problem.beyondTheRecord(room.id, Number(digits), room.size))
    }
    cut[room.id] = Number(digits)
  }
  return ok(cut)
}
