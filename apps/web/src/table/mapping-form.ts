// A mapping by plain choices: where each member of a kind of statement comes from.
//
// It reads and writes the JSON that people may also edit by hand, and touches nothing but what was
// chosen. What it has no choice for (conditions, templates, words mapped to others) stays as it is.

import type { CompiledAgreement } from '@holdfast/agreement'
import { isJson, type Json } from '@holdfast/base'
import { mappingFormat } from '@holdfast/imports'
import { isJsonObject } from '@holdfast/record'
import type { Asked, FormField, JsonObject, Kind } from '@holdfast/record'
import { vocabulary } from '@holdfast/vocabulary'

/** A member of a body that a column or one value can give. */
export type Member = {
  /** Its path: `amount`, `at.earliest`. */
  readonly at: string
  readonly asks: Asked
  readonly isOptional: boolean
  readonly isList: boolean
  /** The values that can be named; empty where anything can be written. */
  readonly known: readonly string[]
}

/** Where a member comes from; `other` is what only the JSON can say. */
export type From =
  | { readonly is: 'column'; readonly column: string; readonly as: string; readonly order: string }
  | { readonly is: 'constant'; readonly value: Json }
  | { readonly is: 'none' }
  | { readonly is: 'other' }

/** What has no plain choice: it names other statements, or is made of parts. */
const byHand: readonly Asked[] = ['statement', 'decision', 'body', 'key', 'file', 'parts']

/** Members that say where something begins and ends. */
const ends: Readonly<Partial<Record<Asked, readonly [string, string]>>> = {
  bounds: ['earliest', 'latest'],
  period: ['from', 'to'],
}

/** The members of a kind that have a plain choice, in the order of its form. */
export function membersOf(kind: Kind, agreement: CompiledAgreement): readonly Member[] {
  return kind.form.flatMap((field): readonly Member[] => {
    if (byHand.includes(field.asks)) return []
    const { at, isOptional, isList } = field
    const known = knownFor(field, kind, agreement)
    const inside = (name: string, asks: Asked, more: Partial<Member> = {}): Member => {
      return { at: `${at}.${name}`, asks, isOptional, isList: false, known: [], ...more }
    }
    const [first, second] = ends[field.asks] ?? []
    if (first !== undefined && second !== undefined) {
      return [inside(first, 'instant'), inside(second, 'instant')]
    }
    if (field.asks !== 'quote') return [{ at, asks: field.asks, isOptional, isList, known }]
    const roles = agreement.roles.map(({ id }) => String(id))
    return [inside('source', 'role', { known: roles }), inside('url', 'words')]
  })
}

function knownFor(
  { at, asks, choices }: FormField,
  kind: Kind,
  { roles, places, groups, clauses }: CompiledAgreement,
): readonly string[] {
  if (asks === 'word') return wordsFor(at, kind, groups)
  const known: Readonly<Partial<Record<Asked, readonly string[]>>> = {
    role: roles.map(({ id }) => id),
    place: places.map(({ id }) => id),
    group: groups.map(({ id }) => id),
    clause: clauses.map(({ id }) => id),
    act: kind.asks,
    choice: choices,
  }
  return known[asks] ?? []
}

function wordsFor(at: string, kind: Kind, groups: CompiledAgreement['groups']): readonly string[] {
  if (at === 'route') return []
  const acts = vocabulary.acts.filter(({ act }) => kind.asks.includes(act))
  const ofGroups = groups.flatMap((group) => group.classes)
  const found = acts.flatMap(({ units, stages, classes }) => {
    return at === 'unit' ? units : at === 'stage' ? stages : [...classes, ...ofGroups]
  })
  return [...new Set(found)]
}

const readings: Readonly<Partial<Record<Asked, string>>> = {
  number: 'number',
  date: 'date',
  instant: 'local',
  yes: 'yes-no',
  words: 'text',
  fingerprint: 'text',
}

/** How a member is read from a cell, where nothing else is said. */
export function usualReading(asks: Asked): string {
  return readings[asks] ?? 'id'
}

/** The mapping of a text; null where it is no JSON object with a rule. */
export function mappingIn(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
    const isOne = isJson(value) && isJsonObject(value)
    return isOne && rulesOf(value).length > 0 ? value : null
  } catch {
    return null
  }
}

/** True for a text that is a mapping, whatever it is called. */
export function isMappingText(text: string): boolean {
  return text.includes(`"${mappingFormat}"`) && mappingIn(text) !== null
}

/** The rules of a mapping. */
export function rulesOf({ statements }: JsonObject): readonly JsonObject[] {
  return Array.isArray(statements) ? statements.filter(isJsonObject) : []
}

/** Where a member of a rule comes from. */
export function fromIn({ body }: JsonObject, at: string): From {
  const from = isJsonObject(body) ? body[at] : undefined
  if (from === undefined) return { is: 'none' }
  if (!isJsonObject(from)) return { is: 'other' }
  const { column, constant, as, order } = from
  if (constant !== undefined) return { is: 'constant', value: constant }
  if (typeof column !== 'string') return { is: 'other' }
  return { is: 'column', column, as: textOr(as, 'text'), order: textOr(order, 'ymd') }
}

function textOr(value: Json | undefined, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

/** The mapping with a member of one rule from elsewhere. */
export function withFrom(
  mapping: JsonObject,
  rule: number,
  { member, from }: { readonly member: Member; readonly from: From },
): JsonObject {
  const { at } = member
  const rules = rulesOf(mapping).map((one, index) => {
    if (index !== rule || from.is === 'other') return one
    const body = isJsonObject(one['body']) ? one['body'] : {}
    const { [at]: before, ...rest } = body
    if (from.is === 'none') return { ...one, body: rest }
    const value =
      from.is === 'constant' ? { constant: from.value } : columnFrom(before, member, from)
    // A member stays where it stands.
    return { ...one, body: { ...body, [at]: value } }
  })
  return { ...mapping, statements: rules }
}

function columnFrom(
  before: Json | undefined,
  { isOptional, isList }: Member,
  { column, as, order }: From & { readonly is: 'column' },
): JsonObject {
  // What was said of a column holds for that column.
  const kept =
    before !== undefined && isJsonObject(before) && before['column'] === column ? before : {}
  const { order: _, as: __, ...rest } = kept
  return {
    ...rest,
    column,
    ...(rest['map'] === undefined ? { as } : {}),
    ...(order === 'ymd' ? {} : { order }),
    ...(isOptional ? { optional: true } : {}),
    ...(isList && rest['split'] === undefined ? { split: ',' } : {}),
  }
}

/** The columns that no rule reads, of those a head names. */
export function unreadColumns(mapping: JsonObject, head: readonly string[]): readonly string[] {
  const text = JSON.stringify(mapping['statements'] ?? [])
  return head.filter((name) => {
    const written = JSON.stringify(name)
    return name !== '' && !text.includes(written) && !text.includes(`{${written.slice(1, -1)}}`)
  })
}

/** A constant as a member takes it; null where it is none. */
export function constantOf(asks: Asked, text: string): Json | null {
  if (asks === 'yes') return text === 'true' ? true : text === 'false' ? false : null
  if (asks !== 'number') return text === '' ? null : text
  const value = Number(text)
  return text.trim() !== '' && Number.isFinite(value) ? value : null
}
