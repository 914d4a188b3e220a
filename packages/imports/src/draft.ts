// A statement that a row of a table makes, before anybody signs it. What it may speak of besides is
// another statement of its row, which has no id yet.

import type { JsonObject } from '@holdfast/record'

/** A statement not yet signed. */
export type Draft = {
  readonly kind: string
  readonly body: JsonObject
  /** The row it came from, counted from 1 without the header, and the line where that begins. */
  readonly row: number
  readonly line: number
  /** The rule that made it: its name, or `#` and its place in the mapping. */
  readonly rule: string
  /** The keys of its rows; none where the mapping has no key, several where parts are added up. */
  readonly keys: readonly string[]
  /**
   * Members of the body that will name another draft's statement: `draft` is its index, in
   * the table, or in its row until the drafts of that are put with the rest.
   */
  readonly references: readonly { readonly at: string; readonly draft: number }[]
}
