// The counts that a table has made so far: a row may give a second total of what another row gave
// one of, or be a part of the same count.
//
// Which of two totals is right nobody can tell from the table, so that the second is refused, with
// the line of the first. Where the mapping says that a row is a part (`sums`), parts are added up.

import { canonicalJson, exactAmount, type Json } from '@holdfast/base'
import type { FactDraft, JsonObject } from '@holdfast/record'
import type { Draft } from './draft.ts'

/** A draft, the member that its rule adds up, and what it comes to. */
export type Made = {
  readonly draft: Draft
  readonly sums: string | undefined
  readonly facts: readonly FactDraft[]
}

/** What is counted, and what is only said beside it. */
const figures = ['amount', 'persons', 'companions', 'vehicles']
const asides = ['note', 'quote']

/** The counts of one table, each by what it is of. */
export class CountsTold {
  readonly #lines = new Map<string, { readonly line: number; readonly figures: string }>()
  readonly #parts = new Map<string, number>()

  /** The line of an earlier row that gives another total of the same; null where none does. */
  rivalOf(made: readonly Made[]): number | null {
    for (const { draft, sums } of made) {
      if (sums !== undefined || !isTotal(draft.body)) continue
      const before = this.#lines.get(keyOf(draft))
      if (before !== undefined && before.figures !== figuresOf(draft.body)) return before.line
    }
    return null
  }

  /** Puts what a row made behind the rest, or adds a part to the count that it is a part of. */
  put(statements: Draft[], made: readonly Made[]): void {
    for (const { draft, sums } of made) {
      const key = keyOf(draft)
      const at = sums === undefined ? undefined : this.#parts.get(key)
      const before = at === undefined ? undefined : statements[at]
      if (sums !== undefined && at !== undefined && before !== undefined) {
        statements[at] = { ...before, body: added(before.body, draft.body, sums) }
        continue
      }
      if (sums !== undefined) this.#parts.set(key, statements.length)
      if (!this.#lines.has(key)) {
        this.#lines.set(key, { line: draft.line, figures: figuresOf(draft.body) })
      }
      statements.push(draft)
    }
  }
}

/** A count of a date or a period that says it is all there was. */
function isTotal(body: JsonObject): boolean {
  return body['closes'] === true && (body['date'] !== undefined || body['period'] !== undefined)
}

function keyOf({ kind, body }: Draft): string {
  const source = sourceOf(body['quote'])
  return canonicalJson([kind, source, only(body, (at) => !figures.includes(at) && !isAside(at))])
}

/** Whose count it is, where the row passes one on. */
function sourceOf(quote: Json | undefined): Json {
  if (typeof quote !== 'object' || quote === null || !('source' in quote)) return null
  return quote['source'] ?? null
}

function isAside(at: string): boolean {
  return asides.includes(at)
}

function figuresOf(body: JsonObject): string {
  return canonicalJson(only(body, (at) => figures.includes(at)))
}

function only(body: JsonObject, isMeant: (at: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([at]) => isMeant(at)))
}

function added(body: JsonObject, part: JsonObject, at: string): JsonObject {
  const [one, other] = [body[at], part[at]]
  if (typeof one !== 'number' || typeof other !== 'number') return body
  return { ...body, [at]: exactAmount(one + other) }
}
