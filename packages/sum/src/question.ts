// What is asked of a record: as of when, known at which cut, in which view, on which basis, by
// whose count, at which stage. The one reader of questions, for command line, server and browser.
//
// Every value is checked against the agreement and the rooms that the reader may read. A room that
// is not there and one that the reader may not know of are refused alike: only the latter's
// absence from `rooms` is known here.

import { bases, isBasis, named, type CompiledAgreement, type Question } from '@holdfast/agreement'
import type { RoleId } from '@holdfast/agreement'
import { instantOfLocal, localMs, offsetAt, ok, parseInstant, printInstantAt } from '@holdfast/base'
import { refuse, type Instant, type Result } from '@holdfast/base'
import type { RoomId } from '@holdfast/record'
import { vocabulary } from '@holdfast/vocabulary'
import { questionProblems as problem } from './problems.ts'

/** How many entries of each room are known. A room that it does not name is known whole. */
export type Cut = ReadonlyMap<RoomId, number>

/** A question about a record, with every name known. */
export type RecordQuestion = Omit<Question, 'asOf'> & {
  /** Null: the usual moment; see `momentToShow`. */
  readonly asOf: Instant | null
  /** The rooms the answer is worked out from, in order of their ids. */
  readonly view: readonly RoomId[]
  /** Null: everything there is. */
  readonly knownAt: Cut | null
}

/** The same as people write it. What is absent or empty is left to the usual. */
export type SaidQuestion = {
  readonly asOf?: string | null | undefined
  readonly knownAt?: string | null | undefined
  readonly basis?: string | null | undefined
  readonly source?: string | null | undefined
  readonly stage?: string | null | undefined
  readonly view?: string | null | undefined
}

/** A room that the reader may read, and how many entries it has. */
export type RoomSize = { readonly id: RoomId; readonly size: number }

/** What a question is read against. */
export type Asked = { readonly agreement: CompiledAgreement; readonly rooms: readonly RoomSize[] }

/** Reads a question. */
export function readQuestion(
  said: SaidQuestion,
  { agreement, rooms }: Asked,
): Result<RecordQuestion> {
  const asOf = readTime(said.asOf, agreement)
  if (!asOf.ok) return asOf
  const basis = given(said.basis)
  if (basis !== null && !isBasis(basis)) return refuse(problem.unknownValue('basis', basis, bases))
  const roles = agreement.roles.map(({ id }) => id)
  const source = oneOf('source', given(said.source), roles)
  if (!source.ok) return source
  const stage = oneOf('stage', given(said.stage), knownStages)
  if (!stage.ok) return stage
  const reach = readReach(said, rooms)
  if (!reach.ok) return reach
  return ok({
    asOf: asOf.value,
    basis,
    source: source.value === null ? null : named<RoleId>(source.value),
    stage: stage.value,
    ...reach.value,
  })
}

const knownStages: readonly string[] = [...new Set(vocabulary.acts.flatMap((word) => word.stages))]

function given(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text
}

function oneOf(name: string, text: string | null, known: readonly string[]): Result<string | null> {
  return text === null || known.includes(text)
    ? ok(text)
    : refuse(problem.unknownValue(name, text, known))
}

/** Reads a time with its zone; null where none is given. Advises in the agreement's own zone. */
export function readTime(
  said: string | null | undefined,
  { calendar, term }: CompiledAgreement,
): Result<Instant | null> {
  const text = given(said)
  if (text === null) return ok(null)
  // In a query string a bare plus means a space.
  const instant = parseInstant(text.replace(/ (?=\d\d:?\d\d$)/, '+'))
  if (instant !== null) return ok(instant)
  const print = (at: Instant): string => printInstantAt(at, offsetAt(calendar.rules, at))
  const local = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = local ?? []
  const ms = localMs(+year, +month, +day, +(hour ?? 0), +minute, +second)
  if (local === null || ms === null || +year < 1901) {
    return refuse(problem.badTime(text, print(term.from)))
  }
  // A date alone begins where the agreement's day does.
  const begins = hour === undefined ? calendar.dayBeginsMinutes * 60_000 : 0
  const example = print(instantOfLocal(calendar.rules, ms + begins))
  return refuse(
    hour === undefined ? problem.badTime(text, example) : problem.timeWithoutZone(text, example),
  )
}

/** Reads the rooms in view, and how far each is known. */
export function readReach(
  said: Pick<SaidQuestion, 'view' | 'knownAt'>,
  rooms: readonly RoomSize[],
): Result<Pick<RecordQuestion, 'view' | 'knownAt'>> {
  const view = viewOf(given(said.view), rooms)
  if (!view.ok) return view
  const knownAt = cutOf(given(said.knownAt), view.value)
  if (!knownAt.ok) return knownAt
  return ok({ view: view.value.map(({ id }) => id), knownAt: knownAt.value })
}

// The rooms named, or `public`, or the first room where there is no such room.
function viewOf(text: string | null, rooms: readonly RoomSize[]): Result<readonly RoomSize[]> {
  if (text === null) {
    const usual = rooms.find(({ id }) => id === 'public') ?? rooms[0]
    return ok(usual === undefined ? [] : [usual])
  }
  const view = new Set<RoomSize>()
  for (const name of text.split(',').map((part) => part.trim())) {
    const room = rooms.find(({ id }) => id === name)
    if (room === undefined) return refuse(problem.unknownRoom(name, idsOf(rooms)))
    view.add(room)
  }
  return ok([...view].sort((a, b) => (a.id < b.id ? -1 : 1)))
}

function idsOf(rooms: readonly RoomSize[]): readonly RoomId[] {
  return rooms.map(({ id }) => id)
}

function cutOf(text: string | null, view: readonly RoomSize[]): Result<Cut | null> {
  if (text === null) return ok(null)
  const cut = new Map<RoomId, number>()
  const parts = text.split(',').map((part) => part.trim())
  for (const part of parts) {
    const [, name, digits = ''] = /^(?:([^=:]+)[=:])?(\d{1,9})$/.exec(part) ?? []
    if (digits === '') return refuse(problem.badKnownAt(text))
    const isOfOne = view.length === 1 && parts.length === 1
    if (name === undefined && !isOfOne) {
      return refuse(problem.knownAtWhichRoom(text, idsOf(view)))
    }
    const room = view.find(({ id }) => id === (name ?? view[0]?.id))
    if (room === undefined) return refuse(problem.unknownRoom(name ?? '', idsOf(view)))
    if (Number(digits) > room.size) {
      return refuse(problem.beyondTheRecord(room.id, Number(digits), room.size))
    }
    // Two cuts of one room are two questions.
    if (cut.has(room.id)) return refuse(problem.badKnownAt(text))
    cut.set(room.id, Number(digits))
  }
  return ok(cut)
}
