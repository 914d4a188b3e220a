// What is asked, from the options: as of when, known at which cut, in which view, on which basis,
// by whose count, at which stage. Shared by status, tonight and timeline.
//
// Every value is checked against the agreement and the record, and a slip is answered with what was
// probably meant. A time without its zone is refused with the same time as the agreement has it.

import { bases, isBasis, named, type Basis, type CompiledAgreement } from '@holdfast/agreement'
import type { RoleId } from '@holdfast/agreement'
import { instantOfLocal, localMs, offsetAt, ok, parseInstant, printInstantAt } from '@holdfast/base'
import { refuse, type Instant, type Result } from '@holdfast/base'
import { vocabulary } from '@holdfast/domains'
import type { RoomId } from '@holdfast/record'
import type { Given } from '../command.ts'
import { cliProblems as problem } from '../problems.ts'

/** What the options say, before the record is known. */
export type Asked = {
  /** Null: the usual moment (`momentToShow` in analysis). */
  readonly asOf: Instant | null
  readonly knownAt: string | null
  readonly view: string | null
  readonly basis: Basis | null
  readonly source: RoleId | null
  readonly stage: string | null
}

/** Reads the options that ask. */
export function readAsked(options: Given, agreement: CompiledAgreement): Result<Asked> {
  const asOf = readTime('as-of', options.text('as-of'), agreement)
  if (!asOf.ok) return asOf
  const basis = options.text('basis')
  if (basis !== null && !isBasis(basis)) return refuse(problem.unknownValue('basis', basis, bases))
  const source = options.text('source')
  const roles = agreement.roles.map(({ id }) => id)
  if (source !== null && !roles.some((role) => role === source)) {
    return refuse(problem.unknownValue('source', source, roles))
  }
  const stage = options.text('stage')
  const stages = [...new Set(vocabulary.acts.flatMap((word) => word.stages))]
  if (stage !== null && !stages.includes(stage)) {
    return refuse(problem.unknownValue('stage', stage, stages))
  }
  return ok({
    asOf: asOf.value,
    knownAt: options.text('known-at'),
    view: options.text('view'),
    basis,
    source: source === null ? null : named<RoleId>(source),
    stage,
  })
}

function readTime(
  option: string,
  text: string | null,
  { calendar, term }: CompiledAgreement,
): Result<Instant | null> {
  if (text === null) return ok(null)
  const instant = parseInstant(text)
  if (instant !== null) return ok(instant)
  const print = (at: Instant): string => printInstantAt(at, offsetAt(calendar.rules, at))
  const local = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = local ?? []
  const ms = localMs(+year, +month, +day, +(hour ?? 0), +minute, +second)
  if (local === null || ms === null || +year < 1901) {
    return refuse(problem.badTime(option, text, print(term.from)))
  }
  // A date alone begins where the agreement's day does.
  const begins = hour === undefined ? calendar.dayBeginsMinutes * 60_000 : 0
  const example = print(instantOfLocal(calendar.rules, ms + begins))
  return refuse(
    hour === undefined
      ? problem.badTime(option, text, example)
      : problem.timeWithoutZone(option, text, example),
  )
}

/** A room of the record and how many entries it has. */
export type RoomSize = { readonly id: RoomId; readonly size: number }

/** The rooms in view: those named, or `public`, or the first room where there is no such room. */
export function viewOf(text: string | null, rooms: readonly RoomSize[]): Result<readonly RoomId[]> {
  const ids = rooms.map(({ id }) => id)
  if (text === null) {
    const usual = ids.find((id) => id === 'public') ?? ids[0]
    return ok(usual === undefined ? [] : [usual])
  }
  const view: RoomId[] = []
  for (const name of text.split(',').map((part) => part.trim())) {
    const id = ids.find((one) => one === name)
    if (id === undefined) return refuse(problem.unknownRoom(name, ids))
    if (!view.includes(id)) view.push(id)
  }
  return ok(view)
}

/** How many entries of each room are known. Null: all of every room. */
export function cutOf(
  text: string | null,
  rooms: readonly RoomSize[],
  view: readonly RoomId[],
): Result<Readonly<Record<string, number>> | null> {
  if (text === null) return ok(null)
  // Rooms outside the view are read for keys alone, and wholly.
  const cut = Object.fromEntries(rooms.map(({ id, size }) => [id, size]))
  const parts = text.split(',').map((part) => part.trim())
  const [only = ''] = parts
  if (parts.length === 1 && /^\d+$/.test(only) && view.length > 1) {
    return refuse(problem.knownAtWhichRoom(text, view))
  }
  for (const part of parts) {
    const [, name = view[0] ?? '', digits = ''] = /^(?:([^=]+)=)?(\d{1,9})$/.exec(part) ?? []
    if (digits === '') return refuse(problem.badKnownAt(text))
    const room = rooms.find(({ id }) => id === name)
    const ids = rooms.map(({ id }) => id)
    if (room === undefined) return refuse(problem.unknownRoom(name, ids))
    if (Number(digits) > room.size) {
      return refuse(problem.beyondTheRecord(name, Number(digits), room.size))
    }
    cut[name] = Number(digits)
  }
  return ok(cut)
}
