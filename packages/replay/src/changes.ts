// What changed between two outcomes of one statement, by key.
//
// Values are compared by their canonical JSON: what reads the same has not changed.

import type { Act, Fact, FactChange } from '@holdfast/agreement'
import { canonicalJson, type Json } from '@holdfast/base'
import type { Claim, Outcome } from '@holdfast/record'

/** A value that changed: from nothing, to nothing, or to another under the same key. */
export type Change<Value> = {
  readonly key: string
  readonly before: Value | null
  readonly after: Value | null
}

/** What one more entry changed. Each list is in record order. */
export type Changes = {
  readonly facts: readonly FactChange[]
  readonly acts: readonly Change<Act>[]
  readonly claims: readonly Change<Claim>[]
}

/** Changes being gathered. */
export type Gathered = {
  readonly facts: FactChange[]
  readonly acts: Change<Act>[]
  readonly claims: Change<Claim>[]
}

/** Adds what changed from one outcome of a statement to the next; false where nothing did. */
export function addChanges(to: Gathered, before: Outcome, after: Outcome): boolean {
  if (before === after) return false
  const acts = changedByKey<Act>(listOf(before.act), listOf(after.act))
  const claims = changedByKey<Claim>(listOf(before.claim), listOf(after.claim))
  const facts = changedByKey<Fact>(before.facts, after.facts)
  for (const change of facts) to.facts.push(change)
  for (const change of acts) to.acts.push(change)
  for (const change of claims) to.claims.push(change)
  return facts.length > 0 || acts.length > 0 || claims.length > 0
}

/** A value as a list of one, or of none. */
export function listOf<Value>(value: Value | null): readonly Value[] {
  return value === null ? none : [value]
}

const none: readonly never[] = []

type Keyed = { readonly key: string; readonly [member: string]: Json | undefined }

type Changed<Value extends Keyed> = {
  readonly key: Value['key']
  readonly before: Value | null
  readonly after: Value | null
}

function changedByKey<Value extends Keyed>(
  before: readonly Value[],
  after: readonly Value[],
): readonly Changed<Value>[] {
  if (before.length === 0 && after.length === 0) return none
  if (before.length === 0) return after.map((is) => ({ key: is.key, before: null, after: is }))
  if (after.length === 0) return before.map((was) => ({ key: was.key, before: was, after: null }))
  const left = new Map(after.map((value) => [value.key, value]))
  const changed: Changed<Value>[] = []
  const isAlike = comparison()
  for (const was of before) {
    const is = left.get(was.key) ?? null
    left.delete(was.key)
    if (is === null || !isAlike(was, is)) changed.push({ key: was.key, before: was, after: is })
  }
  for (const is of left.values()) changed.push({ key: is.key, before: null, after: is })
  return changed
}

// The facts of one statement share what was said against them, and it may be long: each pair of
// such values is compared once.
function comparison(): (a: Keyed, b: Keyed) => boolean {
  const compared = new Map<Json, { readonly other: Json; readonly isAlike: boolean }>()
  const isMemberAlike = (a: Json, b: Json): boolean => {
    if (a === b) return true
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
    const known = compared.get(a)
    if (known?.other === b) return known.isAlike
    const isAlike = canonicalJson(a) === canonicalJson(b)
    compared.set(a, { other: b, isAlike })
    return isAlike
  }
  return (a, b) => {
    const members = new Set([...Object.keys(a), ...Object.keys(b)])
    return [...members].every((name) => isMemberAlike(a[name] ?? null, b[name] ?? null))
  }
}
