// Supposing: statements that nobody made, a delay of what was said, or that it was never said.
//
// What is supposed goes into a fork as entries do, so that it is read, admitted and counted by the
// same rules; nobody signed it, and no record takes it. A delay is a supposed correction by whoever
// said it, with every time in it so much later; what was never said is a supposed retraction.

import type { EntryRef, RoomId } from '@holdfast/agreement'
import { dayMs, instantFromMs, later, ok, parseInstant, printInstant } from '@holdfast/base'
import { refuse, type Bytes, type Instant, type Json, type Result } from '@holdfast/base'
import type { Sha256 } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { encodeEnvelope, encodePayload, printEntryRef, speakerAt } from '@holdfast/record'
import { statementIdOf } from '@holdfast/record'
import type { JsonObject, KeyId, Speaker, StatementId } from '@holdfast/record'
import type { RecordLog } from '@holdfast/replay'
import { supposeProblems as problem } from './problems.ts'

/** Something to suppose. */
export type Supposed =
  | {
      readonly what: 'said'
      readonly kind: string
      /** Who says it; null: whoever may, those who pass words on first. */
      readonly holder: string | null
      readonly claimedAt: Instant | null
      readonly body: JsonObject
    }
  /** What an entry says happened so much later. */
  | { readonly what: 'delayed'; readonly entry: EntryRef; readonly ms: number }
  /** What an entry says was never said. */
  | { readonly what: 'unsaid'; readonly entry: EntryRef }

/** Where and when something is supposed. */
export type Supposing = {
  readonly agreement: string
  readonly room: RoomId
  /** The clock of whoever says it, where nothing else is said. */
  readonly now: Instant
  readonly sha256: Sha256
}

/** Puts what is supposed into a log, one after another. Refuses what nobody there could say. */
export function supposeIn(
  log: RecordLog,
  supposed: readonly Supposed[],
  supposing: Supposing,
): Result<null> {
  for (const one of supposed) {
    const said = sayingOf(log, one, supposing)
    if (!said.ok) return said
    const bytes = entryOf(log, said.value, supposing)
    if (!bytes.ok) return bytes
    log.take(said.value.room, bytes.value)
  }
  return ok(null)
}

type Saying = {
  readonly room: RoomId
  readonly author: KeyId
  readonly claimedAt: Instant
  readonly kind: string
  readonly body: JsonObject
}

function sayingOf(log: RecordLog, one: Supposed, supposing: Supposing): Result<Saying> {
  if (one.what === 'said') return plainSaying(log, one, supposing)
  const { entry } = one
  const signed = log.rooms.includes(entry.room) ? log.signedAt(entry) : null
  if (signed === null) return refuse(problem.noEntry(printEntryRef(entry)))
  const { id, author, claimedAt, body } = signed.statement
  const by = { room: entry.room, author, claimedAt }
  const why = 'Supposed.'
  if (one.what === 'unsaid') {
    return ok({ ...by, kind: 'record.retracted', body: { statement: id, why } })
  }
  const moved = delayed(body, one.ms)
  if (moved === null) return refuse(problem.notByHours(printEntryRef(entry)))
  return ok({ ...by, kind: 'record.corrected', body: { statement: id, body: moved, why } })
}

function plainSaying(
  log: RecordLog,
  { kind, holder, claimedAt, body }: Supposed & { readonly what: 'said' },
  { room, now }: Supposing,
): Result<Saying> {
  const known = kinds.get(kind)
  if (known === undefined) return refuse(problem.unknownKind(kind))
  // Whoever speaks says it after all that was said: their keys speak then.
  const at = claimedAt ?? later(now, log.lastClaimedIn(room) ?? now)
  const register = log.register(room)
  const speakers = log.keysIn(room).flatMap((id) => {
    const speaker = speakerAt(register, id, at)
    return speaker.ok ? [speaker.value] : []
  })
  const { sayers } = known
  const isIn = (roles: readonly string[]): readonly Speaker[] =>
    speakers.filter((one) => one.roles.some((role) => roles.includes(role)))
  const [author] =
    holder === null
      ? [...isIn(sayers.who === 'roles' ? sayers.roles : []), ...isIn(['compiler']), ...speakers]
      : speakers.filter((one) => one.holder === holder)
  if (author === undefined) {
    const holders = [...new Set(speakers.map((one) => one.holder))]
    return refuse(problem.noKey(holder ?? '', holders))
  }
  return ok({ room, author: author.key, claimedAt: at, kind, body })
}

function entryOf(
  log: RecordLog,
  { room, author, claimedAt, kind, body }: Saying,
  { agreement, sha256 }: Supposing,
): Result<Bytes> {
  const head = log.headOf(room, author)
  const statement = {
    kind,
    agreement,
    room,
    author,
    seq: head === null ? 0 : head.seq + 1,
    previous: head?.id ?? null,
    claimedAt,
    seen: null,
    body,
    releases: null,
  }
  const payload = encodePayload(statement)
  if (!payload.ok) return payload
  const id: StatementId = statementIdOf(sha256, payload.value)
  // Nobody signed it: whoever checked the signature would refuse it.
  const signatures = [{ keyId: author, signature: new Uint8Array(64) }]
  return ok(encodeEnvelope({ statement: { ...statement, id }, payload: payload.value, signatures }))
}

/** A body with every time in it so much later; null where a date would move by part of a day. */
function delayed(body: JsonObject, ms: number): JsonObject | null {
  return hasDate(body) && !Number.isInteger(ms / dayMs)
    ? null
    : movedMembers(body, (one) => moved(one, ms))
}

const date = /^\d{4}-\d{2}-\d{2}$/

function hasDate(value: Json | undefined): boolean {
  if (typeof value === 'string') return date.test(value)
  return typeof value === 'object' && value !== null && Object.values(value).some(hasDate)
}

function moved(value: Json, ms: number): Json {
  if (typeof value === 'string') {
    const isDate = date.test(value)
    const at = parseInstant(isDate ? `${value}T00:00Z` : value)
    if (at === null) return value
    const text = printInstant(instantFromMs(at + ms))
    return isDate ? text.slice(0, 10) : text
  }
  if (typeof value !== 'object' || value === null) return value
  return isList(value)
    ? value.map((one) => moved(one, ms))
    : movedMembers(value, (one) => moved(one, ms))
}

function movedMembers(value: JsonObject, move: (value: Json) => Json): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, move(one)]])),
  )
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}
