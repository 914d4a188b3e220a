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

/** What changed from one outcome of a statement to the next. */
export function changesBetween(before: Outcome, after: Outcome): Changes {
  return {
    facts: changedByKey<Fact>(before.facts, after.facts),
    acts: changedByKey<Act>(listOf(before.act), listOf(after.act)),
    claims: changedByKey<Claim>(listOf(before.claim), listOf(after.claim)),
  }
}

/** The changes of several statements, one after another. */
export function joinChanges(parts: readonly Changes[]): Changes {
  return {
    facts: parts.flatMap(({ facts }) => facts),
    acts: parts.flatMap(({ acts }) => acts),
    claims: parts.flatMap(({ claims }) => claims),
  }
}

function listOf<Value>(value: Value | null): readonly Value[] {
  return value === null ? [] : [value]
}

type Keyed = { readonly key: string; readonly [member: string]: Json | undefined }

function changedByKey<Value extends Keyed>(
  before: readonly Value[],
  after: readonly Value[],
): { key: Value['key']; before: Value | null; after: Value | null }[] {
  const keys = new Set<Value['key']>([...before, ...after].map(({ key }) => key))
  return [...keys].flatMap((key) => {
    const was = before.find((value) => value.key === key) ?? null
    const is = after.find((value) => value.key === key) ?? null
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ key, before: was, after: is }]
  })
}
