// What a statement says, as it is signed: the payload of an envelope, in canonical JSON.
//
// The shape of `body` belongs to the kind and is checked by whoever knows the kind. Everything
// around it is checked here. The format is final: it can gain a new `format`, never change.

import { canonicalJson, decodeHex, decodeUtf8, encodeHex, encodeUtf8, isId } from '@holdfast/base'
import {
  hiddenControlIn,
  isComposed,
  isJson,
  isInstantMs,
  limits,
  ok,
  parseCanonicalJson,
  parseExactInstant,
} from '@holdfast/base'
import { printInstant, refuse, type Bytes, type Instant, type Json } from '@holdfast/base'
import type { Result, Sha256 } from '@holdfast/base'
import { z } from 'zod'
import { hiddenTextIn } from './hidden-text.ts'
import { isKeyId, isKind, isRoomId, isStatementId, spelled, statementIdOf } from './ids.ts'
import type { KeyId, RoomId, StatementId } from './ids.ts'
import { recordProblems as problem } from './problems.ts'

/** A JSON object, as the body of a statement is one. */
export type JsonObject = { readonly [key: string]: Json | undefined }

/** The last checkpoint of the room's log that an author had seen: "not before". */
export type Seen = { readonly size: number; readonly root: Bytes }

/** What an author signs. `seq` counts from 0 along one device's statements in one room. */
export type Payload = {
  readonly kind: string
  readonly agreement: string
  readonly room: RoomId
  readonly author: KeyId
  readonly seq: number
  /** The same device's statement before this one in this room; null for its first. */
  readonly previous: StatementId | null
  /** The author's clock. May be wrong; nothing is ordered by it. */
  readonly claimedAt: Instant
  readonly seen: Seen | null
  readonly body: JsonObject
  /** The statement of a narrower room that this one makes known here. */
  readonly releases: StatementId | null
}

/** A payload with its id, which is the hash of its bytes. */
export type Statement = Payload & { readonly id: StatementId }

const shape = z.strictObject({
  format: z.literal(1),
  kind: z.custom<string>(isKind),
  agreement: z.string().refine(isId),
  room: z.custom<RoomId>(isRoomId),
  author: z.custom<KeyId>(isKeyId),
  seq: z.int().nonnegative(),
  previous: z.custom<StatementId>(isStatementId).nullable(),
  claimedAt: z.string(),
  seen: z.strictObject({ size: z.int().nonnegative(), root: z.string().length(64) }).nullable(),
  body: z.custom<JsonObject>(isJsonObject),
  releases: z.custom<StatementId>(isStatementId).optional(),
})

/** True for a JSON value that is an object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return isJson(value) && typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The bytes to sign. Refuses whatever `decodePayload` would refuse. */
export function encodePayload(payload: Payload): Result<Bytes> {
  if (!isInstantMs(payload.claimedAt)) return refuse(problem.badPayload('claimedAt'))
  const { seen, releases } = payload
  const value = {
    format: 1,
    kind: payload.kind,
    agreement: payload.agreement,
    room: payload.room,
    author: payload.author,
    seq: payload.seq,
    previous: payload.previous,
    claimedAt: printInstant(payload.claimedAt),
    seen: seen === null ? null : { size: seen.size, root: encodeHex(seen.root) },
    body: payload.body,
    releases: releases ?? undefined,
  }
  const text = canonicalOrNull(value)
  if (text === null) return refuse(problem.notJson())
  const checked = checkPayload(value)
  return checked.ok ? ok(encodeUtf8(text)) : checked
}

// Canonical JSON stops at NaN, lone surrogates and deep nesting; from outside they are problems.
function canonicalOrNull(value: JsonObject): string | null {
  try {
    return canonicalJson(value)
  } catch {
    return null
  }
}

/**
 * Keeps one copy of a text for all that are the same. Texts cut out of a payload would each keep
 * the whole of it in memory.
 */
export type Sharing = (text: string) => string

/** The statement of payload bytes. */
export function decodePayload(
  sha256: Sha256,
  bytes: Bytes,
  share: Sharing = asItIs,
): Result<Statement> {
  if (bytes.length > limits.entryBytes) {
    return refuse(problem.tooLarge(bytes.length, limits.entryBytes))
  }
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(problem.notJson())
  const isSuspect = mayHide(text, bytes.length)
  const usual = isSuspect
    ? null
    : usualStatement(text, { share, idOf: () => statementIdOf(sha256, bytes) })
  if (usual !== null) return ok(usual)
  const value = parseCanonicalJson(text)
  if (!isJsonObject(value)) return refuse(problem.payloadNotCanonical())
  const payload = checkPayload(value, isSuspect)
  return payload.ok ? ok({ id: statementIdOf(sha256, bytes), ...payload.value }) : payload
}

function asItIs(text: string): string {
  return text
}

/** A text with memory of its own. */
export function copied(text: string): string {
  return decodeUtf8(encodeUtf8(text)) ?? text
}

const usualHead = /^{"agreement":"([^"\\]{1,64})","author":"([0-9a-f]{32})","body":{/
const usualTail = new RegExp(
  [
    '^,"claimedAt":"([-0-9T:.Z]{17,24})"',
    '"format":1',
    '"kind":"([a-z]+\\.[a-z_]+)"',
    '"previous":(?:null|"([0-9a-f]{64})")',
    '"room":"([a-z0-9][a-z0-9_-]{0,63})"',
    '"seen":null',
    '"seq":(0|[1-9]\\d{0,15})}$',
  ].join(','),
)

/**
 * What most payloads say, read off their text: only the body is parsed, which takes longer than all
 * the rest. Null on any doubt: then the shape decides, and says what is wrong. Nothing within the
 * body can look like the end, for no text there has a bare quotation mark.
 */
function usualStatement(
  text: string,
  { share, idOf }: { readonly share: Sharing; readonly idOf: () => StatementId },
): Statement | null {
  const end = text.lastIndexOf(',"claimedAt":"')
  const head = usualHead.exec(text)
  const tail = usualTail.exec(text.slice(end))
  if (head === null || tail === null || end < head[0].length) return null
  const agreement = head[1] ?? ''
  const author = head[2] ?? ''
  const time = tail[1] ?? ''
  const kind = tail[2] ?? ''
  const previous = tail[3]
  const room = tail[4] ?? ''
  const seq = Number(tail[5])
  if (!isId(agreement) || !isKind(kind) || !Number.isSafeInteger(seq)) return null
  if ((seq === 0) !== (previous === undefined)) return null
  const claimedAt = parseExactInstant(time)
  const body = parseCanonicalJson(text.slice(head[0].length - 1, end), 1)
  if (claimedAt === null || !isJsonObject(body)) return null
  return {
    id: idOf(),
    kind: share(kind),
    agreement: share(agreement),
    room: spelled<RoomId>(share(room)),
    author: spelled<KeyId>(share(author)),
    seq,
    previous: previous === undefined ? null : spelled<StatementId>(share(previous)),
    claimedAt,
    seen: null,
    body,
    releases: null,
  }
}

// Canonical JSON writes hidden controls as they are, but for the C0 controls, which it escapes.
// Most texts have neither and are composed, and their members need not be walked. A text of as many
// characters as bytes is ASCII; of that, only DEL is hidden where no escape is.
function mayHide(text: string, size: number): boolean {
  if (text.includes('\\')) return true
  if (text.length === size && !text.includes('\u007f')) return false
  return hiddenControlIn(text) !== null || !isComposed(text)
}

function checkPayload(value: JsonObject, isSuspect = true): Result<Payload> {
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    return refuse(problem.badPayload(parsed.error.issues[0]?.path.join('.') ?? ''))
  }
  const { format: _, seen, releases, ...rest } = parsed.data
  const hidden = isSuspect ? hiddenTextIn(value, '') : null
  if (hidden !== null) return refuse(hidden)
  const claimedAt = parseExactInstant(rest.claimedAt)
  if (claimedAt === null) return refuse(problem.badPayload('claimedAt'))
  if ((rest.seq === 0) !== (rest.previous === null)) return refuse(problem.badPayload('previous'))
  const root = decodeHex(seen?.root ?? '')
  if (root === null) return refuse(problem.badPayload('seen.root'))
  return ok({
    ...rest,
    claimedAt,
    seen: seen === null ? null : { size: seen.size, root },
    releases: releases ?? null,
  })
}
