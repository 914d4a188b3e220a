// Members of a statement's body by their path: `at.earliest`, `quote.source`. What a member may be
// is for the kind of the statement.

import { assert, type Json } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import type { Draft } from './draft.ts'

/** What stands at a path; undefined where nothing does. */
export function memberAt(body: JsonObject, path: string): Json | undefined {
  let at: Json | undefined = body
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || isArray(at)) return undefined
    at = at[name]
  }
  return at
}

/** The body of a draft with its references filled in; `ids` are those of all drafts before it. */
export function completeBody(draft: Draft, ids: readonly (string | null)[]): JsonObject {
  return draft.references.reduce((body, { at, draft: index }) => {
    const id = ids[index]
    assert(id != null, 'a draft speaks of drafts before it')
    return withMember(body, at.split('.'), id)
  }, draft.body)
}

/** The body with one member more, at a path of names. */
export function withMember(object: JsonObject, path: readonly string[], value: Json): JsonObject {
  const [name = '', ...rest] = path
  if (rest.length === 0) return { ...object, [name]: value }
  return { ...object, [name]: withMember(objectAt(object, name), rest, value) }
}

/** A body that is being put together; it is given away as a `JsonObject`. */
export type Building = { [name: string]: Json }

/** Sets a member of a body that nobody has seen yet, at a path of names. */
export function setMember(body: Building, path: readonly string[], value: Json): void {
  const [name = '', ...rest] = path
  body[name] = rest.length === 0 ? value : withMember(objectAt(body, name), rest, value)
}

function objectAt(body: JsonObject, name: string): JsonObject {
  const inner = body[name]
  return typeof inner === 'object' && inner !== null && !isArray(inner) ? inner : {}
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
