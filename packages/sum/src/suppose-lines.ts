// What is supposed, as people write it: a line each.
//
//     2031-04-08T10:00Z exchange.released by=north class=soldier persons=4 quote.source=agency
//     {"kind": "aid.counted", "holder": "compiler", "body": {…}}
//     delay public:12 by 2 days
//     without public:40
//
// A time before a kind is when it happened. Values are read by what the kind asks for; a part of a
// part is named with a dot. `#` begins a comment.

import { dayMs, hourMs, isId, limits, minuteMs, ok } from '@holdfast/base'
import { parseInstant, refuse, repeatedMember } from '@holdfast/base'
import { isJson, type Json, type Result } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { isJsonObject, parseEntryRef, type FormField, type JsonObject } from '@holdfast/record'
import { supposeProblems as problem } from './problems.ts'
import type { Supposed } from './suppose.ts'

/** A line that was read, with its number. A delay may name a clause in place of an entry. */
export type SupposedLine = {
  readonly line: number
  readonly supposed: Supposed | ClauseDelay
}

/** What counted for a clause happened so much later. */
export type ClauseDelay = {
  readonly what: 'clause-delayed'
  readonly clause: string
  readonly ms: number
}

/**
 * Reads what is supposed. Refuses a line that says nothing that can be, and names `file` where the
 * lines are of one.
 */
export function readSupposed(
  text: string,
  file: string | null = null,
): Result<readonly SupposedLine[]> {
  const { supposedLines } = limits
  const found: SupposedLine[] = []
  const lines = text.split(/\r?\n/)
  if (lines.length > supposedLines) {
    return refuse(problem.tooManyLines(lines.length, supposedLines))
  }
  for (const [at, raw] of lines.entries()) {
    const line = raw.replace(/(?:^|\s)#.*$/, '').trim()
    if (line === '') continue
    const read = line.startsWith('{')
      ? fromJson(line, { line: at + 1, file })
      : fromWords(line, at + 1)
    if (!read.ok) return read
    found.push({ line: at + 1, supposed: read.value })
  }
  return ok(found)
}

/** The members that a supposed statement may have. */
const members = ['kind', 'holder', 'claimedAt', 'body']

type Place = { readonly line: number; readonly file: string | null }

function fromJson(text: string, place: Place): Result<Supposed> {
  const { line } = place
  let value: unknown = null
  try {
    value = JSON.parse(text)
  } catch {
    return refuse(problem.badLine(line, 'json'))
  }
  if (!isJsonObject(value)) return refuse(problem.badLine(line, 'json'))
  const repeated = repeatedMember(text)
  if (repeated !== null) return refuse(problem.repeatedMember(repeated, place))
  const unknown = Object.keys(value).find((name) => !members.includes(name))
  if (unknown !== undefined) return refuse(problem.unknownMember(unknown, place, members))
  const { kind, holder = null, claimedAt = null, body } = value
  const at = typeof claimedAt === 'string' ? parseInstant(claimedAt) : null
  const isGood =
    typeof kind === 'string' &&
    isJsonObject(body) &&
    (holder === null || typeof holder === 'string') &&
    (claimedAt === null || at !== null)
  if (!isGood) return refuse(problem.badLine(line, 'members'))
  const stray = strayMember(kind, body)
  return stray === null
    ? ok({ what: 'said', kind, holder, claimedAt: at, body })
    : refuse(problem.unknownMember(stray, place, Object.keys(kinds.get(kind)?.shape.shape ?? {})))
}

/** The first member of a body that its kind does not have, wherever in it; null where none is. */
function strayMember(kind: string, body: JsonObject): string | null {
  const read = kinds.get(kind)?.shape.safeParse(body)
  const issues = read?.error?.issues ?? []
  const [stray] = issues.flatMap((one) => (one.code === 'unrecognized_keys' ? one.keys : []))
  return stray ?? null
}

function fromWords(text: string, line: number): Result<SupposedLine['supposed']> {
  const delay = /^delay\s+(\S+)\s+by\s+(\d{1,5})\s+(days?|hours?|minutes?)$/i.exec(text)
  if (delay !== null) {
    const [, target = '', n = '', unit = ''] = delay
    const ms = Number(n) * (/^d/i.test(unit) ? dayMs : /^h/i.test(unit) ? hourMs : minuteMs)
    const entry = parseEntryRef(target)
    if (entry !== null) return ok({ what: 'delayed', entry, ms })
    return isId(target)
      ? ok({ what: 'clause-delayed', clause: target, ms })
      : refuse(problem.badLine(line, 'delay'))
  }
  const without = /^without\s+(\S+)$/i.exec(text)
  const entry = without === null ? null : parseEntryRef(without[1] ?? '')
  if (entry !== null) return ok({ what: 'unsaid', entry })
  return without === null ? actFrom(text, line) : refuse(problem.badLine(line, 'entry'))
}

/** A time, where there is one, a kind, and members with their values. */
function actFrom(text: string, line: number): Result<Supposed> {
  const words = text.match(/(?:[^\s"]|"[^"]*")+/g) ?? []
  const [first = ''] = words
  const isTimed = /^\d{4}-\d{2}-\d{2}/.test(first)
  const [name = '', ...members] = isTimed ? words.slice(1) : words
  const kind = kinds.get(name)
  if (kind === undefined) return refuse(problem.badLine(line, 'kind'))
  const body: Record<string, Json> = {}
  if (isTimed) {
    const asked = kind.form.find(({ asks }) => asks === (first.length === 10 ? 'date' : 'bounds'))
    if (asked === undefined) return refuse(problem.badLine(line, 'time'))
    body[asked.at] = asked.asks === 'date' ? first : { earliest: first, latest: first }
  }
  for (const member of members) {
    const [, path = '', value = ''] = /^([\w.]+)=(.*)$/s.exec(member) ?? []
    if (path === '') return refuse(problem.badLine(line, member))
    if (!put(body, path.split('.'), value.replaceAll('"', ''), kind.form)) {
      return refuse(problem.badLine(line, path))
    }
  }
  const holder = body['holder']
  delete body['holder']
  const who = typeof holder === 'string' ? holder : null
  return ok({ what: 'said', kind: name, holder: who, claimedAt: null, body })
}

/** Puts a value where its path says; false where two paths are at odds. */
function put(
  body: Record<string, Json>,
  [name = '', ...rest]: readonly string[],
  value: string,
  form: readonly FormField[],
): boolean {
  const field = form.find(({ at }) => at === name)
  if (rest.length === 0) {
    body[name] = valueOf(value, field)
    return true
  }
  const inner = body[name] ?? {}
  if (!isJsonObject(inner)) return false
  const copy: Record<string, Json> = {}
  for (const [key, one] of Object.entries(inner)) if (one !== undefined) copy[key] = one
  if (!put(copy, rest, value, field?.parts ?? [])) return false
  body[name] = copy
  return true
}

function valueOf(text: string, field: FormField | undefined): Json {
  if (field?.isList === true) return text.split(',').map((one) => single(one.trim(), field))
  return single(text, field)
}

function single(text: string, field: FormField | undefined): Json {
  if (field?.asks === 'bounds') {
    const [earliest = '', latest = earliest] = text.split('/')
    return { earliest, latest }
  }
  if (field?.asks === 'number' && /^\d+(\.\d+)?$/.test(text)) return Number(text)
  if (field?.asks === 'yes') return text === 'yes' || text === 'true'
  if (field === undefined || field.asks === 'decision' || field.asks === 'body') {
    return plainJson(text)
  }
  return text
}

function plainJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    return isJson(value) ? value : text
  } catch {
    return text
  }
}
