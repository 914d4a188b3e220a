// Canonical JSON: RFC 8785 (JCS), so that one value has one text on every machine.
//
// The rules that matter: object keys sorted by UTF-16 code units, no white space, numbers and
// strings as ECMAScript prints them. Lone surrogates and numbers JSON cannot carry are faults of
// the caller: values from outside are checked by `parseCanonicalJson` or a schema first.

import { assert } from './assert.ts'
import { limits } from './limits.ts'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/** The canonical text of a value. Members that are `undefined` are left out. */
export function canonicalJson(value: Json): string {
  return print(value, 0)
}

/** Down to this depth each value is offered to the engine first; deeper, only its parents were. */
const quickDepth = 4

// Where nothing has to be sorted or refused, the engine prints what we would, far faster.
function quickly(value: Json, depth: number): string | null {
  if (depth >= quickDepth || !isInOrder(value, depth)) return null
  const text = JSON.stringify(value)
  return isPlain(text) ? text : null
}

function print(value: Json, depth: number): string {
  assert(depth <= limits.jsonDepth, 'canonical JSON nests no deeper than its limit')
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    assert(Number.isFinite(value), 'JSON has no NaN and no infinity')
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    assert(value.isWellFormed(), 'canonical JSON has no lone surrogates')
    return JSON.stringify(value)
  }
  const quick = quickly(value, depth)
  if (quick !== null) return quick
  let text = ''
  if (isArray(value)) {
    for (const member of value) text += `${text === '' ? '' : ','}${print(member, depth + 1)}`
    return `[${text}]`
  }
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member === undefined) continue
    assert(key.isWellFormed(), 'canonical JSON has no lone surrogates')
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${print(member, depth + 1)}`
  }
  return `{${text}}`
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/**
 * The value of a text that is canonical JSON already, or null where it is anything else. `depth`
 * says how deep in another value the text stands.
 */
export function parseCanonicalJson(text: string, depth = 0): Json | null {
  try {
    const value: unknown = JSON.parse(text)
    assert(isJson(value), 'JSON.parse gives JSON')
    const printed = isPlain(text) && isInOrder(value, depth) ? JSON.stringify(value) : null
    return (printed ?? print(value, depth)) === text ? value : null
  } catch {
    return null
  }
}

// The engine writes lone surrogates as escapes, which canonical JSON has not.
function isPlain(text: string): boolean {
  return text.isWellFormed() && !text.includes('\\ud') && !text.includes('\\uD')
}

function isInOrder(value: Json, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null) return true
  if (depth >= limits.jsonDepth) return false
  if (isArray(value)) return value.every((member) => isInOrder(member, depth + 1))
  let before: string | null = null
  // Values come from JSON.parse or are plain: they inherit nothing that could be counted.
  for (const key in value) {
    if (before !== null && before >= key) return false
    if (!isInOrder(value[key] ?? null, depth + 1)) return false
    before = key
  }
  return true
}

/** True for what JSON can hold. Trusts that objects are plain, as `JSON.parse` makes them. */
export function isJson(value: unknown): value is Json {
  return (
    value === null ||
    typeof value === 'boolean' ||
    typeof value === 'number' ||
    typeof value === 'string' ||
    typeof value === 'object'
  )
}
